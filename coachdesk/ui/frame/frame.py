"""The window's inside while the vault is open: rail, strip, banners and pages. It is destroyed when the vault locks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk.errors import CoachDeskError, Locked
from coachdesk.ui.fault_log import Fault
from coachdesk.ui.frame.banners import Banners
from coachdesk.ui.frame.broken_line import BrokenLine
from coachdesk.ui.frame.jump_box import JumpBox
from coachdesk.ui.frame.jump_hits import find_with
from coachdesk.ui.frame.notices import Notices, look_for_notices, say_notices
from coachdesk.ui.frame.page_stack import MakePage, PageStack
from coachdesk.ui.frame.rail import Rail
from coachdesk.ui.frame.sync_pill import KEY as SYNC_KEY
from coachdesk.ui.frame.top_strip import TopStrip
from coachdesk.ui.frame.under_way import UnderWay
from coachdesk.ui.router import Place
from coachdesk.ui.tab_order import tab_on
from coachdesk.ui.theme import em

if TYPE_CHECKING:
    from coachdesk.desk import Touched
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.deeds import Deeds

NARROW = 900
"""Width in pixels, at 100 % text, below which the rail shows icons alone."""

LOW = 26
"""Height in em below which the bands above the pages say what they say in few words."""


class Frame(QWidget):
    """One open vault on the screen. `makers` gives each page's name and how it is made; `lights` its rail entry."""

    touched = Signal(object)

    def __init__(
        self,
        opened: OpenDesk,
        deeds: Deeds,
        makers: Mapping[str, MakePage],
        lights: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        desk = opened.desk
        self.shut = desk.gate.is_shut
        """Whether these are the pages of a laptop on which families are shut."""
        self._desk, self._deeds, self._lights = desk, deeds, lights
        self.rail = Rail(makers, self)
        self.strip = TopStrip(self)
        self.banners = Banners(self)
        self.pages = PageStack(makers, self, is_shut=self._is_shut)
        self.jump = JumpBox(find_with(desk, makers.__contains__), deeds, self)
        self.under_way = UnderWay(deeds, self)
        self._broken = BrokenLine(self)
        self._lay_out()
        self._connect()
        self._shortcuts()
        if self.rail.pages:
            self.pages.go(Place(self.rail.pages[0]))
        deeds.read(lambda: look_for_notices(opened), self._say_notices, owner=self)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.strip, 0, 0, 1, 2)
        grid.addWidget(self.rail, 1, 0, 4, 1)
        for row, part in enumerate((self.banners, self._broken, self.pages, self.under_way), start=1):
            grid.addWidget(part, row, 1)
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda page: self.pages.go(Place(page)))
        self.strip.back.connect(self.pages.back)
        self.strip.forward.connect(self.pages.forward)
        self.pages.went.connect(self._arrived)
        self.jump.chosen.connect(self.pages.go)
        self._deeds.refused.connect(self.refused)
        self.touched.connect(self._told, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: Callable[[], None] | None = self._desk.told.subscribe(self._heard)

    def _shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            **({} if self.shut else {"Ctrl+K": self.jump.ask}),
            "Alt+Left": self.pages.back,
            "Alt+Right": self.pages.forward,
        }
        for number, page in enumerate(self.rail.pages, start=1):
            keys[f"Alt+{number}"] = partial(self.pages.go, Place(page))
        if "settings" in self.rail.pages:
            keys["Ctrl+,"] = partial(self.pages.go, Place("settings"))
        if self.pages.router.has("sync"):
            keys[SYNC_KEY] = partial(self.pages.go, Place("sync"))
            self.strip.sync.connect(lambda: self.pages.go(Place("sync")))
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(deed)

    def leave(self) -> None:
        """Keeps what is half typed and hears no more from the desk; the frame is about to be destroyed."""
        self.pages.keep_typing()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def refused(self, error: CoachDeskError) -> None:
        """A known error that no page took."""
        self.banners.say("refused", error.sentence, kind="warning")

    def broke(self, fault: Fault) -> None:
        """A bug: said inline, with a code to pass on."""
        self._broken.show_fault(fault)

    def lock_near(self, seconds: int) -> None:
        """Announces that the vault will lock; 0 takes it back."""
        if not seconds:
            self.banners.take_back("lock")
            return
        words = self.tr("Nobody has touched this laptop for a while. It locks in %n second(s).", "", seconds)
        self.banners.say("lock", words, kind="warning", icon="lock", closes=False)

    def ask_for_numbers(self) -> None:
        """Says that nobody but 999 could be rung: a vault from before the wizard asked, or from another laptop."""
        if self.pages.router.has("settings"):
            words = self.tr("This laptop does not know whom you ring when it cannot wait. Add at least one number.")
            short, action = self.tr("There is nobody to ring yet."), self.tr("Add a number")
            self.banners.say(
                "ring", words, short=short, kind="warning", icon="phone", action=action, acted=self._add_numbers
            )

    def _add_numbers(self) -> None:
        if self.pages.go_to("settings"):
            self.banners.take_back("ring")

    def _say_notices(self, found: Notices) -> None:
        say_notices(found, self.banners, self._make_code)

    def _make_code(self) -> None:
        if self.pages.router.has("recovery_code") and self.pages.go_to("recovery_code"):
            self.banners.take_back("code")
            self.banners.take_back("key")

    def _heard(self, touched: Touched) -> None:
        """Called in the thread that saved: a window that has just gone must not make the save look failed."""
        with suppress(RuntimeError):
            self.touched.emit(touched)

    def _is_shut(self, family: str) -> bool:
        """Whether a family stays shut on this laptop. While the vault is being locked its pages are about to go."""
        try:
            return family in self._desk.closed.families
        except Locked:
            return False

    def _told(self, touched: Touched) -> None:
        self.pages.told(touched)
        place = self.pages.place
        if "family" in touched.kinds and place is not None:
            self._name_family(place)

    def _arrived(self, place: Place) -> None:
        self.rail.light(self._lights.get(place.page, ""))
        self.strip.show_steps(self.pages.can_step(-1), self.pages.can_step(+1))
        self._name_family(place)

    def _name_family(self, place: Place) -> None:
        family_id = place.family_id
        if family_id is None:
            self.strip.show_family("", "")
            return

        def name() -> str:
            from coachdesk.models.family import Family  # models are loaded after the window is shown

            found = self._desk.find(Family, family_id)
            return found.record.name if found else ""

        self._deeds.read(
            name, lambda name: self.strip.show_family(family_id, name), key=(id(self), "family"), owner=self
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        steps = {Qt.MouseButton.BackButton: self.pages.back, Qt.MouseButton.ForwardButton: self.pages.forward}
        step = steps.get(event.button())
        if step is not None:
            step()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """From strip, rail and banners Tab goes into the page at its beginning, whatever was made last there."""
        return tab_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def _fit(self) -> None:
        self.rail.set_narrow(self.width() < max(NARROW, em(60)))
        self.banners.set_low(self.height() < em(LOW))
        self.jump.fit()
