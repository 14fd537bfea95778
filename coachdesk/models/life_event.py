"""Something that happened in a family's life and is nobody's contact: a birth, a move, a loss, a new job."""

from datetime import date
from typing import ClassVar, Self

from pydantic import model_validator

from coachdesk.models.contact import DateKnown
from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, Name, Words


class LifeEvent(Record):
    """What happened, to whom, and when as far as anybody knows."""

    kind: ClassVar[str] = "life_event"
    searched: ClassVar[tuple[str, ...]] = ("what",)
    dated: ClassVar[str] = "happened_on"

    happened_on: date
    date_known: DateKnown = DateKnown.DAY
    until: date | None = None
    what: Name
    words: Words = ""
    people: tuple[Id, ...] = ()
    source: Line = ""

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.until is not None and self.until < self.happened_on:
            raise ValueError("until: it ends after it began")
        return self
