"""All that can be asked of the vault without changing it. Queries are values; every row is checked first."""

from dataclasses import dataclass
from typing import Protocol, TypeVar

from coachdesk.store import drafts, keyring, search
from coachdesk.store.change_log import LoggedChange
from coachdesk.store.counted_rows import checked_bodies
from coachdesk.store.file_rows import sealed_attachment
from coachdesk.store.log_rows import changes_of_record, every_change, latest_stamps
from coachdesk.store.log_writer import known_log
from coachdesk.store.projection import ProjectedRecord, read_rows, state_hash
from coachdesk.store.session import Session

Answer_co = TypeVar("Answer_co", covariant=True)


class Query(Protocol[Answer_co]):
    """Something that only reads."""

    def run(self, session: Session) -> Answer_co:
        """Answer_co from one read-only connection."""
        ...


@dataclass(frozen=True, slots=True)
class RecordsOfKind:
    """Every record of a kind that is not deleted, in one log or (None) in all."""

    kind: str
    log: bytes | None = None

    def run(self, session: Session) -> list[ProjectedRecord]:
        where, parameters = "record.kind = ? AND record.deleted = 0", (self.kind,)
        if self.log is None:
            return list(read_rows(session.connection, session.rules, f"{where} ORDER BY record.number", parameters))
        where += " AND record.log = (SELECT number FROM log WHERE id = ?) ORDER BY record.number"
        return list(read_rows(session.connection, session.rules, where, (*parameters, self.log)))


@dataclass(frozen=True, slots=True)
class RecordsOfDays:
    """Every record of a kind, not deleted, whose day lies between two (both counted), in the order of their days.

    Of one log, or of all.
    """

    kind: str
    first: int
    last: int
    log: bytes = b""

    def run(self, session: Session) -> list[ProjectedRecord]:
        where = "record.kind = ? AND record.day BETWEEN ? AND ? AND record.deleted = 0 AND ? IN (log.id, x'')"
        parameters = (self.kind, self.first, self.last, self.log)
        return list(
            read_rows(session.connection, session.rules, f"{where} ORDER BY record.day, record.number", parameters)
        )


@dataclass(frozen=True, slots=True)
class RecordsById:
    """The records with these ids, deleted ones too, in the order asked; ids unknown here are left out.

    Where two logs name one id (only a hostile laptop does that), a family's own log comes first, then the record that
    was here first.
    """

    ids: tuple[bytes, ...]

    def run(self, session: Session) -> list[ProjectedRecord]:
        where = "record.id = ? ORDER BY log.id = record.id DESC, record.number"
        found: list[ProjectedRecord] = []
        for one in self.ids:
            found.extend(read_rows(session.connection, session.rules, where, (one,)))
        return found


@dataclass(frozen=True, slots=True)
class RecordsThatAsk:
    """The records that somebody has to decide about, of one log or (empty) of all, log by log as they were made."""

    log: bytes = b""

    def run(self, session: Session) -> list[ProjectedRecord]:
        where = "record.asks <> 0 AND ? IN (log.id, x'') ORDER BY record.log, record.number"
        return list(read_rows(session.connection, session.rules, where, (self.log,)))


@dataclass(frozen=True, slots=True)
class OwnLogs:
    """The ids (hexadecimal) of the logs of a kind in which this vault has written itself, as whichever device."""

    log_kind: str

    def run(self, session: Session) -> frozenset[str]:
        rows = session.connection.execute(
            "SELECT DISTINCT log.id FROM log JOIN actor ON actor.log = log.number WHERE log.kind = ? AND own = 1",
            (self.log_kind,),
        ).fetchall()
        return frozenset(log.hex() for (log,) in rows)


@dataclass(frozen=True, slots=True)
class RecordNames:
    """Kind and id (hexadecimal) of every record of one log, deleted ones too, in the order they were made."""

    log: bytes

    def run(self, session: Session) -> list[tuple[str, str]]:
        rows = read_rows(
            session.connection,
            session.rules,
            "record.log = (SELECT number FROM log WHERE id = ?) ORDER BY record.number",
            (self.log,),
        )
        return [(row.folded.kind, row.id.hex()) for row in rows]


@dataclass(frozen=True, slots=True)
class ChangesOf:
    """Every change of some records that counts, each checked against its hash, in the order of the log.

    `log` is where the records are; without it each is looked for as `RecordsById` would.
    """

    records: tuple[bytes, ...]
    log: bytes | None = None

    def run(self, session: Session) -> list[LoggedChange]:
        log = None if self.log is None else known_log(session.connection, self.log)
        return [change for one in self.records for change in changes_of_record(session.connection, one, log)]


@dataclass(frozen=True, slots=True)
class Search:
    """Records by the start of their words, then by how they sound."""

    words: str
    sounds: str
    limit: int

    def run(self, session: Session) -> list[ProjectedRecord]:
        return search.search(session.connection, session.rules, self.words, self.sounds, self.limit)


@dataclass(frozen=True, slots=True)
class Drafts:
    """Every draft whose key begins with `prefix`."""

    prefix: str = ""

    def run(self, session: Session) -> dict[str, str]:
        return drafts.read_drafts(session.connection, session.row_key, self.prefix)


@dataclass(frozen=True, slots=True)
class Keyring:
    """Every named value of the vault itself."""

    def run(self, session: Session) -> dict[str, bytes]:
        return keyring.read_keyring(session.connection, session.row_key)


@dataclass(frozen=True, slots=True)
class NamedValue:
    """One named value of the vault itself; empty where there is none."""

    name: str

    def run(self, session: Session) -> bytes:
        return keyring.read_named(session.connection, session.row_key, self.name)


@dataclass(frozen=True, slots=True)
class SealedAttachment:
    """The sealed bytes of one attachment of a log. Raises NotFound."""

    log: bytes
    id: bytes

    def run(self, session: Session) -> bytes:
        return sealed_attachment(session.connection, self.log, self.id)


@dataclass(frozen=True, slots=True)
class StateHash:
    """SHA-256 of everything visible, or of one log, in hexadecimal; `standing` leaves out what was deleted.

    Nothing of the log `apart` counts: the one that tells what was done, and keeps that it was undone.
    """

    log: bytes | None = None
    standing: bool = False
    apart: bytes = b""

    def run(self, session: Session) -> str:
        return state_hash(session.connection, session.rules, self.log, standing=self.standing, apart=self.apart)


@dataclass(frozen=True, slots=True)
class LatestStamps:
    """The highest stamp this vault has written, and the last of every chain that came from elsewhere."""

    def run(self, session: Session) -> tuple[int, tuple[int, ...]]:
        return latest_stamps(session.connection)


@dataclass(frozen=True, slots=True)
class ProveEverything:
    """Walk every chain and check every row's MAC; answers the state hash. Raises VaultDamaged."""

    def run(self, session: Session) -> str:
        for _ in every_change(session.connection, session.row_key):
            pass
        drafts.read_drafts(session.connection, session.row_key)
        checked = checked_bodies(session.row_key)
        for (facts,) in session.connection.execute("SELECT facts FROM counted"):
            checked(facts)
        return state_hash(session.connection, session.rules)
