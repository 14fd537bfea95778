"""Several changes that belong together: one group in the history, one transaction on the disk."""

from collections.abc import Callable
from typing import Any, TypeVar

from coachdesk.crypto.change_body import BASE_LIMIT, FIELD_LIMIT, ChangeBody, Write, encode_body
from coachdesk.desk.edge import checked
from coachdesk.desk.opened import Opened
from coachdesk.errors import BadInput, Refused, Unreadable
from coachdesk.models.record import Record
from coachdesk.store.attachments import SealedBlob
from coachdesk.store.commands import Entry

T = TypeVar("T", bound=Record)

MakeChange = Callable[..., ChangeBody]
"""The desk's stamping of a change: everything but what was changed."""


class Batch:
    """Collects changes until the desk writes them. Each method says what the record then is."""

    def __init__(self, make_change: MakeChange, why: str) -> None:
        self._make_change = make_change
        self._why = why
        self.entries: list[Entry] = []
        self.blobs: list[SealedBlob] = []

    def add(self, record: T) -> Opened[T]:
        """A new record. Only what differs from the model's defaults is written: a default is part of the format."""
        defaults = record.defaults()
        written: dict[str, Write] = {
            name: (value, ())
            for name, value in record.to_fields().items()
            if name not in defaults or value != defaults[name]
        }
        ids = self._write(record, written)
        return Opened(record, {name: (one,) for name, one in ids.items()}, ids)

    def amend(self, opened: Opened[T], **fields: Any) -> Opened[T]:
        """Change the named fields that differ from what was opened; nothing is written when none does.

        Raises BadInput, or Refused for a record that is only ever superseded.
        """
        before = opened.record
        after = self._changed(before, fields)
        old, new = before.to_fields(), after.to_fields()
        names = [name for name in new if new[name] != old[name]]
        return self._rewrite(opened, after, names)

    def settle(self, opened: Opened[T], **fields: Any) -> Opened[T]:
        """Choose a value for each named field, written even when it is the one shown: the rivals are replaced."""
        return self._rewrite(opened, self._changed(opened.record, fields), list(fields))

    def write_over(self, opened: Opened[T], **fields: Any) -> Opened[T]:
        """The same, even of what is only ever superseded: for words that are to be forgotten."""
        values = {name: getattr(opened.record, name) for name in type(opened.record).model_fields}
        return self._rewrite(opened, checked(type(opened.record), {**values, **fields}), list(fields))

    def remove(self, opened: Opened[Any]) -> None:
        """Delete what was on the screen; an edit it did not cover keeps the record visible and asks.

        Raises Refused for what is kept for good.
        """
        record = opened.record
        if record.kept_for_good:
            raise Refused("This is kept for good and cannot be deleted.")
        rounds: list[dict[str, tuple[bytes, ...]]] = []
        for name, ids in opened.seen.items():  # one delete covers what fits; together they cover all that was seen
            for at in range(0, len(ids), BASE_LIMIT):
                fits = next((one for one in rounds if name not in one and len(one) < FIELD_LIMIT), None)
                if fits is None:
                    rounds.append(fits := {})
                fits[name] = ids[at : at + BASE_LIMIT]
        for covers in rounds:
            change = self._make_change(kind=record.kind, record=bytes.fromhex(record.id), covers=covers)
            self._append(record, change, encode_body(change))

    def bring_back(self, opened: Opened[T]) -> Opened[T]:
        """Undo a delete by writing one field again on top of it."""
        fields = opened.record.to_fields()
        name = next(one for one in opened.seen if one in fields and one not in opened.attention)
        value = fields[name]
        writes: dict[str, Write] = {name: (value, (*opened.seen[name], *opened.deletes))}
        ids = self._write(opened.record, writes)
        return Opened(opened.record, {**opened.seen, name: (ids[name],)}, {**opened.shown, **ids})

    def _changed(self, record: T, fields: dict[str, Any]) -> T:
        if record.superseded_only:
            raise Refused("This is never changed once made. Make a new one instead.")
        unknown = set(fields) - set(record.field_names())
        if unknown:
            raise BadInput(min(unknown), "That is not something CoachDesk keeps here.")
        values = {name: getattr(record, name) for name in type(record).model_fields}
        return checked(type(record), {**values, **fields})

    def _rewrite(self, opened: Opened[T], after: T, names: list[str]) -> Opened[T]:
        if not names:
            return opened
        new = after.to_fields()
        extra = opened.deletes if opened.deleted or opened.edited_after_delete else ()
        ids = self._write(after, {name: (new[name], (*opened.seen.get(name, ()), *extra)) for name in names})
        return Opened(
            after,
            {**opened.seen, **{name: (one,) for name, one in ids.items()}},
            {**opened.shown, **ids},
            conflicts={name: rivals for name, rivals in opened.conflicts.items() if name not in ids},
        )

    def _write(self, record: Record, writes: dict[str, Write]) -> dict[str, bytes]:
        """Cut as few changes as the format allows; answers the id of each field's write."""
        many = {name: write for name, write in writes.items() if len(write[1]) > BASE_LIMIT}
        if many:  # more rivals than one write can name: it replaces some, and is itself replaced along with the rest
            first = self._write(record, {name: (value, bases[:BASE_LIMIT]) for name, (value, bases) in many.items()})
            rest = {name: (value, (first[name], *bases[BASE_LIMIT:])) for name, (value, bases) in many.items()}
            return self._write(record, {**writes, **rest})
        change = self._make_change(kind=record.kind, record=bytes.fromhex(record.id), writes=writes)
        try:
            encoded = encode_body(change)
        except Unreadable:
            if len(writes) == 1:
                raise BadInput(next(iter(writes)), "This is too long to keep in one place. Shorten it.") from None
            names = list(writes)
            half = len(names) // 2
            first = self._write(record, {name: writes[name] for name in names[:half]})
            return first | self._write(record, {name: writes[name] for name in names[half:]})
        self._append(record, change, encoded)
        return dict.fromkeys(writes, change.id)

    def _append(self, record: Record, change: ChangeBody, encoded: bytes) -> None:
        self.entries.append(Entry(bytes.fromhex(record.log), record.log_kind, change, encoded))
