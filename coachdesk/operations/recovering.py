"""A passphrase that is lost and a code that is lost: two officers give the laptop its key back, with all unsent work.

The locked laptop asks in a file; the officers compare eight words with the worker on the telephone, type their two
halves on an administrator's laptop and answer in a file; the laptop opens under the passphrase chosen when it asked.
"""

from dataclasses import dataclass, field
from datetime import datetime
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
from coachdesk.errors import BadInput, FileExists, NotFound, Refused, Unreadable
from coachdesk.models.organisation import Worker
from coachdesk.models.recovery_use import RecoveryUse
from coachdesk.operating_system import read_whole, remove_durably, wipe, write_durably
from coachdesk.operations.syncing.enrolled import members_of
from coachdesk.operations.vaults import STANDARD, NewVault

ASKING_FILE = "store.asking"
"""Beside the vault while an answer is awaited: what opens the answer, under the passphrase that is to be."""

LARGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the request lies, and its eight words."""

    file: Path
    words: tuple[str, ...]


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


def may_be_asked(folder: Path) -> bool:
    """Whether an organisation could open these records: its key lies beside them."""
    return (folder / RECOVERY_FILE).is_file()


def has_asked(folder: Path) -> bool:
    """Whether an answer is awaited."""
    return (folder / ASKING_FILE).is_file()


def write_request(folder: Path, out: Path, new_passphrase: bytearray, now: datetime, costs: Costs = STANDARD) -> Asked:
    """The request as a file of its own in the folder `out`, for a stick. Raises as `ask_to_be_opened`, and FileExists.

    BadInput names `out` where there is no such folder. The caller wipes the passphrase.
    """
    if not out.is_dir():
        raise BadInput("out", "There is no folder at that place. Put the stick in, or choose another.")
    file = out / f"coachdesk-{now:%Y%m%d-%H%M}.request"
    if file.exists():
        raise FileExists
    request = ask_to_be_opened(folder, new_passphrase, costs)
    write_durably(file, request.content, replace=False)
    return Asked(file, request.words)


def read_given(file: Path) -> bytes:
    """A request or an answer as it was brought. BadInput names `file` where there is none, or anything else."""
    try:
        return read_whole(file, LARGEST_FILE)
    except (FileNotFoundError, Unreadable) as missing:
        raise BadInput("file", "There is no such file at that place.") from missing


def answer_into(
    open_desk: OpenDesk, request: bytes, halves: tuple[RecoveryCode, RecoveryCode], worker_id: str, out: Path
) -> Path:
    """The answer as a file in the folder `out`. Raises as `answer`, FileExists, and BadInput about `out`."""
    if not out.is_dir():
        raise BadInput("out", "There is no folder at that place. Put the stick in, or choose another.")
    file = out / f"coachdesk-{open_desk.desk.now():%Y%m%d-%H%M}.answer"
    if file.exists():
        raise FileExists
    write_durably(file, answer(open_desk, request, halves, worker_id), replace=False)
    return file


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
