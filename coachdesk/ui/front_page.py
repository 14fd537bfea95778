"""What stands before the vault is open: one narrow column in the middle of a plain window, scrolling only downwards."""

import shiboken6
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.ui.fault_log import Fault
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.message_line import MessageLine
from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.progress_strip import ProgressStrip
from coachdesk.ui.widgets.reading_column import ReadingColumn

COLUMN = 32.0
"""Width of the column in em."""


class FrontPage(QWidget):
    """Logo, heading, `body`, a message, progress, and a row of buttons with the primary one last."""

    def __init__(self, title: str, *, above: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.first: QWidget | None = None
        """What has the keyboard when the page is turned to. No focus proxy: Tab would come back to it for ever."""
        self.title = heading(title, 1, self)
        self.above = SafeLabel(above, tone="muted", level="small", parent=self)
        self.above.setVisible(bool(above))
        self.message = MessageLine(self)
        self.progress = ProgressStrip(self)
        self.body = QVBoxLayout()
        spaced(self.body, 0.0, 0.9)
        self.after = QVBoxLayout()
        spaced(self.after, 0.0, 0.3)
        self._actions = FlowLayout(at_end=True)
        spaced(self._actions, 0.0, 0.6)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "page")
        column = MiddleColumn(COLUMN)
        inside.setLayout(column)
        spaced(column, (1.2, 1.2, 1.2, 1.2), 0.8)
        column.addStretch(1)
        column.addWidget(self.above)
        top = QHBoxLayout()
        spaced(top, 0.0, 0.5)
        top.addWidget(IconLabel("coachdesk", "accent", ems=2.2, parent=inside), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.title, 1)
        column.addLayout(top)
        column.addLayout(self.body)
        for part in (self.message, self.progress):
            column.addWidget(part)
        column.addLayout(self._actions)
        column.addLayout(self.after)
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def set_above(self, words: str) -> None:
        """Another line over the heading; empty takes it away."""
        self.above.set_words(words)
        self.above.setVisible(bool(words))

    def add_action(self, button: Button) -> None:
        """Adds a button to the row; the primary one last."""
        self._actions.addWidget(button)

    def take_keyboard(self) -> None:
        """Puts the keyboard where a person begins."""
        (self.first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        self.message.say(sentence)

    def warn(self, problem: CoachDeskError | str) -> None:
        """What went wrong, in words; empty takes it away."""
        self.message.warn(problem.sentence if isinstance(problem, CoachDeskError) else problem)

    def busy(self, words: str) -> None:
        """Nothing can be pressed or typed while this is under way."""
        self.setEnabled(False)
        self.progress.start(words, can_cancel=False)

    def idle(self) -> None:
        """It is over, however it ended."""
        self.progress.finish()
        self.setEnabled(True)

    def broke(self, fault: Fault) -> None:
        """A bug: what is safe, and a code to pass on."""
        self.idle()
        self.warn(
            self.tr("Something broke that we did not expect. Nothing saved is lost. Try again. Code {code}.").format(
                code=fault.code
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_in_view, Qt.ConnectionType.UniqueConnection)

    def _keep_in_view(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            QTimer.singleShot(0, self, lambda: self._bring_into_view(now))

    def _bring_into_view(self, widget: QWidget) -> None:
        if shiboken6.isValid(widget) and self.isAncestorOf(widget):
            self.area.ensureWidgetVisible(widget, 0, em(3))


class MiddleColumn(ReadingColumn):
    """A reading column in the middle of the window instead of at its edge."""

    def setGeometry(self, rect: QRect) -> None:
        column = QRect(rect)
        column.setWidth(self._narrow(rect.width()))
        column.moveLeft(rect.left() + (rect.width() - column.width()) // 2)
        super().setGeometry(column)
