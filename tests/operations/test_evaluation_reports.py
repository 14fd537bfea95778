"""A report and a panel's copy come out of a vault, to the penny, and leave with a line for each family."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.errors import FileExists, Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.contact import Contact
from coachdesk.models.copy_out import CopyOut
from coachdesk.models.family import Family
from coachdesk.models.organisation import Sector
from coachdesk.models.practice import BenefitFor, BenefitSort
from coachdesk.models.unit_rate import UnitRate
from coachdesk.models.value_judgement import Ground
from coachdesk.models.window import Window
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.early_caution import say_early_caution
from coachdesk.operations.evaluation_reports import REPORT, WantedReport, evaluation_report, export_report
from coachdesk.operations.families import start_family
from coachdesk.operations.panel_copies import PANEL, export_panel, panel_report
from coachdesk.operations.practice_log import note_benefit, note_practice
from coachdesk.operations.savings_facts import say_map_drawn
from coachdesk.operations.snapshots import figures_in, make_snapshot
from coachdesk.operations.unit_rates import say_programme_cost
from coachdesk.operations.value_judgements import judge
from coachdesk.tools.evaluation_report import EvaluationReport
from coachdesk.tools.figure_flags import FlagCode
from coachdesk.tools.windows import Compared
from tests.desks import HandClock, new_desk
from tests.pdf_readers import all_text

NINE = tuple(f"F{number}" for number in range(1, 10))
PILOT, YEAR = Window("2011-03", 6), Window("2010-03", 12)
MONTHS = Window("2010-03", 18).each_month()


def family(desk: Desk, ref: str) -> str:
    return next(one.id for one in desk.records(Family) if one.ref == ref)


def _contacts(log: str, ref: str, agencies: list[str]) -> Iterator[Contact]:
    """For each month an emergency, £20 until support began and £5 since, and planned help at £3."""
    for month in MONTHS if ref != "F2" else MONTHS[4:]:
        for number, agency in enumerate(agencies[:2]):
            emergency = not number
            yield new_record(
                Contact, log, happened_on=date(int(month[:4]), int(month[5:]), 3), agency=agency, category="C01",
                contact_kind="incident" if emergency else "intervention", what="A visit nobody may read of",
                pence=300 if not emergency else 2000 if month < PILOT.first else 500, basis="actual",
                savings_category="C01" if emergency else None,
            )  # fmt: skip
    yield new_record(
        Contact, log, happened_on=date(2011, 4, 3), agency=agencies[2], contact_kind="intervention", what="A meeting"
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = new_desk(tmp_path_factory.mktemp("reports") / "vault", HandClock(datetime(2011, 9, 15, 9, tzinfo=UTC)))
    desk = opened.desk
    agencies = [
        add_agency(desk, name, Sector.OTHER, several=name == "All of us").record.id
        for name in ("Police", "School", "All of us")
    ]
    for ref in NINE:
        log = start_family(desk, f"Surname{ref}", ref, joined_on="2011-03-01").record.id
        with desk.together() as batch:
            for one in _contacts(log, ref, agencies):
                batch.add(one)
        if ref not in ("F6", "F9"):
            say_map_drawn(desk, log, "2011-05-10")
    values = {"category": "C01", "label": "Call-out", "low": 900, "likely": 1000, "high": 1500, "source": "us"}
    desk.add(new_record(UnitRate, desk.owner.organisation_id, **values))
    say_programme_cost(desk, 5_000, "our budget")
    note_practice(desk, "Bronwen and the police go together.", "housing, police", "One visit, not three.")
    note_benefit(desk, BenefitFor.FAMILIES, BenefitSort.CONFIDENCE, "Began a course.", "She said so.", "2011-08")
    judge(desk, PILOT, "Too early to say.", [Ground.RECORDED])
    say_early_caution(desk, " We look again in September 2012. ")
    yield desk
    opened.close()


@pytest.fixture(scope="module")
def report(desk: Desk) -> EvaluationReport:
    return evaluation_report(desk, WantedReport(PILOT))


def test_both_comparisons_and_the_calculator_stand_beside_each_other(report: EvaluationReport) -> None:
    first, second = report.parts
    assert (first.compared, first.comparison.saving, first.comparison.net) == (Compared.PRECEDING, 81_000, 36_000)
    assert (second.compared, second.comparison.saving) == (Compared.SAME_MONTHS, 72_000)
    assert tuple(row.name for row in first.comparison.families) == NINE
    assert [left.family for left in second.comparison.left_out] == ["F2"]
    assert report.savings
    assert (report.savings.total.likely, report.savings.before) == (-4 * 1000, YEAR)
    assert report.savings.no_map == ("F6", "F9")
    assert [len(part.months) for part in report.parts] == [12, 12]
    assert [one.family for one in first.involved] == list(NINE)
    assert all("All of us" not in span.planned for one in first.involved for span in one.spans)
    assert not any(flag.code is FlagCode.N_DIFFERS for part in report.parts for flag in part.flags)
    assert [flag.code for flag in report.n_flags] == [FlagCode.N_DIFFERS]


def test_it_carries_what_is_no_money_without_a_name(report: EvaluationReport) -> None:
    assert [one.changed for one in report.practice] == ["[left out] and the police go together."]
    assert [(one.words, one.sort) for one in report.benefits] == [("Began a course.", "confidence")]
    assert report.judgement
    assert (report.judgement.author, report.judgement.grounds) == ("Bronwen", (Ground.RECORDED,))
    assert report.caution == "We look again in September 2012."
    for part in report.parts:
        for largest in (part.comparison.largest_before, part.comparison.largest_during):
            assert largest
            assert report.events[largest.event.id].count(", ") == 3
            assert "nobody may read" not in report.events[largest.event.id]


def test_the_report_leaves_with_a_line_for_each_family(desk: Desk, report: EvaluationReport, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    ids = [family(desk, ref) for ref in NINE]
    export_report(desk, report, out, ids)
    said = all_text(out.read_bytes(), tmp_path)
    for words in ("£810.00 less", "£720.00 less", "£360.00 left", "Too early to say.", "We look again in"):
        assert words in said
    lines = [one for one in desk.records(AccessEntry) if one.what == REPORT]
    assert ({one.family for one in lines}, {one.deed for one in lines}) == (set(ids), {AccessDeed.EXPORTED})
    assert len([one for one in desk.records(CopyOut) if one.what == REPORT]) == 1
    with pytest.raises(FileExists):
        export_report(desk, report, out, ids)


def test_a_panel_copy_beside_another_of_nearly_the_same_families_is_refused(desk: Desk, tmp_path: Path) -> None:
    first = panel_report(desk, WantedReport(PILOT))
    assert first.families == frozenset(family(desk, ref) for ref in NINE)
    export_panel(desk, first, tmp_path / "panel.pdf")
    said = all_text((tmp_path / "panel.pdf").read_bytes(), tmp_path)
    assert "£810.00 less" in said
    assert not [word for word in (*NINE, "Bronwen", "Surname") if word in said]
    lines = [one for one in desk.records(AccessEntry) if one.what == PANEL]
    assert {one.family for one in lines} == first.families
    assert {one.reason[:-8] for one in lines} == {"2010-09..2011-02 2011-03..2011-08 "}
    with pytest.raises(Refused, match="nearly the same families"):
        panel_report(desk, WantedReport(PILOT, Compared.SAME_MONTHS))
    with pytest.raises(Refused, match="single months"):
        panel_report(desk, WantedReport(Window("2011-03", 3)))
    export_panel(desk, panel_report(desk, WantedReport(PILOT)), tmp_path / "again.pdf")


def test_of_a_few_families_there_is_no_panel_copy_and_one_part_where_nothing_else_can_be_compared(desk: Desk) -> None:
    few = tuple(family(desk, ref) for ref in ("F2", "F6"))
    with pytest.raises(Refused, match="at least five"):
        panel_report(desk, WantedReport(Window("2010-08", 1), families=few))
    alone = evaluation_report(desk, WantedReport(PILOT, families=few[:1]))
    assert [part.compared for part in alone.parts] == [Compared.PRECEDING]
    unmapped = evaluation_report(desk, WantedReport(PILOT, Window("2010-08", 6), few[1:], savings_before=YEAR))
    assert (unmapped.savings, unmapped.parts[0].compared) == (None, None)


def test_a_report_of_frozen_figures_names_them(desk: Desk) -> None:
    figures = figures_in(desk, make_snapshot(desk, "V1 of 15 September"))
    wanted = WantedReport(PILOT, families=(family(desk, "F4"), family(desk, "F3")))
    told = evaluation_report(desk, wanted, figures)
    assert told.snapshot == "V1 of 15 September"
    assert [row.name for row in told.parts[0].comparison.families] == ["F4", "F3"]
