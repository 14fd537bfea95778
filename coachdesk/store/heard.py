"""When the server had what: the newest of each device, and every word on who belongs to a log (sync.md 3.18)."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachdesk.store.bundle_rows import bundle_known, bundles_of_log
from coachdesk.store.change_log import BundleKind
from coachdesk.store.log_writer import known_log
from coachdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class LastHeard:
    """For each device (16 bytes) whose work is here, when the server had the newest of it: seconds since 1970.

    Raises VaultDamaged for a row that does not carry its MAC.
    """

    def run(self, session: Session) -> Mapping[bytes, int]:
        rows = session.connection.execute(
            "SELECT device, max(received_at), bundle.actor, first, hash FROM bundle"
            " JOIN actor ON actor.number = bundle.actor WHERE s IS NOT NULL AND length(device) > 0 GROUP BY device"
        ).fetchall()
        for _, _, actor, first, digest in rows:
            bundle_known(session.connection, session.row_key, actor, first, digest)
        return {device: received_at for device, received_at, *_ in rows}


@dataclass(frozen=True, slots=True)
class ControlTimes:
    """For each control record of a log, by its number s, when the server had it: seconds since 1970."""

    log: bytes

    def run(self, session: Session) -> Mapping[int, int]:
        number = known_log(session.connection, self.log)
        rows = [] if number is None else bundles_of_log(session.connection, session.row_key, number)
        return {
            row.s: row.received_at
            for row in rows
            if row.kind is BundleKind.CONTROL and row.s is not None and row.received_at is not None
        }
