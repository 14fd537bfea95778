"""What the page of conflicts shows, read off the screen's thread: names for ids, places in a list, half-typed words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coachdesk.desk import Desk
from coachdesk.models.plan import SubTarget, Target
from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.operations.conflicts import Conflict, FamilyConflicts, FieldConflict, conflicts
from coachdesk.ui.pages.conflicts.words import FIRST_IN_LIST, IN_LIST_AFTER, NOT_HERE, translated
from coachdesk.ui.pages.history.value_words import about, is_nameless, kind_words, names_of, said_in_full, title_of

_LISTS: tuple[tuple[type[Target | SubTarget], str], ...] = ((Target, "plan"), (SubTarget, "target"))
"""Records that stand in a list that people order, and the field that says in which."""


@dataclass(frozen=True, slots=True)
class ConflictsShown:
    """`names` are names by id, `places` what a position in a list means in words, `drafts` half-typed other values."""

    families: tuple[FamilyConflicts, ...]
    names: Mapping[str, str]
    places: Mapping[tuple[str, str], str]
    drafts: Mapping[str, str]

    def in_words(self, conflict: Conflict, field: str, value: Any) -> str:
        """A value as the other pages show it; of a text all of it."""
        if (conflict.record.id, value) in self.places and field == "position":
            return self.places[conflict.record.id, value]
        return said_in_full(conflict.record.kind, field, value, self.names)

    def about(self, conflict: Conflict) -> str:
        """ "A step: Read together"."""
        return about(conflict.record.kind, title_of(conflict.record, self.names))


def draft_key(conflict: Conflict, field: FieldConflict) -> str:
    """Where what is typed in place of the sides is kept until it is chosen."""
    return f"conflict/{conflict.record.id}/{field.name}"


def read_conflicts(desk: Desk, family_id: str = "") -> ConflictsShown:
    """Everything to be decided, or one family's."""
    families = tuple(conflicts(desk, family_id))
    names = names_of(desk)
    every = [one for family in families for one in family.conflicts]
    for value in {value for one in every for value in _values(one)}:
        if is_nameless(value, names):
            names[value] = _name_of(desk, value, names)
    places = {key: words for one in every for key, words in _places(desk, one, names)}
    return ConflictsShown(families, names, places, desk.drafts.all("conflict/") if every else {})


def _values(conflict: Conflict) -> Iterator[str]:
    """Every text among the values, those in lists too, and what the record itself points at."""
    values = [side.value for field in conflict.fields for side in field.sides]
    values += [writer.written.value for writers in conflict.edits.values() for writer in writers]
    values += [value for name, value in conflict.record.to_fields().items() if name in ("person", "worker", "child")]
    for value in values:
        yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))


def _name_of(desk: Desk, record_id: str, names: dict[str, str]) -> str:
    for kind, cls in KINDS.items():
        found = desk.find(cls, record_id)
        if found is not None:
            return title_of(found.record, names) or kind_words(kind)
    return translated(NOT_HERE)


def _places(desk: Desk, conflict: Conflict, names: dict[str, str]) -> Iterator[tuple[tuple[str, str], str]]:
    """For each position in dispute after what the record would stand."""
    record = conflict.record
    for cls, parent in _LISTS:
        if not isinstance(record, cls):
            continue
        beside: list[Record] = [
            one
            for one in sorted(desk.records(cls, record.log), key=lambda one: one.position)
            if getattr(one, parent) == getattr(record, parent) and one.id != record.id
        ]
        for field in conflict.fields:
            for side in field.sides if field.name == "position" else ():
                before = [one for one in beside if getattr(one, "position", "") < side.value]
                words = translated(IN_LIST_AFTER).format(title=title_of(before[-1], names)) if before else ""
                yield (record.id, side.value), words or translated(FIRST_IN_LIST)
