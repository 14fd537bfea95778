"""How many of a plan's steps are done: a bar to look at and the same in words."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coachdesk.ui.theme import em, spaced, tokens
from coachdesk.ui.widgets.labels import SafeLabel


def steps_in_words(done: int, total: int) -> str:
    """ "3 of 8 steps done" (P-02), or that there are none yet."""
    if total == 0:
        return QCoreApplication.translate("StepBar", "No steps yet")
    return QCoreApplication.translate("StepBar", "{done} of {total} steps done").format(done=done, total=total)


class StepBar(QWidget):
    """StepBar(done, total, parent=None): the bar with its words under it; `.show_count(done, total)`."""

    def __init__(self, done: int = 0, total: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=0.25)
        self._bar = _Bar(self)
        self._words = SafeLabel(level="small", tone="muted", parent=self)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        self.show_count(done, total)

    def show_count(self, done: int, total: int) -> None:
        """Shows another count."""
        self._bar.part = done / total if total else 0.0
        self._bar.update()
        self._words.set_words(steps_in_words(done, total))


class _Bar(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(em(6), em(0.55))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(4), em(0.55))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_by = whole.height() / 2
        painter.setPen(QColor(tokens().border))
        painter.setBrush(QColor(tokens().surface))
        painter.drawRoundedRect(whole, round_by, round_by)
        if self.part > 0:
            painter.setPen(QColor(tokens().accent))
            painter.setBrush(QColor(tokens().accent))
            done = QRectF(whole)
            done.setWidth(max(whole.height(), whole.width() * self.part))
            if self.layoutDirection().name == "RightToLeft":
                done.moveRight(whole.right())
            painter.drawRoundedRect(done, round_by, round_by)
        painter.end()
