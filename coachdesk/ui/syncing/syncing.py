"""Sending and fetching in the running program: begins when the vault is opened, ends before it is locked."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from coachdesk.ui.syncing.face import face_of
from coachdesk.ui.syncing.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.syncing.server_place import ServerPlace
    from coachdesk.sync.round import Receipt
    from coachdesk.ui.frame.frame import Frame
    from coachdesk.ui.main_window import MainWindow
    from coachdesk.ui.router import Place
    from coachdesk.ui.syncing.rounds import OpenLine, Rounds

REMEMBERED = 40
"""How many turns of this sitting the page can tell of."""

LET_GO_SECONDS = 0.4
"""For so long locking waits for the thread to end; it has hung up, and a closed vault refuses what comes late."""

BAND = "server_clock"

NOTHING_TO_DO = frozenset({"restored"})
"""Alarms that heal by themselves: they are told, and call nobody."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that happened: a round that moved something or has something to tell, or why none was possible."""

    at: datetime
    receipt: Receipt | None = None
    said: str = ""


class Syncing(QObject):
    """One for the window. `changed` when there is something new to show.

    `standing` is None while no vault is open; `turns` are of this sitting, the newest first.
    """

    changed = Signal()
    _told = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.open_line: Callable[[ServerPlace], OpenLine] | None = None
        """What leads to the server in place of the network; only tests give one."""
        self.standing: Standing | None = None
        self.turns: deque[Turn] = deque(maxlen=REMEMBERED)
        self._alarms: set[tuple[bytes, str]] = set()
        self._unseen = 0
        self._rounds: Rounds | None = None
        self._frame: Frame | None = None
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        window.opened.connect(self._opened)
        window.locking.connect(self._locking)

    # -- what the page and the strip ask ---------------------------------------------------------------

    @property
    def needs(self) -> int:
        """How many things wait for somebody's eyes: decisions, late work, and alarms nobody has looked at yet."""
        now = self.standing.now if self.standing else None
        return self._unseen + (now.conflicts + now.late if now else 0)

    def go_now(self) -> None:
        """Send and fetch now; a pause is over."""
        if self._rounds is not None:
            self._rounds.go_now()

    def pause(self) -> None:
        """Ask the server nothing until `go_now`, or until the vault is opened again."""
        if self._rounds is not None:
            self._rounds.pause()

    def alarms_seen(self) -> None:
        """Somebody has read the page: the pill does not call for what it told already."""
        if self._unseen:
            self._unseen = 0
            self._show()

    def look_again(self) -> None:
        """This vault has just been connected to a server: begin."""
        self.go_now()

    # -- what the window calls -------------------------------------------------------------------------

    def _opened(self, opened: OpenDesk, frame: Frame) -> None:
        from coachdesk.ui.syncing.network import NetworkBack  # with all it stands on, after the window

        goes_on = self._rounds is not None and self._rounds.opened is opened
        rounds = self._rounds if self._rounds is not None and goes_on else self._new_rounds(opened)
        self._rounds, self._frame = rounds, frame
        NetworkBack(rounds.network_is_back, frame)
        frame.pages.went.connect(self._went)
        place = frame.pages.place
        if place is not None:
            self._went(place)
        if goes_on:
            self._show()
        else:
            rounds.start()

    def _new_rounds(self, opened: OpenDesk) -> Rounds:
        from coachdesk.ui.syncing.network import line_by_the_system
        from coachdesk.ui.syncing.rounds import Rounds

        rounds = Rounds(opened, self.open_line or line_by_the_system, lambda told: self._pass_on(rounds, told))
        return rounds

    def _went(self, place: Place) -> None:
        if self._rounds is not None:
            self._rounds.open_family = place.family_id or ""

    def _locking(self) -> None:
        """Hangs up; the thread that closes the vault then waits for a moment, and the screen for nothing."""
        rounds, self._rounds, self._frame = self._rounds, None, None
        self.standing, self._unseen = None, 0
        self.turns.clear()
        self._alarms.clear()
        if rounds is not None:
            rounds.stop()
            self._window.around.deeds.do(lambda: rounds.wait(LET_GO_SECONDS))

    # -- what the thread tells -------------------------------------------------------------------------

    def _pass_on(self, rounds: Rounds, told: Standing) -> None:
        """Called in the thread; a window that has just gone hears nothing."""
        with suppress(RuntimeError):
            self._told.emit((rounds, told))

    def _take(self, said: tuple[Rounds, Standing]) -> None:
        rounds, told = said
        if rounds is not self._rounds:
            return  # the vault has been locked meanwhile
        self.standing = told
        if told.receipt is not None:
            self._note(told, told.receipt)
        elif told.said and not (self.turns and self.turns[0].said == told.said):
            self.turns.appendleft(Turn(told.at, said=told.said))
        self._show()

    def _note(self, told: Standing, receipt: Receipt) -> None:
        moved = any(
            one.sent or one.received or one.purged or one.unsent_kept or one.files_sent or one.files_received
            for one in receipt.logs
        )
        found = {(one.log, alarm) for one in receipt.every for alarm in one.alarms}
        fresh = found - self._alarms
        if moved or fresh:
            self.turns.appendleft(Turn(told.at, receipt))
        self._alarms |= fresh
        self._unseen += sum(alarm not in NOTHING_TO_DO for _, alarm in fresh)
        if self._frame is not None:
            say_clock(self._frame, told.clock_is_off)

    def _show(self) -> None:
        if self._frame is not None:
            self._frame.strip.pill.show_face(face_of(self.standing, self.needs))
            now = self.standing.now if self.standing else None
            self._frame.rail.count("sync", now.changes if now else 0)
        self.changed.emit()


def say_clock(frame: Frame, off: timedelta | None) -> None:
    """One sentence while this laptop's clock and the server's are more than five minutes apart."""
    if off is None:
        frame.banners.take_back(BAND)
        return
    if off > timedelta():
        words = _tr("This laptop’s clock is about {apart} behind the server’s. Please put it right.")
    else:
        words = _tr("This laptop’s clock is about {apart} ahead of the server’s. Please put it right.")
    words = words.format(apart=_in_words(abs(off)))
    frame.banners.say(BAND, words, short=_tr("This laptop’s clock is out."), kind="warning", icon="calendar")


def _in_words(apart: timedelta) -> str:
    """In the unit a person would say it in."""
    if apart < timedelta(hours=2):
        return _tr("%n minute(s)", max(1, round(apart / timedelta(minutes=1))))
    if apart < timedelta(days=2):
        return _tr("%n hour(s)", round(apart / timedelta(hours=1)))
    return _tr("%n day(s)", round(apart / timedelta(days=1)))


def _tr(words: str, count: int = -1) -> str:
    return QCoreApplication.translate("Syncing", words, "", count)
