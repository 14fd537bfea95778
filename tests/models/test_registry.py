"""What holds for every kind of record there is."""

import pytest
from pydantic import ValidationError

from coachdesk.models.record import Record, Value
from coachdesk.models.registry import KINDS

every_kind = pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)


def below(cls: type[Value]) -> set[type[Value]]:
    return {cls, *(one for child in cls.__subclasses__() for one in below(child))}


def test_the_store_knows_every_record_by_one_name() -> None:
    records = {one for one in below(Record) if one is not Record and one.__module__.startswith("coachdesk.models")}
    assert records == set(KINDS.values())
    assert len(KINDS) == len(records)


@every_kind
def test_a_kind_is_said_the_way_its_class_is_named(cls: type[Record]) -> None:
    assert cls.kind.replace("_", "") == cls.__name__.lower()


@every_kind
def test_what_is_cautious_or_searched_is_a_field(cls: type[Record]) -> None:
    assert {*cls.cautious, *cls.searched} <= set(cls.field_names())


@every_kind
def test_a_cautious_field_lists_every_value_it_can_have(cls: type[Record]) -> None:
    for name, order in cls.cautious.items():
        assert len(set(order)) == len(order) > 1
        assert cls.model_fields[name].get_default(call_default_factory=True) in order


@every_kind
def test_a_record_is_frozen_refuses_what_it_does_not_know_and_repeats_nothing(cls: type[Record]) -> None:
    assert cls.model_config["frozen"]
    with pytest.raises(ValidationError) as refused:
        cls.model_validate({"id": "a" * 32, "log": "b" * 32, "surname_typed_here": "Tarr"})
    assert "surname_typed_here" in str(refused.value)
    assert "Tarr" not in str(refused.value)
