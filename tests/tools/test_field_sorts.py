"""How each field of each record is filled in, read off the models."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

import pytest
from pydantic import StringConstraints, TypeAdapter, ValidationError

from coachdesk.models.family import Assignment, Family, FamilyState
from coachdesk.models.organisation import Worker
from coachdesk.models.person import ContactRoute, Person
from coachdesk.models.plan import SubTarget, Target
from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.tools.field_sorts import FieldSort, Sort, field_sort


@pytest.mark.parametrize(
    ("kind", "name", "sort"),
    [
        (Target, "family_words", FieldSort(Sort.LINES)),
        (SubTarget, "evidence", FieldSort(Sort.LINES, may_be_empty=True)),
        (Person, "known_as", FieldSort(Sort.LINE)),
        (Person, "phone", FieldSort(Sort.LINE, may_be_empty=True)),
        (SubTarget, "due", FieldSort(Sort.DAY, may_be_empty=True)),
        (Assignment, "from_date", FieldSort(Sort.PARTIAL_DAY)),
        (Person, "birth_date", FieldSort(Sort.PARTIAL_DAY, may_be_empty=True)),
        (Family, "state", FieldSort(Sort.CHOICE, False, FamilyState)),
        (Person, "preferred_contact", FieldSort(Sort.CHOICE, True, ContactRoute)),
        (SubTarget, "owner_person", FieldSort(Sort.NOT_TYPED)),
        (SubTarget, "target", FieldSort(Sort.NOT_TYPED)),
        (Person, "reading_needs", FieldSort(Sort.NOT_TYPED)),
        (Person, "no_contact", FieldSort(Sort.NOT_TYPED)),
        (Worker, "minutes_a_week", FieldSort(Sort.NOT_TYPED)),
    ],
)
def test_a_field_is_filled_in_as_its_model_says(kind: type[Record], name: str, sort: FieldSort) -> None:
    assert field_sort(kind, name) == sort


class Odd(Record):
    """What no record has yet."""

    kind: ClassVar[str] = "odd"
    either: str | int | None = None
    short: Annotated[str, StringConstraints(max_length=7)] = ""
    plain: str = ""
    marked: Literal["a"] = "a"


@pytest.mark.parametrize("name", ["either", "short", "plain", "marked"])
def test_what_is_not_known_is_not_typed(name: str) -> None:
    assert field_sort(Odd, name).sort is Sort.NOT_TYPED


def a_value(sort: FieldSort) -> Any:
    """Something that is typed into a field of this sort."""
    if sort.choices is not None:
        return next(iter(sort.choices))
    return {Sort.DAY: date(2026, 11, 22), Sort.PARTIAL_DAY: "2026-11"}.get(sort.sort, "words")


TYPED = [
    (record, name)
    for _, record in sorted(KINDS.items())
    for name in record.field_names()
    if field_sort(record, name).sort is not Sort.NOT_TYPED
]


def test_what_is_typed_by_sort_fits_the_field() -> None:
    assert len(TYPED) > 200
    for record, name in TYPED:
        fits_alone(record, name)


def fits_alone(record: type[Record], name: str) -> None:
    sort, field = field_sort(record, name), record.model_fields[name]
    told: Any = Annotated[field.annotation, field]  # type: ignore[name-defined]
    fits = TypeAdapter(told).validate_python
    assert fits(a_value(sort)) == a_value(sort)
    empty = "" if sort.sort in (Sort.LINES, Sort.LINE) else None
    if sort.may_be_empty:
        assert fits(empty) == empty
    else:
        with pytest.raises(ValidationError):
            fits(empty)
