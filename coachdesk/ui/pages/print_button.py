"""A sealed copy onto paper: one press, the system's own window, and a line in the access log before the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.taking_out import TakenOut, note_printed
from coachdesk.ui.printing import PRINT_WIDTH, ask_printer, can_print, print_pages
from coachdesk.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.page import Page


class PrintButton(Button):
    """PrintButton(page): hidden until `.offer(taken, copy_for)`; `.withdraw()` hides it again.

    `copy_for` is as in `Export`. `.print_on(device)` is what happens once a printer is chosen.
    """

    def __init__(self, page: Page) -> None:
        super().__init__("", icon="printer", parent=page)
        self.set_words(self.tr("Print"))
        self._page = page
        self._taken: TakenOut | None = None
        self._copy_for = ""
        self.clicked.connect(self._ask)
        self.hide()

    def offer(self, taken: TakenOut, copy_for: str) -> None:
        """What a press prints from now on."""
        self._taken, self._copy_for = taken, copy_for
        self.setEnabled(True)
        self.show()

    def withdraw(self) -> None:
        """Nothing is to be printed any more."""
        self._taken = None
        self.hide()

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Write down that it is printed, then draw its pages on the device; both off the screen's thread."""
        taken, copy_for, desk = self._taken, self._copy_for, self._page.desk
        if taken is None:
            return
        self.setEnabled(False)

        def work() -> int:
            from coachdesk.reports.preview import page_pictures

            note_printed(desk, taken, copy_for)
            return print_pages(page_pictures(taken.pdf, PRINT_WIDTH), device)

        self._page.do(work, self._printed, self._not_printed, self.tr("Printing"))

    def _ask(self) -> None:
        if can_print():
            ask_printer(self, self.print_on)
        else:
            self._page.warn(self.tr("This laptop knows no printer. Set one up in the system's settings first."))

    def _not_printed(self, problem: CoachDeskError) -> None:
        self.setEnabled(True)
        self._page.warn(problem)

    def _printed(self, pages: int) -> None:
        self.setEnabled(True)
        self._page.say(self.tr("%n page(s) went to the printer. It is written down.", "", pages))
