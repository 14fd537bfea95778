"""The cover: a plain page in place of everything, at once, and lifted by any key or click while the vault is open."""

from contextlib import suppress

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedLayout, QToolTip, QVBoxLayout, QWidget

from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.labels import SafeLabel

_HELD_KEYS = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_Super_L})
"""Keys that begin a shortcut (Ctrl+L locks from under the cover) and lift nothing by themselves."""


class CoverPage(QWidget):
    """What is seen while covered: nothing of anybody. `touched` is emitted by a key or a click."""

    touched = Signal()

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
        column = QVBoxLayout(self)
        spaced(column, 1.0, 0.8)
        column.addStretch(2)
        column.addWidget(IconLabel("coachdesk", "muted", ems=3.0, parent=self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addWidget(self._warning)
        column.addStretch(3)

    def warn(self, seconds: int) -> None:
        """Says how long until it locks; nothing at 0."""
        self._warning.set_words(self.tr("Locks in %n second(s).", "", seconds) if seconds else "")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.TouchBegin and isinstance(event, QTouchEvent):
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
    """Puts the cover over a window's content and takes it off again.

    The content is taken out of the window altogether, so that neither a screenshot nor a screen reader finds it.
    """

    changed = Signal(bool)

    def __init__(self, stack: QStackedLayout, cover: CoverPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack, self._cover = stack, cover
        self._beneath: QWidget | None = None
        self._focus: QWidget | None = None
        self._dialogs: list[QWidget] = []
        cover.touched.connect(self.lift)

    @property
    def covered(self) -> bool:
        return self._beneath is not None

    def cover(self) -> None:
        """Hides everything now."""
        beneath = self._stack.currentWidget()
        if self.covered or beneath is None:
            return
        self._beneath = beneath
        self._focus = QApplication.focusWidget()
        self._hide_other_windows()
        self._stack.setCurrentWidget(self._cover)
        self._cover.setFocus(Qt.FocusReason.OtherFocusReason)
        self._cover.repaint()
        self._stack.removeWidget(beneath)
        beneath.setParent(None)
        self.changed.emit(True)

    def lift(self) -> None:
        """Shows what was there before, with the keyboard where it was."""
        beneath, self._beneath = self._beneath, None
        if beneath is None:
            return
        self._stack.addWidget(beneath)
        self._stack.setCurrentWidget(beneath)
        for window in self._dialogs:
            if shiboken6.isValid(window):
                window.show()
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus, self._dialogs = None, []
        self.changed.emit(False)

    def take(self) -> QWidget | None:
        """The content beneath, to be destroyed while it stays covered (the vault is locking)."""
        beneath, self._beneath = self._beneath, None
        self._focus, self._dialogs = None, []
        return beneath

    def _hide_other_windows(self) -> None:
        QToolTip.hideText()
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        ours = self._cover.window()
        for window in QApplication.topLevelWidgets():
            if window is ours or not window.isVisible():
                continue
            if isinstance(window, QDialog):
                self._dialogs.append(window)
            with suppress(RuntimeError):
                window.hide()
