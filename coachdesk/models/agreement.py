"""One person's agreement to take part: what was explained and how, what they answered, and that they may stop."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from coachdesk.models.moments import Asked
from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, Words


class HowExplained(StrEnum):
    TALKED_THROUGH = "talked_through"
    READ_ALOUD = "read_aloud"
    INTERPRETER = "interpreter"
    PICTURES = "pictures"


class AgreementAnswer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"


Explained = tuple[HowExplained, ...]
"""The ways in which one thing was explained; empty: it was not. Nothing is ticked beforehand."""


class Agreement(Record):
    """One talk with one person about taking part, and their answer (I-04, I-11).

    Never edited. A later talk is a new one that names in `supersedes` the agreements and withdrawals it takes the
    place of; of several that remain the most restrictive counts (`tools.agreement_state`).
    """

    kind: ClassVar[str] = "agreement"
    superseded_only: ClassVar[bool] = True

    person: Id
    talked_on: date
    """The day of the talk; without one, the day `no_answer_because` was written."""
    talked_by: Id
    """The worker who explained."""
    visit: Id | None = None
    benefits: Explained = ()
    risks: Explained = ()
    passed_on_regardless: Explained = ()
    """What is passed on whatever they answer: a child at risk."""
    sanctions: Explained = ()
    """That it is their choice, and that agencies may still act (Z-06)."""
    may_stop: Explained = ()
    """That they may say no, and stop at any time."""
    questions: Words = ""
    """What they asked, and what was answered."""
    answer: AgreementAnswer = AgreementAnswer.NOT_YET
    answered_on: date | None = None
    answered_by: Id | None = None
    """Who answered for them, someone with parental responsibility; None: they themselves."""
    answer_words: Words = ""
    no_answer_because: Words = ""
    """Why somebody has not answered: it lets the family begin without them, and shares nothing of theirs (I-04)."""
    understands: Asked = Asked.NOT_ASKED
    """Whether a child under 16 understands what this is about, as judged."""
    judged_by: Id | None = None
    """The worker who judged that."""
    judged_by_words: Line = ""
    """Who judged it, when not a worker in the directory."""
    judged_on: date | None = None
    judged_how: Words = ""
    supersedes: tuple[Id, ...] = ()


class Withdrawal(Record):
    """A person stops taking part and sharing, at once; only a later agreement that names it ends it (I-10)."""

    kind: ClassVar[str] = "withdrawal"
    superseded_only: ClassVar[bool] = True

    person: Id
    withdrawn_on: date
    """For the record: it holds from the moment it is written."""
    said_by: Id | None = None
    """Who said so, when not the person themselves."""
    words: Words = ""
    written_by: Id
    supersedes: tuple[Id, ...] = ()
