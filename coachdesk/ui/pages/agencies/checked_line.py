"""When a contact was last checked and by whom, and one tap that says it was rung and is right (F-13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.agencies import say_it_is_right
from coachdesk.ui.pages.agencies.words import checked_words, counts_as_checked
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.models.organisation import Agency, Worker
    from coachdesk.ui.pages.agencies.reading import Directory
    from coachdesk.ui.pages.plan.table import Table


class CheckedLine(TurningRow):
    """CheckedLine(table, record_id): `.show_contact(record, directory)`."""

    def __init__(self, table: Table, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(26, parent=parent)
        self._words = SafeLabel("", parent=self)
        self.button = secondary_button(self.tr("I rang: it is right"), "phone", self)
        taken_back = self.tr("Checked today.")
        self.button.clicked.connect(lambda: table.write(record_id, say_it_is_right, undo=taken_back))
        self.add(self._words, 1)
        self.add(self.button)

    def show_contact(self, record: Agency | Worker, directory: Directory) -> None:
        """Says how old what is written here is."""
        self._words.set_words(checked_words(record, directory))
        self._words.set_tone("ok" if counts_as_checked(record, directory) else "warn")
