"""What a visit or an appointment would be in the way of, said before it is saved; it never stops anybody (R-12)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.day_words import clock, lasting, what
from coachdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from coachdesk.operations.booking import Booking
    from coachdesk.ui.page import Page


class BookingBand(Banner):
    """BookingBand(page): `.ask(book)` with what works it out off the screen's thread, `.ask(None)` for nothing yet."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__("", "warning", parent=parent or page)
        self._page = page
        self.hide()

    def ask(self, book: Callable[[], Booking] | None) -> None:
        """Looks anew; of several looks only the newest is answered."""
        if book is None:
            self._page.read(lambda: None, self._took, key="booking")
        else:
            self._page.read(book, self._took, lambda _error: self._took(None), key="booking")

    def _took(self, booking: Booking | None) -> None:
        words = self._sentences(booking) if booking is not None else ""
        if words:
            self.set_words(words)
        self.setVisible(bool(words))

    def _sentences(self, booking: Booking) -> str:
        lines = []
        for other in booking.clashes:
            line = self.tr("At the same time: {ref} {name}, {what}, {time} to {end}.")
            lines.append(
                line.format(
                    ref=other.family.ref,
                    name=other.family.name,
                    what=what(other),
                    time=clock(other.starts),
                    end=clock(other.ends),
                )
            )
        hours = booking.hours
        if hours is not None and hours.over and booking.available is not None:
            line = self.tr("With this visit the week holds {planned}, and there are {available}: {over} too much.")
            whole = hours.planned + hours.travel
            lines.append(
                line.format(planned=lasting(whole), available=lasting(booking.available), over=lasting(hours.over))
            )
        if lines:
            lines.append(self.tr("You can save it all the same."))
        return "\n".join(lines)
