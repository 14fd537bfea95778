"""The changes of a record, or of a whole family, told with what each was about; Qt-free but for the words."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from coachdesk.desk import Desk, HistoryEntry
from coachdesk.desk.family_history import family_history
from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.ui.pages.history.field_words import UNTOLD, UNTOLD_OF
from coachdesk.ui.pages.history.value_words import about, field_words, is_nameless, names_of, said
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

FIRST = str(QT_TRANSLATE_NOOP("history_told", "{field}: {after}"))
CHOSEN = str(QT_TRANSLATE_NOOP("history_told", "{field}: {after}, chosen among {among}"))
TURNED = str(QT_TRANSLATE_NOOP("history_told", "{field}: {after}, before that {before}"))


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words. `can_go_back` is False for the change that a record began with."""

    record_id: str
    change_id: str
    at: datetime
    who: str
    about: str
    lines: tuple[str, ...]
    why: str
    began: bool
    deleted: bool

    @property
    def can_go_back(self) -> bool:
        return not self.began


def tell_history(desk: Desk, family_id: str, record_id: str, limit: int) -> tuple[list[Told], bool]:
    """The newest changes first, of one record or of a family; and whether there are more than `limit`."""
    names = names_of(desk)
    if record_id:
        record = record_of(desk, record_id)
        kind = record.kind if record is not None else ""
        entries = [(kind, record_id, one) for one in desk.history(record_id)]
    else:
        entries = family_history(desk, family_id)
    firsts: set[str] = set()
    told = []
    for kind, one, entry in entries:
        began = one not in firsts and not entry.deleted
        firsts.add(one)
        told.append(_told(kind, one, entry, names, began))
    return told[::-1][:limit], len(told) > limit


def _told(kind: str, record: str, entry: HistoryEntry, names: dict[str, str], began: bool) -> Told:
    return Told(
        record_id=record,
        change_id=entry.change_id,
        at=entry.at,
        who=entry.who,
        about=about(kind, names.get(record, "")),
        lines=tuple(_lines(kind, entry, names)),
        why=entry.why,
        began=began,
        deleted=entry.deleted,
    )


def _lines(kind: str, entry: HistoryEntry, names: dict[str, str]) -> list[str]:
    lines = []
    for change in entry.changes:
        untold = change.field in UNTOLD or change.field in UNTOLD_OF.get(kind, ())
        if untold or is_nameless(change.after, names):
            continue
        pattern = FIRST if change.first else CHOSEN if change.among else TURNED
        lines.append(
            QCoreApplication.translate("history_told", pattern).format(
                field=field_words(change.field),
                after=said(kind, change.field, change.after, names),
                before=said(kind, change.field, change.before, names),
                among=", ".join(said(kind, change.field, one, names) for one in change.among),
            )
        )
    return lines


def record_of(desk: Desk, record_id: str) -> Record | None:
    """A record of whatever kind, deleted or not."""
    found = (desk.find(cls, record_id) for cls in KINDS.values())
    return next((one.record for one in found if one is not None), None)
