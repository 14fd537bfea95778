"""On the family's pages: what is given is given once and durably, what is typed is not lost, and nothing leads out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.family_mode import FamilyPage
from coachdesk.models.plan import StepDone
from coachdesk.ui.family_mode.bounds import gets_through
from coachdesk.ui.family_mode.tell_page import TellPage
from coachdesk.ui.theme import Theme
from tests.ui.family_mode.hands import ALARM, ISLA, RUTH, Table, on_the_table
from tests.ui.sittings import heard


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> Iterator[Table]:
    assert theme is not None
    assert qtbot is not None
    with on_the_table() as made:
        yield made


def told(table: Table) -> list[tuple[str, str]]:
    return [(one.told.person, one.told.words) for one in table.given() if one.told]


def test_a_step_is_ticked_by_keys_alone_and_the_tick_taken_off(table: Table) -> None:
    assert table.window.name == "who_sees"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return):
        table.key(key)
    assert table.window.name == "done_how"
    table.key(Qt.Key.Key_Tab)
    table.key(Qt.Key.Key_Space)
    assert table.window.name == "steps"
    tick = table.given()[0].tick
    assert tick is not None
    assert (tick.step, tick.person, tick.how) == (ALARM, RUTH.id, StepDone.TOGETHER)
    assert table.focused() == "Take the tick off: Set the alarm for seven"
    assert "We did it with help. Ruth ticked it." in heard(table.window).replace("\u2068", "").replace("\u2069", "")
    table.key(Qt.Key.Key_Return)
    assert [one.tick.how for one in table.given() if one.tick] == [StepDone.TOGETHER, None]
    assert table.focused() == "It is done: Set the alarm for seven"


def test_words_are_kept_as_theirs_who_chose_their_name_and_are_gone_from_the_page(table: Table) -> None:
    for words in ("Go on", "Isla", "Something to tell"):
        table.press(words)
    table.type_in("I like it")
    table.press("Keep this")
    assert told(table) == [(ISLA.id, "I like it")]
    assert "I like it" not in heard(table.window)
    assert table.window.page is not None
    assert table.window.page.message.words() == "It is kept."
    table.press("Keep this")
    assert told(table) == [(ISLA.id, "I like it")]


def test_nothing_is_said_kept_before_it_is(table: Table) -> None:
    table.link.answers = "later"
    for words in ("Go on", "Ruth", "Our steps", "It is done: Set the alarm for seven", "We did it", "We did it"):
        table.press(words)
    assert table.window.name == "done_how"
    assert len(table.link.sealed) == 1
    table.link.answer()
    assert table.window.name == "steps"
    assert table.window.sitting.ticks[ALARM].how is StepDone.WE_DID_IT


@pytest.mark.faults
def test_what_could_not_be_kept_is_said_and_the_words_stay(table: Table) -> None:
    table.link.answers = "The disk is full."
    for words in ("Go on", "Ruth", "Something to tell"):
        table.press(words)
    table.type_in("I like it")
    table.press("Keep this")
    page = table.window.page
    assert isinstance(page, TellPage)
    assert "not kept" in page.message.words()
    assert page.field.text() == "I like it"
    table.link.answers = "at once"
    table.press("Keep this")
    assert told(table) == [(RUTH.id, "I like it")]


@pytest.mark.parametrize("kept", [True, False])
def test_who_goes_on_while_words_are_being_kept_is_not_asked_and_loses_nothing(table: Table, *, kept: bool) -> None:
    table.link.answers = "later"
    for words in ("Go on", "Ruth", "Something to tell"):
        table.press(words)
    table.type_in("I like it")
    table.press("Keep this")
    table.press("Back")
    assert table.window.name == "home"
    if kept:
        table.link.answer()
    else:
        table.link.not_kept.emit("The disk is full.")
    table.press("Something to tell")
    page = table.window.page
    assert isinstance(page, TellPage)
    assert page.field.text() == ("" if kept else "I like it")


@pytest.mark.parametrize(("answer", "kept", "leads"), [("Keep it", 1, "home"), ("Throw it away", 0, "home")])
def test_words_left_lying_are_asked_about_before_anything_else_is_shown(
    table: Table, answer: str, kept: int, leads: str
) -> None:
    for words in ("Go on", "Ruth", "Something to tell"):
        table.press(words)
    table.type_in("half")
    table.press("Stop")
    assert table.window.name == "unkept"
    assert "half" not in heard(table.window)
    table.press("Write more")
    page = table.window.page
    assert isinstance(page, TellPage)
    assert page.field.text() == "half"
    table.press("Back")
    table.press(answer)
    assert (len(told(table)), table.window.name) == (kept, leads)
    table.press("Something to tell")
    page = table.window.page
    assert isinstance(page, TellPage)
    assert page.field.text() == ""


def test_passing_it_along_takes_no_passphrase_and_everything_given_carries_its_name(table: Table) -> None:
    for name in ("Ruth", "Isla"):
        table.press("Go on" if table.window.name == "who_sees" else "Give it to the next one")
        for words in (name, "Something to tell"):
            table.press(words)
        table.type_in("hello")
        for words in ("Keep this", "Back"):
            table.press(words)
    assert [person for person, _ in told(table)] == [RUTH.id, ISLA.id]


def test_with_one_person_nobody_is_asked_who_they_are_and_only_chosen_pages_are_offered(qtbot: QtBot) -> None:
    with on_the_table((RUTH,), (FamilyPage.TELL,)) as table:
        table.press("Go on")
        assert table.window.name == "home"
        words = heard(table.window)
        assert "Our steps" not in words
        assert "next one" not in words
        assert table.window.pages == {"who_sees", "who", "home", "stop", "tell", "unkept"}
    with on_the_table(steps=False) as table:
        for name in ("Go on", "Ruth", "Our steps"):
            table.press(name)
        assert "There are no steps yet." in heard(table.window)
    assert qtbot is not None


def test_only_the_coachs_button_asks_for_the_laptop_back_and_not_while_something_is_on_its_way(table: Table) -> None:
    asked: list[int] = []
    table.window.asks_back.connect(lambda: asked.append(1))
    for words in ("Stop", "Go back to our pages", "Ruth", "Stop"):
        table.press(words)
    table.link.answers = "later"
    table.window.sitting.tick(ALARM, StepDone.TOGETHER, lambda: None)
    table.press("I am the coach")
    assert asked == []
    table.link.answer()
    table.press("I am the coach")
    assert asked == [1]


def test_whom_to_ring_is_one_key_away_on_every_page_and_under_the_cover(table: Table) -> None:
    for name in ("who_sees", "who", "stop"):
        table.window.go(name)
        table.key(Qt.Key.Key_F8)
        assert table.window.ringing.shown
        assert "01632 960 001" in heard(table.window)
        table.key(Qt.Key.Key_Escape)
        assert not table.window.ringing.shown
    table.key(Qt.Key.Key_F9)
    table.key(Qt.Key.Key_F8)
    assert table.window.ringing.shown
    table.key(Qt.Key.Key_Escape)
    assert table.window.covered


@pytest.mark.parametrize("how", ["key", "escape", "focus", "idle"])
def test_left_or_hidden_it_is_covered_and_any_key_brings_the_same_page_back(table: Table, how: str) -> None:
    for words in ("Go on", "Isla", "Something to tell"):
        table.press(words)
    table.type_in("half")
    if how == "focus":
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    elif how == "idle":
        QApplication.processEvents()
        bounds = table.window.bounds
        table.seconds[0] += 599
        bounds.look()
        assert not table.window.covered
        table.seconds[0] += 1
        bounds.look()
    else:
        table.key(Qt.Key.Key_F9 if how == "key" else Qt.Key.Key_Escape)
    assert table.window.covered
    assert "half" not in heard(table.window)
    assert "Isla" not in heard(table.window)
    table.key(Qt.Key.Key_A)
    assert not table.window.covered
    page = table.window.page
    assert isinstance(page, TellPage)
    assert page.field.text() == "half"


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "through"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "A", True),
        (Qt.Key.Key_Q, CTRL, "\x11", False),
        (Qt.Key.Key_W, CTRL, "", False),
        (Qt.Key.Key_N, CTRL, "", False),
        (Qt.Key.Key_O, CTRL, "", False),
        (Qt.Key.Key_P, CTRL, "", False),
        (Qt.Key.Key_S, CTRL, "", False),
        (Qt.Key.Key_C, CTRL, "", False),
        (Qt.Key.Key_V, CTRL, "", False),
        (Qt.Key.Key_L, CTRL, "", False),
        (Qt.Key.Key_Z, CTRL, "", True),
        (Qt.Key.Key_F4, ALT, "", False),
        (Qt.Key.Key_F4, CTRL | ALT, "", False),
        (Qt.Key.Key_Tab, ALT, "\t", False),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "", False),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "", False),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier, "", False),
        (Qt.Key.Key_Print, Qt.KeyboardModifier.NoModifier, "", False),
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier, "", False),
        (Qt.Key.Key_E, CTRL | ALT, "é", True),
        (Qt.Key.Key_Dead_Acute, Qt.KeyboardModifier.NoModifier, "", True),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.MetaModifier, "", False),
    ],
)
def test_which_keys_get_through(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, through: bool) -> None:
    assert gets_through(key, modifiers, text) is through


def test_closing_menus_other_buttons_and_a_wheel_with_keys_do_nothing(table: Table) -> None:
    window = table.window
    event = QCloseEvent()
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()
    assert window.isVisible()
    table.press("Go on")
    where = QPoint(200, 120)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.RightButton, pos=where)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.MiddleButton, pos=where)
    QApplication.sendEvent(window.windowHandle(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, where))
    assert QApplication.activePopupWidget() is None
    assert window.name == "who"
    wheel = QWheelEvent(
        QPointF(where), QPointF(where), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    assert window.bounds.eventFilter(window, wheel)
    assert window.bounds.eventFilter(window, QEvent(QEvent.Type.DragEnter))


def test_marked_words_cannot_be_dragged_out(table: Table) -> None:
    for words in ("Go on", "Ruth", "Something to tell"):
        table.press(words)
    table.type_in("mine")
    page = table.window.page
    assert isinstance(page, TellPage)
    editor = page.field._page
    editor.selectAll()
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, 6))
    assert not editor.textCursor().hasSelection()
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, 6))
    assert not editor.acceptDrops()
