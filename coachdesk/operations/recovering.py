"""A passphrase that is lost and a code that is lost: two officers give the laptop its key back, with all unsent work.

The locked laptop asks in a file; the officers compare eight words with the worker on the telephone, type their two
halves on an administrator's laptop and answer in a file; the laptop opens under the passphrase chosen when it asked.
"""

from dataclasses import dataclass, field
from pathlib import Path

from coachdesk.crypto.passphrase import open_with_passphrase, seal_with_passphrase
from coachdesk.crypto.passphrase_choice import check_choice
from coachdesk.crypto.receiving_keys import new_receiving_seed, receiving_public
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.recovery_file import (
    RECOVERY_FILE,
    answer_request,
    asked_by,
    kept_for,
    open_answer,
    recovery_request,
    request_words,
)
from coachdesk.crypto.recovery_halves import recovery_seed
from coachdesk.desk import Clock, new_record, opening
from coachdesk.desk.opening import Costs, OpenDesk
from coachdesk.errors import NotFound, Refused
from coachdesk.models.organisation import Worker
from coachdesk.models.recovery_use import RecoveryUse
from coachdesk.operating_system import read_whole, remove_durably, wipe, write_durably
from coachdesk.operations.syncing.enrolled import members_of
from coachdesk.operations.vaults import STANDARD, NewVault

ASKING_FILE = "store.asking"
"""Beside the vault while an answer is awaited: what opens the answer, under the passphrase that is to be."""

LARGEST_FILE = 64 * 1024

_PURPOSE = "recovery-request"
_NO_FILE = (
    "There is nothing beside these records by which your organisation could open them. It comes the first time the "
    "laptop is opened after it was connected. Use the recovery code on paper, or your last backup."
)
_NOT_ASKED = "This laptop has not asked to be opened. Ask first, then bring the answer here."
_NO_KEY = "Your organisation has no recovery key. It gets one when it is connected to its server."


@dataclass(frozen=True, slots=True)
class Request:
    """What goes to the officers as a file, and the eight words that the worker reads out to them."""

    content: bytes = field(repr=False)
    words: tuple[str, ...]


def ask_to_be_opened(folder: Path, new_passphrase: bytearray, costs: Costs = STANDARD) -> Request:
    """A request of a locked laptop, which will open under the new passphrase. A second request voids the first.

    Raises NotFound where nothing lies beside the vault, BadInput for a passphrase too easy to guess, KeyFileDamaged,
    VaultNewer, NotSaved. The caller wipes the passphrase.
    """
    check_choice(new_passphrase)
    try:
        sealed = read_whole(folder / RECOVERY_FILE, LARGEST_FILE)
    except FileNotFoundError as missing:
        raise NotFound(_NO_FILE) from missing
    seed = bytearray(new_receiving_seed())
    try:
        request = recovery_request(sealed, receiving_public(bytes(seed)))
        header = {"vault": kept_for(sealed)}
        asking = seal_with_passphrase(seed, new_passphrase, _PURPOSE, header, costs.cost, floor=costs.floor)
    finally:
        wipe(seed)
    write_durably(folder / ASKING_FILE, asking, replace=True)
    return Request(request, request_words(request))


def answer(open_desk: OpenDesk, request: bytes, halves: tuple[RecoveryCode, RecoveryCode], worker_id: str) -> bytes:
    """The answer that the asking laptop alone can open; that it was given stands in the organisation's log first.

    Raises WrongRecoveryHalves, whatever it is that does not fit; Refused where there is no recovery key, NotFound for
    no such worker, NotEnrolled, KeyFileDamaged, VaultNewer. The caller wipes the halves.
    """
    recovery = members_of(open_desk).organisation.recovery
    if recovery is None:
        raise Refused(_NO_KEY)
    desk = open_desk.desk
    worker, vault = desk.get(Worker, worker_id).record, asked_by(request)
    seed = recovery_seed(*halves, bytes.fromhex(desk.owner.organisation_id), recovery)
    answered = answer_request(request, seed)
    desk.add(new_record(RecoveryUse, desk.owner.organisation_id, worker=worker.id, vault=vault))
    return answered


def open_again(folder: Path, answered: bytes, passphrase: bytearray, clock: Clock, costs: Costs = STANDARD) -> NewVault:
    """The vault, open, under the passphrase that was chosen when it asked, with a new recovery code to print.

    Raises NotFound where it has not asked, WrongPassphrase for another one than was chosen, WrongRecoveryAnswer,
    KeyFileDamaged, VaultNewer, and what opening a vault does. Nothing is changed then. The caller wipes the passphrase.
    """
    try:
        asking = read_whole(folder / ASKING_FILE, LARGEST_FILE)
    except FileNotFoundError as missing:
        raise NotFound(_NOT_ASKED) from missing
    seed, header = open_with_passphrase(asking, passphrase, _PURPOSE, floor=costs.floor)
    try:
        key = open_answer(answered, bytes(seed), header["vault"])
    finally:
        wipe(seed)
    open_desk, code = opening.unlock_with_key(folder, key, passphrase, clock=clock, costs=costs)
    remove_durably(folder / ASKING_FILE)
    return NewVault(open_desk, code)
