"""The cover: a plain page in place of everything, at once, and lifted by any key or click while the vault is open."""

from functools import cache
from typing import cast

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QApplication,
    QDialog,
    QStackedLayout,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import SafeLabel

_HELD_KEYS = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_Super_L})
"""Keys that begin a shortcut (Ctrl+L locks from under the cover) and lift nothing by themselves."""


class Veil(QWidget):
    """Holds one widget. While `drawn`, a screen reader finds nothing behind it, hidden or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _know_veils()
        self.drawn = False
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._behind: QWidget | None = None

    def hang(self, widget: QWidget) -> None:
        """Puts a widget behind the veil; the one before is destroyed."""
        before, self._behind = self._behind, widget
        if before is not None and shiboken6.isValid(before):
            self._whole.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._whole.addWidget(widget)


_NOTHING = cast("QAccessibleInterface", None)
"""Qt's own way to say that there is no such child."""


class _VeilTold(QAccessibleWidget):
    """What a screen reader is told of a veil."""

    def __init__(self, veil: Veil) -> None:
        super().__init__(veil, QAccessible.Role.Client)
        self._veil = veil

    def childCount(self) -> int:
        return 0 if self._veil.drawn else super().childCount()

    def child(self, index: int) -> QAccessibleInterface:
        if self._veil.drawn:
            return _NOTHING
        return super().child(index)


@cache
def _know_veils() -> None:
    QAccessible.installFactory(_tell_of_veil)


def _tell_of_veil(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(thing, Veil):
        return None
    told = getattr(thing, "_told", None)
    if told is None:
        told = _VeilTold(thing)
        thing._told = told  # type: ignore[attr-defined]  # Qt keeps a bare pointer, so the widget keeps the object
    return told


class CoverPage(QWidget):
    """What is seen while covered: nothing of anybody. A key or a click emits `touched`, the one button `ring`."""

    accessible_role = QAccessible.Role.Grouping
    touched = Signal()
    ring = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        words = self.tr("Covered. Press any key to carry on.")
        self.setAccessibleName(words)
        self._words = SafeLabel(words, tone="muted", parent=self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._warning = SafeLabel("", level="2", parent=self)
        self._warning.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._ring = secondary_button(self.tr("Who to ring (F8)"), icon="phone", parent=self)
        self._ring.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab lifts the cover, as every key does but F8
        self._ring.clicked.connect(self.ring)
        column = QVBoxLayout(self)
        spaced(column, 1.0, 0.8)
        column.addStretch(2)
        column.addWidget(IconLabel("coachdesk", "muted", ems=3.0, parent=self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addWidget(self._warning)
        column.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def warn(self, seconds: int) -> None:
        """Says how long until it locks; nothing at 0."""
        self._warning.set_words(self.tr("Locks in %n second(s).", "", seconds) if seconds else "")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.TouchBegin and isinstance(event, QTouchEvent):
            if any(self._ring.geometry().contains(point.position().toPoint()) for point in event.points()):
                event.ignore()  # then Qt makes a click of it
                return False
            event.accept()
            self.touched.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _HELD_KEYS:
            self.touched.emit()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.touched.emit()


class Covering(QObject):
    """Puts the cover over what stands in a window and takes it off again. `veil` holds what stands there."""

    lifted = Signal()

    def __init__(self, stack: QStackedLayout, cover: CoverPage, veil: Veil, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack, self._cover, self._veil = stack, cover, veil
        self._focus: QWidget | None = None
        cover.touched.connect(self.lift)

    @property
    def covered(self) -> bool:
        return self._veil.drawn

    def cover(self) -> None:
        """Hides everything now. Menus, pickers and dialogs are closed: nothing is typed in them."""
        if self.covered:
            return
        self._focus = QApplication.focusWidget()
        self._veil.drawn = True
        self._stack.setCurrentWidget(self._cover)
        self._cover.setFocus(Qt.FocusReason.OtherFocusReason)
        self._cover.repaint()
        close_other_windows(self._cover.window())

    def lift(self) -> None:
        """Shows what was there before, with the keyboard where it was."""
        if not self.covered:
            return
        self._veil.drawn = False
        self._cover.warn(0)
        self._stack.setCurrentWidget(self._veil)
        if self._focus is not None and shiboken6.isValid(self._focus) and self._veil.isAncestorOf(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        self.lifted.emit()


def close_other_windows(ours: QWidget) -> None:
    """Closes every menu, tooltip, picker and dialog of the program but this window."""
    QToolTip.hideText()
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = QApplication.activePopupWidget()
    for window in QApplication.topLevelWidgets():
        if window is ours or window.isHidden():
            continue
        if isinstance(window, QDialog):
            window.reject()
        window.close()
