"""The grid says each month in shape and word, is marked by the keyboard or for a whole time, and can be taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.models.contact import ContactKind
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.organisation import Sector
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.contact_entry import add_contact
from coachdesk.operations.coverage_marks import marks_of
from coachdesk.operations.families import start_family
from coachdesk.ui.pages.coverage.page import CoveragePage
from coachdesk.ui.pages.coverage.period_card import NOBODY
from coachdesk.ui.pages.coverage.shapes import state_icon
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def police(here: DeskStanding) -> str:
    made = add_agency(here.desk, "Police", Sector.POLICE).record.id
    facts = {"contact_kind": ContactKind.INCIDENT, "agency": made, "what": "Shouting"}
    add_contact(here.desk, here.family.id, happened_on=date(2010, 10, 3), **facts)
    return made


def states(page: CoveragePage, row: int) -> list[str]:
    model = page.grid
    return [str(model.index(row, column).data()) for column in range(1, model.columnCount())]


def test_months_are_marked_by_the_keyboard_and_taken_back(here: DeskStanding, police: str, usable: Usable) -> None:
    page = here.page(CoveragePage, family_id=here.family.id)
    assert page.grid.months == ("2010-09", "2010-10", "2010-11", "2010-12", "2011-01", "2011-02")
    assert states(page, 1) == ["Missing", "Recorded", *["Missing"] * 4]
    assert "1 of 6 (17%) months are known" in words(page)
    told = [page.grid.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (1, 2)]
    assert told == [
        "Police, September 2010: Missing, nobody has said anything",
        "Police, October 2010: Recorded, 1 contact",
    ]
    drawn = [page.grid.index(1, column).data(Qt.ItemDataRole.DecorationRole) for column in (1, 2)]
    assert drawn[0].pixmap(16, 16).toImage() != drawn[1].pixmap(16, 16).toImage()
    usable(page)
    here.settle()
    table = page.table_view
    table.setFocus()
    table.setCurrentIndex(page.grid.index(1, 1))
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Z)
    here.settle()
    assert states(page, 1)[:3] == ["Zero", "Recorded", "Zero"]
    assert "3 of 6 (50%)" in words(page)
    assert "2 months marked: Zero. 1 stays recorded" in words(page)
    here.press(page, "Undo")
    assert marks_of(here.desk) == ()
    table.selectRow(1)
    here.press(page, "Missing (M)")
    assert {one.state for one in marks_of(here.desk)} == {Coverage.MISSING}
    assert len(marks_of(here.desk)) == 6
    assert states(page, 0) == ["Missing"] * 6
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    here.settle()
    assert marks_of(here.desk) == ()
    table.clearSelection()
    page.table_view.selectionModel().select(page.grid.index(0, 1), QItemSelectionModel.SelectionFlag.Select)
    here.press(page, "Missing (M)")
    assert "Choose the months of an agency first" in words(page)


def test_a_whole_agency_and_time_is_marked_for_every_family_shown(here: DeskStanding, police: str) -> None:
    other = start_family(here.desk, "Hill").record.id
    page = here.page(CoveragePage)
    here.press(page, "Mark these months")
    assert page.period.agency.problem()
    page.period.agency.choose(police)
    here.press(page, "Mark these months")
    assert page.period.first.problem()
    page.period.first.set_month("2011-01")
    page.period.last.set_month("2010-12")
    here.press(page, "Mark these months")
    assert page.period.state.problem()
    page.period.state.choose(Coverage.NOT_APPLICABLE.value)
    here.press(page, "Mark these months")
    assert page.period.last.problem()
    page.period.last.set_month("2015-12")
    here.press(page, "Mark these months")
    assert "three years" in page.period.last.problem()
    page.period.last.set_month("2011-02")
    here.press(page, "Mark these months")
    marked = {(one.family, one.month) for one in marks_of(here.desk)}
    assert marked == {(family, month) for family in (here.family.id, other) for month in ("2011-01", "2011-02")}
    page.period.state.choose(NOBODY)
    here.press(page, "Mark these months")
    assert marks_of(here.desk) == ()
    here.press(page, "Earlier")
    assert page.grid.months[-1] == "2010-08"
    here.press(page, "12")
    assert len(page.grid.months) == 12
    here.press(page, "Later")
    assert page.grid.months[-1] == "2011-08"


def test_every_state_has_a_shape_of_its_own(theme: Theme) -> None:
    pictures = [state_icon(one).pixmap(16, 16).toImage() for one in Coverage]
    pictures.append(state_icon(Coverage.MISSING, pale=True).pixmap(16, 16).toImage())
    for place, one in enumerate(pictures):
        grey = one.convertToFormat(one.Format.Format_Alpha8)
        assert all(grey != other.convertToFormat(one.Format.Format_Alpha8) for other in pictures[:place])
