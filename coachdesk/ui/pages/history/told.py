"""The changes of a record, or of a whole family, told with what each was about; Qt-free but for the words."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from coachdesk.desk import Desk, HistoryEntry
from coachdesk.desk.family_history import family_history
from coachdesk.models.family import Family, Household
from coachdesk.models.needs import AREAS
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import SubTarget, Target
from coachdesk.models.registry import KINDS
from coachdesk.models.values import type_id
from coachdesk.tools.dates import in_words, partial_in_words
from coachdesk.ui.pages.history.choice_words import choice_words
from coachdesk.ui.pages.history.field_words import FIELDS, KIND_WORDS, UNTOLD
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_LONGEST = 400
_ID = re.compile(type_id)
_NAMED: tuple[tuple[type[Any], str], ...] = (
    (Person, "known_as"),
    (Worker, "name"),
    (Agency, "name"),
    (Household, "name"),
    (Family, "name"),
    (Target, "family_words"),
    (SubTarget, "words"),
)

FIRST = str(QT_TRANSLATE_NOOP("history_told", "{field}: {after}"))
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
    names = _names(desk)
    if record_id:
        kind = _kind_of(desk, record_id)
        entries = [(kind, record_id, one) for one in desk.history(record_id)]
    else:
        entries = family_history(desk, family_id)
    firsts: set[str] = set()
    told = []
    for kind, record, entry in entries:
        began = record not in firsts and not entry.deleted
        firsts.add(record)
        told.append(_told(kind, record, entry, names, began))
    return told[::-1][:limit], len(told) > limit


def _told(kind: str, record: str, entry: HistoryEntry, names: dict[str, str], began: bool) -> Told:
    said = QCoreApplication.translate("history_told", KIND_WORDS.get(kind, KIND_WORDS[""]))
    name = names.get(record, "")
    return Told(
        record_id=record,
        change_id=entry.change_id,
        at=entry.at,
        who=entry.who,
        about=f"{said}: {name}" if name else said,
        lines=tuple(_lines(kind, entry, names)),
        why=entry.why,
        began=began,
        deleted=entry.deleted,
    )


def _lines(kind: str, entry: HistoryEntry, names: dict[str, str]) -> list[str]:
    lines = []
    for change in entry.changes:
        if change.field in UNTOLD or _is_nameless(change.after, names):
            continue
        field = QCoreApplication.translate("history_told", FIELDS.get(change.field, _plain(change.field)))
        pattern = FIRST if change.first else TURNED
        lines.append(
            QCoreApplication.translate("history_told", pattern).format(
                field=field,
                after=_said(kind, change.field, change.after, names),
                before=_said(kind, change.field, change.before, names),
            )
        )
    return lines


def _is_nameless(value: Any, names: dict[str, str]) -> bool:
    """True for the id of a record that has no name to tell."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None and value not in names


def _said(kind: str, field: str, value: Any, names: dict[str, str]) -> str:
    """What a field holds: a fixed choice as its page calls it, else the value."""
    if (kind, field) == ("export", "copy_for"):
        return names.get(str(value).partition(":")[2]) or QCoreApplication.translate("history_told", "The team")
    if isinstance(value, list | tuple) and value:
        chosen = [choice_words(kind, field, one) for one in value]
        if all(chosen):
            return ", ".join(chosen)
    return choice_words(kind, field, value) or _value(value, names)


def _value(value: Any, names: dict[str, str]) -> str:
    """A kept value as a person would say it."""
    if value is None or value in ("", [], ()):
        return QCoreApplication.translate("history_told", "nothing")
    if isinstance(value, bool):
        yes, no = (QCoreApplication.translate("history_told", word) for word in ("yes", "no"))
        return yes if value else no
    if isinstance(value, list | tuple):
        return ", ".join(_value(one, names) for one in value if not _is_nameless(one, names))
    if isinstance(value, str):
        return _text(value, names)
    return str(value)


def _text(value: str, names: dict[str, str]) -> str:
    if value in names:
        return names[value]
    day = _moment(value) or _day(value)
    if day:
        return day
    if value in AREAS:
        return AREAS[value]
    if value.islower() and value.isascii() and value.replace("_", "").isalpha() and "_" in value:
        return _plain(value)
    return f"“{value[:_LONGEST]}…”" if len(value) > _LONGEST else f"“{value}”"


def _moment(value: str) -> str:
    """A moment as it is kept, in this computer's time: "Thursday 1 September 2011, 04:46"; "" for anything else."""
    if value[10:11] != "T" or not _day(value[:10]):
        return ""
    try:
        at = datetime.fromisoformat(value).astimezone()
    except ValueError:
        return ""
    return f"{in_words(at.date())}, {at:%H:%M}"


def _day(value: str) -> str:
    if not value[:4].isdigit() or len(value) not in (7, 10) or value[4] != "-":
        return ""
    try:
        return in_words(date.fromisoformat(value)) if len(value) == 10 else partial_in_words(value)
    except ValueError:
        return ""


def _plain(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _names(desk: Desk) -> dict[str, str]:
    return {one.id: getattr(one, field) for cls, field in _NAMED for one in desk.records(cls)}


def _kind_of(desk: Desk, record_id: str) -> str:
    return next((kind for kind, cls in KINDS.items() if desk.find(cls, record_id) is not None), "")
