"""A place where one front page follows another, the keyboard going along."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.fault_log import Fault
from coachdesk.ui.front_page import FrontPage


class PageTurner(QWidget):
    """Shows one page at a time. Pages are its children and live as long as it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self.page: QWidget | None = None
        """The page shown now."""

    def broke(self, fault: Fault) -> None:
        """A bug: said on the page shown now."""
        if isinstance(self.page, PageTurner | FrontPage):
            self.page.broke(fault)

    def turn_to(self, page: QWidget, *, forget: bool = False) -> None:
        """Shows `page` in place of the one before, which is destroyed when it is to be forgotten."""
        before, self.page = self.page, page
        if before is not None and before is not page:
            self._whole.removeWidget(before)
            before.hide()
            if forget:
                before.deleteLater()
        self._whole.addWidget(page)
        page.show()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Puts the keyboard where the page shown now wants it."""
        if isinstance(self.page, PageTurner | FrontPage):
            self.page.take_keyboard()
