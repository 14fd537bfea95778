"""Handing the laptop over and taking it back: the vault is locked before the family's pages see anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coachdesk.ui.router import Place

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.family_given import GivenBox
    from coachdesk.operations.family_mode import HandedOver
    from coachdesk.ui.frame.frame import Frame
    from coachdesk.ui.handing_over.process import FamilyProcess
    from coachdesk.ui.main_window import MainWindow

BAND = "given"


class HandingOver(QObject):
    """One for the window. The pages ask it; it locks, hides the window, and shows it again.

    The process is started while the coach chooses, so that nobody waits for it to load; it is shown a snapshot only
    once the vault is closed. `handed` when the family's pages are on the screen.
    """

    handed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.command: Sequence[str] = ()
        """What to start in place of this very program; only tests and the demo give one."""
        self._process: FamilyProcess | None = None
        self._made: HandedOver | None = None
        self._is_theirs = False
        window.locked.connect(self._locked)
        window.opened.connect(self._opened)

    @property
    def process(self) -> FamilyProcess | None:
        """The family's process, from when it is made ready."""
        return self._process

    @property
    def is_theirs(self) -> bool:
        """Whether the laptop is in the family's hands."""
        return self._is_theirs

    def get_ready(self) -> None:
        """Starts the family's process, which waits. Raises BrokenInstallation."""
        from coachdesk.ui.handing_over.process import FamilyProcess  # loaded with the pages, after the window

        if self._process is None:
            process = FamilyProcess(self.command, self)
            process.shown.connect(self._shown)
            process.asks_back.connect(self._asks_back)
            process.ended.connect(lambda: self._ended(process))
            self._process = process

    def stand_down(self) -> None:
        """The coach went elsewhere: the process that waits is not needed."""
        if self._process is not None and self._made is None and not self._is_theirs:
            self._process.end()
            self._process = None

    def hand_over(self, made: HandedOver) -> None:
        """Locks, and then gives the screen to the family."""
        self.get_ready()
        self._made = made
        self._window.lock()

    def settled(self) -> None:
        """All that was given has been looked through."""
        if self._window.frame is not None:
            self._window.frame.banners.take_back(BAND)

    def _locked(self) -> None:
        made, self._made = self._made, None
        if made is None:
            return
        self._is_theirs = True
        if self._process is None:  # it ended meanwhile
            made.box.close()
            self._come_back()
        else:
            self._process.show(made)

    def _shown(self) -> None:
        if self._is_theirs:
            self._window.hide()
            self.handed.emit()

    def _asks_back(self) -> None:
        """The desk's own unlock page; without the passphrase the family's pages can come back."""
        if not self._is_theirs:
            return
        self._come_back()
        if self._window.front is not None:
            self._window.front.offer(_tr("Back to the family's pages"), self._go_on)

    def _go_on(self) -> None:
        if self._process is not None and self._is_theirs:
            self._process.go_on()

    def _come_back(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if self._window.front is not None:
            self._window.front.take_keyboard()

    def _opened(self, opened: OpenDesk, frame: Frame) -> None:
        """The passphrase was right: what was given is read once the family's process is gone."""
        self._is_theirs = False
        process, self._process = self._process, None

        def look() -> None:
            if self._window.frame is frame:
                self._look(opened, frame)

        if process is None:
            look()
        else:
            process.ended.connect(look)
            process.end()

    def _look(self, opened: OpenDesk, frame: Frame) -> None:
        def read() -> tuple[GivenBox, ...]:
            from coachdesk.operations.family_given import what_was_given  # loaded with the vault

            return what_was_given(opened)

        self._window.around.deeds.do(read, then=lambda found: self._offer(frame, found), owner=frame)

    def _offer(self, frame: Frame, found: tuple[GivenBox, ...]) -> None:
        if not found or not frame.pages.router.has("given"):
            return

        def go() -> None:
            frame.pages.go(Place("given", {"family_id": found[0].hand_over.family}))

        words = _tr("The family gave you something while they had the laptop.")
        frame.banners.say(BAND, words, icon="families", action=_tr("Look through it"), acted=go)
        go()

    def _ended(self, process: FamilyProcess) -> None:
        """However it came about: nothing that was given is lost, and only the passphrase leads on."""
        process.wait()
        process.deleteLater()
        if process is not self._process:
            return
        self._process = None
        if self._is_theirs:
            self._is_theirs = False
            self._come_back()
            if self._window.front is not None:
                self._window.front.withdraw()


def _tr(words: str) -> str:
    return QCoreApplication.translate("HandingOver", words)
