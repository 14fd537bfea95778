"""What one round came to, in counts and fixed words: a screen says it in sentences (sync.md 3.16, 3.18)."""

from dataclasses import dataclass, field
from enum import StrEnum

from coachdesk.errors import CoachDeskError


class Alarm(StrEnum):
    """What somebody has to be told of. Nothing was lost, and what could be applied was applied."""

    HISTORY = "history"
    """Somebody had read another log than this one: the server may have shown two."""

    WRONG_KEY = "wrong_key"
    """A key came that is not the one that was signed for; it was not used."""

    DAMAGED = "damaged"
    """Something came that does not check out and was set aside."""

    REJECTED = "rejected"
    """The server will never take something this laptop has to send; all of it is kept here."""

    UNPROVED = "unproved"
    """The server says that a log is no longer this laptop's, and nobody has signed that: all of it was kept."""

    TOO_OLD = "too_old"
    """The server gives this CoachDesk nothing to read any more; what is written with it is kept and still sent."""

    RESTORED = "restored"
    """The server knows less than it did, or another log: it was read again from its beginning."""


@dataclass(slots=True)
class LogReceipt:
    """One log: changes that left and arrived, and what waits. `purged` says that it left this laptop."""

    log: bytes
    sent: int = 0
    received: int = 0
    controls: int = 0
    """Of what left, how many said who belongs to it."""
    stepped_aside: int = 0
    waiting: int = 0
    purged: bool = False
    unsent_kept: bool = False
    alarms: set[Alarm] = field(default_factory=set)
    files_sent: int = 0
    files_received: int = 0
    files_waiting: int = 0
    """Files that are still to go up from here or to come; not those that nobody has sent yet."""
    files_lost: set[bytes] = field(default_factory=set)
    """Files that words of this laptop name and the server has no more, by hash."""

    def and_then(self, later: "LogReceipt") -> None:
        """Add what came of the same log later in the round."""
        self.sent += later.sent
        self.received += later.received
        self.controls += later.controls
        self.stepped_aside += later.stepped_aside
        self.waiting, self.purged, self.unsent_kept = later.waiting, later.purged, later.unsent_kept
        self.alarms |= later.alarms
        self.files_lost |= later.files_lost


@dataclass(frozen=True, slots=True)
class Receipt:
    """A whole round, the organisation's log first.

    `server_time` is the server's clock when the session was opened, in milliseconds since 1970; `mark` is for the next
    round's `known`.
    """

    logs: tuple[LogReceipt, ...]
    server_time: int
    mark: str = ""
    more: bool = False
    """Another round would do more at once: files were carried for as long as one round may take."""
    files_trouble: CoachDeskError | None = None
    """What cut the carrying of files short, after all words had been exchanged."""
    access: LogReceipt | None = None
    """This laptop's access log, which goes along: nobody wrote it, so no count of what left or arrived has it."""

    @property
    def every(self) -> tuple[LogReceipt, ...]:
        """All logs, the access log last."""
        return (*self.logs, self.access) if self.access else self.logs

    @property
    def sent(self) -> int:
        """Changes that left."""
        return sum(one.sent for one in self.logs)

    @property
    def received(self) -> int:
        """Changes that arrived."""
        return sum(one.received for one in self.logs)

    @property
    def files_sent(self) -> int:
        """Files that left, whole."""
        return sum(one.files_sent for one in self.logs)

    @property
    def files_received(self) -> int:
        """Files that arrived, whole."""
        return sum(one.files_received for one in self.logs)

    @property
    def files_waiting(self) -> int:
        """Files still to go or to come."""
        return sum(one.files_waiting for one in self.logs)

    @property
    def alarms(self) -> frozenset[Alarm]:
        """Of all logs, the access log too."""
        return frozenset(alarm for one in self.every for alarm in one.alarms)
