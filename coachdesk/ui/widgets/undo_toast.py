"""Instead of asking "are you sure": it is done, and for ten seconds one press takes it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.labels import SafeLabel

OFFERED_MS = 10_000


class UndoToast(QFrame):
    """Put one into a page's or the window's layout: it takes room only while it offers something, and covers nothing.

    UndoToast(parent=None)
      `.offer(words, undo)` "Dropped." and what takes it back;  a new offer replaces the one before;  `.withdraw()`
      signals: `undone()` · `expired()`
    Ten seconds, which stand still while the mouse is over it or the focus in it. Escape in it closes it.
    """

    undone = Signal()
    expired = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        row = QHBoxLayout(self)
        spaced(row, margins=(1.0, 0.5, 0.5, 0.5), gap=0.8)
        self._words = SafeLabel("", parent=self)
        self._button = Button(self.tr("Undo"), icon="undo", parent=self)
        self._button.clicked.connect(self._take_back)
        self._button.installEventFilter(self)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self._undo: Callable[[], object] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(OFFERED_MS)
        self._wait.timeout.connect(self._expire)
        self.hide()

    def offer(self, words: str, undo: Callable[[], object]) -> None:
        """Says what was done and offers to take it back."""
        self._undo = undo
        self._words.set_words(words)
        self._button.setAccessibleName(self.tr("Undo: {what}").format(what=words))
        self.show()
        self._wait.start()
        announce(self, self.tr("{what} Undo is offered for ten seconds.").format(what=words))

    def withdraw(self) -> None:
        """Closes the offer; what was done stays done."""
        self._wait.stop()
        self._undo = None
        self.hide()

    def words(self) -> str:
        """What is offered to be undone."""
        return self._words.words()

    def _take_back(self) -> None:
        undo = self._undo
        self.withdraw()
        if undo is not None:
            undo()
            self.undone.emit()

    def _expire(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._wait.start()
            return
        self.withdraw()
        self.expired.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if self._undo is not None:
            self._wait.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._undo is not None and QApplication.activeWindow() is not None:
            self._wait.start()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.withdraw()
            return
        super().keyPressEvent(event)
