"""Results for the coach: each apart, nothing private while others look on, answers typed in, and steps in two taps."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from coachdesk.models.copy_out import CopyOut
from coachdesk.models.measures import AnswerMode, AnswerSet, AnswerStatus, GoodNews, Marking
from coachdesk.models.plan import SubTarget
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.measure_entry import Typed, keep_typed
from coachdesk.operations.measure_releases import say_who_may_see
from coachdesk.operations.measure_steps import wanted_anew
from coachdesk.operations.measures import family_measures
from coachdesk.operations.question_sets import shipped_sets
from coachdesk.ui.page import Page
from coachdesk.ui.pages.measures.entry_page import MeasureEntryPage
from coachdesk.ui.pages.measures.good_news_page import GoodNewsPage
from coachdesk.ui.pages.measures.page import MeasuresPage
from coachdesk.ui.pages.measures.paper_page import MeasurePaperPage
from coachdesk.ui.pages.measures.step_page import MeasureStepPage
from coachdesk.ui.widgets.trend_picture import TrendPicture
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

WELLBEING = shipped_sets()[0]
FACES = AnswerMode.FACES_5


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        made.clock.move(days=90)
        yield made


def answered(
    stand: DeskStanding,
    person: str,
    place: int | None,
    days_ago: int,
    *,
    marking: Marking = Marking.PAPER,
    mode: AnswerMode = FACES,
    said: str = "",
    released: bool = False,
) -> AnswerSet:
    typed = Typed(place, words=said) if place is not None else Typed(status=AnswerStatus.PREFER_NOT, words=said)
    at = stand.desk.now() - timedelta(days=days_ago)
    kept = keep_typed(stand.desk, stand.family.id, person, WELLBEING, marking, mode, {"money": typed}, at=at).record
    if released:
        say_who_may_see(stand.desk, kept, released=True)
    return kept


def pictures(page: Page) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(TrendPicture) if one.isVisibleTo(page)]


def results(stand: DeskStanding, **where: str) -> MeasuresPage:
    return stand.page(MeasuresPage, family_id=stand.family.id, **where)


def test_a_private_answer_and_a_workers_view_are_shown_to_a_coach_who_is_alone(stand: DeskStanding) -> None:
    answered(stand, stand.amina.id, 250, 60, released=True)
    answered(stand, stand.yusuf.id, 1000, 50, said="a word of his own")
    answered(stand, stand.amina.id, 750, 40, marking=Marking.COACHS_VIEW)
    page = results(stand)
    assert len(pictures(page)) == 1
    assert not any("Yusuf" in one or "view" in one for one in pictures(page))
    assert "Yusuf" not in words(page)
    assert "workers' own views: 2" in words(page)
    stand.press(page, "I am alone")
    money = [one for one in pictures(page) if one.startswith("Money")]
    assert len(money) == 2
    assert "Bronwen's view of Amina: not Amina's own. 20 April 2011: Good" in money[0]
    assert "Yusuf, self-reported. 10 April 2011: Very good" in money[1]
    page.leave()
    page.show_fresh()
    stand.settle()
    assert "Yusuf" not in words(page)


def test_what_was_asked_of_somebody_alone_waits_too_though_all_was_released(stand: DeskStanding) -> None:
    safe = next(one for one in WELLBEING.questions if one.alone)
    answers = {"money": Typed(250), safe.key: Typed(0)}
    kept = keep_typed(stand.desk, stand.family.id, stand.amina.id, WELLBEING, Marking.PAPER, FACES, answers).record
    say_who_may_see(stand.desk, kept, released=True)
    page = results(stand)
    assert safe.name not in words(page)
    stand.press(page, "I am alone")
    assert safe.name in words(page)
    where = {"family_id": stand.family.id, "record_id": kept.id, "question": safe.key}
    assert "has not said that the family may see this answer" in words(stand.page(MeasureStepPage, **where))


def test_no_total_and_no_average_and_a_change_of_mode_is_not_compared(stand: DeskStanding) -> None:
    for place, ago, mode in ((0, 80, FACES), (500, 60, FACES), (800, 20, AnswerMode.LINE)):
        answered(stand, stand.amina.id, place, ago, mode=mode, released=True)
    page = results(stand)
    read = words(page)
    assert "10 May 2011: 8 of 10 on the line" in read
    assert "Asked another way before the dotted line: not compared." in read
    for never in ("total", "average", "score", "mean", "%"):
        assert never not in read.casefold()
    answered(stand, stand.amina.id, 850, 1, mode=AnswerMode.LINE, released=True)
    page.refresh()
    stand.settle()
    assert "About the same on 10 May 2011 and on 29 May 2011: 8.5 of 10 on the line" in words(page)


def test_the_list_says_what_was_no_answer_and_what_was_first_marked(stand: DeskStanding) -> None:
    answered(stand, stand.amina.id, None, 30, said="ask me another day", released=True)
    page = results(stand)
    page.filters.way.choose("list")
    page.filters.edited.emit()
    stand.settle()
    read = words(page)
    assert "30 April 2011, Amina: did not want to say" in read
    assert "“ask me another day”" in read
    assert pictures(page) == []


def test_from_an_answer_to_a_step_in_two_taps(stand: DeskStanding) -> None:
    wanted_anew(stand.desk, stand.family.id, "money that lasts", stand.amina.id)
    kept = answered(stand, stand.amina.id, 250, 10, said="the meter eats it", released=True)
    page = results(stand)
    stand.press(page, "Money: make a step with Amina")
    place = stand.went[-1]
    assert place.page == "measure_step"
    step = stand.page(MeasureStepPage, **place.where)
    stand.press(step, "Under “money that lasts”")
    (made,) = stand.desk.records(SubTarget, stand.family.id)
    assert (made.words, made.owner_person) == ("the meter eats it", stand.amina.id)
    assert "The step is in the plan." in words(step)
    assert kept.id == place.where["record_id"]


def test_of_a_private_answer_something_new_stays_private(stand: DeskStanding) -> None:
    kept = answered(stand, stand.yusuf.id, 0, 10)
    where = {"family_id": stand.family.id, "record_id": kept.id, "question": "money"}
    step = stand.page(MeasureStepPage, **where)
    assert "Yusuf has not said that the family may see this answer." in words(step)
    assert step.words.text() == "One small thing about: Money"
    stand.press(step, "Something new they want")
    live = live_plan(stand.desk, stand.family.id)
    assert live is not None
    assert [one.record.private_to for one in live.targets] == [(stand.yusuf.id,)]
    step.words.set_text("pocket money came")
    stand.press(step, "It is good news")
    (news,) = stand.desk.records(GoodNews, stand.family.id)
    assert (news.about, news.said_by, news.high_point) == (kept.id, stand.yusuf.id, False)
    stand.press(step, "It is good news")
    assert step.words.problem()


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


@pytest.mark.parametrize("kind", [MeasuresPage, MeasureEntryPage, GoodNewsPage])
def test_each_page_is_usable_at_every_size(stand: DeskStanding, usable: Usable, kind: type[Page]) -> None:
    for ago in (60, 30):
        answered(stand, stand.amina.id, 250, ago, released=True)
    page = stand.page(kind, family_id=stand.family.id)
    if isinstance(page, MeasureEntryPage):
        page.list.fill(page.rows[:1])  # the others are alike
    usable(page)


def test_the_step_page_is_usable_at_every_size(stand: DeskStanding, usable: Usable) -> None:
    wanted_anew(stand.desk, stand.family.id, "money that lasts", stand.amina.id)
    kept = answered(stand, stand.yusuf.id, 0, 10)
    usable(stand.page(MeasureStepPage, family_id=stand.family.id, record_id=kept.id, question="money"))


def test_the_buttons_of_results_name_whose_answer_they_are_about(stand: DeskStanding) -> None:
    answered(stand, stand.amina.id, 250, 10, released=True)
    page = results(stand)
    names = [one.accessibleName() for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    assert len(names) == len(set(names))
