"""A set of questions a family answers about itself or about an agency: what is asked, shown and read back (T-01, T-02).

Every question has a bad end, always drawn on the left or at the top, and a good end: up and right is better (T-03).
"""

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from coachdesk.models.record import LogKind, Record, Value
from coachdesk.models.values import Line, Name

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""The name of a set or of a question, the same in every language and version: `money`."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
"""A language, and the country where that matters: `en`, `pt-BR`."""

FACE_COUNT = 5


class MeasureTool(StrEnum):
    WELLBEING = "wellbeing"
    EXPERIENCE = "experience"


class Question(Value):
    """One dimension: a picture, one plain question, examples, and what each face says back."""

    key: Key
    name: Name
    picture: Key
    """A picture of `resources/measures/pictures`, without its ending."""
    question: Name
    think_about: tuple[Name, ...] = Field(default=(), max_length=4)
    low_words: Name
    high_words: Name
    faces: tuple[Name, Name, Name, Name, Name]
    """The words under the five faces, worst first. With fewer faces: 1 and 5, or 1, 3 and 5."""
    read_back: tuple[Name, Name, Name, Name, Name]
    """ "You are telling us that …": what is said back after a mark, worst first."""
    alone: bool = False
    """True: asked only once the coach has confirmed that the person is alone."""
    outcome: Line = ""
    """The headline outcome it maps to, for reports."""
    source: Line = ""
    """Where the question comes from, for the settings page (T-05)."""


class QuestionSet(Value):
    """One version of a set in one language. A version in use is never changed: the next one is."""

    key: Key
    version: int = Field(ge=1, le=9999)
    tool: MeasureTool
    language: Language = "en"
    title: Name
    licence: Name
    reviewed_by: Line = ""
    """The native reader who passed this language; while empty, a translated set is not shown to families."""
    questions: tuple[Question, ...] = Field(min_length=1, max_length=20)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _none_twice(self.questions)
        return self


class OwnQuestionSet(Record):
    """A version of one of the organisation's own sets, or of a licensed one it brought in."""

    kind: ClassVar[str] = "own_question_set"
    log_kind: ClassVar[LogKind] = "organisation"
    superseded_only: ClassVar[bool] = True

    key: Key
    version: int = Field(ge=1, le=9999)
    tool: MeasureTool
    language: Language = "en"
    title: Name
    licence: Name
    reviewed_by: Line = ""
    questions: tuple[Question, ...] = Field(min_length=1, max_length=20)
    in_use: bool = True
    """False in a later version takes the set out of the coach's choice."""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _none_twice(self.questions)
        return self

    @property
    def content(self) -> QuestionSet:
        """The set itself. Its fields stand one by one in the record: a change is only so deep."""
        return QuestionSet(**{name: getattr(self, name) for name in QuestionSet.model_fields})


def _none_twice(questions: tuple[Question, ...]) -> None:
    if len({one.key for one in questions}) != len(questions):
        raise ValueError("questions: each question stands once in a set")
