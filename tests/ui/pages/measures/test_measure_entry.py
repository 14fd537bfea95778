"""Answers typed in and put right, a worker's own view, good news, and paper that leaves only where it is safe."""

from datetime import timedelta
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QAbstractButton

from coachdesk.models.copy_out import CopyOut
from coachdesk.models.measures import AnswerMode, AnswerSet, AnswerStatus, GoodNews, Marking
from coachdesk.operations.measure_entry import Typed, keep_typed
from coachdesk.operations.measures import family_measures
from coachdesk.ui.pages.measures.entry_page import MeasureEntryPage
from coachdesk.ui.pages.measures.good_news_page import GoodNewsPage
from coachdesk.ui.pages.measures.paper_page import MeasurePaperPage
from tests.ui.pages.desk_standing import DeskStanding, words
from tests.ui.pages.measures.measures_standing import WELLBEING, answered, results, stand

__all__ = ["stand"]


def test_answers_on_paper_are_typed_in_and_its_picture_is_asked_for(stand: DeskStanding) -> None:
    page = stand.page(MeasureEntryPage, family_id=stand.family.id)
    stand.press(page, "Keep these answers")
    assert page.form.person.problem()
    page.form.person.choose(stand.amina.id)
    page.form.mode.choose(AnswerMode.LINE.value)
    page.form.mode.edited.emit()
    money, home = page.rows[0], page.rows[1]
    money.from_bad_end.set_text("160")
    stand.press(page, "Keep these answers")
    assert money.from_bad_end.problem()
    assert stand.desk.records(AnswerSet, stand.family.id) == []
    money.from_bad_end.set_text("60")
    money.words.set_text("the meter")
    home.answer.choose("not_sure")
    stand.press(page, "Keep these answers")
    (kept,) = stand.desk.records(AnswerSet, stand.family.id)
    first, second, *rest = kept.answers
    assert (first.place, first.length_mm, first.words) == (400, 150, "the meter")
    assert (second.place, second.status) == (None, AnswerStatus.NOT_SURE)
    assert {one.status for one in rest} == {AnswerStatus.NOT_ASKED}
    assert (kept.marking, kept.released, kept.worker) == (Marking.PAPER, False, None)
    assert stand.went[-1].where["about"] == kept.id
    assert all(row.is_empty() for row in page.rows)


def test_what_was_typed_wrongly_is_put_right_and_a_person_says_who_sees_it(stand: DeskStanding) -> None:
    wrong = answered(stand, stand.amina.id, 1000, 10, said="her words", released=True)
    page = results(stand)
    page.filters.way.choose("list")
    page.filters.edited.emit()
    stand.settle()
    stand.press(page, "Typed wrongly: put it right")
    entry = stand.page(MeasureEntryPage, **stand.went[-1].where)
    assert (entry.rows[0].answer.chosen(), entry.rows[0].words.text()) == ("1000", "her words")
    assert not entry.form.person.isEnabled()
    entry.rows[0].answer.choose("0")
    stand.press(entry, "Keep these answers")
    right = next(one for one in stand.desk.records(AnswerSet, stand.family.id) if one.supersedes)
    assert (right.supersedes, right.answers[0].place, right.at) == ((wrong.id,), 0, wrong.at)
    page.refresh()
    stand.settle()
    assert "Very good" not in words(page)
    stand.press(page, "I am alone")
    stand.press(page, "Amina lets the family see it")
    assert family_measures(stand.desk, stand.family.id).released == {right.id}
    stand.press(page, "Amina keeps it private now")
    assert family_measures(stand.desk, stand.family.id).released == frozenset()


def test_a_mark_on_a_line_of_unknown_length_stays_where_it_was_when_another_is_put_right(stand: DeskStanding) -> None:
    at = stand.desk.now() - timedelta(days=3)
    lines = {"money": Typed(333), "home": Typed(500, length_mm=120)}
    wrong = keep_typed(
        stand.desk, stand.family.id, stand.amina.id, WELLBEING, Marking.PAPER, AnswerMode.LINE, lines, at=at
    ).record
    entry = stand.page(MeasureEntryPage, family_id=stand.family.id, record_id=wrong.id)
    entry.rows[2].from_bad_end.set_text("12")
    entry.form.length.set_text("120")
    stand.press(entry, "Keep these answers")
    right = next(one for one in stand.desk.records(AnswerSet, stand.family.id) if one.supersedes)
    assert [(one.place, one.length_mm) for one in right.answers[:3]] == [(333, None), (500, 120), (100, 120)]


def test_a_workers_own_view_is_made_without_looking_and_half_written_it_comes_back(stand: DeskStanding) -> None:
    answered(stand, stand.amina.id, 1000, 5, said="unlike anybody else's words", released=True)
    page = stand.page(MeasureEntryPage, family_id=stand.family.id)
    page.form.person.choose(stand.amina.id)
    page.form.way.choose(Marking.COACHS_VIEW.value)
    page.form.way.edited.emit()
    assert "unlike anybody else's words" not in words(page)
    page.rows[0].answer.choose("250")
    page.rows[0].edited.emit()
    page.leave()
    stand.settle()
    again = stand.page(MeasureEntryPage, family_id=stand.family.id)
    assert again.rows[0].answer.chosen() == "250"
    assert not again.is_clean()
    stand.press(again, "Keep these answers")
    views = [one for one in stand.desk.records(AnswerSet, stand.family.id) if one.worker]
    assert [(one.person, one.worker) for one in views] == [(stand.amina.id, stand.desk.owner.worker_id)]
    assert stand.desk.drafts.all("measure_entry/") == {}
    assert stand.went[-1].page == "measures"


def test_good_news_is_a_high_point_when_the_family_says_so(stand: DeskStanding) -> None:
    page = stand.page(GoodNewsPage, family_id=stand.family.id)
    stand.press(page, "Keep the good news")
    assert page.words.problem()
    page.words.set_text("he slept all night")
    page.high.choose("yes")
    stand.press(page, "Keep the good news")
    (news,) = stand.desk.records(GoodNews, stand.family.id)
    assert news.high_point
    assert "“he slept all night”" in words(page)
    assert "wanted on the journey map" in words(page)
    assert page.words.text() == ""


def test_paper_is_looked_at_and_leaves_only_where_it_is_safe(stand: DeskStanding, tmp_path: Path) -> None:
    answered(stand, stand.amina.id, 250, 30, released=True)
    made = cast("type[MeasurePaperPage]", lambda _desk, router, deeds: MeasurePaperPage(stand.opened, router, deeds))
    page = stand.page(made, family_id=stand.family.id)
    assert not page.save.isVisibleTo(page)
    assert "Dean" not in [one.accessibleName() for one in page.findChildren(QAbstractButton)]
    page.reader.choose(stand.amina.id)
    page.reader.edited.emit()
    stand.qtbot.waitUntil(lambda: page.save.isVisibleTo(page), timeout=30_000)
    folder = tmp_path / "out"
    folder.mkdir()
    page.folder.set_path(folder)
    stand.press(page, "Save it")
    assert list(folder.iterdir()) == []
    page.safe.set_ticked(True)
    stand.press(page, "Save it")
    (file,) = folder.iterdir()
    assert file.suffix == ".pdf"
    assert stand.amina.known_as not in file.name
    (line,) = stand.desk.records(CopyOut)
    assert line.what == "success_chart"
