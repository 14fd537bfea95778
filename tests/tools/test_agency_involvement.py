"""Agencies are counted by name at the start, in the middle and at the end; emergencies' share by month as published."""

import pytest

from coachdesk.models.window import Window
from coachdesk.tools.agency_involvement import involved, shares_by_month, start_middle_end
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.windows import preceding
from tests.tools.sample_figures import FAMILIES, PILOT, published_rows, tallies

SHEET = Window("2010-03", 18)


@pytest.mark.parametrize(
    ("family", "before", "during"), [("F1", 6, 8), ("F2", 6, 8), ("F3", 5, 7), ("F4", 7, 8), ("F5", 6, 8)]
)
def test_planned_involvement_of_the_five_families_stays_or_grows(family: str, before: int, during: int) -> None:
    earlier, later = (
        involved(tallies(), family, span, no_agencies={"Multi-agency"}) for span in (preceding(PILOT), PILOT)
    )
    assert (len(earlier.planned), len(later.planned)) == (before, during)
    assert set(earlier.unplanned) <= {one.agency for one in tallies() if one.incident}


def test_start_middle_and_end_are_of_one_length_inside_the_span() -> None:
    spans = [one.span for one in start_middle_end(tallies(), "F1", PILOT, 2)]
    assert [str(one) for one in spans] == ["2011-03..2011-04", "2011-05..2011-06", "2011-07..2011-08"]
    assert {str(one.span) for one in start_middle_end(tallies(), "F1", Window("2011-03", 1))} == {"2011-03..2011-03"}


def test_shares_by_month_are_the_published_parts() -> None:
    totals = {row["family"]: row for row in published_rows("sample_monthly_totals.csv")}
    parts = {row["family"]: row for row in published_rows("sample_monthly_incident_part.csv")}
    for family in ("F1", "F2"):
        for one in shares_by_month(tallies(), (family,), SHEET, coverage_of(tallies())):
            if one.missing:
                assert (one.missing, one.share, totals[family][one.month]) == (("F2",), None, "")
            else:
                whole, part = (int(row[family][one.month].replace(".", "")) for row in (totals, parts))
                assert one.share is not None
                assert one.share * whole == part
    first = shares_by_month(tallies(), FAMILIES, SHEET, coverage_of(tallies()))[0]
    assert first.missing == ("F2",)
    assert first.share is not None
