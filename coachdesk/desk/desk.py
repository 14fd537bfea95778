"""The desk: everything above the store reads and writes through it, and it says what was touched."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.crypto.digest import copies_log_of
from coachdesk.desk.batch import Batch
from coachdesk.desk.clock import Clock
from coachdesk.desk.closed import Closed
from coachdesk.desk.drafts import Drafts
from coachdesk.desk.gate import Gate, is_of_family
from coachdesk.desk.gone import Gone
from coachdesk.desk.history import HistoryEntry, tell
from coachdesk.desk.opened import Opened, open_record, read_record, stamp_time
from coachdesk.desk.told import Told, Touched
from coachdesk.errors import NotFound, Refused
from coachdesk.models.organisation import Worker
from coachdesk.models.record import Record
from coachdesk.models.values import new_id
from coachdesk.store import commands, queries
from coachdesk.store.change_log import Author
from coachdesk.store.projection import ProjectedRecord
from coachdesk.store.vault import Vault
from coachdesk.tools.same_name import sounds_like

T = TypeVar("T", bound=Record)
Answer = TypeVar("Answer")

AN_HOUR = 3_600_000 << 16
"""In stamps."""
HEARD_AHEAD = 64
"""How many stamps of clocks that are ahead are kept until they are not."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose vault this is. Ids in hexadecimal."""

    organisation_id: str
    worker_id: str
    device_id: str
    access_log_id: str

    @property
    def copies_log_id(self) -> str:
        """The log of the files this laptop wrote. Their names may name people: unlike the access log it stays here."""
        return copies_log_of(bytes.fromhex(self.device_id)).hex()


class Desk:
    """Reads and writes records of one vault, as one worker, by one clock. Methods may be called from any thread."""

    def __init__(self, vault: Vault, owner: Owner, clock: Clock) -> None:
        self.vault = vault
        self.owner = owner
        self.told = Told()
        self.gone = Gone()
        self.closed = Closed(vault)
        self.gate = Gate()
        """Before all families; `closed` names single ones."""
        self.drafts = Drafts(vault, clock, self.gone, self.gate)
        self.look_before_writing: Callable[[Iterable[str]], None] = lambda _: None
        """Asked with the kinds of record before anything is written; raises a known error to say no."""
        self.opened_families: set[str] = set()
        """Whose opening stands in the access log already, since the vault was unlocked."""
        self._clock = clock
        self._author = Author(bytes.fromhex(owner.worker_id), bytes.fromhex(owner.device_id))
        self._last_stamp, self._heard = vault.ask(queries.LatestStamps())
        self._clock_is_off = timedelta()
        self._stamping = threading.Lock()

    # -- time ------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """Now by the injected clock, with its time zone."""
        return self._clock.now()

    def today(self) -> date:
        """The date where the laptop is."""
        return self.now().date()

    def correct_clock(self, by: timedelta) -> None:
        """From now on stamp by this laptop's clock and `by`, what the server's clock is ahead; nothing else changes."""
        self._clock_is_off = by

    def hear(self, stamp: int) -> None:
        """Stamp after another laptop's change from now on, unless it is more than an hour ahead (sync.md 3.15)."""
        with self._stamping:
            self._heard = (*self._heard, stamp)

    def latest_moment(self) -> datetime:
        """The latest moment this vault has written at: a clock much before it is wrong (security.md 2.10)."""
        return stamp_time(self._last_stamp)

    # -- writing ---------------------------------------------------------------------------------

    @contextmanager
    def together(self, why: str = "") -> Iterator[Batch]:
        """Collect several changes; they are written as one group in one transaction when the block ends well."""
        batch = self.batch(why)
        yield batch
        self.begin(batch)()

    def batch(self, why: str = "") -> Batch:
        """An empty group of changes, for `begin`."""
        group = bytes.fromhex(new_id())
        return Batch(lambda **what: self._change(group=group, why=why, **what), why)

    def begin(self, batch: Batch) -> Callable[[], None]:
        """Hand a group to be written and go on; what is answered waits until it is on the disk, and tells.

        Raises as `add` does, now or when it is waited for.
        """
        if not batch.entries:
            return lambda: None
        kinds = frozenset(entry.change.kind for entry in batch.entries)
        logs = frozenset(entry.log.hex() for entry in batch.entries)
        self.look_before_writing(kinds)
        self.gone.look_at(logs)
        written = self.vault.begin(commands.Append(self._author, tuple(batch.entries), tuple(batch.blobs)))

        def finish() -> None:
            written.result()
            self.told.announce(Touched(kinds, logs))

        return finish

    def add(self, record: T, why: str = "") -> Opened[T]:
        """Keep a new record. Raises BadInput, and DiskFull or VaultNotWritable when nothing was saved."""
        return self._single(why, lambda batch: batch.add(record))

    def amend(self, opened: Opened[T], why: str = "", **fields: Any) -> Opened[T]:
        """Change the fields that differ from what was opened, replacing exactly the writes that were seen."""
        return self._single(why, lambda batch: batch.amend(opened, **fields))

    def settle(self, opened: Opened[T], why: str = "", **fields: Any) -> Opened[T]:
        """Choose between rivals: the chosen value replaces every remaining write of the field."""
        return self._single(why, lambda batch: batch.settle(opened, **fields))

    def remove(self, opened: Opened[Any], why: str = "") -> None:
        """Delete a record as it was on the screen. `bring_back` undoes it."""
        self._single(why, lambda batch: batch.remove(opened))

    def bring_back(self, record_id: str, why: str = "") -> Opened[Record]:
        """Undo a delete. Raises Refused when the record is not deleted."""
        opened = self._opened(record_id)
        if not opened.deleted:
            raise Refused("This has not been deleted.")
        return self._single(why, lambda batch: batch.bring_back(opened))

    def change_back(self, record_id: str, change_id: str, why: str = "") -> Opened[Record]:
        """Put the fields of one earlier change back to what they were before it, as a new change.

        Raises Refused for the change that made the record, and NotFound for an unknown change.
        """
        opened = self._opened(record_id)
        entry = next((one for one in self.history(record_id) if one.change_id == change_id), None)
        if entry is None:
            raise NotFound
        if entry.deleted:
            return self.bring_back(record_id, why)
        before = {change.field: change.before for change in entry.changes if not change.first}
        kind = type(opened.record)
        for change in entry.changes:
            if change.first:
                if kind.model_fields[change.field].is_required():
                    raise Refused("This is how it began, so there is nothing before it to go back to.")
                before[change.field] = kind.model_fields[change.field].default
        return self.settle(opened, why, **before)

    # -- reading ---------------------------------------------------------------------------------

    def get(self, cls: type[T], record_id: str) -> Opened[T]:
        """One record, deleted or not. Raises NotFound."""
        found = self.find(cls, record_id)
        if found is None:
            raise NotFound
        return found

    def find(self, cls: type[T], record_id: str) -> Opened[T] | None:
        """One record, deleted or not, or None. Raises FamiliesShut, as all reading of families does (`gate`)."""
        self.gate.look_at((cls.kind,))
        rows = self.vault.ask(queries.RecordsById((bytes.fromhex(record_id),)))
        return next(iter(_of_kind(cls, rows)), None)

    def all(self, cls: type[T], log: str | None = None) -> list[Opened[T]]:
        """Every record of a kind that is not deleted, in the order they were made; `log` narrows to one family."""
        self.gate.look_at((cls.kind,))
        return _of_kind(cls, self.vault.ask(queries.RecordsOfKind(cls.kind, bytes.fromhex(log) if log else None)))

    def records(self, cls: type[T], log: str | None = None) -> list[T]:
        """What `all` gives, as bare records: to look at, not to change."""
        self.gate.look_at((cls.kind,))
        rows = self.vault.ask(queries.RecordsOfKind(cls.kind, bytes.fromhex(log) if log else None))
        return [record for record in map(read_record, rows) if isinstance(record, cls)]

    def dated(self, cls: type[T], until: date, since: date = date.min, log: str = "") -> list[T]:
        """Records of a kind by their `dated` day, both ends counted, in the order of days; the rest is not read.

        `log` narrows them to one family.
        """
        self.gate.look_at((cls.kind,))
        asked = queries.RecordsOfDays(cls.kind, since.toordinal(), until.toordinal(), bytes.fromhex(log))
        rows = self.vault.ask(asked)
        return [record for record in map(read_record, rows) if isinstance(record, cls)]

    def search(self, text: str, limit: int = 50) -> list[Opened[Record]]:
        """Records by the start of their words, then by how names sound; without deleted and shut ones."""
        rows = self.vault.ask(queries.Search(text, " ".join(sorted(sounds_like(text))), limit))
        shut = self.gate.is_shut
        shown = (row for row in rows if not (shut and is_of_family(row.folded.kind)))
        return [opened for opened in map(open_record, shown) if opened]

    def history(self, record_id: str) -> list[HistoryEntry]:
        """Every change of one record, oldest first. Raises VaultDamaged when one does not match its hash."""
        changes = self.vault.ask(queries.ChangesOf((bytes.fromhex(record_id),)))
        self.gate.look_at(one.body.kind for one in changes)
        return tell(changes, self.worker_names())

    def worker_names(self) -> dict[str, str]:
        """The name of every worker by id."""
        return {one.record.id: one.record.name for one in self.all(Worker)}

    def state_hash(self, *, standing: bool = False) -> str:
        """SHA-256 of everything visible: equal on two laptops that hold the same changes.

        With `standing` of what is not deleted, without this device's own access log: as before, when what was added
        since has been taken out again.
        """
        apart = bytes.fromhex(self.owner.access_log_id) if standing else b""
        return self.vault.ask(queries.StateHash(standing=standing, apart=apart))

    def rebuild(self) -> tuple[str, str]:
        """Fold everything anew from the log; the state hash before and after. Raises VaultDamaged."""
        return self.vault.do(commands.Rebuild())

    def prove(self) -> str:
        """Walk every chain and check every row; answers the state hash. Raises VaultDamaged."""
        return self.vault.ask(queries.ProveEverything())

    # -- inside ------------------------------------------------------------------------------------

    def _single(self, why: str, deed: Callable[[Batch], Answer]) -> Answer:
        batch = Batch(lambda **what: self._change(why=why, **what), why)
        answer = deed(batch)
        self.begin(batch)()
        return answer

    def _change(self, **what: Any) -> ChangeBody:
        now = self.now()
        offset = now.utcoffset()
        with self._stamping:
            corrected = int((now + self._clock_is_off).timestamp() * 1000) << 16
            ahead = [one for one in self._heard if one > corrected + AN_HOUR]
            adopted = max((one for one in self._heard if one <= corrected + AN_HOUR), default=0)
            self._heard = tuple(sorted(ahead)[:HEARD_AHEAD])
            stamp = self._last_stamp = max(self._last_stamp + 1, adopted + 1, corrected)
        return ChangeBody(
            stamp=stamp,
            at=int(now.timestamp()),
            offset=int(offset.total_seconds() // 60) if offset else 0,
            **what,
        )

    def _opened(self, record_id: str) -> Opened[Record]:
        rows = self.vault.ask(queries.RecordsById((bytes.fromhex(record_id),)))
        self.gate.look_at(row.folded.kind for row in rows)
        opened = next((found for found in map(open_record, rows) if found), None)
        if opened is None:
            raise NotFound
        return opened


def _of_kind(cls: type[T], rows: list[ProjectedRecord]) -> list[Opened[T]]:
    opened = (open_record(row) for row in rows if row.folded.kind == cls.kind)
    return [one for one in opened if one is not None and isinstance(one.record, cls)]  # type: ignore[misc]  # mypy follows no isinstance into Opened
