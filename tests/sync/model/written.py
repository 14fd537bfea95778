"""What people wrote, noted from what was on their screens alone, and what must therefore be shown once all of it is in.

A model of sync.md 3.3 in as few lines as it takes, so that the program can be held against it.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from coachdesk.desk import Opened

Place = tuple[str, str]
"""A record's id and the name of a field."""


@dataclass
class Shown:
    """One record as it must be: for each field the writes that remain with their values, and whether it is deleted."""

    remaining: dict[str, dict[bytes, Any]] = field(default_factory=dict)
    deleted: bool = False


@dataclass
class Written:
    """Every write by its id, with what it replaces; every delete with what it covers; and who wrote which."""

    writes: dict[Place, dict[bytes, tuple[Any, frozenset[bytes]]]] = field(default_factory=dict)
    deletes: dict[str, dict[bytes, frozenset[bytes]]] = field(default_factory=dict)
    by: dict[bytes, str] = field(default_factory=dict)

    def note(self, who: str, before: Opened[Any] | None, after: Opened[Any]) -> set[bytes]:
        """Somebody saved a form: `before` is what it showed when it was opened. The ids of what was written."""
        new = set[bytes]()
        values, record = after.record.to_fields(), after.record.id
        undone = before.deletes if before and (before.deleted or before.edited_after_delete) else ()
        for name, ids in after.seen.items():
            seen = before.seen.get(name, ()) if before else ()
            for write in set(ids) - set(seen):
                self.writes.setdefault((record, name), {})[write] = (values[name], frozenset((*seen, *undone)))
                self.by[write] = who
                new.add(write)
        return new

    def note_delete(self, who: str, opened: Opened[Any], deletes: Collection[bytes]) -> None:
        """Somebody deleted what a form showed."""
        covered = frozenset(one for ids in opened.seen.values() for one in ids)
        for delete in deletes:
            self.deletes.setdefault(opened.record.id, {})[delete] = covered
            self.by[delete] = who

    @property
    def records(self) -> set[str]:
        """Every record that somebody wrote in."""
        return {record for record, _ in self.writes} | self.deletes.keys()

    def shown(self, record: str, counted: Collection[bytes]) -> Shown:
        """A record as the writes and deletes in `counted` make it."""
        found, replaced = Shown(), set[bytes]()
        for (of, name), writes in self.writes.items():
            if of == record:
                here = {one: what for one, what in writes.items() if one in counted}
                gone = frozenset[bytes]().union(*(bases for _, bases in here.values()))
                replaced |= gone
                found.remaining[name] = {one: value for one, (value, _) in here.items() if one not in gone}
        live = {
            one: covers
            for one, covers in self.deletes.get(record, {}).items()
            if one in counted and one not in replaced
        }
        covered = frozenset[bytes]().union(*live.values())
        remaining = {one for writes in found.remaining.values() for one in writes}
        found.deleted = bool(live) and remaining <= covered
        return found
