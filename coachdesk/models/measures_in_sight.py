"""The family tools on the family's own pages: what goes out with the snapshot, and what is given back."""

from datetime import date

from pydantic import Field

from coachdesk.models.measures import Answer, AnswerMode, AnswerStatus, Laid, Marking, Place, Practice
from coachdesk.models.moments import Moment
from coachdesk.models.question_set import Key, QuestionSet
from coachdesk.models.record import Value
from coachdesk.models.values import Id, Line, Name, SomeWords, Words


class LastMark(Value):
    """Where a person's mark stood last time. Only what that person released goes out."""

    question: Key
    place: int = Field(ge=0, le=1000)
    mode: AnswerMode
    on: date


class AskedOf(Value):
    """One person to be asked, and how."""

    person: Id
    mode: AnswerMode
    practice: bool
    """Whether the practice card comes first."""
    last: tuple[LastMark, ...] = ()


class SetInSight(Value):
    """One set of questions for the people to be asked it; each of them answers alone."""

    id: Id
    """Of this asking."""
    content: QuestionSet
    """Without the questions that want the person alone, unless the coach confirmed that she is."""
    asked: tuple[AskedOf, ...] = Field(min_length=1)
    agency: Id | None = None
    agency_name: Line = ""
    """For experience: whose help is meant; empty for the project itself."""


class EarlierMark(Value):
    """A mark somebody released, drawn faintly."""

    person: Id
    name: Name
    place: int = Field(ge=0, le=1000)
    on: date


class LineInSight(Value):
    """One line to be marked by several people, each privately. Without A or B the family is asked for them first."""

    id: Id
    a_words: Words = ""
    b_words: Words = ""
    people: tuple[Id, ...] = Field(min_length=1)
    earlier: tuple[EarlierMark, ...] = ()


class AnswerGiven(Value):
    """An answer as it stands now: the last one given for the same asking, person and question counts."""

    asking: Id
    person: Id
    answer: Answer


class SetGiven(Value):
    """How one person's sitting went: the last one given for the same asking and person counts."""

    asking: Id
    person: Id
    marking: Marking
    practice: Practice = Practice.NOT_DONE
    released: bool = False
    finished: bool = False
    at: Moment


class LineWords(Value):
    """A and B of a line, in the words of whoever says them."""

    line: Id
    person: Id
    a_words: SomeWords
    b_words: SomeWords
    at: Moment


class MarkGiven(Value):
    """One person's X as it stands now: the last one given for the same line and person counts."""

    line: Id
    person: Id
    status: AnswerStatus
    first: int | None = Place
    place: int | None = Place
    changes: int = Field(default=0, ge=0, le=999)
    helped_so_far: Words = ""
    still_needed: Words = ""
    marking: Marking
    laid: Laid = Laid.ACROSS
    length_px: int | None = Field(default=None, ge=1, le=20_000)
    length_mm: int | None = Field(default=None, ge=1, le=5_000)
    released: bool = False
    at: Moment


class StepWanted(Value):
    """An answer somebody wants to make a small step, in their own words (T-04)."""

    person: Id
    words: SomeWords
    target: Id | None = None
    """Under which of the targets in sight; None where it is a new one."""
    asking: Id | None = None
    question: Key | None = None
    at: Moment


class GoodNewsGiven(Value):
    """Something that went well (K-07)."""

    person: Id
    words: SomeWords
    high_point: bool = False
    asking: Id | None = None
    question: Key | None = None
    at: Moment
