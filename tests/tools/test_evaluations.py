"""An evaluation gives the other comparison beside its own where that can be made, and says nothing where nothing is."""

import pytest

from coachdesk.errors import Refused
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figure_names import FigureNames
from coachdesk.models.figures import Counted, Marked
from coachdesk.models.window import Window
from coachdesk.tools.evaluation_as_json import evaluation_as_json
from coachdesk.tools.evaluation_words import evaluation_words
from coachdesk.tools.evaluations import evaluated
from coachdesk.tools.figure_flags import FlagCode
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.tallies import tallied
from coachdesk.tools.windows import Compared, preceding, year_before
from tests.tools.sample_figures import FAMILIES, PILOT, PROGRAMME, tallies

PUBLISHED = Figures(FAMILIES, FigureNames(), tallies(), programme=PROGRAMME, several=frozenset({"Multi-agency"}))
AUTUMN = Window("2010-09", 6)


def _uncosted(months: Window, *families: str) -> Figures:
    contacts = [
        Counted(f"{family} {month}", family, "a", month, "C01", False, None)
        for family in families
        for month in months.each_month()
    ]
    return Figures(families, FigureNames(), tallied(contacts))


def test_each_comparison_gives_the_other() -> None:
    one, other = (evaluated(PUBLISHED, before(PILOT), PILOT) for before in (preceding, year_before))
    assert (one.compared, other.compared) == (Compared.PRECEDING, Compared.SAME_MONTHS)
    assert (one.other, other.other) == (other.comparison, one.comparison)


@pytest.mark.parametrize("during", [Window("2011-03", 5), Window("2011-04", 5)])
def test_a_window_that_is_neither_has_no_other(during: Window) -> None:
    told = evaluated(PUBLISHED, Window("2010-08", 5), during)
    assert (told.compared, told.other, told.matched) == (None, None, ())
    assert "instead" not in " ".join(evaluation_words(told))


def test_a_year_has_one_year_before_it_only() -> None:
    figures = _uncosted(Window("2009-01", 24), "f")
    assert evaluated(figures, Window("2009-01", 12), Window("2010-01", 12)).other is None
    longer = _uncosted(Window("2009-01", 28), "f")
    assert evaluated(longer, Window("2009-01", 14), Window("2010-03", 14)).other is None


def test_where_the_other_cannot_be_made_it_is_left_away() -> None:
    figures = _uncosted(Window("2010-09", 12), "f", "g")
    told = evaluated(figures, AUTUMN, PILOT)
    assert told.other is None
    assert evaluation_as_json(told)["other"] is None
    with pytest.raises(Refused):
        evaluated(figures, year_before(PILOT), PILOT)


def test_what_nobody_costed_is_no_sum_and_no_share() -> None:
    told = evaluated(_uncosted(Window("2010-09", 12), "f", "g"), AUTUMN, PILOT)
    said = evaluation_as_json(told)
    assert said["largest_event"] == {"before": None, "during": None}
    assert said["uncosted"] == {"before": 12, "during": 12}
    assert said["incident_share"]["before"] == "no cost recorded"
    assert FlagCode.UNCOSTED in {one.code for one in told.flags}
    assert FlagCode.BASES_DIFFER not in {one.code for one in told.flags}


def test_a_family_without_the_later_months_is_left_out_and_its_baseline_is_not_blamed() -> None:
    month = PILOT.first
    figures = Figures(FAMILIES, FigureNames(), tallies(), (Marked("F1", "Police", month, Coverage.MISSING),))
    told = evaluated(figures, AUTUMN, PILOT)
    assert [one.family for one in told.comparison.left_out] == ["F1"]
    assert FlagCode.BASELINE_INCOMPLETE not in {one.code for one in told.flags}
