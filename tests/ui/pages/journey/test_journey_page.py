"""The journey map's page: map and list are one, notes and turning points are kept and taken back, nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.contact import Contact, ContactKind, CostBasis
from coachdesk.models.journey import DraftedPoint, DraftState, FeelingPoint, MapNote, TurningPoint
from coachdesk.models.life_event import LifeEvent
from coachdesk.models.organisation import Sector
from coachdesk.models.plan import Plan, StepState, SubTarget, Target
from coachdesk.models.visit import Visit
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.journey_map import journey_map
from coachdesk.operations.journey_marks import write_note
from coachdesk.ui.page_table import PAGES
from coachdesk.ui.pages.journey.page import JourneyPage
from coachdesk.ui.pages.journey.shared_page import SharedMapPage
from coachdesk.ui.pages.journey.turning_page import TurningPointsPage
from coachdesk.ui.pages.journey.ways import way_to
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.journey.maps import an_event
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

CALL, MOVE = date(2010, 9, 3), date(2010, 11, 1)


class Map(DeskStanding):
    """With a call-out of the police, a repair, a move, a note and a point of the family's line."""

    call: str
    repair: str
    move: str
    note: str
    point: str

    def fill(self) -> None:
        police = add_agency(self.desk, "Police", Sector.POLICE).record.id
        homes = add_agency(self.desk, "Homes", Sector.HOUSING).record.id
        log = self.family.id
        facts = {"pence": 23_000, "basis": CostBasis.RATE, "happened_on": CALL}
        call = {"agency": police, "contact_kind": ContactKind.INCIDENT, "what": "Call-out", **facts}
        repair = {"agency": homes, "contact_kind": ContactKind.INTERVENTION, "what": "Repair", "happened_on": CALL}
        self.call = self.desk.add(new_record(Contact, log, **call)).record.id
        self.repair = self.desk.add(new_record(Contact, log, **repair)).record.id
        self.move = self.desk.add(new_record(LifeEvent, log, happened_on=MOVE, what="Moved to Mill Lane")).record.id
        self.note = write_note(self.desk, log, "Rang the school", MOVE).record.id
        point = {"happened_on": CALL, "place": 100, "words": "They took him", "said_at": self.desk.now()}
        self.point = self.desk.add(new_record(FeelingPoint, log, **point)).record.id


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Map]:
    with standing_on(qtbot, tmp_path) as made:
        made.__class__ = Map
        assert isinstance(made, Map)
        made.fill()
        yield made


def rows(page: JourneyPage | SharedMapPage) -> list[str]:
    return [one.record_id for one in page.seen.rows.rows]


def test_the_page_is_usable_at_every_size_and_by_keyboard(here: Map, usable: Usable) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    page.beside.show_card(page.beside.times)
    usable(page)
    page.turn_over()
    page.beside.show_card(page.beside.note)
    usable(page)


def test_map_and_list_have_the_same_rows_and_the_same_is_chosen_in_both(here: Map) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    drawn = page.seen.picture.view.drawn
    assert drawn is not None
    on_the_map = {one for key in drawn.lane_keys() for stop in drawn.stops(key) for one in stop.ids}
    assert set(rows(page)) == on_the_map == {here.call, here.repair, here.move, here.note, here.point}
    page.seen.picture.view.choose(here.move)
    page.seen.picture.view.chose.emit((here.move,))
    here.settle()
    assert "Moved to Mill Lane" in words(page)
    QTest.keyClick(page.seen.picture.view, Qt.Key.Key_F6)
    assert page.seen.is_list()
    assert page.seen.chosen() == (here.move,)
    page.seen.list.selectRow(rows(page).index(here.call))
    here.settle()
    assert page.seen.picture.view.chosen() == (here.call,)
    assert "£230" in words(page)
    QTest.keyClick(page.seen.list, Qt.Key.Key_F6)
    assert page.seen.picture.view.chosen() == (here.call,)


def test_words_lanes_and_costs_narrow_both(here: Map) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    page.tools.words.setText("mill lane")
    assert set(rows(page)) == {here.move, here.point}
    page.tools.words.setText("")
    here.press(page, "Lanes")
    here.press(page, "Homes")
    assert here.repair not in rows(page)
    here.press(page, "Those with something")
    assert here.repair in rows(page)
    here.press(page, "All of them")
    assert page.seen.rows.columnCount() == 5
    here.press(page, "Costs")
    assert page.seen.rows.columnCount() == 4


def test_a_note_is_written_where_one_points_and_taken_off_with_a_way_back(here: Map) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    page.seen.emptied.emit("notes", date(2010, 12, 24))
    here.settle()
    here.press(page, "A note of your own")
    here.press(page, "Keep the note")
    assert len(here.desk.records(MapNote)) == 1
    page.beside.note.words.set_text("Nobody had the file")
    here.press(page, "Keep the note")
    (made,) = [one for one in here.desk.records(MapNote) if one.id != here.note]
    assert (made.words, made.happened_on) == ("Nobody had the file", date(2010, 12, 24))
    page.remove(made.id)
    here.settle()
    assert made.id not in rows(page)
    here.press(page, "Undo")
    assert made.id in rows(page)


def test_the_day_that_was_pointed_at_goes_with_whoever_adds_elsewhere(here: Map) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    lane = next(one.key for one in journey_map(here.desk, here.family.id).lanes if one.name == "Police")
    page.seen.emptied.emit(lane, CALL)
    here.settle()
    here.press(page, "An emergency or planned help")
    assert here.went[-1].page == "contact"
    where = here.went[-1].where
    assert (where["on"], where["agency"], where["family_id"]) == (CALL.isoformat(), lane, here.family.id)


def test_an_event_is_marked_as_one_that_could_have_gone_differently(here: Map) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    page.seen.choose(here.call)
    page.seen.chose.emit((here.call,))
    here.settle()
    here.press(page, "It could have gone differently")
    here.press(page, "Mark it")
    assert here.desk.records(TurningPoint) == []
    page.beside.turning.words.set_text("A letter nobody could read")
    here.press(page, "Mark it")
    assert "A letter nobody could read" in words(page)
    listed = here.page(TurningPointsPage)
    assert "A letter nobody could read" in words(listed)
    assert "Emergency · 2010" in words(listed)
    here.press(page, "Lanes")
    here.press(page, "Only what could have gone")
    assert set(rows(page)) == {here.call, here.point}
    here.press(page, "Only what could have gone")
    page.seen.chose.emit((here.call,))
    here.settle()
    here.press(page, "Take this mark away")
    assert here.desk.records(TurningPoint) == []
    here.press(page, "Undo")
    assert len(here.desk.records(TurningPoint)) == 1


def test_drafted_times_are_kept_or_left_out_and_make_no_point(here: Map) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    here.press(page, "Times to ask")
    here.press(page, "Keep: Moved to Mill Lane")
    (said,) = here.desk.records(DraftedPoint)
    assert (said.about, said.state) == (here.move, DraftState.KEPT)
    here.press(page, "Leave out: Moved to Mill Lane")
    assert here.desk.records(DraftedPoint)[0].state is DraftState.DISMISSED
    assert len(here.desk.records(FeelingPoint)) == 1


def test_a_point_of_the_family_and_what_comes_from_elsewhere_cannot_be_removed_here(here: Map) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    for record_id in (here.point, here.call):
        page.seen.removed.emit(record_id)
        here.settle()
        assert record_id in rows(page)
    page.seen.opened.emit(here.point)
    here.settle()
    assert here.went == []
    assert "Only the family changes its line" in words(page)


def test_everything_opens_what_it_comes_from(here: Map) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    page.seen.opened.emit(here.call)
    here.settle()
    assert (here.went[-1].page, here.went[-1].where["record_id"]) == ("contact", here.call)
    family = here.family.id
    assert way_to(replace(an_event(1, CALL), kind="sub_target"), family, {f"{1:032x}": "t"})[1]["record_id"] == "t"
    assert way_to(replace(an_event(1, CALL), kind="small_spend"), family, {})[0] == "history"
    for kind in ("contact", "visit", "target", "review", "answer_set", "line_mark", "good_news"):
        assert way_to(replace(an_event(1, CALL), kind=kind), family, {})[0] in PAGES


def test_ticking_a_step_adds_a_point_to_the_open_map(here: Map) -> None:
    page = here.page(JourneyPage, family_id=here.family.id)
    plan = here.desk.add(new_record(Plan, here.family.id, started_on=MOVE)).record
    aim = here.desk.add(new_record(Target, here.family.id, plan=plan.id, family_words="Bills straight")).record
    step = here.desk.add(new_record(SubTarget, here.family.id, target=aim.id, words="Open the letters"))
    here.settle()
    assert step.record.id not in rows(page)
    here.desk.amend(step, state=StepState.DONE, done_on=date(2011, 2, 1))
    here.settle()
    assert step.record.id in rows(page)


def test_the_family_sees_neither_costs_nor_police_nor_notes_and_puts_things_away(here: Map, usable: Usable) -> None:
    here.desk.add(new_record(Visit, here.family.id, planned_at=here.desk.now(), outcome="met"))
    page = here.page(SharedMapPage, family_id=here.family.id)
    usable(page)
    assert {here.repair, here.move, here.point} < set(rows(page))
    assert {here.call, here.note}.isdisjoint(rows(page))
    assert page.seen.rows.columnCount() == 4
    page.seen.choose(here.move)
    page.seen.chose.emit((here.move,))
    here.settle()
    here.press(page, "Put this away")
    assert here.move not in rows(page)
    assert "£" not in words(page)
    here.press(page, "Show what was put away")
    assert here.move in rows(page)
    page.turn_over()
    usable(page)


def test_turning_points_of_nobody_say_where_they_come_from(here: Map, usable: Usable) -> None:
    page = here.page(TurningPointsPage)
    assert "Nothing yet" in words(page)
    usable(page)
