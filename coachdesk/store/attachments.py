"""Files beside the records: the values that the store, the desk and `sync` pass each other, and what `sync` asks.

The rows are read and written by `file_rows`. `sync` is handed `Files`, which the desk keeps.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

TRIES = 3
"""How often a file that came wrong is fetched before it is left alone until the vault is next opened."""

FOR_GOOD = 100
"""As many tries as no file has: it came as it was named, and is not what its record says. No fetching mends that."""


@dataclass(frozen=True, slots=True)
class SealedBlob:
    """One attachment on its way into the vault: its log, its record's id, its sealed bytes."""

    log: bytes
    id: bytes
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that a record speaks of, and that is not both here and, as far as is known, on the server.

    `blob` is the SHA-256 of its pieces, empty while nobody has said that the server has them; `size` is how many bytes
    the pieces have and `held` how many of them have come. `stamp` says when it was added, `is_going` that some of it
    has gone up from here, `tries` how often what came was not it.
    """

    log: bytes
    id: bytes
    is_here: bool
    blob: bytes
    size: int
    stamp: int
    is_going: bool = False
    held: int = 0
    tries: int = 0

    @property
    def is_to_come(self) -> bool:
        """True when it can be fetched: somebody has sent it, and it has not come wrong too often."""
        return not self.is_here and bool(self.blob) and self.tries < TRIES


class Arrival(Enum):
    """What came of a part of a file."""

    MORE = "more"
    """It is kept, and there is more to come."""

    WHOLE = "whole"
    """That was the last of it; every byte was proved, and it is here."""

    WRONG = "wrong"
    """That was the last of it, and it is not the file: all of it was thrown away."""


class Files(Protocol):
    """All that `sync` asks of the files that are kept. Every write is one transaction and durable when it returns."""

    def waiting(self, logs: Collection[bytes]) -> list[WaitingFile]:
        """The files of some logs that are on their way, newest first."""
        ...

    def pieces(self, file: WaitingFile) -> bytes:
        """A file as it goes: sealed, the same bytes as lie here. Raises VaultDamaged."""
        ...

    def begin(self, file: WaitingFile) -> None:
        """Remember, before the first of it goes, that the log is to name it once the server has it whole."""
        ...

    def sent(self, file: WaitingFile, blob: bytes, *, anew: bool) -> bool:
        """The server has it whole, under this name. True when the log now says so in a change of its own.

        It does when nobody has said it before, and when the file went `anew` because the server had lost it.
        Raises NotFound when the record has gone meanwhile.
        """
        ...

    def take(self, file: WaitingFile, at: int, content: bytes) -> Arrival:
        """Keep what came of a file from an offset on. Raises DiskFull, VaultNotWritable, NotFound."""
        ...

    def refuse(self, file: WaitingFile) -> None:
        """What comes of it cannot be it: throw it away and count that."""
        ...

    def lost(self, log: bytes, blobs: Iterable[bytes]) -> None:
        """The server has lost these: they go again, and the log names them again."""
        ...
