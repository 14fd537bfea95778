"""On the desk a line shows everybody's X apart, in shapes and words; a worker's own is put before others' are seen."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from coachdesk.desk import Opened, new_record
from coachdesk.models.family_mode import FamilyPage, FromTheFamily, HandOver
from coachdesk.models.measures import AnswerStatus, LineGrading, LineMark, Marking
from coachdesk.models.measures_in_sight import MarkGiven
from coachdesk.models.plan import SubTarget, Target
from coachdesk.operations.family_given import GivenItem
from coachdesk.operations.line_gradings import draw_line, family_lines, make_no_own_mark
from coachdesk.operations.plans import add_target, start_plan
from coachdesk.ui.page import Page
from coachdesk.ui.pages.family_mode.given_words import beneath
from coachdesk.ui.pages.line_grading.mark_row import MarkRow
from coachdesk.ui.pages.line_grading.new_page import NewLinePage
from coachdesk.ui.pages.line_grading.own_page import OwnMarkPage
from coachdesk.ui.pages.line_grading.page import LinesPage
from coachdesk.ui.pages.line_grading.paper_page import PaperMarkPage
from coachdesk.ui.pages.line_grading.step_page import LineStepPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

ONE = "1" * 32


class Lines:
    """The Lanes with one line from shouting to breakfast; nobody has put an X yet."""

    def __init__(self, standing: DeskStanding) -> None:
        self.standing, self.desk = standing, standing.desk
        self.family = standing.family.id
        self.line: Opened[LineGrading] = draw_line(self.desk, self.family, "We shout", "We eat together")

    def mark(self, place: int | None, who: str = "", **more: object) -> LineMark:
        values = {
            "person": who or self.standing.amina.id,
            "status": AnswerStatus.PREFER_NOT if place is None else AnswerStatus.ANSWERED,
            "first": place,
            "place": place,
            "marking": Marking.SELF,
            "released": True,
            "at": self.desk.now(),
            **more,
        }
        return self.desk.add(new_record(LineMark, self.family, line=self.line.record.id, **values)).record

    def page(self) -> LinesPage:
        return self.standing.page(LinesPage, family_id=self.family)

    def marks(self) -> list[LineMark]:
        return list(family_lines(self.desk, self.family).lines[0].marks)


@pytest.fixture
def lines(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Lines]:
    assert theme is not None
    with standing_on(qtbot, tmp_path) as standing:
        yield Lines(standing)


def buttons(page: Page) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]


def read(page: Page) -> str:
    return words(page).replace("\u2068", "").replace("\u2069", "")


def test_everybodys_marks_stand_on_one_line_with_day_shape_and_words_and_the_list_says_the_same(lines: Lines) -> None:
    lines.mark(150, helped_so_far="Gran", still_needed="A clock")
    lines.standing.clock.move(days=30)
    lines.mark(640)
    lines.mark(620, lines.standing.dean.id, status=AnswerStatus.CORRECTED, first=900)
    lines.mark(None, lines.standing.yusuf.id)
    make_no_own_mark(lines.desk, lines.line.record)
    page = lines.page()
    (card,) = page.cards
    shown = card.picture.marks
    assert [(one.place, one.earlier) for one in shown] == [(640, False), (620, False), (150, True)]
    amina, dean, before = (one.look for one in shown)
    assert amina == before
    assert (amina.shape, amina.colour) != (dean.shape, dean.colour)
    assert amina.shape != dean.shape
    said = read(page)
    for sentence in (
        "Amina, Thursday 31 March 2011: nearer B than A (6.4)",
        "Amina, Tuesday 1 March 2011: near A (1.5)",
        "Dean, Thursday 31 March 2011: nearer B than A (6.2)",
        "First near B.",
        "Yusuf, Thursday 31 March 2011: did not want to say",
        "What helped: “Gran”",
        "Amina: near A on Tuesday 1 March 2011, now nearer B than A",
    ):
        assert sentence in said, said
    assert len(card.rows.findChildren(MarkRow)) == 4
    lines.standing.press(page, "I am alone")
    assert "Bronwen, Thursday 31 March 2011: put no X" in read(page)


def test_the_familys_marks_of_the_day_are_not_shown_before_the_workers_own(lines: Lines) -> None:
    lines.mark(640)
    page = lines.page()
    assert page.cards[0].picture.marks == ()
    assert "6.4" not in read(page)
    assert "nearer B" not in read(page)
    lines.standing.press(page, "I put none today")
    assert "Amina, Tuesday 1 March 2011: nearer B than A (6.4)" in read(page)
    lines.standing.clock.move(days=1)
    lines.mark(900)
    page.refresh()
    lines.standing.settle()
    assert "near B" not in read(page).replace("nearer B", "")
    lines.standing.press(page, "Put my own X first")
    assert lines.standing.went[-1].page == "line_own"


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_when_the_laptop_comes_back_nobody_is_told_where_an_x_stands(first: int, place: int) -> None:
    at = datetime(2011, 3, 1, 9, tzinfo=UTC)
    status = AnswerStatus.ANSWERED if first == place else AnswerStatus.CORRECTED
    mark = MarkGiven(
        line=ONE, person=ONE, status=status, first=first, place=place, marking=Marking.SELF, released=True, at=at
    )
    over = HandOver(box_id=ONE, secret="", family=ONE, people=(ONE,), pages=(FamilyPage.LINES,), at=at)
    told = " ".join(beneath(over, GivenItem("0", FromTheFamily(mark=mark), "Amina")))
    assert "There is an X" in told
    assert not re.search(r"\d|near|middle|at A|at B", told)


def test_what_is_kept_from_the_family_is_shown_once_the_coach_is_alone_and_no_more_after_leaving(lines: Lines) -> None:
    lines.mark(640, released=False)
    make_no_own_mark(lines.desk, lines.line.record)
    page = lines.page()
    assert "6.4" not in read(page)
    assert "Not shown while others may look on: 2" in read(page)
    lines.standing.press(page, "I am alone")
    assert "nearer B than A (6.4)" in read(page)
    assert "The family does not see it." in read(page)
    page.leave()
    page.show_fresh()
    lines.standing.settle()
    assert "6.4" not in read(page)


def put(page: OwnMarkPage, part: float) -> None:
    surface = page.line.surface
    at = surface.rect().center()
    at.setX(round(surface.line_left() + part * surface.line_length()))
    QTest.mouseClick(surface, Qt.MouseButton.LeftButton, pos=at)


def test_the_workers_own_x_is_put_without_sight_of_others_and_stands_apart(lines: Lines) -> None:
    lines.mark(640)
    page = lines.standing.page(OwnMarkPage, family_id=lines.family, record_id=lines.line.record.id)
    assert "6.4" not in read(page)
    lines.standing.press(page, "Keep my X")
    assert len(lines.marks()) == 1, "no X, nothing kept"
    for part in (0.2, 0.3):
        put(page, part)
    page.needed.set_text("Sleep")
    lines.standing.press(page, "Keep my X")
    (own,) = (one for one in lines.marks() if one.worker)
    assert (own.worker, own.person) == (lines.desk.owner.worker_id, None)
    assert (own.status, own.changes, own.still_needed) == (AnswerStatus.CORRECTED, 1, "Sleep")
    assert abs((own.place or 0) - 300) <= 3
    listed = lines.page()
    assert "Bronwen" not in read(listed)
    lines.standing.press(listed, "I am alone")
    looks = {one.name.split(",")[0]: one.look.colour for one in listed.cards[0].picture.marks}
    assert looks.pop("Bronwen") is None
    assert list(looks) == ["Amina"]


def test_a_ruler_puts_the_x_where_it_is_on_paper_and_the_paper_is_asked_for(lines: Lines) -> None:
    page = lines.standing.page(PaperMarkPage, family_id=lines.family, record_id=lines.line.record.id, mark_id="")
    assert "Put your own X first" in page.own_first.words()
    assert page.own_first.isVisibleTo(page)
    page.person.choose(lines.standing.amina.id)
    page.from_a.set_text("96")
    page.length.set_text("150 mm")
    page.from_a.edited.emit()
    assert page.line.place == 640
    assert "The X is nearer B than A (6.4). Is it so on the paper?" in read(page)
    page.from_a.set_text("151")
    page.from_a.edited.emit()
    assert page.line.place is None
    lines.standing.press(page, "Keep it")
    assert lines.marks() == []
    page.from_a.set_text("96")
    page.day.set_day(lines.desk.today() - timedelta(days=2))
    lines.standing.press(page, "Keep it")
    (kept,) = lines.marks()
    assert (kept.place, kept.marking, kept.person, kept.released) == (
        640,
        Marking.PAPER,
        lines.standing.amina.id,
        False,
    )
    assert kept.at.date() == lines.desk.today() - timedelta(days=2)
    listed = lines.page()
    lines.standing.press(listed, "I put none today")
    lines.standing.press(listed, "I am alone")
    lines.standing.press(listed, "Typed wrongly: ")
    assert lines.standing.went[-1].where["mark_id"] == kept.id
    again = lines.standing.page(PaperMarkPage, **lines.standing.went[-1].where)
    assert again.person.chosen() == lines.standing.amina.id
    again.from_a.set_text("15")
    lines.standing.press(again, "Keep it")
    assert [one.place for one in lines.marks() if one.person] == [100]


@pytest.mark.parametrize(("from_a", "who"), [("96", ""), ("nine", "amina"), ("", "amina")])
def test_what_is_missing_or_no_length_is_said_at_its_field(lines: Lines, from_a: str, who: str) -> None:
    page = lines.standing.page(PaperMarkPage, family_id=lines.family, record_id=lines.line.record.id, mark_id="")
    page.person.choose(lines.standing.amina.id if who else "")
    page.from_a.set_text(from_a)
    lines.standing.press(page, "Keep it")
    assert lines.marks() == []
    assert "Choose whose X it is." in read(page) if not who else "millimetres as a number" in read(page)


def test_a_line_is_drawn_with_both_ends_and_its_words_are_put_right_until_it_is_marked(lines: Lines) -> None:
    page = lines.standing.page(NewLinePage, family_id=lines.family, record_id="")
    page.a.set_text("I am late")
    lines.standing.press(page, "Keep this line")
    assert len(family_lines(lines.desk, lines.family).lines) == 1
    page.b.set_text("I am there")
    lines.standing.press(page, "Keep this line")
    newest = family_lines(lines.desk, lines.family).lines
    assert {one.line.record.a_words for one in newest} == {"We shout", "I am late"}
    again = lines.standing.page(NewLinePage, family_id=lines.family, record_id=lines.line.record.id)
    assert again.a.text() == "We shout"
    again.a.set_text("We shout at seven")
    lines.standing.press(again, "Keep this line")
    assert lines.desk.get(LineGrading, lines.line.record.id).record.a_words == "We shout at seven"
    words_again = "Change its words: We eat together"
    before = buttons(lines.page())
    lines.mark(300)
    after = buttons(lines.page())
    assert (words_again in before, words_again in after) == (True, False)


def test_a_line_is_closed_and_opened_again(lines: Lines) -> None:
    page = lines.page()
    lines.standing.press(page, "Close this line")
    assert "Closed Tuesday 1 March 2011." in read(page)
    assert not [name for name in buttons(page) if "X" in name], "a closed line takes none"
    lines.standing.press(page, "Open it again")
    assert "Closed" not in read(page)


def test_what_still_has_to_happen_becomes_a_step_in_two_taps(lines: Lines) -> None:
    plan = start_plan(lines.desk, lines.family)
    target = add_target(lines.desk, plan, "Calm mornings", "").record
    mark = lines.mark(640, still_needed="Buy a clock")
    make_no_own_mark(lines.desk, lines.line.record)
    lines.standing.press(lines.page(), "Make a step of it: ")
    assert lines.standing.went[-1].where["record_id"] == mark.id
    page = lines.standing.page(LineStepPage, **lines.standing.went[-1].where)
    assert page.words.text() == "Buy a clock"
    lines.standing.press(page, "Under “Calm mornings”")
    (step,) = lines.desk.records(SubTarget, lines.family)
    assert (step.words, step.target, step.owner_person) == ("Buy a clock", target.id, lines.standing.amina.id)
    page.words.set_text("")
    lines.standing.press(page, "Something new")
    assert len(lines.desk.records(Target, lines.family)) == 1, "without words there is no step"


def test_every_page_is_usable_at_every_size(lines: Lines, usable: Usable) -> None:
    lines.mark(640, helped_so_far="Gran came every day " * 6)
    lines.mark(610, lines.standing.dean.id, released=False)
    make_no_own_mark(lines.desk, lines.line.record)
    lines.standing.clock.move(days=1)
    lines.mark(100, lines.standing.dean.id)
    where = {"family_id": lines.family, "record_id": lines.line.record.id}
    for page in (
        lines.page(),
        lines.standing.page(OwnMarkPage, **where),
        lines.standing.page(PaperMarkPage, **where, mark_id=""),
        lines.standing.page(NewLinePage, **where),
    ):
        usable(page)
        page.hide()
