"""What a panel is given on paper: totals with how many families, and no row, name or event of a single one."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.models.panel_copy import PanelCopy
from coachdesk.reports.evaluation.panel import render_panel
from coachdesk.tools.figure_limits import NO_CAUSE, NO_COMPARISON, WHO_RATED, WORST_FIRST
from coachdesk.tools.windows import Compared
from tests.pdf_readers import all_text, broken_rules
from tests.reports.evaluation.sample_report import panel
from tests.tools.sample_figures import contacts


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    return all_text(render_panel(panel()), tmp_path_factory.mktemp("panel"))


def test_it_holds_the_totals_and_their_limits(said: str) -> None:
    for words in (
        *("£125,026.60 9", "£85,163.38 9", "£39,863.22 less 9", "£27,000.00 (estimate) 9", "£12,863.22 left 9"),
        *("315 £63,443.30 378 £61,583.30 50.7%", "121 £23,562.95 382 £61,600.43 27.7%"),
        *(
            "7 families: emergencies predicted to cost £76,356 less, from £61,085 to £99,263",
            "They are never added up.",
        ),
        *("Unit costs used here are invented", "It holds no row of one family, no single event"),
        *("Families compared: 9. Left out because a month is not known: fewer than 5.", "These are 9 families."),
        *(WORST_FIRST, NO_COMPARISON, WHO_RATED, NO_CAUSE, "6 months of support are too short to judge by."),
        *("Contacts without a cost, or whose cost is left out: fewer than 5 before", "£690.75 before, £462.84 during"),
    ):
        assert words in said


def test_it_holds_no_family_no_event_and_no_total_without_one(said: str) -> None:
    assert not re.search(r"\bF[1-9]\b", said)
    assert not [one.id for one in contacts() if one.id in said]
    for words in ("Without it", "dearest", "£32,475.12", "£21,752.82", "£62,745", "£17,253", "£13,611", "£35,056"):
        assert words not in said
    assert "116,219" not in said


def test_every_count_on_it_is_five_or_more(said: str) -> None:
    tables = said[said.index("Where it was spent") :]
    counts = [int(found.replace(",", "")) for found in re.findall(r"(?<![£.,\d])([\d,]+) £", tables)]
    assert len(counts) > 15
    assert min(counts) >= 5


def test_a_screen_reader_reads_it_and_it_is_kept_for_good() -> None:
    pdf = render_panel(panel())
    assert broken_rules(pdf, "ua1") == []
    assert pdf == render_panel(panel())


def _bare(copy: PanelCopy) -> PanelCopy:
    """The same copy where nothing but totals may be told."""
    return replace(
        copy,
        before=replace(copy.before, kinds=None, agencies=(), others=None),
        during=replace(copy.during, uncosted=10),
        left_out=12,
        programme=copy.programme._replace(estimate=False),
    )


def test_what_may_not_be_told_is_said_to_be_left_out(tmp_path: Path) -> None:
    copy = _bare(panel(Compared.SAME_MONTHS).copy)
    savings = panel().savings
    assert savings
    dearer = replace(savings, total=savings.total.times(-1), left_out=6, has_invented=False)
    told = all_text(render_panel(panel(copy=copy, savings=dearer, is_frozen=False, is_sample=False)), tmp_path)
    for words in (
        *(
            "Of one kind there are too few",
            "not shown",
            "fewer than 5 before and about 10 with support",
            "not known: 12.",
        ),
        *("7 families needed more help: predicted to cost £76,356 more, from £61,085 to £99,263", "joined later: 6."),
        "they were not frozen",
    ):
        assert words in told
    for words in ("SAMPLE", "(estimate)", "invented"):
        assert words not in told
    nothing = replace(copy, during=replace(copy.during, agencies=(), others=None))
    unsaid = render_panel(panel(compared=Compared.SAME_MONTHS, copy=nothing, savings=None, has_programme_cost=False))
    told = all_text(unsaid, tmp_path)
    assert "the same months a year before" in told
    assert "£6,875.12" not in told
    assert "nobody said" in told
    assert "No agency can be shown apart" in told
    assert "projected" not in told
