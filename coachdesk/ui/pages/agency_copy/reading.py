"""What the page of an agency's copy shows: read and drawn off the screen's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.models.agency_copy import AgencyCopy
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import PlanVersion
from coachdesk.models.sharing import SharePurpose
from coachdesk.operations import taking_out
from coachdesk.operations.agency_copies import Offer, readers_at, waits_until, who_may_have_one
from coachdesk.operations.families import family_file_stem
from coachdesk.operations.plan_versions import freeze

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.desk.opening import OpenDesk


@dataclass(frozen=True, slots=True)
class Table:
    """The version on the table, who may have a copy of it, and from when."""

    version: PlanVersion
    offers: tuple[Offer, ...]
    waits_until: datetime | None
    """None once it has waited long enough."""
    stem: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One copy with its pages as pictures, the names of whom it is about, and who at the agency may be its reader."""

    copy: AgencyCopy
    people: tuple[str, ...]
    readers: tuple[Worker, ...]
    pages: tuple[bytes, ...]


def read_table(opened: OpenDesk, family_id: str, purpose: SharePurpose) -> Table:
    """Freezes what has changed since. Raises Refused while there is no plan to give."""
    version = freeze(opened.desk, family_id)
    until = waits_until(opened.desk, version)
    return Table(
        version,
        tuple(who_may_have_one(opened, version, purpose)),
        until if opened.desk.now() < until else None,
        family_file_stem(opened.desk, family_id, version.number),
    )


def draw(opened: OpenDesk, offer: Offer, width: int, stopped: Callable[[], bool]) -> Drawn | None:
    """The pages of an agency's copy as they will be on paper; None when it was stopped meanwhile."""
    from coachdesk.reports.preview import page_pictures

    copy = offer.copy
    if copy is None:
        return None
    names = [opened.desk.get(Person, one).record.known_as for one in copy.people]
    readers = readers_at(opened.desk, offer.agency)
    pages: list[bytes] = []
    for page in page_pictures(taking_out.draw(copy.page), width):
        if stopped():
            return None
        pages.append(page)
    return Drawn(copy, tuple(names), tuple(readers), tuple(pages))


def free_name(folder: Path, stem: str, agency: str) -> Path:
    """A file name that is not taken: code, version, day and the agency's name, never a family's."""
    name = f"{stem}-{'-'.join(''.join(letter if letter.isalnum() else ' ' for letter in agency).split())[:60]}"
    places = (folder / f"{name}{number}.pdf" for number in ("", *(f"-{again}" for again in range(2, 100))))
    return next((place for place in places if not place.exists()), folder / f"{name}.pdf")
