"""The keys of logs by epoch, inside the encrypted file, each under a MAC; they leave with their log.

Of one epoch there may be several: a lead who was overtaken has made one, and a restored server may yet decide for it.
"""

from dataclasses import dataclass, field

from coachdesk.crypto.store_keys import row_mac
from coachdesk.errors import VaultDamaged
from coachdesk.store.log_writer import log_number
from coachdesk.store.session import Session


@dataclass(frozen=True, slots=True)
class KeepKey:
    """Keep a log's key of an epoch. See `ChangeLog.keep_key`."""

    log: bytes
    log_kind: str
    epoch: int
    key: bytes = field(repr=False)

    def run(self, session: Session) -> None:
        log = log_number(session.connection, self.log, self.log_kind)
        session.connection.execute(
            "INSERT OR IGNORE INTO log_key (log, epoch, key, mac) VALUES (?, ?, ?, ?)",
            (log, self.epoch, self.key, _key_mac(session.row_key, self.log, self.epoch, self.key)),
        )


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a log by epoch, in no order. Raises VaultDamaged."""

    log: bytes

    def run(self, session: Session) -> dict[int, tuple[bytes, ...]]:
        found: dict[int, tuple[bytes, ...]] = {}
        for epoch, key, mac in session.connection.execute(
            "SELECT epoch, key, mac FROM log_key WHERE log = (SELECT number FROM log WHERE id = ?)", (self.log,)
        ).fetchall():
            if mac != _key_mac(session.row_key, self.log, epoch, key):
                raise VaultDamaged
            found[epoch] = (*found.get(epoch, ()), key)
        return found


def _key_mac(row_key: bytes, log: bytes, epoch: int, key: bytes) -> bytes:
    return row_mac(row_key, b"log_key", log, b"%d" % epoch, key)
