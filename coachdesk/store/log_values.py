"""The values that the store, the desk and `sync` pass each other about a log. `sync` knows them by `change_log`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

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
    """What is thought of a bundle (sync.md 3.16). The first four are opened; the rest wait, sealed as they came."""

    COUNTS = "counts"
    HISTORY = "history"
    """Counts, but what it says came before it is not what came before it here: an integrity warning."""
    HELD = "held"
    """Written by somebody who had left: kept beside the records until it is admitted."""
    CUT = "cut"
    """From a revoked laptop, beyond what counts: kept beside the records for good."""
    WAITING_KEY = "waiting_key"
    NEWER = "newer"
    CORRUPT = "corrupt"
    MALFORMED = "malformed"
    UNTRUSTED = "untrusted"

    @property
    def opened(self) -> bool:
        """True when its changes stand in the log one by one."""
        return self in (Verdict.COUNTS, Verdict.HISTORY, Verdict.HELD, Verdict.CUT)


class BundleKind(Enum):
    """What a bundle carries, by its number in the header."""

    DATA = 0
    CONTROL = 1


@dataclass(frozen=True, slots=True)
class Bundle:
    """A run of one actor's changes in one log, cut and signed: one row of the log for ever.

    Positions `first` to `first + count - 1`; `prev` and `last` are the chain before it and after it, `hash` its H.
    Opened: `signed` is manifest and signature and `bodies` the changes. Not opened: `sealed` is all that came.
    A change whose words are gone is an empty body, and `emptied` holds its hash by its position.
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
    emptied: Mapping[int, bytes] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """The position after its last change."""
        return self.first + self.count


@dataclass(frozen=True, slots=True)
class Stood:
    """Where the server put a bundle: its number `s`, the log hash L_s, when the server had it, and our verdict.

    `received_at` is None of what the server has not had: it was here before, and another bundle came to its place.
    `is_judged`: the verdict that a bundle has is right for this place too, and need not be asked for again.
    """

    s: int
    log_hash: bytes
    received_at: int | None
    verdict: Verdict = Verdict.COUNTS
    is_judged: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a bundle: the verdict that stands, how many changes are new here, and which kinds they touched.

    `stepped_aside` says that this laptop's own unsent changes now follow under a new actor (sync.md 3.6); `is_plain`
    that the bundle was new here, all of it counts, and nothing else comes of it.
    """

    verdict: Verdict
    changes: int = 0
    kinds: frozenset[str] = frozenset()
    latest_stamp: int = 0
    stepped_aside: bool = False
    is_plain: bool = False


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

    `digest` is its hash in its author's chain. `waits`: it is this laptop's own to send and will be heard. One without
    a number that does not wait was lost with the server that had it, and will never count (sync.md 3.17).
    """

    s: int | None
    author: Author
    actor: bytes
    position: int
    digest: bytes
    body: bytes = field(repr=False)
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Adoption:
    """A change that carries what somebody else signed. `number` is this vault's; `settled`: it was put back here.

    `s` is where the server put it; `counts` says that the bundle it came in counts.
    """

    number: int
    author: Author
    actor: bytes
    position: int
    s: int | None
    received_at: int | None
    counts: bool
    settled: bool
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """One actor of a log: whose, and its last position that is here."""

    actor: bytes
    author: Author
    position: int


@dataclass(frozen=True, slots=True)
class Filed:
    """An opened bundle of data without its words: whose, where, and what is thought of it."""

    hash: bytes
    author: Author
    actor: bytes
    end: int
    s: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Purged:
    """What left this laptop with a log."""

    changes: int
    records: int
    attachments: int
    drafts: int
