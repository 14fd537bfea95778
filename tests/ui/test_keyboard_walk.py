"""The whole walk without a mouse: unlock, family, plan, tick, review, an answer, a sealed copy, lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.models.plan import Export, Ink, InkMethod, Review, StepState, SubTarget
from coachdesk.operating_system import WallClock
from coachdesk.operations import vaults
from coachdesk.operations.sample import family_id
from coachdesk.ui.assembly import Places, assemble
from coachdesk.ui.frame.frame import Frame
from coachdesk.ui.main_window import MainWindow
from coachdesk.ui.theme import Theme
from tests.desks import CHEAP, PASSPHRASE
from tests.sample_vaults import sample

F1 = family_id("F1")


class Keyboard:
    """Nothing but keys: Tab until the thing wanted has the focus, then Enter or Space."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    def focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def key(self, key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focused(), key, with_keys)
        self.qtbot.wait(10)

    def type_in(self, text: str) -> None:
        self.qtbot.keyClicks(self.focused(), text)

    def tab_to(self, name: str, most: int = 400) -> None:
        """Tab on until something called `name` has the focus; the page may still be filling."""
        for _ in range(most):
            if name in self.focused().accessibleName():
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name}")


@pytest.fixture
def keyboard(qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    sample(tmp_path).close()
    monkeypatch.setattr(vaults, "STANDARD", CHEAP)
    monkeypatch.setattr(vaults.open_vault, "__defaults__", (CHEAP,))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    places = Places(tmp_path / "window.ini", tmp_path / "place", tmp_path / "faults.log", tmp_path / "coach")
    window = assemble(application, places, WallClock(), tmp_path / "coach")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield Keyboard(qtbot, window)
    if window.findChildren(Frame):
        window.lock()
        qtbot.waitUntil(lambda: not window.findChildren(Frame), timeout=20_000)
    window.lock()


def kept(keyboard: Keyboard, cls: type) -> list[object]:
    desk = keyboard.window.findChildren(Frame)[0]._desk
    return [one.record for one in desk.all(cls, F1)]


def test_a_visit_needs_no_mouse(keyboard: Keyboard, tmp_path: Path) -> None:
    wait, window = keyboard.qtbot.waitUntil, keyboard.window
    keyboard.tab_to("Passphrase")
    keyboard.type_in(PASSPHRASE.decode())
    keyboard.key(Qt.Key.Key_Return)
    wait(lambda: bool(window.findChildren(Frame)), timeout=30_000)
    keyboard.qtbot.wait(500)

    keyboard.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    keyboard.qtbot.wait(800)
    keyboard.tab_to("F1  Ashdown")
    keyboard.key(Qt.Key.Key_Return)
    keyboard.qtbot.wait(800)
    keyboard.tab_to("Open the plan")
    keyboard.key(Qt.Key.Key_Return)
    keyboard.qtbot.wait(1500)
    keyboard.tab_to("Together: Sixteen Mondays")
    keyboard.key(Qt.Key.Key_Space)
    wait(
        lambda: any(s.words.startswith("Sixteen") and s.state is StepState.DONE for s in kept(keyboard, SubTarget)),
        timeout=20_000,
    )

    keyboard.tab_to("Review")
    keyboard.key(Qt.Key.Key_Return)
    keyboard.qtbot.wait(1500)
    held = len(kept(keyboard, Review))
    keyboard.tab_to("What helped?")
    keyboard.type_in("The calendar.")
    keyboard.tab_to("Keep this review")
    keyboard.key(Qt.Key.Key_Return)
    wait(lambda: len(kept(keyboard, Review)) == held + 1, timeout=20_000)

    keyboard.tab_to("The plan")
    keyboard.key(Qt.Key.Key_Return)
    keyboard.qtbot.wait(1500)
    keyboard.tab_to("Sign")
    keyboard.key(Qt.Key.Key_Return)
    keyboard.qtbot.wait(1500)
    keyboard.tab_to("Callum: I'd rather not")
    keyboard.key(Qt.Key.Key_Return)
    wait(lambda: any(i.method is InkMethod.RATHER_NOT for i in kept(keyboard, Ink)), timeout=20_000)
    keyboard.qtbot.wait(800)

    keyboard.tab_to("Make the copies")
    keyboard.key(Qt.Key.Key_Return)
    keyboard.qtbot.wait(2500)
    copies = tmp_path / "stick"
    copies.mkdir()
    keyboard.tab_to("Folder to save it in")
    keyboard.type_in(str(copies))
    keyboard.tab_to("Seal and save")
    keyboard.key(Qt.Key.Key_Return)
    wait(lambda: len(list(copies.glob("*.pdf"))) == 1, timeout=30_000)
    wait(lambda: bool(kept(keyboard, Export)), timeout=30_000)

    keyboard.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    wait(lambda: not window.findChildren(Frame), timeout=20_000)
