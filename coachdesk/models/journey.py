"""What a journey map holds besides what other records say: the feeling line, and what workers mark (J-01..J-09).

Contacts, meetings, life events, steps and measures are on the map by themselves; nothing of them is kept here again.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, model_validator

from coachdesk.models.contact import DateKnown
from coachdesk.models.moments import HOME_ZONE, Moment, ZoneName
from coachdesk.models.record import Record
from coachdesk.models.values import Id, SomeWords, Words


class FeelingPoint(Record):
    """How a time was for the family, said in family mode and nowhere else (J-02).

    Never edited: a point that takes the place of others names them in `supersedes`, and one with `taken_back` takes
    them off the line.
    """

    kind: ClassVar[str] = "feeling_point"
    searched: ClassVar[tuple[str, ...]] = ("words",)
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True
    """Only the family takes a point off its line."""
    dated: ClassVar[str] = "happened_on"

    happened_on: date
    date_known: DateKnown = DateKnown.DAY
    until: date | None = None
    place: int | None = Field(default=None, ge=0, le=1000)
    """0 is very bad, 1,000 very good; None only of what is taken back."""
    words: Words = ""
    people: tuple[Id, ...] = ()
    """Whose feeling it is; nobody named is the whole family's."""
    said_by: Id | None = None
    """Who of the family put it there."""
    about: Id | None = None
    """The record it was drafted from."""
    said_at: Moment
    time_zone: ZoneName = HOME_ZONE
    supersedes: tuple[Id, ...] = ()
    taken_back: bool = False

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.until is not None and self.until < self.happened_on:
            raise ValueError("until: it ends after it began")
        if (self.place is None) != self.taken_back:
            raise ValueError("place: a point has a place until it is taken back")
        if self.taken_back and not self.supersedes:
            raise ValueError("supersedes: say what is taken back")
        return self


class DraftState(StrEnum):
    """What a worker said of a point the program drafted."""

    KEPT = "kept"
    """The family is to be asked how it was."""
    DISMISSED = "dismissed"


class DraftedPoint(Record):
    """Whether what the program drafted is worth a place on the line. Its id is worked out from `about`."""

    kind: ClassVar[str] = "drafted_point"

    about: Id
    state: DraftState


class TurningPoint(Record):
    """A point that could have gone differently, and what was missing (J-08)."""

    kind: ClassVar[str] = "turning_point"
    searched: ClassVar[tuple[str, ...]] = ("what_was_missing",)

    about: Id
    """The contact, meeting, life event or step."""
    what_was_missing: SomeWords
    by: Id
    """The worker who marked it."""


class MapNote(Record):
    """A worker's own note on the map, in a lane of its own and never on the family's line (J-02)."""

    kind: ClassVar[str] = "map_note"
    searched: ClassVar[tuple[str, ...]] = ("words",)
    dated: ClassVar[str] = "happened_on"

    happened_on: date
    date_known: DateKnown = DateKnown.DAY
    until: date | None = None
    words: SomeWords
    by: Id

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.until is not None and self.until < self.happened_on:
            raise ValueError("until: it ends after it began")
        return self
