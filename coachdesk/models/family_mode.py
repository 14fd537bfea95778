"""What passes between the desk and the family's pages: a snapshot going out, and what was given coming back."""

from datetime import date
from enum import StrEnum

from coachdesk.models.feelings_in_sight import FeelingsInSight, PointGiven
from coachdesk.models.measures_in_sight import (
    AnswerGiven,
    GoodNewsGiven,
    LineInSight,
    LineWords,
    MarkGiven,
    SetGiven,
    SetInSight,
    StepWanted,
)
from coachdesk.models.moments import Moment
from coachdesk.models.plan import StepDone, StepState
from coachdesk.models.record import Value
from coachdesk.models.values import Id, Name, SomeWords


class FamilyPage(StrEnum):
    """A page the coach can hand over. "Who sees this?" always comes first and is not chosen."""

    STEPS = "steps"
    TELL = "tell"
    QUESTIONS = "questions"
    LINES = "lines"
    GOOD_NEWS = "good_news"
    JOURNEY = "journey"


class PersonInSight(Value):
    """Somebody who is there and may say who they are."""

    id: Id
    name: Name


class StepInSight(Value):
    """One step as the whole family may see it."""

    id: Id
    words: SomeWords
    owner: str = ""
    """The name of whoever has it."""
    due: date | None = None
    state: StepState
    done_how: StepDone | None = None


class TargetInSight(Value):
    """What the family wants, in its words, and its steps."""

    id: Id | None = None
    words: SomeWords
    steps: tuple[StepInSight, ...] = ()


class WhoSeesPart(Value):
    """One part of the page that says who sees what is given here."""

    heading: str
    lines: tuple[str, ...] = ()


class NumberInSight(Value):
    """Whom to ring, as it stands in the plain file of numbers."""

    who: str
    number: str
    hours: str = ""


class LookInSight(Value):
    """How the coach's own window looks: a value of `ui.theme.Scheme`, text size in per cent, language code."""

    scheme: str
    percent: int
    language: str = ""


class FamilySnapshot(Value):
    """All that the family's pages know. What is not in here cannot be shown or found there."""

    box_id: Id
    box_key: str
    """The public half of this hand-over's drop-box, in hexadecimal."""
    people: tuple[PersonInSight, ...]
    pages: tuple[FamilyPage, ...]
    who_sees: tuple[WhoSeesPart, ...]
    targets: tuple[TargetInSight, ...] = ()
    sets: tuple[SetInSight, ...] = ()
    lines: tuple[LineInSight, ...] = ()
    feelings: FeelingsInSight | None = None
    now: Moment
    """When it was made, by the clock of the vault: times are counted on from here."""
    numbers: tuple[NumberInSight, ...] = ()
    numbers_whole: bool = True
    look: LookInSight


class Tick(Value):
    """A step said to be done, or with `how` None a tick taken back."""

    step: Id
    person: Id
    how: StepDone | None
    at: Moment


class Told(Value):
    """What one person told, in their own words."""

    person: Id
    words: SomeWords
    at: Moment


class FromTheFamily(Value):
    """One thing that was given: exactly one of these."""

    tick: Tick | None = None
    told: Told | None = None
    answer: AnswerGiven | None = None
    sitting: SetGiven | None = None
    line_words: LineWords | None = None
    mark: MarkGiven | None = None
    step: StepWanted | None = None
    good_news: GoodNewsGiven | None = None
    point: PointGiven | None = None


class HandOver(Value):
    """What the vault keeps of one hand-over until what came of it is settled: the secret half stays with it."""

    box_id: Id
    secret: str
    """The secret half of the drop-box, in hexadecimal. It never leaves the vault."""
    family: Id
    people: tuple[Id, ...]
    pages: tuple[FamilyPage, ...]
    sets: tuple[SetInSight, ...] = ()
    lines: tuple[LineInSight, ...] = ()
    feelings: FeelingsInSight | None = None
    """What was asked, so that what comes back can be kept whole."""
    at: Moment


class HandOvers(Value):
    """Every hand-over that is not settled yet, in the order they were made."""

    waiting: tuple[HandOver, ...] = ()
