"""Says that something broke, on the page and not in a dialog: what is safe, what to do, and a code to pass on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coachdesk.ui.fault_log import Fault
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.buttons import IconButton, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel


class BrokenLine(QFrame):
    """Takes no room until there is a fault."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "safety")
        self._fault: Fault | None = None
        self._words = SafeLabel("", parent=self)
        self._copy = secondary_button(self.tr("Copy what to send"), icon="copy", parent=self)
        self._copy.clicked.connect(self._copy_fault)
        away = IconButton("close", self.tr("Put this away"), parent=self)
        away.clicked.connect(self.hide)
        row = FlowLayout()
        spaced(row, 0.0, 0.6)
        row.addWidget(self._copy)
        row.addWidget(away)
        column = QVBoxLayout(self)
        spaced(column, (1.0, 0.6, 1.0, 0.6), 0.4)
        column.addWidget(heading(self.tr("Something broke"), 2, parent=self))
        column.addWidget(self._words)
        column.addLayout(row)
        self.hide()

    def show_fault(self, fault: Fault) -> None:
        """Shows the newest fault."""
        self._fault = fault
        self._words.set_words(
            self.tr(
                "CoachDesk made a mistake it did not expect. What was saved is safe, and what you were typing is kept. "
                "You can carry on; if it looks wrong, lock and open again. Code {code}."
            ).format(code=fault.code)
        )
        self.show()
        announce(self, self._words.words(), at_once=True)

    def _copy_fault(self) -> None:
        if self._fault is not None:
            QGuiApplication.clipboard().setText(self._fault.told)
