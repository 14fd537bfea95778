"""A contact counts in its month if that is known, and uncosted or excluded apart."""

from datetime import date
from typing import Any

import pytest

from coachdesk.models.contact import Contact, ContactKind, ContactOutcome, CostBasis, DateKnown
from coachdesk.models.figures import Counted, Sum
from coachdesk.models.moments import Asked
from coachdesk.tools.counted_contacts import counted
from coachdesk.tools.tallies import sum_of, tallied
from tests.tools.records import LOG, make

POLICE = "c" * 32


def _contact(**fields: Any) -> Contact:
    plain = {"happened_on": date(2011, 3, 15), "agency": POLICE, "what": "Call", "contact_kind": ContactKind.INCIDENT}
    return make(Contact, **{**plain, **fields})


def test_an_emergency_with_its_cost() -> None:
    made = _contact(pence=17_500, basis=CostBasis.RATE, category="C01", harmed=Asked.YES)
    assert counted(made) == Counted(
        made.id, LOG, POLICE, "2011-03", "C01", True, 17_500, harmed=True, day="2011-03-15"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("known", "month", "day"),
    [
        (DateKnown.DAY, "2011-03", "2011-03-15"),
        (DateKnown.ABOUT, "2011-03", ""),
        (DateKnown.MONTH, "2011-03", ""),
        (DateKnown.SEASON, "", ""),
        (DateKnown.YEAR, "", ""),
    ],
)
def test_how_well_its_day_is_known(known: DateKnown, month: str, day: str) -> None:
    found = counted(_contact(date_known=known))
    assert (found.month, found.day) == (month, day)


@pytest.mark.parametrize("outcome", list(ContactOutcome))
def test_help_that_arrived_or_of_which_nobody_said(outcome: ContactOutcome) -> None:
    found = counted(_contact(contact_kind=ContactKind.INTERVENTION, outcome=outcome))
    arrived = outcome in (ContactOutcome.MET, ContactOutcome.NOT_APPLICABLE, ContactOutcome.NOT_SAID)
    assert found.not_arrived == ("" if arrived else outcome)
    assert not found.incident


def test_excluded_and_uncosted_are_neither_nothing_nor_each_other() -> None:
    made = [
        _contact(pence=0, basis=CostBasis.EXCLUDED, basis_words="looked-after costs"),
        _contact(),
        _contact(pence=0, basis=CostBasis.ACTUAL),
    ]
    assert sum_of(tallied(map(counted, made))) == Sum(3, 0, 1, 1)
