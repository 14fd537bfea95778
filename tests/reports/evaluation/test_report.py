"""The evaluation report says its figures to the penny, its limits always, and never a sum of what may not be added."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coachdesk.models.comparison import Row
from coachdesk.models.figures import Sum
from coachdesk.reports.evaluation.figure_sheet import FigureSheet
from coachdesk.reports.evaluation.report import render_evaluation
from coachdesk.reports.evaluation.sum_rows import SumRows
from coachdesk.reports.layout.sheet import in_english
from coachdesk.tools.evaluation_report import EvaluationReport
from coachdesk.tools.figure_limits import NO_CAUSE, NO_COMPARISON, WHO_RATED, WORST_FIRST
from coachdesk.tools.money import headline, to_the_penny
from coachdesk.tools.readability import never_said
from tests.pdf_readers import all_text, broken_rules, structure_text
from tests.reports.evaluation.sample_report import report, short
from tests.tools import sample_savings

FIGURES = (
    *("£125,026.60", "£85,163.38", "£39,863.22 less", "£12,863.22 left", "9 of 9 (100%)"),
    *("£105,123.95", "£74,248.83", "£30,875.12 less", "£6,875.12 left", "8 of 9 (89%)", "F2 (2 of 6 (33%) months"),
    *("£2,197.83 more", "£16,546.00 less", "Emergencies were 50.7% of the cost before and 27.7% during"),
    *("£63,443.30", "£23,562.95", "£61,583.30", "£61,600.43"),
    *("£76,356 less", "£62,745", "£17,253 more", "£13,611", "£35,056", "7 of 9 (78%) families", "left out: F6, F9"),
    *("£690.75 before, £462.84 during", "£1.48 less was recorded", "£4,429.25 a family"),
    *("12 months before against 6 months during", "If 50% of the change lasts: £57,267", "£3,000.00 a family"),
)
"""What the published report says, and what has to stand beside it."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    return all_text(render_evaluation(report()), tmp_path_factory.mktemp("report"))


def _said(tmp_path: Path, **more: Any) -> str:
    return all_text(render_evaluation(report(parts=(short(),), **more)), tmp_path)


@pytest.mark.parametrize("words", FIGURES)
def test_the_published_figures_are_in_it_to_the_penny(said: str, words: str) -> None:
    assert words in said


@pytest.mark.parametrize("words", [WORST_FIRST, NO_COMPARISON, WHO_RATED, NO_CAUSE, "These are 8 of 9 (89%) families."])
def test_its_limits_stand_on_it_whatever_it_holds(said: str, words: str, tmp_path: Path) -> None:
    assert words in said


def test_recorded_and_projected_are_never_one_sum(said: str) -> None:
    """V-09: no page holds either total with the other added, gross or net, to the penny or rounded."""
    assert "They are never added to each other." in said
    assert said.count("Unit costs used here are invented") == 2
    for recorded in (3_986_322, 3_087_512, 1_286_322, 687_512):
        for projected in (7_635_600, 6_108_480, 9_926_280):
            for pence in (recorded + projected, projected - recorded, -(-recorded // 100) * 100 + projected):
                assert to_the_penny(pence) not in said
                assert headline(pence) not in said
    for pounds in ("116,219", "107,231"):
        assert pounds not in said


def test_a_screen_reader_reads_it_and_it_is_kept_for_good(tmp_path: Path) -> None:
    savings = sample_savings.savings()
    one = report(parts=(short(),), savings=replace(savings, families=savings.families[:1]))
    pdf = render_evaluation(one)
    assert broken_rules(pdf, "ua1") == broken_rules(pdf, "2a") == []
    assert pdf == render_evaluation(one)
    told = "\n".join(structure_text(pdf, tmp_path))
    assert told.index("What these figures cannot show") < told.index("Each family, and the total without it")


def test_no_word_of_it_is_one_that_is_never_said(said: str) -> None:
    assert never_said(said) == []


def test_the_judgement_stands_over_a_name_with_its_grounds(said: str, tmp_path: Path) -> None:
    assert "Marion Pike, 20 September 2011" in said
    assert "Used: Recorded costs, with the programme’s own cost taken off." in said
    assert "Not used: Projected costs of emergencies to come." in said
    bare = _said(tmp_path, judgement=None, benefits=(), practice=(), savings=None, findings=(), snapshot="", caution="")
    assert "Nobody has judged this yet." in bare
    assert "Projected:" not in bare
    assert "they were not frozen" in bare
    assert "none was found" in bare


def test_what_has_no_cost_is_never_nothing() -> None:
    rows = (("Surgery", Row("", Sum(3, 0, 3), Sum(2, 150, 1))), ("Court", Row("", Sum(1, 0, 0, 1), Sum())))
    table = SumRows(FigureSheet(in_english)).figures(short().comparison, "Agency", rows)
    assert table.rows == [
        ("Surgery", "3 (3 uncosted)", "uncosted", "2 (1 uncosted)", "£1.50", "cannot be said"),
        ("Court", "1 (1 left out)", "left out", "0", "£0.00", "cannot be said"),
    ]


def test_fewer_windows_of_a_report_take_nothing_from_it(tmp_path: Path) -> None:
    spent_on = short().comparison.programme._replace(estimate=False)
    one = short()
    spent = replace(one, comparison=replace(one.comparison, programme=spent_on), months=(), involved=())
    told = all_text(render_evaluation(report(parts=(spent,), savings=None)), tmp_path)
    assert "The programme cost £3,000.00 a family." in told
    assert "(estimate)" not in told
    assert "Month by month" not in told
    unsaid = all_text(render_evaluation(report(parts=(short(),), savings=None, has_programme_cost=False)), tmp_path)
    assert "nobody said" in unsaid
    assert "£12,863.22 left" not in unsaid
    assert "Nobody said what the programme costs" in unsaid


def test_names_are_somebodys_words_and_no_markup(tmp_path: Path) -> None:
    odd = "<b>Police</b> & {family}"
    one = short()
    planted = replace(one, comparison=replace(one.comparison, agencies=(Row(odd, Sum(1, 100), Sum()),)))
    told: EvaluationReport = report(parts=(planted,), organisation=odd, author=odd, caution=odd)
    assert all_text(render_evaluation(told), tmp_path).count(odd) >= 3
