"""A small sum that made a difference: a door lock, a bus fare (P-15)."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from coachdesk.models.record import Record
from coachdesk.models.values import Id, Name, Words


class SmallSpend(Record):
    """What was bought, for how much, and later what it changed."""

    kind: ClassVar[str] = "small_spend"
    searched: ClassVar[tuple[str, ...]] = ("what",)

    spent_on: date
    pence: int = Field(ge=1, le=10_000_000)
    """£12 is 1200."""
    what: Name
    what_it_changed: Words = ""
    people: tuple[Id, ...] = ()
    step: Id | None = None
    visit: Id | None = None
    by: Id | None = None
    """The worker who spent it."""
    receipt: Id | None = None
    """The attachment."""
