"""What can be typed into a record's field: some lines, one line, a day, one of a few; or nothing at all."""

from collections.abc import Iterator
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import StringConstraints

from coachdesk.models.record import Record
from coachdesk.models.values import PartialDate
from coachdesk.settings import NAME_LIMIT, WORDS_LIMIT

_PARTIAL = set(get_args(PartialDate)[1:])


class Sort(Enum):
    """How a field is filled in."""

    LINES = "lines"
    LINE = "line"
    DAY = "day"
    PARTIAL_DAY = "partial_day"
    CHOICE = "choice"
    NOT_TYPED = "not_typed"
    """Ids, lists, moments, ticks and the like: chosen on a page of their own."""


class FieldSort(NamedTuple):
    """`choices` is what a CHOICE is one of; `may_be_empty` says whether nothing at all fits."""

    sort: Sort
    may_be_empty: bool = False
    choices: type[StrEnum] | None = None


@cache
def field_sort(kind: type[Record], name: str) -> FieldSort:
    """Read off the model."""
    field = kind.model_fields[name]
    types, marks = _types_and_marks(field.annotation, tuple(field.metadata))
    may_be_empty = type(None) in types
    types = [one for one in types if one is not type(None)]
    if len(types) != 1:
        return FieldSort(Sort.NOT_TYPED)
    (only,) = types
    if isinstance(only, type) and issubclass(only, StrEnum):
        return FieldSort(Sort.CHOICE, may_be_empty, only)
    if only is date:
        return FieldSort(Sort.DAY, may_be_empty)
    if only is not str:
        return FieldSort(Sort.NOT_TYPED)
    return _text(marks, may_be_empty)


def _text(marks: list[Any], may_be_empty: bool) -> FieldSort:
    if any(mark in _PARTIAL for mark in marks):
        return FieldSort(Sort.PARTIAL_DAY, may_be_empty)
    limits = [mark for mark in marks if isinstance(mark, StringConstraints)]
    if len(limits) != 1 or limits[0].pattern is not None:
        return FieldSort(Sort.NOT_TYPED)
    sort = {WORDS_LIMIT: Sort.LINES, NAME_LIMIT: Sort.LINE}.get(limits[0].max_length or 0, Sort.NOT_TYPED)
    return FieldSort(sort, not limits[0].min_length)


def _types_and_marks(annotation: Any, metadata: tuple[Any, ...]) -> tuple[list[Any], list[Any]]:
    """The types a field is one of, and the constraints on its text."""
    marks = list(metadata)
    found = []
    for one in _members(annotation):
        marks += getattr(one, "__metadata__", ())
        found.append(getattr(one, "__origin__", one) if hasattr(one, "__metadata__") else one)
    return found, marks


def _members(annotation: Any) -> Iterator[Any]:
    """The members of a union; anything else is its own only member. A list is no union."""
    parts = get_args(annotation)
    if type(None) in parts:
        yield from parts
    else:
        yield annotation
