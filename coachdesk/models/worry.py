"""A worry that cannot wait: what was said and seen, the strengths asked about, and whom somebody rang (X-07, X-08)."""

from typing import ClassVar, Self

from pydantic import model_validator

from coachdesk.models.moments import HOME_ZONE, Moment, ZoneName
from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, Name, Words


class Worry(Record):
    """What was worrying. Keeping it tells nobody: only a logged WorryCall that was answered does (X-07).

    Never edited; a later one names in `supersedes` all it takes the place of, and the calls for those count for it.
    """

    kind: ClassVar[str] = "worry"
    searched: ClassVar[tuple[str, ...]] = ("their_words", "seen")
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    people: tuple[Id, ...] = ()
    """Whom the worry is about; empty: everyone at home."""
    visit: Id | None = None
    their_words: Words = ""
    said_by: tuple[Id, ...] = ()
    said_by_words: Line = ""
    """Who said it, when not one of the people on record."""
    seen: Words = ""
    strengths: Words = ""
    strengths_none_seen: bool = False
    """True: asked, and none seen. One of the two must be answered (X-08)."""
    happened_at: Moment
    written_at: Moment
    time_zone: ZoneName = HOME_ZONE
    written_by: Id
    late_reason: Words = ""
    supersedes: tuple[Id, ...] = ()
    amended_because: Words = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.their_words.strip() or self.seen.strip()):
            raise ValueError("seen: write what was said or what was seen")
        return self

    @model_validator(mode="after")
    def _strengths_are_asked(self) -> Self:
        if bool(self.strengths.strip()) == self.strengths_none_seen:
            raise ValueError("strengths: write what is going well, or choose “none seen”")
        return self


class WorryCall(Record):
    """One call made about a worry: whom, on which number, when, and who answered. Never edited, only superseded."""

    kind: ClassVar[str] = "worry_call"
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    worry: Id
    rung: Name
    """Whom it was made to: "Duty team"."""
    number: Line
    at: Moment
    time_zone: ZoneName = HOME_ZONE
    by: Id
    answered: bool = False
    answered_by: Line = ""
    """The name of the person who answered."""
    said: Words = ""
    """What was said, on both sides."""
    supersedes: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _somebody_answered(self) -> Self:
        if self.answered != bool(self.answered_by):
            raise ValueError("answered_by: an answered call has the name of whoever answered")
        return self


class WorryRead(Record):
    """One worker has had one worry open; its id is that of the two (`tools.child_seen`). It tells nobody anything:
    only an answered WorryCall does."""

    kind: ClassVar[str] = "worry_read"
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    worry: Id
    worker: Id
