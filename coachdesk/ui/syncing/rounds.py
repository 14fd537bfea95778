"""The thread that goes round with the server, again and again: at once, when something is new, when it may be time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from secrets import SystemRandom
from typing import TYPE_CHECKING, Protocol

from coachdesk.errors import CoachDeskError, Locked, Unreachable
from coachdesk.models.organisation import Organisation
from coachdesk.operations.exchange_now import first_to_go, look_at_exchange
from coachdesk.operations.syncing.enrolled import place_of
from coachdesk.operations.syncing.going_round import end_sitting, go_round_once
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.sync.back_off import seconds_to_wait
from coachdesk.sync.protocol.limits import LONGEST_WAIT
from coachdesk.ui.syncing.bell import SETTLE, Bell, Woken
from coachdesk.ui.syncing.standing import Phase, Standing
from coachdesk.ui.syncing.trouble import meaning

if TYPE_CHECKING:
    from coachdesk.desk import Touched
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.sync.conversation import Answer, Request
    from coachdesk.sync.round import Receipt

BETWEEN = 1.0
"""At least so many seconds from the beginning of one round to that of the next."""

PATIENT = 15.0
"""While there is no way, something written is tried no sooner than this after the last try."""

NO_MARK = 60.0
"""Between rounds with a server that does not keep questions open."""

ALONE_SECONDS = 20.0
"""How often a vault without a server looks whether it has been connected to one meanwhile."""

TELL_EVERY = 1.0
"""Pages are told of what arrives no more often than this."""

CLOCK_ALLOWANCE = timedelta(minutes=5)

STAYS_HERE = frozenset({"access_entry"})
"""Kinds whose writing wakes nobody: they go along with the next round."""


class OpenLine(Protocol):
    """A way to the server: `ask` from one thread, `hang_up` from any."""

    def ask(self, request: Request) -> Answer: ...

    def hang_up(self) -> None: ...

    def close(self) -> None: ...


class Rounds:
    """Rounds(opened, open_line, tell): `tell` is called in this thread with every Standing. `start`, then `stop`."""

    def __init__(
        self, opened: OpenDesk, open_line: Callable[[ServerPlace], OpenLine], tell: Callable[[Standing], object]
    ) -> None:
        self.opened, self._open_line, self._tell_screen = opened, open_line, tell
        self.open_family = ""
        """The family on the screen, by id: it comes before the others."""
        self._bell = Bell()
        self._over = self._paused = False
        self._polling = self._cut = self._said_working = False
        self._line: OpenLine | None = None
        self._mark, self._failures, self._chance = "", 0, SystemRandom()
        self._thread = threading.Thread(target=self._run, name="coachdesk-syncing", daemon=True)
        self._unsubscribe: Callable[[], None] = lambda: None

    # -- from the screen's thread, and from those that write -----------------------------------------

    def start(self) -> None:
        """Begin, at once."""
        self._unsubscribe = self.opened.desk.told.subscribe(self._heard)
        self._thread.start()

    def stop(self) -> None:
        """Hang up and end; nothing is waited for."""
        self._unsubscribe()
        with self._bell.lock:
            self._over = True
        self._ring(Woken.URGENT)

    def wait(self, seconds: float) -> bool:
        """Whether it has ended within so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def go_now(self) -> None:
        """Somebody wants it now, or the network is back: a pause ends, and so does waiting after failures."""
        with self._bell.lock:
            self._paused, self._failures = False, 0
        self._ring(Woken.URGENT)

    def network_is_back(self) -> None:
        """Try at once, unless somebody paused it."""
        if not self._paused:
            self.go_now()

    def pause(self) -> None:
        """Nothing is asked of the server until `go_now`."""
        with self._bell.lock:
            self._paused = True
        self._ring(Woken.URGENT)

    def _heard(self, touched: Touched) -> None:
        """Called in the thread that saved."""
        if threading.current_thread() is not self._thread and touched.kinds - STAYS_HERE:
            self._ring(Woken.WRITTEN)

    def _ring(self, why: Woken) -> None:
        with self._bell.lock:
            self._bell.ring(why)
            if self._line is not None and (self._polling or self._over or self._paused):
                self._cut = True
                self._line.hang_up()

    # -- the thread ------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            if place_of(self.opened) is None:
                self._tell_screen(Standing(Phase.ALONE, self.opened.desk.now()))
            while not self._over and place_of(self.opened) is None:
                self._bell.rest(ALONE_SECONDS)
            self._go_on()
        except Locked:
            pass  # the vault was closed under it: there is nothing more to do
        except CoachDeskError as trouble:
            self._tell_screen(Standing(Phase.REFUSED, self.opened.desk.now(), said=trouble.sentence))
        except BaseException:
            self._tell_screen(Standing(Phase.BROKEN, self.opened.desk.now()))
            raise
        finally:
            self._let_go_of_the_line()
            end_sitting(self.opened)

    def _go_on(self) -> None:
        whole = True
        if not self._over:
            self._tell(Phase.WORKING)
        while not self._over:
            if self._paused:
                self._tell(Phase.PAUSED)
                self._bell.rest(None)
                whole = True
                continue
            began = time.monotonic()
            try:
                receipt = self._round(whole)
            except Locked:
                raise
            except CoachDeskError as trouble:
                self._let_go_of_the_line()
                if not self._cut:
                    self._fail(trouble)
                elif not self._over:
                    self._tell(Phase.RESTING)
                    self._bell.settle()
                whole = True
            else:
                whole = self._after(receipt, began, whole=whole)

    def _round(self, whole: bool) -> Receipt:
        """One round: of everything, or an open question whether anything is new."""
        self._said_working, self._cut = False, False
        first = first_to_go(self.opened.desk, self.open_family)
        wait, known = (0, "") if whole else (LONGEST_WAIT, self._mark)
        with self.opened.desk.told.seldom(TELL_EVERY):
            return go_round_once(self.opened, self._ask, first=first, wait=wait, known=known)

    def _after(self, receipt: Receipt, began: float, *, whole: bool) -> bool:
        """All went well: tells it, rests a little, and answers whether the next round is one of everything."""
        self._failures, self._mark = 0, receipt.mark
        waits = self._tell(Phase.RESTING, receipt=receipt, began=began)
        why = self._bell.rest((BETWEEN if self._mark else NO_MARK) - (time.monotonic() - began))
        if why is Woken.WRITTEN:
            self._bell.settle()
        stuck = waits and not whole
        return why is not Woken.TIME or not self._mark or stuck or receipt.more

    def _fail(self, trouble: CoachDeskError) -> None:
        """Tells what went wrong and waits longer each time, unless somebody presses or the network is back."""
        meant, tried = meaning(trouble), time.monotonic()
        self._failures += 1
        until = tried + seconds_to_wait(self._failures, self._chance.random(), meant.wait)
        while True:
            self._tell(meant.phase, said=meant.said)
            why = self._bell.rest(until - time.monotonic())
            if why is not Woken.WRITTEN:
                return
            if meant.wait is None:
                until = min(until, max(tried + PATIENT, time.monotonic() + SETTLE))

    # -- its line --------------------------------------------------------------------------------------

    def _ask(self, request: Request) -> Answer:
        if request.path.startswith("/v1/log") and not self._said_working:
            self._said_working = True
            self._tell(Phase.WORKING)
        line = self._line or self._new_line()
        with self._bell.lock:
            wanted = self._over or self._paused or (request.wait > 0 and self._bell.has_rung)
            if wanted:
                self._cut = True
                raise Unreachable
            self._polling = request.wait > 0
        try:
            return line.ask(request)
        finally:
            with self._bell.lock:
                self._polling = False

    def _new_line(self) -> OpenLine:
        place = place_of(self.opened)
        if place is None:
            raise Unreachable
        made = self._open_line(place)
        with self._bell.lock:
            self._line = made
        return made

    def _let_go_of_the_line(self) -> None:
        with self._bell.lock:
            line, self._line = self._line, None
        if line is not None:
            line.close()

    # -- what is told ----------------------------------------------------------------------------------

    def _tell(
        self, phase: Phase, *, said: str = "", receipt: Receipt | None = None, began: float | None = None
    ) -> bool:
        """Tells where everything stands; answers whether something waits to be sent."""
        desk, now = self.opened.desk, look_at_exchange(self.opened)
        at, off = desk.now(), None
        if receipt is not None and began is not None and not self._is_sample():
            asked = at - timedelta(seconds=time.monotonic() - began)
            off = clock_is_off(datetime.fromtimestamp(receipt.server_time / 1000, UTC), asked, at)
        self._tell_screen(Standing(phase, at, now, said, receipt, off))
        return now.changes + now.files.to_go + now.files.to_come > 0

    def _is_sample(self) -> bool:
        """The sample lives on a day of its own, and nobody's clock is out for that."""
        organisation = self.opened.desk.find(Organisation, self.opened.desk.owner.organisation_id)
        return organisation is not None and organisation.record.sample_today is not None


def clock_is_off(server: datetime, asked: datetime, answered: datetime) -> timedelta | None:
    """How far the server's clock is ahead of this one, where that is more than five minutes; None where it is not.

    The server said its time somewhere between `asked` and `answered`.
    """
    if server > answered + CLOCK_ALLOWANCE:
        return server - answered
    if server < asked - CLOCK_ALLOWANCE:
        return server - asked
    return None
