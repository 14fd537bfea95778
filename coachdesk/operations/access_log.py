"""What was opened, taken out and overridden, on this laptop and on others, read as people would tell it (B-06)."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachdesk.desk import Desk
from coachdesk.desk.access import own_lines
from coachdesk.models.access import AccessEntry
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line. `worker`, `family` and `about` are names looked up now; the log itself holds none.

    `worker` is whose laptop it was, where that was another: whatever the line says itself.
    """

    entry: AccessEntry
    worker: str
    family: str
    about: str


@dataclass(frozen=True, slots=True)
class AccessLog:
    """The newest lines first, how many there are in all, and the families that can be asked for."""

    lines: tuple[AccessLine, ...]
    total: int
    families: Mapping[str, str]


_NO_OTHERS: Mapping[str, str] = {}


def access_log(
    desk: Desk, family_id: str = "", most: int = 200, *, others: Mapping[str, str] = _NO_OTHERS
) -> AccessLog:
    """What stands in this laptop's access log, of one family or of all; and in `others`, by log whose worker it is."""
    families = {one.id: f"{one.ref} {one.name}" for one in desk.records(Family)}
    workers = desk.worker_names()
    entries = [one for one in own_lines(desk, AccessEntry, others) if not family_id or one.family == family_id]
    newest = sorted(entries, key=lambda one: (one.at, one.id), reverse=True)[:most]
    lines = [
        AccessLine(
            one, workers.get(others.get(one.log, one.worker), ""), families.get(one.family, ""), about(desk, one.what)
        )
        for one in newest
    ]
    return AccessLog(tuple(lines), len(entries), families)


def about(desk: Desk, what: str) -> str:
    """The name of the person or agency that a code such as `person:…` stands for; empty for any other code."""
    sort, _, record_id = what.partition(":")
    if len(record_id) != 32 or not set(record_id) <= set("0123456789abcdef"):
        return ""
    if sort == "person":
        person = desk.find(Person, record_id)
        return person.record.known_as if person else ""
    agency = desk.find(Agency, record_id) if sort == "agency" else None
    return agency.record.name if agency else ""
