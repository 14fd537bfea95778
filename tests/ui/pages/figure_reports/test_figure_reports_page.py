"""From figures to paper on the screen: judged over a name, saved for three readers, and refused in plain words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.models.practice import BenefitFor, BenefitSeen, PracticeNote
from coachdesk.models.value_judgement import Ground, ValueJudgement
from coachdesk.operations.early_caution import early_caution
from coachdesk.operations.snapshots import make_snapshot
from coachdesk.ui.pages.figure_reports.page import FigureReportsPage
from coachdesk.ui.pages.practice_log.page import PracticeLogPage
from tests.pdf_readers import all_text
from tests.ui.conftest import Usable
from tests.ui.pages.figures_standing import FiguresStanding, standing_on_figures


@pytest.fixture
def standing(qtbot: QtBot, theme: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FiguresStanding]:
    with standing_on_figures(qtbot, tmp_path_factory.mktemp("reports")) as made:
        yield made


def test_three_files_are_saved_and_a_panel_copy_that_tells_too_much_is_not(
    standing: FiguresStanding, tmp_path: Path, usable: Usable
) -> None:
    page = standing.page(FigureReportsPage)
    standing.press(page, "Copy for a panel")
    assert "Choose a folder" in page.files.folder.problem()
    page.files.folder.set_path(tmp_path)
    for button in ("Evaluation report", "Copy for a panel", "Bundle for an evaluator"):
        standing.press(page, button)
    saved = {one.name for one in tmp_path.iterdir() if one.is_file()}
    assert {"evaluation-2011-03-to-2011-08.pdf", "panel-2011-03-to-2011-08.pdf"} <= saved
    assert any(name.startswith("evaluator-") for name in saved)
    page.windows.compared.choose("same-months")
    (tmp_path / "again").mkdir()
    page.files.folder.set_path(tmp_path / "again")
    standing.press(page, "Copy for a panel")
    assert not list((tmp_path / "again").iterdir())
    assert "nearly the same families" in page.message.text()

    page.judgement.words.set_text("Worth going on for a year.")
    standing.press(page, "Keep this judgement")
    assert "at least one" in page.judgement.grounds.problem()
    page.judgement.grounds.choose(("recorded",))
    standing.press(page, "Keep this judgement")
    (kept,) = standing.desk.records(ValueJudgement)
    assert (kept.during, kept.grounds) == ("2011-03..2011-08", (Ground.RECORDED,))
    assert "Worth going on for a year." in page.judgement.last.text()
    page.caution.words.set_text("We look again in a year.")
    assert not page.is_clean()
    standing.press(page, "Keep what we add")
    assert early_caution(standing.desk).record.early_caution == "We look again in a year."
    assert page.is_clean()
    usable(page)


def test_of_a_snapshot_the_report_names_it(standing: FiguresStanding, tmp_path: Path) -> None:
    snapshot = make_snapshot(standing.desk, "V1 of 1 September")
    page = standing.page(FigureReportsPage, snapshot_id=snapshot.id)
    assert page.frozen.isVisibleTo(page)
    page.files.folder.set_path(tmp_path)
    standing.press(page, "Copy for a panel")
    (saved,) = tmp_path.glob("panel-*.pdf")
    assert "The figures were frozen" in all_text(saved.read_bytes(), tmp_path)


def test_what_works_and_what_was_gained_are_written_down_and_leave_without_names(
    standing: FiguresStanding, tmp_path: Path, usable: Usable
) -> None:
    page = standing.page(PracticeLogPage)
    standing.press(page, "Keep what works")
    assert page.practice.changed.problem()
    page.practice.changed.set_text("The police ring first.")
    page.practice.who.set_text("police")
    standing.press(page, "Keep what works")
    assert [one.changed for one in standing.desk.records(PracticeNote)] == ["The police ring first."]
    standing.press(page, "Keep what was gained")
    assert page.benefit.gained_by.problem() == "Choose one."
    page.benefit.gained_by.choose("families")
    page.benefit.sort.choose("friends")
    page.benefit.words.set_text("Two families met.")
    page.benefit.evidence.set_text("They said so.")
    standing.press(page, "Keep what was gained")
    assert [one.gained_by for one in standing.desk.records(BenefitSeen)] == [BenefitFor.FAMILIES]
    assert page.is_clean()
    page.folder.set_path(tmp_path)
    standing.press(page, "Save without names")
    (saved,) = tmp_path.glob("what-works-*.csv")
    assert "The police ring first." in saved.read_text(encoding="utf-8")
    usable(page)
