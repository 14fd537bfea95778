"""The family's process as the desk sees it: started early, given one snapshot, believed nothing but sealed things."""

import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from PySide6.QtCore import QObject, Signal

from coachdesk.errors import BrokenInstallation, CoachDeskError, Unreadable
from coachdesk.operations.drop_box_file import DropBoxFile
from coachdesk.operations.family_mode import HandedOver
from coachdesk.ui.family_mode.child import SUBCOMMAND
from coachdesk.ui.family_mode.frames import Kind, frame, read_frame

_PATIENCE = 3.0
"""Seconds a process that was told to end may take."""


def family_command() -> tuple[list[str], Path | None]:
    """What to start and in which folder: this very program, frozen or not, and no word about any vault."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SUBCOMMAND], None
    home = Path(__file__).resolve().parents[3]  # -m looks in the folder it is started in first
    return [sys.executable, "-B", "-s", "-m", "coachdesk", SUBCOMMAND], home


class FamilyProcess(QObject):
    """One process, from its start to its end. Signals come in the screen's thread.

    `shown` when its pages can be seen, `asks_back` when somebody says that they are the coach, `ended` when it is gone,
    however that came about; by then everything it gave is on the disk and the drop-box is closed.
    """

    shown = Signal()
    asks_back = Signal()
    ended = Signal()

    def __init__(self, command: Sequence[str] = (), parent: QObject | None = None) -> None:
        """Starts it. Raises BrokenInstallation when that cannot be. Only tests and the demo give a `command`."""
        super().__init__(parent)
        own, folder = family_command()
        try:
            self._child = subprocess.Popen(  # noqa: S603  # our own interpreter, with words of ours only
                command or own,
                cwd=folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as trouble:
            raise BrokenInstallation("CoachDesk could not start the pages for the family.") from trouble
        self._box: DropBoxFile | None = None
        self._snapshot = b""
        self._ready = False
        self._saying = threading.Lock()
        self._thread = threading.Thread(target=self._listen, name="coachdesk-family", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._child.pid

    def show(self, made: HandedOver) -> None:
        """Gives it the snapshot, as soon as it has loaded itself; what it gives goes to the drop-box."""
        with self._saying:
            self._box, self._snapshot = made.box, made.snapshot
            ready = self._ready
        if ready:
            threading.Thread(target=self._send_snapshot, daemon=True).start()

    def go_on(self) -> None:
        """The laptop is the family's again."""
        self._say(Kind.GO_ON)

    def end(self) -> None:
        """Tells it to end; `ended` follows, within seconds."""
        watch = threading.Timer(_PATIENCE, self._child.kill)
        watch.daemon = True
        watch.start()
        self._close_pipe()

    def wait(self, seconds: float = 2 * _PATIENCE) -> bool:
        """Waits until it has ended: for the program's own end."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _listen(self) -> None:
        """In a thread of its own, so that a busy window never makes anybody wait for the disk."""
        heard = cast("BinaryIO", self._child.stdout)
        with suppress(Unreadable, OSError, ValueError):
            while (told := read_frame(heard)) is not None:
                self._heard(*told)
        self._close_pipe()
        self._child.kill()
        self._child.wait()
        heard.close()
        if self._box is not None:
            self._box.close()
        with suppress(RuntimeError):
            self.ended.emit()

    def _heard(self, kind: Kind, payload: bytes) -> None:
        if kind is Kind.READY:
            with self._saying:
                self._ready = True
                waiting = bool(self._snapshot)
            if waiting:
                self._send_snapshot()
        elif kind is Kind.SHOWN:
            self.shown.emit()
        elif kind is Kind.GIVEN:
            self._keep(payload)
        elif kind is Kind.ASKS_BACK:
            self.asks_back.emit()
        else:
            raise Unreadable

    def _keep(self, sealed: bytes) -> None:
        """Answers only when it is on the disk."""
        if self._box is None:
            raise Unreadable
        try:
            self._box.append(sealed)
        except CoachDeskError as refused:
            self._say(Kind.NOT_KEPT, refused.sentence.encode())
        else:
            self._say(Kind.KEPT)

    def _send_snapshot(self) -> None:
        snapshot, self._snapshot = self._snapshot, b""
        self._say(Kind.SNAPSHOT, snapshot)

    def _say(self, kind: Kind, payload: bytes = b"") -> None:
        pipe = cast("BinaryIO", self._child.stdin)
        with self._saying, suppress(OSError, ValueError):  # it may be gone
            pipe.write(frame(kind, payload))
            pipe.flush()

    def _close_pipe(self) -> None:
        pipe = cast("BinaryIO", self._child.stdin)
        with self._saying, suppress(OSError, ValueError):
            pipe.close()
