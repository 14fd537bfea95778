"""The laptop that is killed while it takes a bundle in: at the statement it is told, and not one later."""

import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from coachdesk.desk import opening
from coachdesk.desk.exchange import Exchange
from coachdesk.store import taking
from coachdesk.store.change_log import Bundle, Stood, Taken
from coachdesk.store.session import Session
from tests.desks import CHEAP, HandClock, passphrase


def take_and_die(
    folder: Path, bundles: list[tuple[Bundle, Stood]], die_at: int, said: Connection, *, cursor_first: bool
) -> None:
    """Take bundles, and be killed before the statement with this number; say how many there were if none was reached.

    `cursor_first` is the planted fault: the cursor is durable before the rows are (sync.md 1.2, F1).
    """
    opened = opening.unlock(folder, passphrase(), clock=HandClock(), costs=CHEAP)
    writer = opened.opened.vault._writer
    if cursor_first:
        taking.TakeBundle.run = _cursor_first(taking.TakeBundle.run)  # type: ignore[method-assign]
    ran = 0

    def count(_statement: str) -> None:
        nonlocal ran
        ran += 1
        if ran == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    writer.set_trace_callback(count)
    for bundle, stood in bundles:
        Exchange(opened.desk).take(bundle, stood)
    said.send(ran)
    writer.set_trace_callback(None)
    opened.close()


def _cursor_first(real: Callable[[taking.TakeBundle, Session], Taken]) -> Callable[[taking.TakeBundle, Session], Taken]:
    def run(self: taking.TakeBundle, session: Session) -> Taken:
        session.connection.execute(
            "UPDATE log SET cursor = ?, log_hash = ? WHERE id = ?",
            (self.stood.s, self.stood.log_hash, self.bundle.log),
        )
        session.connection.execute("COMMIT")
        session.connection.execute("BEGIN IMMEDIATE")
        session.connection.execute("UPDATE log SET cursor = ? WHERE id = ?", (self.stood.s - 1, self.bundle.log))
        return real(self, session)

    return run
