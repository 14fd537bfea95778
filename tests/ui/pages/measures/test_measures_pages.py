"""Results for the coach: each apart, nothing private while others look on, and steps in two taps."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from coachdesk.models.measures import AnswerMode, GoodNews, Marking
from coachdesk.models.plan import SubTarget
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.measure_entry import Typed, keep_typed
from coachdesk.operations.measure_releases import say_who_may_see
from coachdesk.operations.measure_steps import wanted_anew
from coachdesk.ui.page import Page
from coachdesk.ui.pages.measures.entry_page import MeasureEntryPage
from coachdesk.ui.pages.measures.good_news_page import GoodNewsPage
from coachdesk.ui.pages.measures.page import MeasuresPage
from coachdesk.ui.pages.measures.step_page import MeasureStepPage
from coachdesk.ui.widgets.trend_picture import TrendPicture
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, words
from tests.ui.pages.measures.measures_standing import FACES, WELLBEING, answered, results, stand

__all__ = ["stand"]


def pictures(page: Page) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(TrendPicture) if one.isVisibleTo(page)]


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
    assert step.is_clean(), "leaving asks about nothing that is kept"
    assert kept.id == place.where["record_id"]


def test_of_a_private_answer_something_new_stays_private(stand: DeskStanding) -> None:
    kept = answered(stand, stand.yusuf.id, 0, 10)
    where = {"family_id": stand.family.id, "record_id": kept.id, "question": "money"}
    step = stand.page(MeasureStepPage, **where)
    assert "has not said that the family may see this answer." in words(step)
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
