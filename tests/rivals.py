"""Somebody on another laptop who wrote without having seen what was written here; her bundle comes at once."""

from datetime import datetime
from typing import Any

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.desk import Desk, Opened
from coachdesk.desk.exchange import Exchange
from coachdesk.models.record import Record, plain
from coachdesk.models.values import new_id
from coachdesk.store.change_log import Author, Stood, Verdict
from tests.relay import cut, run_of


def change_by_another(opened: Opened[Any], at: datetime, why: str = "", **fields: Any) -> ChangeBody:
    """A change on top of what `opened` was, with a stamp of that moment."""
    record: Record = opened.record
    stamp = int(at.timestamp() * 1000) << 16
    writes = {name: (plain(value), opened.seen.get(name, ())) for name, value in fields.items()}
    return ChangeBody(record.kind, bytes.fromhex(record.id), stamp, int(at.timestamp()), 0, writes=writes, why=why)


def delete_by_another(opened: Opened[Any], at: datetime, why: str = "") -> list[ChangeBody]:
    """Deletes that cover what `opened` was."""
    record, seen = opened.record, list(opened.seen.items())
    stamp, number = int(at.timestamp() * 1000) << 16, bytes.fromhex(record.id)
    return [
        ChangeBody(record.kind, number, stamp + n, int(at.timestamp()), 0, covers=dict(seen[n : n + 20]), why=why)
        for n in range(0, len(seen), 20)
    ]


def comes(desk: Desk, log: str, changes: list[ChangeBody], worker: str, verdict: Verdict = Verdict.COUNTS) -> None:
    """What another worker wrote comes from the server, in a chain of its own."""
    actor, author = bytes.fromhex(new_id()), Author(bytes.fromhex(worker), b"another laptop 1")
    exchange = Exchange(desk)
    place = exchange.place(bytes.fromhex(log))
    stood = Stood(place.s + 1 if place else 1, bytes(32), int(desk.now().timestamp()), verdict)
    exchange.take(cut(run_of(bytes.fromhex(log), changes, actor, author)), stood)


def write_apart(desk: Desk, opened: Opened[Any], worker: str, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    """This desk writes `mine` and another worker `theirs`, each on top of what was there."""
    desk.amend(opened, **mine)
    comes(desk, opened.record.log, [change_by_another(opened, desk.now(), **theirs)], worker)
