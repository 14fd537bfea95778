"""What is kept, in the words of the pages: kinds of record, their fields, what a field holds, and a record's title."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from coachdesk.desk import Desk
from coachdesk.models.family import Family, Household
from coachdesk.models.needs import AREAS
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import SubTarget, Target
from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.models.values import type_id
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import in_words, partial_in_words
from coachdesk.tools.field_sorts import Sort, field_sort
from coachdesk.ui.pages.history.choice_words import choice_words
from coachdesk.ui.pages.history.field_words import FIELDS, KIND_WORDS

_LONGEST = 400
_TITLE_LONGEST = 70
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

_TITLED_BY = (
    *("name", "known_as", "family_words", "words", "what", "about", "fact", "view", "their_words", "seen"),
    *("from_words", "purpose"),
    *("planned_at", "starts_at", "at", "held_on", "person", "worker", "child", "agency"),
)
"""Fields that say which record it is, the most telling first."""


def kind_words(kind: str) -> str:
    """ "A step"."""
    return QCoreApplication.translate("history_told", KIND_WORDS.get(kind, KIND_WORDS[""]))


def field_words(field: str) -> str:
    """ "By when"."""
    return QCoreApplication.translate("history_told", FIELDS.get(field, _plain(field)))


def about(kind: str, title: str) -> str:
    """ "A step: Read together", or only what it is where nothing more can be said."""
    return f"{kind_words(kind)}: {title}" if title else kind_words(kind)


def title_of(record: Record, names: Mapping[str, str]) -> str:
    """What a record is called beside what it is; "" where it has no name. Long words are cut: it is a title."""
    return title_in(record.id, record.to_fields(), names)


def title_in(record_id: str, fields: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The title of a record of which only these fields are known."""
    if record_id in names:
        return _cut(names[record_id])
    for name in _TITLED_BY:
        value = fields.get(name)
        if isinstance(value, str) and value and not is_nameless(value, names):
            plain_text = names.get(value) or _moment(value) or _day(value) or value
            return _cut(" ".join(plain_text.split()))
    return ""


def said_in_full(kind: str, field: str, value: Any, names: Mapping[str, str]) -> str:
    """What `said` says, but of a text of several lines all of it."""
    record = KINDS.get(kind)
    sort = field_sort(record, field).sort if record is not None and field in record.field_names() else Sort.NOT_TYPED
    if sort is Sort.LINES and value:
        return f"“{value}”"
    return said(kind, field, value, names)


def _cut(words: str) -> str:
    return f"{words[:_TITLE_LONGEST]}…" if len(words) > _TITLE_LONGEST else words


def names_of(desk: Desk) -> dict[str, str]:
    """What everything with a name of its own is called, by id."""
    return {one.id: getattr(one, field) for cls, field in _NAMED for one in desk.records(cls)}


def is_nameless(value: Any, names: Mapping[str, str]) -> bool:
    """True for the id of a record that has no name to tell."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None and value not in names


def said(kind: str, field: str, value: Any, names: Mapping[str, str]) -> str:
    """What a field holds, in words: a fixed choice as its page calls it, else the value."""
    if (kind, field) == ("export", "copy_for"):
        return names.get(str(value).partition(":")[2]) or QCoreApplication.translate("history_told", "The team")
    if isinstance(value, list | tuple) and value:
        chosen = [choice_words(kind, field, one) for one in value]
        if all(chosen):
            return ", ".join(chosen)
    return choice_words(kind, field, value) or _value(value, names)


def _value(value: Any, names: Mapping[str, str]) -> str:
    """A kept value as a person would say it."""
    if value is None or value in ("", [], ()):
        return QCoreApplication.translate("history_told", "nothing")
    if isinstance(value, bool):
        yes, no = (QCoreApplication.translate("history_told", word) for word in ("yes", "no"))
        return yes if value else no
    if isinstance(value, list | tuple):
        return ", ".join(_value(one, names) for one in value if not is_nameless(one, names))
    if isinstance(value, str):
        return _text(value, names)
    return str(value)


def _text(value: str, names: Mapping[str, str]) -> str:
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
    """A moment as it is kept, as the wall at home had it: "Thursday 1 September 2011, 04:46"; "" for anything else."""
    if value[10:11] != "T" or not _day(value[:10]):
        return ""
    try:
        at = on_the_wall(datetime.fromisoformat(value))
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
