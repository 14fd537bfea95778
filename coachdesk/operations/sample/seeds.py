"""What is to be written, already checked: records as first written down, and their changes, each with its day."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date, datetime
from typing import Any

from coachdesk.models.record import Record


@dataclass(frozen=True, slots=True)
class Edit:
    """Fields of a record that change on a day, and why."""

    on: date
    why: str
    fields: Mapping[str, Any] = dataclass_field(repr=False)


@dataclass(frozen=True, slots=True)
class Seed:
    """A record as first written down, on which day, and its changes in order.

    `grew_from` is the name of the ready-made template it rewrites; empty for everything else.
    """

    record: Record
    since: date
    edits: tuple[Edit, ...] = ()
    grew_from: str = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """A time something was written down: by whom (the worker's id) and what was going on."""

    at: datetime
    worker: str
    why: str


@dataclass(frozen=True, slots=True)
class LogSeed:
    """One log: the visits in order, and what was written at them."""

    visits: tuple[Writing, ...]
    seeds: tuple[Seed, ...]

    def visit_for(self, day: date) -> Writing | None:
        """The first visit on or after the day: that is when what happened was written down. None when there is none."""
        return next((visit for visit in self.visits if visit.at.date() >= day), None)


@dataclass(frozen=True, slots=True)
class Caseload:
    """The whole sample. Families by their code."""

    organisation: LogSeed
    families: Mapping[str, LogSeed]
