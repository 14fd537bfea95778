"""What the change log says and is told: the interface by which the desk hands it to `sync`, and its values.

The rows themselves are read and written by `log_rows`, `log_writer`, `bundle_rows` and `taking`. `sync` sees of the
store only this module and is handed a `ChangeLog`, which the desk keeps.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from coachdesk.store.log_values import (
    NOBODY,
    Adoption,
    Author,
    Bundle,
    BundleKind,
    Chain,
    Control,
    Filed,
    LoggedChange,
    Place,
    Purged,
    Run,
    Stood,
    Taken,
    Verdict,
)

__all__ = [
    "NOBODY",
    "Adoption",
    "Author",
    "Bundle",
    "BundleKind",
    "Chain",
    "ChangeLog",
    "Control",
    "ControlLog",
    "Filed",
    "HealingLog",
    "LoggedChange",
    "Place",
    "Purged",
    "Run",
    "Stood",
    "Taken",
    "Verdict",
]


class ControlLog(Protocol):
    """Who the members of a log are, by signed records, and the keys they read it with."""

    def append_control(self, log: bytes, log_kind: str, body: bytes) -> None:
        """Put a control record at the end of this laptop's chain; it is cut as a bundle of one."""
        ...

    def found(self, log: bytes, log_kind: str, bodies: Sequence[bytes], *, again: bool = False) -> None:
        """Begin a log for the server with control records; what this laptop wrote before follows them.

        Raises HistoryForked when the server has had some of it, unless it is begun `again` by a restored copy.
        """
        ...

    def controls(self, log: bytes) -> list[Control]:
        """Every control record of a log in the order of the log, this laptop's unsent ones last."""
        ...

    def keep_key(self, log: bytes, log_kind: str, epoch: int, key: bytes) -> None:
        """Keep a log's key of an epoch, beside others of it: which one counts, the log's signed state says."""
        ...

    def keys(self, log: bytes) -> Mapping[int, tuple[bytes, ...]]:
        """The keys of a log by epoch, those too that were made and have not counted so far."""
        ...


class HealingLog(Protocol):
    """What puts right what a restored server, a lost laptop or a wrong word did to a log (sync.md 3.6, 3.13, 3.17)."""

    def adopt(self, log: bytes, log_kind: str, bodies: Sequence[bytes]) -> None:
        """Put adoptions at the end of this laptop's chain."""
        ...

    def adoptions(self, log: bytes, *, every: bool = False) -> list[Adoption]:
        """Adoptions that have not been put back here, in order; `every`: the others, and unsent ones, too."""
        ...

    def put_back(self, adoption: Adoption, bundle: Bundle, verdict: Verdict) -> Taken:
        """Put what was adopted in its own place under its own author, where it lacks; the adoption is settled."""
        ...

    def refuse_adoption(self, adoption: Adoption) -> None:
        """What it carries was signed by nobody, and never will be."""
        ...

    def chains(self, log: bytes) -> list[Chain]:
        """Every chain of a log whose author is known, and how far it goes here."""
        ...

    def filed(self, log: bytes) -> list[Filed]:
        """Every opened bundle of data."""
        ...

    def judged(self, log: bytes) -> bytes:
        """By which control hash the log's bundles were judged last; empty where something came that changes it."""
        ...

    def mark_judged(self, log: bytes, control_hash: bytes) -> None:
        """Every bundle has been judged by the records up to this hash."""
        ...

    def with_words(self, log: bytes, items: Iterable[tuple[bytes, int]]) -> list[Bundle]:
        """Bundles in which a change that is named, by actor and position, still has its words."""
        ...

    def redact(self, log: bytes, items: Iterable[tuple[bytes, int]]) -> frozenset[str]:
        """Forget the words of these changes, in rows, index and every page; the kinds of record that were touched."""
        ...


class ChangeLog(ControlLog, HealingLog, Protocol):
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

    def take(self, bundle: Bundle, stood: Stood, *, words_later: bool = False) -> Taken:
        """Rows, fold, search and cursor in one transaction; again, and nothing changes.

        With `words_later` the search waits for `learn_words`: for one of many bundles.
        Without bodies it confirms a bundle that is held here. Raises MissingChanges when `s` is not the next one or
        a bundle without bodies is not held, HistoryForked when the place was another bundle's.
        """
        ...

    def learn_words(self) -> None:
        """Have the search find records by all that `take` left for later."""
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

    def purge(self, log: bytes, position: int | None = None) -> Purged | None:
        """Take everything of one log off this laptop: rows, index, attachments, drafts and keys.

        With the `position` at which this laptop's chain must still end: None when more was written meanwhile, and
        everything stays.
        """
        ...
