"""Each month's costs add up to what the cost tables count, and what nobody said is missing and not nothing."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.models.contact import Contact, ContactKind, CostBasis, DateKnown
from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.models.figures import NOf, summed
from coachdesk.tools.counted_contacts import counted
from coachdesk.tools.journey_months import agency_coverage, month_costs, months_known, window_of
from coachdesk.tools.tallies import tallied
from tests.tools.journeys import contact
from tests.tools.records import agency, make

HOMES, POLICE = agency("Homes"), agency("Police")
FIRST, LAST = date(2011, 1, 1), date(2011, 12, 31)
WINDOW = window_of(FIRST, LAST)


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    pence = draw(st.none() | st.integers(0, 900_000))
    basis = draw(st.sampled_from(CostBasis)) if pence is not None else None
    return contact(
        HOMES,
        draw(st.dates(FIRST, LAST)),
        draw(st.sampled_from(ContactKind)),
        date_known=draw(st.sampled_from(DateKnown)),
        pence=pence,
        basis=basis,
        basis_words="outside the sheet" if basis is CostBasis.EXCLUDED else "",
    )


@given(st.lists(contacts(), max_size=8))
@settings(max_examples=40)
def test_the_months_and_what_has_no_month_come_to_what_the_tables_count(found: list[Contact]) -> None:
    months, undated = month_costs(found, WINDOW)
    assert [one.month for one in months] == list(WINDOW.each_month())
    every = (*months, undated)
    whole = summed(one.sum for one in tallied(map(counted, found)))
    assert (
        sum(one.count for one in every),
        sum(one.pence for one in every),
        sum(one.uncosted for one in every),
        sum(one.excluded for one in every),
    ) == (whole.count, whole.pence, whole.uncosted, whole.excluded)
    emergencies = summed(one.sum for one in tallied(map(counted, found)) if one.incident)
    assert sum(one.incident_pence for one in every) == emergencies.pence
    assert all(one.estimated_pence <= one.pence for one in every)


def test_what_was_only_apportioned_is_estimated() -> None:
    rate, guess = (contact(HOMES, FIRST, pence=100, basis=one) for one in (CostBasis.RATE, CostBasis.APPORTIONED))
    assert [month_costs([one], WINDOW)[0][0].estimated_pence for one in (rate, guess)] == [0, 100]


def test_what_lies_outside_the_months_is_not_counted() -> None:
    assert sum(one.count for one in month_costs([contact(HOMES, date(2010, 12, 31))], WINDOW)[0]) == 0


def mark(coverage: Coverage, month: str) -> CoverageMark:
    return make(CoverageMark, agency=HOMES.id, month=month, coverage=coverage)


def test_of_each_month_what_is_here_or_was_said_and_else_nobody_knows() -> None:
    here = [contact(HOMES, date(2011, 1, 5)), contact(HOMES, date(2011, 2, 5)), contact(POLICE, date(2011, 3, 5))]
    vague = contact(POLICE, date(2011, 5, 1), date_known=DateKnown.YEAR)
    said = [mark(Coverage.MISSING, "2011-02"), mark(Coverage.ZERO, "2011-03"), mark(Coverage.NOT_APPLICABLE, "2011-04")]
    found = agency_coverage([*here, vague], said)
    assert found == {
        (HOMES.id, "2011-01"): Coverage.RECORDED,
        (HOMES.id, "2011-02"): Coverage.MISSING,
        (HOMES.id, "2011-03"): Coverage.ZERO,
        (HOMES.id, "2011-04"): Coverage.NOT_APPLICABLE,
        (POLICE.id, "2011-03"): Coverage.RECORDED,
    }
    assert months_known(HOMES.id, WINDOW, found) == NOf(2, 11)
    assert months_known(POLICE.id, WINDOW, found) == NOf(1, 12)
