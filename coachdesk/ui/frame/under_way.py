"""The line at the bottom that says what takes its time, with Cancel where it can be stopped; gone when it is over."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coachdesk.ui.deeds import Deed, Deeds
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.progress_strip import ProgressStrip


class UnderWay(QFrame):
    """Shows the newest of the labelled deeds that have taken longer than 300 ms."""

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._deeds: list[Deed] = []
        self.strip = ProgressStrip(self)
        self.strip.cancelled.connect(self._stop)
        column = QVBoxLayout(self)
        spaced(column, (1.6, 0.4, 1.6, 0.4), 0.0)
        column.addWidget(self.strip)
        deeds.slow.connect(self._began)
        deeds.over.connect(self._ended)
        self.hide()

    def _began(self, deed: Deed) -> None:
        self._deeds.append(deed)
        self._show()

    def _ended(self, deed: Deed) -> None:
        if deed in self._deeds:
            self._deeds.remove(deed)
        self._show()

    def _show(self) -> None:
        self.strip.finish()
        self.setVisible(bool(self._deeds))
        if self._deeds:
            newest = self._deeds[-1]
            self.strip.start(newest.label, can_cancel=newest.can_stop)
            self.strip.show()

    def _stop(self) -> None:
        self._deeds[-1].stop()
