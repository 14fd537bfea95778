"""Month by month the two kinds come to the comparison's own figures, and a month nobody knows is left out by name."""

from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import Counted, Marked, Sum, summed
from coachdesk.models.window import Window
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.kinds_by_month import kinds_by_month
from coachdesk.tools.tallies import tallied
from coachdesk.tools.windows import Compared
from tests.tools.sample_figures import FAMILIES, PILOT, comparison, tallies


def test_the_months_of_the_sample_come_to_what_the_comparison_says_of_each_kind() -> None:
    whole = comparison(Compared.PRECEDING)
    months = kinds_by_month(tallies(), FAMILIES, (whole.before, PILOT), coverage_of(tallies()))
    assert [one.month for one in months] == [*whole.before.each_month(), *PILOT.each_month()]
    for kind, row in (("incidents", whole.incidents), ("planned", whole.interventions)):
        assert summed(getattr(one, kind) for one in months[:6]) == row.before
        assert summed(getattr(one, kind) for one in months[6:]) == row.during
    assert all(one.missing == () and one.is_known for one in months)


def test_what_came_of_a_month_that_is_missing_is_in_no_sum_and_its_family_is_named() -> None:
    came = tallied(
        Counted(f"{family}{kind}", family, "police", "2011-03", "C01", kind, 100)
        for family in ("F1", "F2")
        for kind in (True, False)
    )
    grid = coverage_of(came, [Marked("F2", None, "2011-03", Coverage.MISSING)])
    (march, april) = kinds_by_month(came, ("F1", "F2"), [Window("2011-03", 2), Window("2011-03", 1)], grid)
    assert march == ("2011-03", Sum(1, 100), Sum(1, 100), ("F2",), 2)
    assert march.is_known
    assert april == ("2011-04", Sum(), Sum(), ("F1", "F2"), 2)
    assert not april.is_known
