"""A contact says incident or intervention, and what nobody costed is never nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coachdesk.models.contact import Contact, ContactKind, CostBasis, WaitingContact
from coachdesk.models.life_event import LifeEvent

FACTS: dict[str, Any] = {
    "id": "a" * 32,
    "log": "b" * 32,
    "happened_on": "2011-03-15",
    "agency": "c" * 32,
    "what": "Visit",
}


def test_a_contact_without_its_kind_is_none_and_may_wait() -> None:
    with pytest.raises(ValidationError) as refused:
        Contact.model_validate(FACTS)
    assert "contact_kind" in str(refused.value)
    assert WaitingContact.model_validate(FACTS).contact is None


@given(st.none() | st.integers(0, 10**8))
def test_uncosted_and_nothing_stay_apart_through_what_is_kept(pence: int | None) -> None:
    made = Contact.model_validate({**FACTS, "contact_kind": ContactKind.INCIDENT, "pence": pence})
    again = Contact.from_fields(made.id, made.log, made.to_fields())
    assert (again.pence, again.pence is None) == (pence, pence is None)


@pytest.mark.parametrize(
    "fields",
    [
        {"pence": -1},
        {"pence": 10**8 + 1},
        {"basis": CostBasis.RATE},
        {"pence": 5, "basis": CostBasis.EXCLUDED},
        {"until": "2011-03-14"},
        {"category": "c01"},
    ],
)
def test_what_does_not_hold_together_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Contact.model_validate({**FACTS, "contact_kind": ContactKind.INCIDENT, **fields})


@pytest.mark.parametrize(
    "fields", [{"basis": CostBasis.EXCLUDED, "basis_words": "outside the sheet"}, {"until": "2011-03-15"}]
)
def test_what_is_left_out_needs_no_amount_and_a_span_may_be_a_day(fields: dict[str, Any]) -> None:
    assert Contact.model_validate({**FACTS, "contact_kind": ContactKind.INCIDENT, **fields})


def test_what_happened_ends_after_it_began() -> None:
    values = {"id": "a" * 32, "log": "b" * 32, "happened_on": "2011-03-15", "what": "Moved"}
    assert LifeEvent.model_validate({**values, "until": "2011-03-15"})
    with pytest.raises(ValidationError):
        LifeEvent.model_validate({**values, "until": "2011-03-14"})
