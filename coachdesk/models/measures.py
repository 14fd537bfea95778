"""What people answered: one sitting of one person with one question set, kept for ever as it was given (T-01..T-05).

A mark is kept as a place from 0, the bad end, to 1,000, the good end: thousandths of the way, up is better.
"""

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, model_validator

from coachdesk.models.moments import HOME_ZONE, Moment, ZoneName
from coachdesk.models.question_set import Key, MeasureTool
from coachdesk.models.record import Record, Value
from coachdesk.models.values import Id, Line, PartialDate, SomeWords, Words


class AnswerMode(StrEnum):
    """What was there to choose from. Answers in two modes are never joined by a line (ux.md 1.2)."""

    FACES_2 = "faces2"
    FACES_3 = "faces3"
    FACES_5 = "faces5"
    LINE = "line"


class AnswerStatus(StrEnum):
    """ANSWERED and CORRECTED alone have a place. All others are answers too, and never a number."""

    ANSWERED = "answered"
    CORRECTED = "corrected"
    SKIPPED = "skipped"
    PREFER_NOT = "prefer_not"
    NOT_SURE = "not_sure"
    NOT_ASKED = "not_asked"
    STOPPED = "stopped"


class Marking(StrEnum):
    """Who put the mark where it is."""

    SELF = "self"
    READ_ALOUD = "read_aloud"
    FOR_THEM = "for_them"
    COACHS_VIEW = "coachs_view"
    PAPER = "paper"
    BY_PHONE = "by_phone"


class Practice(StrEnum):
    """How the practice card went. It never blocks."""

    NOT_DONE = "not_done"
    RIGHT = "right"
    RIGHT_LATER = "right_later"
    NOT_RIGHT = "not_right"


class Laid(StrEnum):
    """How the faces or the line were laid out on the screen: bad on the left, or bad on top where there was no room."""

    ACROSS = "across"
    DOWN = "down"


Place = Field(default=None, ge=0, le=1000)


class Answer(Value):
    """One question's answer. `first` is where the mark was put first, `place` where it stands."""

    question: Key
    status: AnswerStatus
    mode: AnswerMode
    first: int | None = Place
    place: int | None = Place
    changes: int = Field(default=0, ge=0, le=999)
    """How often the mark was changed after it was read back."""
    words: Words = ""
    """What makes it that, in the person's own words (T-04)."""
    laid: Laid = Laid.ACROSS
    length_px: int | None = Field(default=None, ge=1, le=20_000)
    """How long the line was on the screen or, on paper, null."""
    length_mm: int | None = Field(default=None, ge=1, le=5_000)
    heard: bool = False
    """Whether the question was read aloud by the laptop."""
    at: Moment

    @model_validator(mode="after")
    def _marked_or_not(self) -> Self:
        marked = self.status in (AnswerStatus.ANSWERED, AnswerStatus.CORRECTED)
        if marked != (self.place is not None) or marked != (self.first is not None):
            raise ValueError("place: an answer has a mark, and what is no answer has none")
        return self


class AnswerSet(Record):
    """One person's sitting with one version of a set, or a worker's own view of that person, apart (T-12)."""

    kind: ClassVar[str] = "answer_set"
    searched: ClassVar[tuple[str, ...]] = ()
    superseded_only: ClassVar[bool] = True

    person: Id
    """Who answered; in a worker's view, about whom."""
    worker: Id | None = None
    """Set for a worker's own view: a series of its own, never averaged with the person's."""
    tool: MeasureTool
    set_key: Key
    set_version: int = Field(ge=1, le=9999)
    language: Line = "en"
    agency: Id | None = None
    """For experience: of which agency; None is the project as a whole."""
    at: Moment
    time_zone: ZoneName = HOME_ZONE
    marking: Marking
    practice: Practice = Practice.NOT_DONE
    released: bool = False
    """Whether the person lets the family see it. A later `AnswerRelease` says otherwise."""
    visit: Id | None = None
    answers: tuple[Answer, ...] = Field(min_length=1, max_length=20)
    scan: Id | None = None
    """The attachment that shows the paper it was typed from."""
    supersedes: tuple[Id, ...] = ()
    """What this takes the place of: something typed wrongly from paper. Families never overwrite."""

    @model_validator(mode="after")
    def _whose_view(self) -> Self:
        if (self.worker is not None) != (self.marking is Marking.COACHS_VIEW):
            raise ValueError("worker: a worker's view names the worker, and nothing else does")
        return self


class AnswerRelease(Record):
    """A person lets the family see a sitting, or no longer; the most private of what is said last by two counts."""

    kind: ClassVar[str] = "answer_release"
    superseded_only: ClassVar[bool] = True

    about: Id
    """The answer set or the line mark."""
    released: bool
    said_by: Id
    """The person whose answers they are."""
    at: Moment
    supersedes: tuple[Id, ...] = ()


class LineGrading(Record):
    """A line from A, where this began, to B, where it is to go, in the family's own words; both are needed (T-07)."""

    kind: ClassVar[str] = "line_grading"
    searched: ClassVar[tuple[str, ...]] = ("a_words", "b_words")

    a_words: SomeWords
    b_words: SomeWords
    said_by: tuple[Id, ...] = ()
    target: Id | None = None
    """The plan's target it is about, if it is about one."""
    begun_at: Moment
    closed_at: Moment | None = None


class LineMark(Record):
    """One person's or worker's X on a line, on one day. Never changed: the next time is a new one."""

    kind: ClassVar[str] = "line_mark"
    superseded_only: ClassVar[bool] = True

    line: Id
    person: Id | None = None
    worker: Id | None = None
    """Exactly one of the two. A worker's is shown apart."""
    status: AnswerStatus
    first: int | None = Place
    place: int | None = Place
    changes: int = Field(default=0, ge=0, le=999)
    helped_so_far: Words = ""
    """ "What helped us get to our X?" """
    still_needed: Words = ""
    """ "What still has to happen to reach B?" """
    marking: Marking
    laid: Laid = Laid.ACROSS
    length_px: int | None = Field(default=None, ge=1, le=20_000)
    length_mm: int | None = Field(default=None, ge=1, le=5_000)
    released: bool = False
    at: Moment
    time_zone: ZoneName = HOME_ZONE
    visit: Id | None = None
    scan: Id | None = None
    supersedes: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.person is None) == (self.worker is None):
            raise ValueError("person: a mark is one person's or one worker's")
        marked = self.status in (AnswerStatus.ANSWERED, AnswerStatus.CORRECTED)
        if marked != (self.place is not None) or marked != (self.first is not None):
            raise ValueError("place: an answer has a mark, and what is no answer has none")
        return self


class GoodNews(Record):
    """Something that went well, in the words of whoever says it (K-07)."""

    kind: ClassVar[str] = "good_news"
    searched: ClassVar[tuple[str, ...]] = ("words",)

    words: SomeWords
    people: tuple[Id, ...] = ()
    """Whose good news it is; none is the whole family's."""
    on: PartialDate
    said_by: Id | None = None
    """The person who said it; None when a worker wrote it."""
    high_point: bool = False
    """True only when the family says it belongs on its journey map."""
    about: Id | None = None
    """The answer set it came from."""
