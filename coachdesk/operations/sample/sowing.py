"""From an entry of a sample file to a checked record and its changes; what does not fit is named, never repeated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coachdesk.desk.edge import checked
from coachdesk.errors import BadInput
from coachdesk.models.agreement import Agreement
from coachdesk.models.appointment import Appointment
from coachdesk.models.call import Call
from coachdesk.models.family import Assignment, Stay
from coachdesk.models.letter import Letter
from coachdesk.models.note import Note
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Need, Relationship, SamePerson, Strength
from coachdesk.models.plan import Review, SubTarget, SuccessSign, Target
from coachdesk.models.record import Record
from coachdesk.models.sharing import SharingRule
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import Visit
from coachdesk.operations.sample.ids import sample_id
from coachdesk.operations.sample.seeds import Edit, LogSeed, Seed, Writing

NAMED: Mapping[type[Record], Mapping[str, str]] = {
    Stay: {"person": "person", "household": "household"},
    Relationship: {"person": "person", "to_person": "person"},
    SamePerson: {"person": "person"},
    Need: {"person": "person"},
    Strength: {"person": "person"},
    Assignment: {"worker": "worker"},
    Worker: {"agency": "agency"},
    Target: {"said_by": "person", "about": "person", "asked": "person", "private_to": "person", "replaces": "target"},
    SubTarget: {"owner_person": "person", "owner_worker": "worker"},
    SuccessSign: {"person": "person"},
    Review: {"present": "anyone"},
    Visit: {"workers": "worker", "workers_came": "worker", "was_in": "person", "introduced_by": "worker"},
    Appointment: {"people": "person", "agency": "agency", "worker": "worker", "reminder_person": "person"},
    Call: {"by": "worker", "person": "person", "worker": "worker", "agency": "agency"},
    Letter: {"from_agency": "agency", "read_by": "worker", "to_people": "person"},
    Note: {"written_by": "worker", "present": "person", "workers_present": "worker"},
    SmallSpend: {"people": "person", "by": "worker"},
    Agreement: {"person": "person", "talked_by": "worker", "answered_by": "person", "judged_by": "worker"},
    SharingRule: {"person": "person", "agency": "agency"},
}
"""The fields in which the files write a key where a record holds an id, and what the key names."""

Names = Mapping[str, Mapping[str, str]]
"""What is named, then key to id: `names["person"]["marcus"]`."""


@dataclass(slots=True)
class Sower:
    """Collects the seeds of one log. `where` opens every complaint: the file's name."""

    where: str
    log: str
    names: Names
    visits: tuple[Writing, ...]
    seeds: list[Seed] = field(default_factory=list)

    def sow(
        self,
        cls: type[Record],
        record_id: str,
        content: Mapping[str, Any],
        since: date,
        edits: Iterable[Edit],
        place: str,
        grew_from: str = "",
    ) -> None:
        """Check a record and each of its changes in turn, and keep them. Raises BadInput naming file and field."""
        self.sow_ready(cls, record_id, self._named(cls, content, place), since, place, edits, grew_from)

    def sow_ready(
        self,
        cls: type[Record],
        record_id: str,
        content: Mapping[str, Any],
        since: date,
        place: str,
        edits: Iterable[Edit] = (),
        grew_from: str = "",
    ) -> None:
        """The same of content that holds ids already."""
        record = self._checked(cls, {"id": record_id, "log": self.log, **content}, place)
        found = []
        after = record
        for edit in sorted(edits, key=lambda one: one.on):
            fields = self._named(cls, edit.fields, place)
            after = self._checked(cls, {**{n: getattr(after, n) for n in cls.model_fields}, **fields}, place)
            found.append(Edit(edit.on, edit.why, {name: getattr(after, name) for name in fields}))
        self.seeds.append(Seed(record, since, tuple(found), grew_from))
        for day in (since, *(edit.on for edit in found)):
            if day > self.visits[-1].at.date():
                raise BadInput(f"{self.where}: {place}", "There is no visit on or after that day to write it down at.")

    def log_seed(self) -> LogSeed:
        """All that was sown."""
        return LogSeed(self.visits, tuple(self.seeds))

    def _checked(self, cls: type[Record], values: dict[str, Any], place: str) -> Record:
        try:
            return checked(cls, values)
        except BadInput as refused:
            raise BadInput(f"{self.where}: {place}: {refused.field}", refused.sentence) from None

    def _named(self, cls: type[Record], content: Mapping[str, Any], place: str) -> dict[str, Any]:
        """The content with every key of another record turned into that record's id."""
        named = dict(content)
        for name, what in NAMED.get(cls, {}).items():
            keys = named.get(name)
            if isinstance(keys, str):
                named[name] = self._id(what, keys, f"{place}: {name}")
            elif isinstance(keys, list):
                named[name] = tuple(self._id(what, key, f"{place}: {name}") for key in keys)
        return named

    def _id(self, what: str, key: str, place: str) -> str:
        found = self.names[what].get(key)
        if found is None:
            raise BadInput(f"{self.where}: {place}", "Nothing in the sample has that key.")
        return found


def ids_of(keys: Iterable[str], *path: str) -> dict[str, str]:
    """Key to id for the records at a place in the files. Raises BadInput when a key is used twice or left out."""
    found: dict[str, str] = {}
    for key in keys:
        if not key or key in found:
            raise BadInput("/".join(path), "Each needs a key of its own here.")
        found[key] = sample_id(*path, key)
    return found
