"""After the answers: a small step, good news, last time beside today, and who may see it."""

from contextlib import ExitStack

import pytest

from coachdesk.models.measures import AnswerMode
from coachdesk.ui.family_mode.questions.together_page import TogetherPage
from coachdesk.ui.family_mode.questions.why_page import WhyPage
from tests.ui.family_mode.askings import ASKING, a_set, answers, asking, begin, mark, said, sheet
from tests.ui.family_mode.hands import ISLA, RUTH, Table


def test_an_answer_becomes_a_step_in_two_taps_and_good_news_in_the_same_words(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    mark(table, "Bad", then=("Yes",))
    page = table.window.page
    assert isinstance(page, WhyPage)
    page.field.editor().setFocus()
    table.type_in("It is cold")
    for words in ("Make this a small step", "Keep this"):
        table.press(words)
    (step,) = [one.step for one in table.given() if one.step]
    assert (step.words, step.asking, step.question, step.person) == ("It is cold", ASKING, "home", RUTH.id)
    assert answers(table)[-1].words == "It is cold"
    assert (answers(table)[-1].first, answers(table)[-1].place) == (250, 250)
    table.press("This is good news")
    for words in ("Put it on our map as a high point", "Keep this"):
        table.press(words)
    (news,) = [one.good_news for one in table.given() if one.good_news]
    assert (news.words, news.high_point, news.question) == ("It is cold", True, "home")
    assert table.window.name == "why"


def test_without_words_a_step_is_begun_with_what_it_is_about(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    mark(table, "Bad", then=("Yes", "Make this a small step", "Keep this"))
    (step,) = [one.step for one in table.given() if one.step]
    assert step.words == "A step for: Your home"


def finished(table: Table, choice: tuple[str, ...]) -> None:
    begin(table)
    for face in ("Good", "Bad", "Very good"):
        mark(table, face)
    for words in ("Go on", *choice):
        table.press(words)


@pytest.mark.parametrize(
    ("choice", "released"),
    [
        (("No, not my family",), False),
        (("Yes, they may see it", "Yes"), True),
        (("Yes, they may see it", "No", "No, not my family"), False),
    ],
)
def test_each_person_says_who_may_see_it_and_then_it_is_gone_from_here(
    asked: ExitStack, choice: tuple[str, ...], released: bool
) -> None:
    table = asking(asked)
    finished(table, choice)
    assert table.window.name == "asked_end"
    last = [one.sitting for one in table.given() if one.sitting][-1]
    assert (last.finished, last.released, last.person) == (True, released, RUTH.id)
    assert "very good" not in said(table).lower()
    table.press("Go on")
    assert "How things are" not in said(table)
    for words in ("Give it to the next one", "Isla"):
        table.press(words)
    assert "How things are" in said(table), "she has not been asked yet"
    table.press("How things are")
    table.press("I will")
    assert sheet(table).scale.place is None


def test_nobody_is_taken_to_release_what_they_have_not_finished(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    mark(table, "Good")
    table.press("Stop for now")
    assert not any(one.sitting.released or one.sitting.finished for one in table.given() if one.sitting)


def test_last_time_is_shown_only_after_all_is_marked_and_a_great_change_is_asked_about(asked: ExitStack) -> None:
    table = asking(asked, a_set(last=(("home", 1000), ("money", 250))))
    begin(table)
    for face in ("Bad", "In the middle", "Good"):
        assert "Last time" not in said(table)
        mark(table, face)
    page = table.window.page
    assert isinstance(page, TogetherPage)
    words = said(table)
    assert "Last time: Very good." in words
    assert "Last time: Bad." in words
    assert words.count("This changed a lot.") == 1
    table.press("Yes: Your home")
    assert "This changed a lot." not in said(table)
    table.press("Change it: Money")
    mark(table, "Very good")
    assert table.window.name == "together"
    assert answers(table)[-1].changes == 1
    assert (answers(table)[-1].first, answers(table)[-1].place) == (500, 1000)
    assert said(table).count("This changed a lot.") == 2


def test_what_was_marked_with_other_faces_is_not_set_beside_today(asked: ExitStack) -> None:
    table = asking(asked, a_set(last=(("home", 1000),), last_mode=AnswerMode.LINE))
    begin(table)
    for face in ("Bad", "Bad", "Bad"):
        mark(table, face)
    assert "Last time" not in said(table)
    assert "changed a lot" not in said(table)


def test_good_news_has_a_page_of_its_own_and_words_are_asked_about_before_it_is_left(asked: ExitStack) -> None:
    table = asking(asked)
    for words in ("Go on", "Isla", "Good news"):
        table.press(words)
    table.type_in("I swam")
    table.press("Stop")
    assert table.window.name == "unkept"
    table.press("Write more")
    table.press("Keep this")
    (news,) = [one.good_news for one in table.given() if one.good_news]
    assert (news.words, news.person, news.high_point, news.asking) == ("I swam", ISLA.id, False, None)
    assert "I swam" not in said(table)
    table.press("Keep this")
    assert "Say it here first." in said(table)
