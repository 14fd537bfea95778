"""Words that should never have been written: where they stand, and what stands in their place afterwards."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from coachdesk.desk.desk import Desk
from coachdesk.errors import NotFound
from coachdesk.models.record import Record
from coachdesk.store.redacting import Standing, StandingOf

REMOVED = "Removed"
"""What is written where something must be."""


def where_it_stands(desk: Desk, record: Record, change_id: str) -> Standing:
    """Every place of one change of a record. Raises NotFound where nothing of it is left."""
    asked = StandingOf(bytes.fromhex(record.log), bytes.fromhex(record.id), bytes.fromhex(change_id))
    found = desk.vault.ask(asked)
    if found is None or found.body.writes is None:
        raise NotFound
    return found


def write_over(desk: Desk, record: Record, standing: Standing, fields: Collection[str], why: str) -> None:
    """Say again what a change said, without the words of these fields; it and all that it had replaced are replaced.

    Whoever never reads that change then sees no older words either. Raises BadInput where a field cannot do without.
    """
    opened = desk.get(type(record), record.id)
    known, writes = opened.record.to_fields(), standing.body.writes or {}
    names = [name for name in writes if name in type(record).model_fields and name in opened.seen]
    seen = {name: tuple(dict.fromkeys((*opened.seen[name], standing.body.id, *writes[name][1]))) for name in names}
    shown = {name: opened.shown.get(name) for name in names}
    values: Mapping[str, Any] = {
        name: _empty(record, name) if name in fields and shown[name] == standing.body.id else known[name]
        for name in names
    }
    with desk.together(why) as batch:
        batch.write_over(replace(opened, seen={**opened.seen, **seen}), **values)


def _empty(record: Record, name: str) -> Any:
    field = type(record).model_fields[name]
    return REMOVED if field.is_required() else field.get_default(call_default_factory=True)
