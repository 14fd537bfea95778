"""What every record is: frozen, in exactly one log, made of fields that two people may edit apart."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict

from coachdesk.models.values import Id

LogKind = Literal["family", "organisation", "access"]


class Value(BaseModel):
    """A frozen value inside a record or passed between layers; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def __repr__(self) -> str:
        """The kind of value and nothing of what it says: a traceback or a log line must not hold a family's words."""
        return f"<{type(self).__name__} {getattr(self, 'id', '')[:8]}>"

    __str__ = __repr__


class Record(Value):
    """A thing CoachDesk keeps. Subclasses name their `kind`, and each field is a unit of editing.

    `log` is the family or organisation the record belongs to, for ever.
    A field listed in `cautious` shows its most restrictive value while two people disagree:
    the tuple goes from least to most restrictive.
    `searched` lists the fields that Ctrl+K finds.
    `dated` names the field by whose day the record is asked for ("what is due this week?") without reading the rest;
    one whose field holds a value listed in `dated_unless` is asked for no more.
    """

    kind: ClassVar[str]
    log_kind: ClassVar[LogKind] = "family"
    cautious: ClassVar[Mapping[str, tuple[Any, ...]]] = {}
    searched: ClassVar[tuple[str, ...]] = ()
    dated: ClassVar[str] = ""
    dated_unless: ClassVar[Mapping[str, tuple[Any, ...]]] = {}
    superseded_only: ClassVar[bool] = False
    """True for what is never edited, only superseded (answers, ink, signed versions)."""
    kept_for_good: ClassVar[bool] = False
    """True for what is never deleted either: no deed of this program makes it go from sight."""

    id: Id
    log: Id

    def to_fields(self) -> dict[str, Any]:
        """The record's own fields as plain values a change can carry: text, int, bool, bytes, None, list, dict."""
        return {name: plain(getattr(self, name)) for name in self.field_names()}

    @classmethod
    @cache  # asked for every record that is read
    def field_names(cls) -> tuple[str, ...]:
        """The names of the fields a person can change: all but `id` and `log`."""
        return tuple(name for name in cls.model_fields if name not in ("id", "log"))

    @classmethod
    @cache
    def defaults(cls) -> Mapping[str, Any]:
        """By field what it is where nothing was written of it, as a change would carry it; needed ones are left out."""
        return {
            name: plain(field.default)
            for name, field in cls.model_fields.items()
            if name in cls.field_names() and not field.is_required()
        }

    @classmethod
    def from_fields(cls, record_id: str, log: str, fields: Mapping[str, Any]) -> Self:
        """The record made of fields read from the store; fields a newer laptop knows are left in the log.

        Raises pydantic.ValidationError when a kept value no longer fits.
        """
        known = {name: fields[name] for name in cls.field_names() if name in fields}
        return cls.model_validate({"id": record_id, "log": log, **known})


_PLAIN = frozenset((str, int, bool, type(None), bytes))


def plain(value: Any) -> Any:
    """A value as a change carries it: dates and times as ISO text, enumerations by value, tuples as lists."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Value):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
