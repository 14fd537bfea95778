"""Work off the screen's thread: one thread that writes, one that reads, one for what takes long; results come back."""

import inspect
import queue
import threading
import time
from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from coachdesk.errors import CoachDeskError

T = TypeVar("T")

SLOW_SECONDS = 0.3
"""A labelled deed that takes longer than this is shown with its label, and Cancel where it can stop."""

SLICE_SECONDS = 0.01
"""Results are handed back for at most this long before the screen gets its turn."""


class StopToken:
    """What a function that names a parameter `cancelled` is given: call it to learn whether to give up."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def __call__(self) -> bool:
        return self._asked.is_set()

    def ask(self) -> None:
        self._asked.set()


class Deed:
    """One piece of work under way. `label` says it in words; `stop()` asks it to give up where `can_stop`."""

    def __init__(
        self,
        function: Callable[..., Any],
        then: Callable[[Any], object] | None,
        failed: Callable[[CoachDeskError], object] | None,
        owner: QObject | None,
        label: str,
    ) -> None:
        self.label = label
        self.can_stop = _accepts_token(function)
        self.overtaken = False
        self.shown_slow = False
        self.began = time.monotonic()
        self._function: Callable[..., Any] | None = function
        self._token = StopToken()
        self.then, self.failed, self.owner = then, failed, owner
        self.result: Any = None
        self.error: Exception | None = None

    def stop(self) -> None:
        self._token.ask()

    def run(self) -> None:
        """Does the work, in a worker thread; keeps the result or the error, and forgets the function."""
        function, self._function = self._function, None
        if function is None or self.overtaken:
            return
        try:
            self.result = function(cancelled=self._token) if self.can_stop else function()
        except Exception as error:  # noqa: BLE001  handed to the screen's thread, loud about what it does not know
            self.error = error

    def forgotten(self) -> bool:
        """True when nobody waits for the result any more: a newer read came, or the widget is gone."""
        return self.overtaken or (self.owner is not None and not shiboken6.isValid(self.owner))


class Deeds(QObject):
    """The threads, the third made when it is first needed.

    Deeds on one thread are done in the order given; their results come back in that order.

    `refused` carries a known error nobody asked to hear about; `broken` an error that is a bug.
    `slow` and `over` carry a labelled Deed once it takes longer than SLOW_SECONDS, and when it has ended.
    """

    refused = Signal(object)
    broken = Signal(object)
    slow = Signal(object)
    over = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: queue.SimpleQueue[Deed] = queue.SimpleQueue()
        self._latest: dict[Hashable, Deed] = {}
        self._labelled: list[Deed] = []
        self._stopped = False
        self._wake_pending = threading.Event()
        self._woken.connect(self._hand_back, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self)
        self._watch.setInterval(int(SLOW_SECONDS * 1000) // 3)
        self._watch.timeout.connect(self._look_for_slow)
        self._writing = _Bench("coachdesk-writing", self._put_back)
        self._reading = _Bench("coachdesk-reading", self._put_back)
        self._carrying: _Bench | None = None
        self._carried: list[Deed] = []

    def do(
        self,
        function: Callable[..., T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Callable[[CoachDeskError], object] | None = None,
        label: str = "",
        owner: QObject | None = None,
    ) -> Deed:
        """Runs `function` on the writing thread, then `then(result)` or `failed(error)` on the screen's thread.

        Neither is called once `owner` (by default the QObject whose method `then` is) has been deleted.
        """
        return self._begin(self._writing, Deed(function, then, failed, owner or _owner(then, failed), label))

    def read(
        self,
        function: Callable[..., T],
        then: Callable[[T], object],
        *,
        failed: Callable[[CoachDeskError], object] | None = None,
        key: Hashable = None,
        label: str = "",
        owner: QObject | None = None,
    ) -> Deed:
        """The same on the reading thread. With a `key`, only the newest read of that key is ever answered."""
        deed = Deed(function, then, failed, owner or _owner(then, failed), label)
        if key is not None:
            older = self._latest.get(key)
            if older is not None:
                older.overtaken = True
                older.stop()
            self._latest[key] = deed
        return self._begin(self._reading, deed)

    def carry(
        self,
        function: Callable[..., T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Callable[[CoachDeskError], object] | None = None,
        label: str = "",
        owner: QObject | None = None,
    ) -> Deed:
        """Runs what writes or reads in many turns of its own, an import say, on a thread beside the other two.

        No save and no look waits for it. At the end of the program it is asked to stop, if it can.
        """
        if self._carrying is None:
            self._carrying = _Bench("coachdesk-carrying", self._put_back)
        deed = self._begin(self._carrying, Deed(function, then, failed, owner or _owner(then, failed), label))
        self._carried.append(deed)
        return deed

    def is_carrying(self) -> bool:
        """Whether something long is under way."""
        return bool(self._carried)

    def stop(self, wait_seconds: float = 5.0) -> bool:
        """Finishes what is to be written, drops what is to be read, ends all threads. False: one is stuck."""
        self._stopped = True
        self._watch.stop()
        self._reading.end(drop=True)
        self._writing.end(drop=False)
        benches = [self._reading, self._writing]
        if self._carrying is not None:
            for deed in self._carried:
                deed.stop()
            self._carrying.end(drop=True)
            benches.append(self._carrying)
        ended = [bench.wait(wait_seconds) for bench in benches]
        self._hand_back()
        return all(ended)

    def _begin(self, bench: "_Bench", deed: Deed) -> Deed:
        if self._stopped and bench is not self._writing:
            deed.overtaken = True  # the program is ending: nobody will look at what is read
            return deed
        if self._stopped:
            raise RuntimeError("something was to be written after the threads were stopped")
        if deed.label:
            self._labelled.append(deed)
            self._watch.start()
        bench.put(deed)
        return deed

    def _put_back(self, deed: Deed) -> None:
        """Called in a worker thread."""
        self._done.put(deed)
        if not self._wake_pending.is_set():
            self._wake_pending.set()
            with suppress(RuntimeError):  # the window has gone while a stuck thread came back
                self._woken.emit()

    @Slot()
    def _hand_back(self) -> None:
        self._wake_pending.clear()
        until = time.monotonic() + SLICE_SECONDS
        while True:
            try:
                deed = self._done.get_nowait()
            except queue.Empty:
                return
            try:
                self._settle(deed)
            except Exception as error:  # noqa: BLE001  a bug in the page that waited: loud, the others still get theirs
                self.broken.emit(error)
            if time.monotonic() > until and not self._stopped:
                self._woken.emit()
                return

    def _settle(self, deed: Deed) -> None:
        self._forget(deed)
        if isinstance(deed.error, CoachDeskError):
            if deed.forgotten():
                return
            if deed.failed is not None:
                deed.failed(deed.error)
            else:
                self.refused.emit(deed.error)
        elif deed.error is not None:
            self.broken.emit(deed.error)
        elif deed.then is not None and not deed.forgotten():
            deed.then(deed.result)

    def _forget(self, deed: Deed) -> None:
        for key in [key for key, latest in self._latest.items() if latest is deed]:
            del self._latest[key]
        if deed in self._carried:
            self._carried.remove(deed)
        if deed in self._labelled:
            self._labelled.remove(deed)
            if deed.shown_slow:
                self.over.emit(deed)
        if not self._labelled:
            self._watch.stop()

    @Slot()
    def _look_for_slow(self) -> None:
        now = time.monotonic()
        for deed in self._labelled:
            if not deed.shown_slow and not deed.forgotten() and now - deed.began >= SLOW_SECONDS:
                deed.shown_slow = True
                self.slow.emit(deed)


class _Bench:
    """One thread that lives as long as the program and does one deed after another."""

    def __init__(self, name: str, put_back: Callable[[Deed], None]) -> None:
        self._deeds: queue.SimpleQueue[Deed | None] = queue.SimpleQueue()
        self._put_back = put_back
        self._drop = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def put(self, deed: Deed) -> None:
        self._deeds.put(deed)

    def end(self, *, drop: bool) -> None:
        self._drop = drop
        self._deeds.put(None)

    def wait(self, seconds: float) -> bool:
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (deed := self._deeds.get()) is not None:
            if self._drop:
                deed.overtaken = True
            deed.run()
            self._put_back(deed)


def _accepts_token(function: Callable[..., Any]) -> bool:
    try:
        return "cancelled" in inspect.signature(function).parameters
    except ValueError:  # some built-in functions have no signature
        return False


def _owner(*callbacks: Callable[..., Any] | None) -> QObject | None:
    for callback in callbacks:
        called = callback
        while isinstance(called, partial):
            called = called.func
        candidate = getattr(called, "__self__", None)
        if isinstance(candidate, QObject):
            return candidate
    return None
