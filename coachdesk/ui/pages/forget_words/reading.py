"""What one change of a record said, field by field, for whoever decides which of its words are to be forgotten."""

from dataclasses import dataclass, field

from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotFound
from coachdesk.models.record import Record
from coachdesk.operations.redacting import may_redact
from coachdesk.ui.pages.history.field_words import UNTOLD
from coachdesk.ui.pages.history.told import record_of
from coachdesk.ui.pages.history.value_words import about, field_words, names_of, said


@dataclass(frozen=True, slots=True)
class SaidThere:
    """One field of the change: its name, in words, and what it said."""

    name: str
    words: str
    said: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WordsThere:
    """A change of a record. `may`: whoever sits here may have it forgotten."""

    record: Record
    about: str = field(repr=False)
    who: str
    fields: tuple[SaidThere, ...]
    may: bool


def read_words(opened: OpenDesk, record_id: str, change_id: str) -> WordsThere:
    """Raises NotFound where there is no such change, or nothing of it is left."""
    desk = opened.desk
    record = record_of(desk, record_id)
    entry = next((one for one in desk.history(record_id) if one.change_id == change_id), None)
    if record is None or entry is None:
        raise NotFound
    names = names_of(desk)
    kept = type(record).field_names()
    return WordsThere(
        record,
        about(record.kind, names.get(record_id, "")),
        entry.who,
        tuple(
            SaidThere(one.field, field_words(one.field), said(record.kind, one.field, one.after, names))
            for one in entry.changes
            if one.field in kept and one.field not in UNTOLD and one.after not in (None, "", (), [])
        ),
        may_redact(opened, record.log),
    )
