"""One person, one set: every mark is read back, both values are kept, a skip is no number, nothing is left."""

from contextlib import ExitStack

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.models.measures import AnswerMode, AnswerStatus, Laid, Marking, Practice
from coachdesk.ui.family_mode.questions.question_page import QuestionPage
from coachdesk.ui.widgets.face_button import FaceButton
from coachdesk.ui.widgets.line_scale import LineScale
from tests.ui.family_mode.askings import HOME, MONEY, SLEEP, a_set, answers, asking, begin, mark, said, sheet
from tests.ui.family_mode.hands import ISLA, RUTH, Table


def test_a_mark_at_the_wrong_end_is_read_back_and_put_right_and_both_are_kept(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    table.press("Very good")
    assert sheet(table).echo.words() == "You are telling us that your home is very good. Is that right?"
    assert answers(table) == []
    table.press("Change it")
    assert sheet(table).scale.place is None
    mark(table, "Bad")
    (answer,) = answers(table)
    assert (answer.status, answer.first, answer.place, answer.changes) == (AnswerStatus.CORRECTED, 1000, 250, 1)
    assert (answer.question, answer.mode, answer.laid) == ("home", AnswerMode.FACES_5, Laid.ACROSS)
    table.press("Good")
    table.press("Very bad")  # another face without "Change it" is a change, too
    table.press("Yes")
    answer = answers(table)[-1]
    assert (answer.status, answer.first, answer.place, answer.changes) == (AnswerStatus.CORRECTED, 750, 0, 1)


def test_a_mark_that_was_right_is_kept_at_once_and_comes_back_with_back(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    mark(table, "Good", then=("Yes",))
    (answer,) = answers(table)
    assert (answer.status, answer.first, answer.place, answer.changes) == (AnswerStatus.ANSWERED, 750, 750, 0)
    for words in ("Go on", "Back"):
        table.press(words)
    assert sheet(table).scale.place == 750
    assert not sheet(table).echo.asks
    table.press("Next")
    assert sheet(table).question == MONEY
    assert len(answers(table)) == 1
    table.press("Back")
    mark(table, "Bad")
    assert (answers(table)[-1].first, answers(table)[-1].place) == (750, 250)


def test_what_is_no_mark_is_never_a_number_and_is_not_asked_twice(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    table.press("I am not sure")
    table.press("I don't want to say")
    table.press("Next")
    assert sheet(table).echo.words() == "Leave this one?"
    table.press("No")
    assert not sheet(table).echo.asks
    for words in ("Next", "Yes"):
        table.press(words)
    assert table.window.name == "together"
    given = answers(table)
    assert [one.status for one in given] == [AnswerStatus.NOT_SURE, AnswerStatus.PREFER_NOT, AnswerStatus.SKIPPED]
    assert all(one.place is None and one.first is None for one in given)
    words = said(table)
    for line in ("You said you are not sure.", "You did not want to say.", "You left this one."):
        assert line in words


def test_a_mark_taken_back_for_not_being_sure_leaves_no_number(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    table.press("Very good")
    table.press("I am not sure")
    (answer,) = answers(table)
    assert (answer.status, answer.first, answer.place) == (AnswerStatus.NOT_SURE, None, None)


@pytest.mark.parametrize("mode", [AnswerMode.FACES_2, AnswerMode.FACES_3, AnswerMode.FACES_5])
@pytest.mark.usefixtures("right_to_left")
def test_read_from_right_to_left_the_far_left_is_still_the_worst_answer(asked: ExitStack, mode: AnswerMode) -> None:
    table = asking(asked, a_set(mode))
    begin(table)
    tap(table, 3)
    table.press("Yes")
    assert answers(table)[0].place == 0
    table.press("Go on")
    tap(table, sheet(table).scale.findChildren(FaceButton)[-1].geometry().right() - 3)
    table.press("Yes")
    assert answers(table)[-1].place == 1000


@pytest.mark.usefixtures("right_to_left")
def test_the_line_too(asked: ExitStack) -> None:
    table = asking(asked, a_set(AnswerMode.LINE))
    begin(table)
    line = sheet(table).scale.shown
    assert isinstance(line, LineScale)
    assert line.place is None
    tap(table, 100)
    QTest.qWait(500)
    assert "very bad" in sheet(table).echo.words()
    table.press("Yes")
    answer = answers(table)[0]
    assert answer.place is not None
    assert answer.place < 100
    assert answer.length_px is not None
    assert answer.length_px > 280


def tap(table: Table, across: int) -> None:
    """A tap so many pixels from the left of the scale, in the middle of its first row."""
    scale = sheet(table).scale
    sheet(table).show_widget(scale)
    QTest.qWait(50)
    rows = scale.findChildren(FaceButton)
    down = rows[0].height() // 2 if rows else 48
    at = scale.mapTo(table.window, QPoint(across, down))
    QTest.mouseClick(table.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


def test_keys_that_move_a_mark_along_the_line_are_one_mark_and_not_many_changes(asked: ExitStack) -> None:
    table = asking(asked, a_set(AnswerMode.LINE))
    begin(table)
    sheet(table).scale.setFocus()
    for _ in range(5):
        table.key(Qt.Key.Key_Left)
    QTest.qWait(500)
    table.press("Yes")
    (answer,) = answers(table)
    assert (answer.first, answer.place, answer.changes) == (300, 300, 0)
    assert answer.status is AnswerStatus.ANSWERED


def test_stopping_keeps_what_was_answered_and_goes_on_where_it_stopped(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    mark(table, "Good")
    table.press("Stop for now")
    assert table.window.name == "stop"
    assert [one.status for one in answers(table)[1:]] == [AnswerStatus.STOPPED] * 2
    for words in ("Go back to our pages", "How things are", "I will"):
        table.press(words)
    assert sheet(table).question == MONEY
    assert "your home" not in said(table)
    table.press("Back")
    assert sheet(table).question == HOME
    assert sheet(table).scale.place is None, "what was left is shown to nobody"
    for words in ("Next", "Yes", "I am not sure", "I am not sure"):
        table.press(words)
    assert table.window.name == "together"


def test_with_back_one_comes_home_from_every_question_and_what_was_marked_is_shown_to_nobody(asked: ExitStack) -> None:
    table = asking(asked, a_set(practice=True))
    begin(table)
    for face in ("Good", "Bad"):
        mark(table, face, then=("Yes",))
    mark(table, "Good")
    page = table.window.page
    assert isinstance(page, QuestionPage)
    way = page._way
    for words in ("Back", "Back", "Back"):
        table.press(words)
    assert table.window.name == "home"
    assert way.asking.answers == {}, "nothing of it is in this process any more"
    for words in ("How things are", "I will", "Back"):
        table.press(words)
    assert sheet(table).question == HOME
    assert sheet(table).scale.place is None


def test_who_taps_and_how_practice_went_is_kept_and_practice_is_no_answer(asked: ExitStack) -> None:
    table = asking(asked, a_set(practice=True))
    begin(table, who_taps="My coach taps for me")
    assert table.window.name == "practice"
    for face in ("Very bad", "Very good"):
        mark(table, face, then=("Yes",))
    assert "Let's do that once more." in said(table)
    for face in ("Good", "Bad"):
        mark(table, face, then=("Yes",))
    assert sheet(table).question == HOME
    assert answers(table) == []
    sittings = [one.sitting for one in table.given() if one.sitting]
    assert [(one.marking, one.practice, one.finished) for one in sittings] == [
        (Marking.FOR_THEM, Practice.NOT_DONE, False),
        (Marking.FOR_THEM, Practice.RIGHT_LATER, False),
    ]


@pytest.mark.parametrize(
    ("marks", "how"),
    [
        (("Good", "Bad"), Practice.RIGHT),
        (("In the middle", "In the middle"), Practice.RIGHT),
        (("Bad", "Bad", "Very bad", "Bad"), Practice.NOT_RIGHT),
    ],
)
def test_practice_never_blocks(asked: ExitStack, marks: tuple[str, ...], how: Practice) -> None:
    table = asking(asked, a_set(practice=True))
    begin(table)
    for face in marks:
        mark(table, face, then=("Yes",))
    assert sheet(table).question == HOME
    assert [one.sitting.practice for one in table.given() if one.sitting][-1] is how


@pytest.mark.faults
def test_an_answer_that_could_not_be_kept_stays_on_the_page_and_is_given_by_another_tap(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    table.press("Bad")
    table.link.answers = "The disk is full."
    table.press("Yes")
    assert table.window.name == "question"
    assert "not kept" in sheet(table).message.words()
    assert answers(table) == []
    table.link.answers = "at once"
    table.press("Yes")
    assert [one.place for one in answers(table)] == [250]
    assert table.window.name == "why"


def test_nothing_goes_on_before_it_is_on_the_disk_and_a_second_tap_gives_nothing_twice(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    table.press("Bad")
    table.link.answers = "later"
    for _ in range(3):
        table.press("Yes")
    assert table.window.name == "question"
    table.link.answer()
    assert table.window.name == "why"
    assert len(answers(table)) == 1


def test_all_of_it_can_be_done_by_keys_alone(asked: ExitStack) -> None:
    table = asking(asked)
    for _ in range(4):  # who sees this, who are you, what now, who taps
        table.key(Qt.Key.Key_Return)
    assert sheet(table).question == HOME
    assert not isinstance(QApplication.focusWidget(), FaceButton), "a ring on a face would look like an answer"
    table.key(Qt.Key.Key_Tab)
    assert table.focused() == "Very bad"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space):
        table.key(key)
    assert table.focused() == "Yes"
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        table.key(key)
    assert sheet(table).scale.place is None
    table.key(Qt.Key.Key_Return)
    table.key(Qt.Key.Key_Return)
    assert answers(table)[-1].place == 0
    assert table.focused() == "Go on"
    table.key(Qt.Key.Key_Return)
    assert sheet(table).question == MONEY


def test_what_is_read_aloud_is_the_question_then_the_choices_and_no_name(asked: ExitStack) -> None:
    table = asking(asked)
    begin(table)
    page = sheet(table)
    spoken = page.spoken_text()
    assert spoken[:2] == ("Your home", "How is your home for you?")
    assert spoken[-5:] == ("Very bad", "Bad", "In the middle", "Good", "Very good")
    assert RUTH.name not in " ".join(spoken)
    assert ISLA.name not in " ".join(spoken)
    page.heard = True
    mark(table, "Bad")
    assert answers(table)[0].heard
    assert sheet(table).question == MONEY
    mark(table, "Bad")
    assert not answers(table)[-1].heard
    assert SLEEP.name in sheet(table).spoken_text()
