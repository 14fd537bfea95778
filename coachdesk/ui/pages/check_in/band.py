"""The band that says with whom to speak by when, until somebody presses “We’ve spoken”; it makes no sound."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coachdesk.models.visit import Visit
from coachdesk.operations.check_in import say_we_spoke, take_back_spoken
from coachdesk.tools.check_in import CheckInStanding, check_in_standing
from coachdesk.ui.pages.check_in.words import check_in_words
from coachdesk.ui.widgets.banner import Banner, Kind
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.page import Page


class CheckInBand(Rows):
    """CheckInBand(page): `.show_visit(visit or None)` for a visit’s own page, or `.show_past([(visit, whose)])`.

    It looks at the clock every minute. The page needs `shows` to hold "visit", so that it reads again after a press.
    """

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(0.4, parent or page)
        self._page = page
        self._visits: tuple[tuple[Visit, str], ...] = ()
        self._own = False
        self._said: list[tuple[Visit, str, CheckInStanding | None]] = []
        self._minute = QTimer(self)
        self._minute.setInterval(20_000)
        self._minute.timeout.connect(self.look_at_clock)
        self._minute.start()
        self.hide()

    def show_visit(self, visit: Visit | None) -> None:
        """On the visit's own page: how it stands, and the way to agree one."""
        self._own = True
        self._visits = ((visit, ""),) if visit is not None else ()
        self.look_at_clock()

    def show_past(self, visits: Sequence[tuple[Visit, str]]) -> None:
        """Those whose time has passed; the others wait here until it does."""
        self._own = False
        self._visits = tuple(visits)
        self.look_at_clock()

    def look_at_clock(self) -> None:
        """Says anew what has changed with the time."""
        now = self._page.desk.now()
        found = [(visit, whose, check_in_standing(visit, now)) for visit, whose in self._visits]
        if not self._own:
            found = [one for one in found if one[2] is CheckInStanding.PAST]
        if found == self._said:
            return
        self._said = found
        widgets: list[QWidget] = []
        for visit, whose, standing in found:
            widgets += self._band(visit, whose, standing)
        self.fill(widgets)
        self.setVisible(bool(widgets))

    def _words(self, visit: Visit, standing: CheckInStanding | None) -> str:
        return check_in_words(visit, standing) if standing else ""

    def _band(self, visit: Visit, whose: str, standing: CheckInStanding | None) -> list[QWidget]:
        if standing is None:
            over = visit.outcome is not None
            return [] if over or not self._page.router.has("check_in") else [self._way(visit, self._agree())]
        past = standing is CheckInStanding.PAST
        spoken = standing is CheckInStanding.SPOKEN
        action = "" if spoken or not (past or visit.started_at) else self.tr("We’ve spoken")
        words = self._words(visit, standing)
        words = f"{whose}: {words}" if whose else words
        kind: Kind = "warning" if past else "quiet" if spoken else "info"
        band = Banner(words, kind, action=action, icon="phone", parent=self)
        band.acted.connect(partial(self._spoken, visit))
        if band.action is not None:
            band.action.setAccessibleName(self.tr("We’ve spoken: {who}").format(who=visit.check_in_who))
        if not self._own or visit.outcome is not None:
            return [band]
        if spoken:
            back = Button(self.tr("Not yet: take it back"), look="quiet", icon="undo", centred=False, parent=self)
            back.clicked.connect(partial(self._not_yet, visit))
            return [band, back]
        return [band, self._way(visit, self.tr("Change the check-in"))]

    def _agree(self) -> str:
        return self.tr("Agree who should hear from you by when")

    def _way(self, visit: Visit, words: str) -> QWidget:
        button = Button(words, look="quiet", icon="phone", centred=False, parent=self)
        button.clicked.connect(lambda: self._page.go("check_in", family_id=visit.log, record_id=visit.id))
        button.setVisible(self._page.router.has("check_in"))
        return button

    def _spoken(self, visit: Visit) -> None:
        self._page.do(partial(_write, self._page.desk, visit.id, spoken=True), lambda _kept: self._page.refresh())

    def _not_yet(self, visit: Visit) -> None:
        self._page.do(partial(_write, self._page.desk, visit.id, spoken=False), lambda _kept: self._page.refresh())


def _write(desk: Desk, visit_id: str, *, spoken: bool) -> None:
    opened = desk.get(Visit, visit_id)
    (say_we_spoke if spoken else take_back_spoken)(desk, opened)
