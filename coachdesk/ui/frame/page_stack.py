"""The stack of open pages with its way back and forward: each page is made when first gone to, and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coachdesk.ui.page import Page
from coachdesk.ui.router import Place, Router
from coachdesk.ui.theme import em

if TYPE_CHECKING:
    from coachdesk.desk import Touched

MakePage = Callable[[Router], Page]

SHUT = "left"
"""The page that says why a family is shut on this laptop."""

REMEMBERED = 100
"""How many places back can be gone."""


class PageStack(QStackedWidget):
    """Shows one page at a time. `went` carries the Place now shown."""

    went = Signal(object)

    def __init__(
        self,
        makers: Mapping[str, MakePage],
        parent: QWidget | None = None,
        *,
        is_shut: Callable[[str], bool] = lambda _family: False,
    ) -> None:
        """`is_shut` says of a family that no page may open on it: `left` opens instead, which says why."""
        super().__init__(parent)
        self._is_shut = is_shut
        self.router = Router(go=self.go, back=self.back, has=makers.__contains__)
        self._makers = makers
        self._pages: dict[str, Page] = {}
        self._trail: list[Place] = []
        self._at = -1

    @property
    def place(self) -> Place | None:
        """What is shown now; None before the first page."""
        return self._trail[self._at] if self._trail else None

    @property
    def page(self) -> Page | None:
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, place: Place) -> bool:
        """Opens a place. False when the page now shown will not be left. KeyError for a page that does not exist."""
        if place.page not in self._makers:
            raise KeyError(place.page)
        if not self._left():
            return False
        self._trail = [*self._trail[: self._at + 1], place][-REMEMBERED:]
        self._at = len(self._trail) - 1
        self._show(place)
        return True

    def go_to(self, page: str, **where: str) -> bool:
        """`go` in words: `go_to("family", family_id=…)`."""
        return self.go(Place(page, where))

    def back(self) -> bool:
        """To the place before. False at the first one, or when the page will not be left."""
        return self._step(-1)

    def forward(self) -> bool:
        return self._step(+1)

    def can_step(self, by: int) -> bool:
        """Whether there is a place to go back (-1) or forward (+1) to."""
        return 0 <= self._at + by < len(self._trail)

    def told(self, touched: Touched) -> None:
        """Lets every page that has been opened know what was touched."""
        for page in self._pages.values():
            page.told(touched)
        place, shown = self.place, self.page
        if place is None or shown is None or shown is self._pages.get(SHUT):
            return
        if self._is_shut(place.family_id or ""):
            shown.leave()
            self._show(place)

    def keep_typing(self) -> None:
        """Has the page now shown keep what is half typed, before the window is locked or closed."""
        if self.page is not None:
            self.page.leave()

    def minimumSizeHint(self) -> QSize:
        """Pages scroll, so what must be read above them comes first where the window is low."""
        return QSize(em(8), em(3))

    def _step(self, by: int) -> bool:
        if not self.can_step(by) or not self._left():
            return False
        self._at += by
        self._show(self._trail[self._at])
        return True

    def _left(self) -> bool:
        page = self.page
        if page is None:
            return True
        if not page.can_leave():
            return False
        page.leave()
        return True

    def _show(self, place: Place) -> None:
        """Opens the place, or says why its family is shut."""
        if place.family_id and self._is_shut(place.family_id):
            place = Place(SHUT, {})
        self._open(place, self._makers[place.page])

    def _open(self, place: Place, maker: MakePage) -> None:
        page = self._pages.get(place.page)
        if page is None:
            page = self._pages[place.page] = maker(self.router)
            self.addWidget(page)
        page.opened(**place.where)
        page.stand_for(place.family_id)
        page.show_fresh()
        self.setCurrentWidget(page)
        (page.first_focus() or page).setFocus(Qt.FocusReason.OtherFocusReason)
        self.went.emit(place)
