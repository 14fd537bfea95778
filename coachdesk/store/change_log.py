"""What the change log says and is told: the values that the store, the desk and `sync` pass each other.

The rows themselves are read and written by `log_rows`, `log_writer`, `bundle_rows` and `taking`. `sync` sees of the
store only this module and is handed a `ChangeLog`, which the desk keeps.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.crypto.digest import FIRST_PREV


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes from which device. Ids are 16 bytes."""

    worker: bytes
    device: bytes


NOBODY = Author(b"", b"")
"""Whose a bundle is cannot be known until it is opened: its first opening says."""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A change with where it stands and who made it; its hash has been checked.

    `received_at` is the server's word of when it had it, in seconds since 1970; None for what it has not had.
    """

    log: bytes
    actor: bytes
    worker: bytes
    device: bytes
    position: int
    body: ChangeBody
    received_at: int | None = None


class Verdict(Enum):
    """What is thought of a bundle (sync.md 3.16). The first three are opened; the rest wait, sealed as they came."""

    COUNTS = "counts"
    HISTORY = "history"
    """Counts, but what it says came before it is not what came before it here: an integrity warning."""
    HELD = "held"
    """Written by somebody who had left: kept beside the records until it is admitted."""
    WAITING_KEY = "waiting_key"
    NEWER = "newer"
    CORRUPT = "corrupt"
    MALFORMED = "malformed"
    UNTRUSTED = "untrusted"

    @property
    def opened(self) -> bool:
        """True when its changes stand in the log one by one."""
        return self in (Verdict.COUNTS, Verdict.HISTORY, Verdict.HELD)


class BundleKind(Enum):
    """What a bundle carries, by its number in the header."""

    DATA = 0
    CONTROL = 1


@dataclass(frozen=True, slots=True)
class Bundle:
    """A run of one actor's changes in one log, cut and signed: one row of the log for ever.

    Positions `first` to `first + count - 1`; `prev` and `last` are the chain before it and after it, `hash` its H.
    Opened: `signed` is manifest and signature and `bodies` the changes. Not opened: `sealed` is all that came.
    """

    log: bytes
    log_kind: str
    actor: bytes
    author: Author
    first: int
    count: int
    prev: bytes
    last: bytes
    hash: bytes
    epoch: int = 0
    kind: BundleKind = BundleKind.DATA
    signed: bytes = field(default=b"", repr=False)
    bodies: tuple[bytes, ...] = field(default=(), repr=False)
    sealed: bytes = field(default=b"", repr=False)

    @property
    def end(self) -> int:
        """The position after its last change."""
        return self.first + self.count


@dataclass(frozen=True, slots=True)
class Stood:
    """Where the server put a bundle: its number `s`, the log hash L_s, when the server had it, and our verdict."""

    s: int
    log_hash: bytes
    received_at: int
    verdict: Verdict = Verdict.COUNTS


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a bundle: the verdict that stands, how many changes are new here, and which kinds they touched.

    `stepped_aside` says that this laptop's own unsent changes now follow under a new actor (sync.md 3.6).
    """

    verdict: Verdict
    changes: int = 0
    kinds: frozenset[str] = frozenset()
    latest_stamp: int = 0
    stepped_aside: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Changes of this laptop that no bundle holds yet, from position `first` on. `kind` is one for all of them."""

    log: bytes
    log_kind: str
    actor: bytes
    author: Author
    first: int
    prev: bytes
    kind: BundleKind
    bodies: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """How far this laptop has come with one log: the cursor (s, L_s), and its own actor's position and head."""

    log: bytes
    log_kind: str
    s: int
    log_hash: bytes
    actor: bytes | None
    position: int = 0
    head: bytes = FIRST_PREV


@dataclass(frozen=True, slots=True)
class Control:
    """A control record in the order of the log; `s` is None while the server has not had it.

    `digest` is its hash in its author's chain.
    """

    s: int | None
    author: Author
    actor: bytes
    position: int
    digest: bytes
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Purged:
    """What left this laptop with a log."""

    changes: int
    records: int
    attachments: int
    drafts: int


class ControlLog(Protocol):
    """Who the members of a log are, by signed records, and the keys they read it with."""

    def append_control(self, log: bytes, log_kind: str, body: bytes) -> None:
        """Put a control record at the end of this laptop's chain; it is cut as a bundle of one."""
        ...

    def found(self, log: bytes, log_kind: str, bodies: Sequence[bytes]) -> None:
        """Begin a log for the server with control records; what this laptop wrote before follows them.

        Raises HistoryForked when the server has had some of it.
        """
        ...

    def controls(self, log: bytes) -> list[Control]:
        """Every control record of a log in the order of the log, this laptop's unsent ones last."""
        ...

    def keep_key(self, log: bytes, log_kind: str, epoch: int, key: bytes, *, instead: bool = False) -> None:
        """Keep a log's key of an epoch, `instead` of one that nobody committed to.

        Raises HistoryForked when another is kept for that epoch.
        """
        ...

    def keys(self, log: bytes) -> Mapping[int, bytes]:
        """The keys of a log by epoch."""
        ...


class ChangeLog(ControlLog, Protocol):
    """All that `sync` asks of what is kept. Every write is one transaction and durable when it returns."""

    def places(self) -> list[Place]:
        """Every log on this laptop."""
        ...

    def place(self, log: bytes) -> Place | None:
        """How far this laptop has come with one log; None when it has nothing of it."""
        ...

    def order(self, log: bytes) -> list[bytes]:
        """The hashes of all bundles that the server has named, in its order: from these L_s can be worked out."""
        ...

    def unsent(self, log: bytes, position: int, head: bytes) -> Bundle | Run | None:
        """What follows the server's word of this laptop's actor: a bundle cut before, or a run to cut, or nothing.

        Raises HistoryForked when the server's head is not in this chain: pull all, then `step_aside`.
        """
        ...

    def keep_cut(self, bundle: Bundle) -> None:
        """Keep a bundle cut from what `unsent` gave, before it is sent. Raises HistoryForked when it does not fit."""
        ...

    def take(self, bundle: Bundle, stood: Stood) -> Taken:
        """Rows, fold, search and cursor in one transaction; again, and nothing changes.

        Without bodies it confirms a bundle that is held here. Raises MissingChanges when `s` is not the next one or
        a bundle without bodies is not held, HistoryForked when the place was another bundle's.
        """
        ...

    def step_aside(self, log: bytes) -> int:
        """Re-issue all that the server has not had under a new actor, ids, stamps and bases kept; how many."""
        ...

    def reset(self, log: bytes) -> None:
        """Forget how far this log was pulled; every row stays. For a server that was restored."""
        ...

    def lacking(self, log: bytes) -> list[Bundle]:
        """Opened bundles of others that the server has not named since `reset`: to be adopted."""
        ...

    def waiting(self, log: bytes) -> list[tuple[Bundle, Stood]]:
        """Bundles that could not be opened, in order: try again and `take` what opens now."""
        ...

    def judge(self, log: bytes, bundle_hash: bytes, verdict: Verdict) -> frozenset[str]:
        """Think anew of an opened bundle; the kinds of record that were touched."""
        ...

    def admit(self, log: bytes, changes: Iterable[bytes]) -> frozenset[str]:
        """Let held changes count, by id; the kinds of record that were touched."""
        ...

    def held(self, log: bytes) -> list[LoggedChange]:
        """Changes that wait to be admitted, in the order of the log."""
        ...

    def quarantined(self, log: bytes | None = None) -> dict[str, int]:
        """How many changes do not count, by reason, in one log or in all."""
        ...

    def incomplete(self, log: bytes) -> frozenset[bytes]:
        """Records that have changes which do not count yet."""
        ...

    def purge(self, log: bytes) -> Purged:
        """Take everything of one log off this laptop: rows, index, attachments, drafts and keys."""
        ...
