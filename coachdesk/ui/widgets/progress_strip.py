"""Work under way, shown only when it takes long enough to wonder about, with a way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.labels import SafeLabel

SHOWN_AFTER_MS = 300


class ProgressStrip(QWidget):
    """ProgressStrip(parent=None): hidden until work has taken 0.3 s.

    `.start(words, *, can_cancel=True)`;  `.part(done, of)` for a bar that fills;  `.finish()`
    signal `cancelled()` when Cancel is pressed (the strip stays until `finish()`)
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=0.3)
        self._words = SafeLabel("", parent=self)
        column.addWidget(self._words)
        row = QHBoxLayout()
        spaced(row, gap=0.7)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = Button(self.tr("Cancel"), parent=self)
        self._cancel.clicked.connect(self._stop)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        column.addLayout(row)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOWN_AFTER_MS)
        self._wait.timeout.connect(self._appear)
        self.hide()

    def start(self, words: str, *, can_cancel: bool = True) -> None:
        """Work begins: "Opening your records". Starting again while it runs only changes the words."""
        self._words.set_words(words)
        self._bar.setAccessibleName(words)
        self._cancel.setVisible(can_cancel)
        self._cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        if not self.isVisible():
            self._wait.start()

    def part(self, done: int, of: int) -> None:
        """So much of so much is done."""
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)

    def finish(self) -> None:
        """Work is over, however it ended."""
        self._wait.stop()
        self.hide()

    def _appear(self) -> None:
        self.show()
        announce(self, self._words.words())

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()
