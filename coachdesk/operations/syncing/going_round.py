"""One round of a vault with its server, and when it last had one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from weakref import WeakKeyDictionary

from coachdesk.crypto import codec
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.file_exchange import files_of
from coachdesk.desk.opening import RECOVERY_KEY, OpenDesk
from coachdesk.desk.reach import note_whole
from coachdesk.operations.closing_families import shut_after_refusal, shut_after_round
from coachdesk.operations.syncing.enrolled import LAST_CONTACT, enrolled
from coachdesk.operations.syncing.joining import go_on_joining
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.new_logs import begin_new_logs
from coachdesk.operations.syncing.rejoining import refuse_a_copy
from coachdesk.operations.syncing.signing import PENDING_KEY, look_after_signing
from coachdesk.operations.vaults import SIGNER, TRUST
from coachdesk.sync.conversation import hold
from coachdesk.sync.round import Receipt, go_round
from coachdesk.sync.round.access_logs import let_admins_read
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.sitting import Sitting


@dataclass(slots=True)
class _Known:
    """What the rounds of one open vault know of each other; only whoever has its turn looks at it.

    `alone` are the logs that no server has, as they stood when they were last looked through for families to begin;
    `read_by` is where the organisation's log and the access log stood when it was last asked who reads that;
    `signing` is all that went into it when what this worker signs with was last looked after.
    """

    sitting: Sitting = field(default_factory=Sitting)
    alone: frozenset[object] | None = None
    read_by: frozenset[object] | None = None
    signing: tuple[object, ...] = ()


_KNOWN: WeakKeyDictionary[object, _Known] = WeakKeyDictionary()
"""By the vault, whoever begins its rounds."""


def go_round_once(
    open_desk: OpenDesk,
    ask: Ask,
    *,
    first: Sequence[str] = (),
    wait: int = 0,
    known: str = "",
) -> Receipt:
    """Everything that can be exchanged with the server now; `first` are families to begin with, by id.

    `wait` (seconds) and `known` (the mark of the last receipt) are as `go_round` has them. There is one round of a
    vault at a time: another waits for its end. All rounds of an open vault are one sitting, with one session.
    New families get their log, and this laptop's access log those who read it; the laptop's stamps follow the server's
    clock; when it was is remembered; and a signing certificate is asked for, and taken, where that is due.
    Raises NotEnrolled, ServerSaidNo, and what `ask` raises: what was exchanged until then stays.
    """
    with open_desk.opened.vault.turn, open_desk.desk.gate.by_itself():
        return _go_round(open_desk, ask, [bytes.fromhex(one) for one in first], wait, known)


def end_sitting(open_desk: OpenDesk) -> None:
    """Before a vault is locked, or after another server was connected: its next round knows nothing of those before."""
    _KNOWN.pop(open_desk.opened.vault, None)


def _go_round(open_desk: OpenDesk, ask: Ask, first: list[bytes], wait: int, known: str) -> Receipt:
    laptop, log, began = enrolled(open_desk), change_log_of(open_desk.desk), open_desk.desk.now()
    go_on_joining(open_desk, ask)
    known_here = _KNOWN.setdefault(open_desk.opened.vault, _Known())
    files, sitting = files_of(open_desk.desk), known_here.sitting
    sitting.begin(laptop)
    places = log.places()
    if laptop.device not in sitting.members(laptop, log, places).organisation.devices:
        refuse_a_copy(open_desk)
    alone = frozenset(place for place in places if place.s == 0)
    if alone != known_here.alone:
        begin_new_logs(open_desk)
        known_here.alone = alone
    read_by = frozenset(place for place in places if place.log in {laptop.organisation, laptop.access_log})
    if read_by != known_here.read_by:
        let_admins_read(laptop, log, sitting.members(laptop, log, places))
        known_here.read_by = read_by
    try:
        receipt = hold(go_round(laptop, log, files, first=first, wait=wait, known=known, sitting=sitting), ask)
    except ServerSaidNo as no:
        shut_after_refusal(open_desk.desk, no)
        raise
    shut_after_round(open_desk.desk, receipt)
    _remember(open_desk, receipt, began)
    people = log.place(laptop.organisation)
    signing = (people, open_desk.desk.today(), *(open_desk.named_value(name) for name in (TRUST, SIGNER, PENDING_KEY)))
    if signing != known_here.signing:
        look_after_signing(open_desk)
        known_here.signing = signing
    _note_recovery_key(open_desk, sitting.members(laptop, log, log.places()).organisation.recovery)
    return receipt


def last_contact(open_desk: OpenDesk) -> datetime | None:
    """When this vault last heard from its server, by the server's clock; None where it never did."""
    return contact_in(open_desk.named_value(LAST_CONTACT))


def contact_in(kept: bytes) -> datetime | None:
    """The moment in what LAST_CONTACT names in a keyring."""
    return datetime.fromtimestamp(codec.decode(kept)[0] / 1000, UTC) if kept else None


def _remember(open_desk: OpenDesk, receipt: Receipt, began: datetime) -> None:
    """The server's time is that of the beginning, when the session was opened: the rest may have been a long wait."""
    here = int(began.timestamp() * 1000)
    open_desk.set_keyring({LAST_CONTACT: codec.encode([receipt.server_time, here])})
    open_desk.desk.correct_clock(timedelta(milliseconds=receipt.server_time - here))
    note_whole(open_desk.desk, [one.log.hex() for one in receipt.logs])


def _note_recovery_key(open_desk: OpenDesk, recovery: bytes | None) -> None:
    """The next opening of the vault keeps its key beside it for this one."""
    if recovery and recovery != open_desk.named_value(RECOVERY_KEY):
        open_desk.set_keyring({RECOVERY_KEY: recovery})
