"""A pair of hands for the walk: finds real widgets by what they are called, types, clicks, and waits for the answer."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coachdesk.ui.widgets.pills import RadioPill, TickPill

W = TypeVar("W", bound=QWidget)

REST = 0.15
"""Seconds in which a window with a whole vault behind it has been drawn anew."""

PATIENCE = 20.0
"""Seconds to wait for anything before the walk is called broken."""


class WalkBroken(Exception):
    """The walk did not find on the screen what a coach would: a bug, and meant to be loud."""


class Hands:
    """Drives one window as a coach would: keyboard and mouse, nothing else.

    `actions` counts what she does: a click, a key or a field filled is one.
    """

    def __init__(self, window: QWidget, pictures: Path, rest: float = REST) -> None:
        """`rest` is how long to look on after each thing that is done, in seconds."""
        self.window, self._rest = window, rest
        self._pictures = pictures
        self.taken: list[Path] = []
        self.actions = 0
        pictures.mkdir(parents=True, exist_ok=True)

    def wait(self, until: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
        """Let the window work until something is so. Raises WalkBroken after `patience` seconds."""
        end = time.monotonic() + patience
        while not until():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if time.monotonic() > end:
                raise WalkBroken(f"waited in vain for {what}")
            time.sleep(0.005)

    def settle(self) -> None:
        """Let everything that is under way be drawn."""
        end = time.monotonic() + self._rest
        while time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            time.sleep(0.005)

    def find(self, kind: type[W], named: str = "", inside: QWidget | None = None) -> W:
        """The one shown widget of a class, by object name, accessible name or words. Raises WalkBroken."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [
                one
                for one in (inside or self.window).findChildren(kind)
                if one.isVisible() and (not named or named in (one.objectName(), one.accessibleName(), _words(one)))
            ]
            return bool(found)

        self.wait(look, f"{kind.__name__} {named}".strip())
        return found[0]

    def choice(self, field: QWidget, which: str) -> QAbstractButton:
        """The pill of a field by its key, or by how its words begin. Raises WalkBroken."""
        found: list[RadioPill | TickPill] = []

        def look() -> bool:
            pills: list[RadioPill | TickPill] = [*field.findChildren(RadioPill), *field.findChildren(TickPill)]
            found[:] = [one for one in pills if one.choice.key == which or one.choice.words.startswith(which)]
            return bool(found)

        self.wait(look, "a choice to be offered")
        return found[0]

    def focused(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or self.window

    def gone(self, widget: QWidget, what: str) -> None:
        """Wait until a widget is not shown any more, or is no more."""
        self.wait(lambda: not shiboken6.isValid(widget) or not widget.isVisible(), what)

    def press(self, button: QAbstractButton) -> None:
        """Click a button where it is; it must be shown and usable."""
        # what has just been put on a page is shown before it is laid out: until then it has no height to be hit in
        self.wait(lambda: button.isVisible() and button.isEnabled() and button.height() > 0, "a button to be usable")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.actions += 1
        self.settle()

    def key(self, key: Qt.Key) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(self.focused(), key)
        self.actions += 1
        self.settle()

    def write(self, widget: QWidget, text: str) -> None:
        """Type into a widget, replacing what is there."""
        widget.setFocus()
        QTest.keySequence(widget.focusProxy() or widget, "Ctrl+A")
        self.go_on(widget, text)

    def go_on(self, widget: QWidget, text: str) -> None:
        """Type where the words of a widget end."""
        widget.setFocus()
        QTest.keyClicks(widget.focusProxy() or widget, text)
        self.actions += 1
        self.settle()

    def draw(self, surface: QWidget, strokes: tuple[tuple[tuple[float, float], ...], ...]) -> None:
        """Draw strokes with the mouse; points are parts of the surface's width and height."""
        for stroke in strokes:
            points = [QPoint(round(x * surface.width()), round(y * surface.height())) for x, y in stroke]
            QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
            for point in points[1:]:
                QTest.mouseMove(surface, point)
            QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])
        self.settle()

    def picture(self, name: str) -> None:
        """Keep what the window shows now."""
        self.settle()
        path = self._pictures / f"{len(self.taken) + 1:02d}-{name}.png"
        self.window.grab().save(str(path))
        self.taken.append(path)


def _words(widget: QWidget) -> str:
    words = getattr(widget, "words", None)
    return str(words()) if callable(words) else ""
