"""How far this laptop and its server have come with each other: what waits to leave, which logs are here whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coachdesk.crypto import codec
from coachdesk.desk.desk import Desk
from coachdesk.models.plan import Attachment
from coachdesk.store import commands, leaving, quarantine, queries, sending
from coachdesk.store.change_log import Author

WHOLE_LOGS = "whole_logs"
"""In the keyring: how far each log reached when a round had last fetched all of it."""

IS_APPLIED = "history"
"""The one reason for which a change is counted as set aside and is applied all the same."""


@dataclass(frozen=True, slots=True)
class Waits:
    """So many changes of one log, a family's or the organisation's, wait to be sent; of these kinds of record."""

    log: str
    changes: int
    kinds: frozenset[str]


def waits_to_leave(desk: Desk) -> tuple[Waits, ...]:
    """What is saved on this laptop and not known to be on the server, by log."""
    found = desk.vault.ask(leaving.WaitingToLeave())
    return tuple(Waits(one.log.hex(), one.changes, one.kinds) for one in found)


def set_aside(desk: Desk, log: str = "") -> dict[str, int]:
    """How many changes came and do not count here, by the reason's name in `store.change_log.Verdict`."""
    found = desk.vault.ask(quarantine.Quarantined(bytes.fromhex(log) or None))
    return {reason: count for reason, count in found.items() if reason != IS_APPLIED}


def files_lacking(desk: Desk, log: str) -> int:
    """How many files the records of one log speak of whose bytes are not on this laptop."""
    here = desk.vault.ask(leaving.FilesHere(bytes.fromhex(log)))
    return sum(bytes.fromhex(one.id) not in here for one in desk.records(Attachment, log))


def note_whole(desk: Desk, logs: Iterable[str]) -> None:
    """A round has just fetched all that the server had of these logs; written down only where it is news."""
    before, now = _noted(desk), _reached(desk)
    noted = {log: reached for log, reached in before.items() if log in now} | {
        log: now[log] for log in logs if log in now
    }
    if noted != before:
        desk.vault.do(commands.SetKeyring(((WHOLE_LOGS, codec.encode([[log, noted[log]] for log in sorted(noted)])),)))


def whole_logs(desk: Desk) -> frozenset[str]:
    """The logs of which all is here that the server had at the last round that ended well."""
    now = _reached(desk)
    return frozenset(log for log, reached in _noted(desk).items() if now.get(log, -1) >= reached)


def kept_value(desk: Desk, name: str) -> bytes:
    """One of the vault's own named values as it is kept now; empty where there is none."""
    return desk.vault.ask(queries.NamedValue(name))


def _reached(desk: Desk) -> dict[str, int]:
    author = Author(bytes.fromhex(desk.owner.worker_id), bytes.fromhex(desk.owner.device_id))
    return {one.log.hex(): one.s for one in desk.vault.ask(sending.Places(author))}


def _noted(desk: Desk) -> dict[str, int]:
    kept = kept_value(desk, WHOLE_LOGS)
    found: Any = codec.decode_trusted(kept) if kept else []
    return {str(log): int(reached) for log, reached in found}
