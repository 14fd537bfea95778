"""Making an organisation, making a vault in one, and opening it: who a worker is and with what she signs."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coachdesk.crypto import key_file
from coachdesk.crypto.administrator_file import Administrator, create_administrator
from coachdesk.crypto.passphrase_choice import check_choice
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.signatures import new_signing_seed
from coachdesk.crypto.signer import Signer
from coachdesk.crypto.trust_file import SIZE_LIMIT, Trust, read_trust
from coachdesk.desk import Clock, new_record, opening
from coachdesk.desk.access import record_access
from coachdesk.desk.edge import checked
from coachdesk.desk.opening import Costs, OpenDesk
from coachdesk.errors import (
    BadInput,
    CertificateProblem,
    CoachDeskError,
    FileExists,
    JoiningUnfinished,
    Unreadable,
    VaultExists,
)
from coachdesk.models.access import AccessDeed
from coachdesk.models.organisation import Organisation, StepTemplate, Worker, WorkerRole
from coachdesk.models.values import new_id
from coachdesk.operating_system import read_whole, remove_durably, wipe, write_durably
from coachdesk.operations.first_templates import FIRST_TEMPLATES
from coachdesk.operations.lease import watch_lease
from coachdesk.operations.organisation_file import read_organisation_file, write_organisation_file
from coachdesk.operations.sample_day import SampleClock

SIGNER, TRUST = "signer", "trust"
ADMINISTRATOR_SUFFIX = ".administrator"
STANDARD = Costs()

_NOT_YET = (
    "Your signing certificate has not come yet. An administrator of your organisation makes it, and it comes by "
    "itself. The plan is safe and can be signed then."
)
_NO_TRUST = (
    "What your organisation's signatures are checked with has not come yet. It comes by itself, from your "
    "organisation's server."
)


@dataclass(frozen=True, slots=True)
class WhoIAm:
    """The worker a vault is made for. `worker_id` is set when other laptops know her already."""

    name: str
    role: WorkerRole = WorkerRole.COACH
    job: str = ""
    worker_id: str = ""


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made: its desk, and the recovery code that must be printed now."""

    open_desk: OpenDesk
    recovery_code: RecoveryCode


def create_organisation(
    file: Path, passphrase: bytearray, trust_file: Path, name: str, clock: Clock, costs: Costs = STANDARD
) -> Administrator:
    """An organisation's signing root and certificate authority in one sealed file, and its public trust file.

    Raises FileExists before anything is written, BadInput, NotSaved.
    """
    if file.exists() or trust_file.exists():
        raise FileExists
    check_choice(passphrase)
    administrator = create_administrator(name, clock.now())
    write_organisation_file(file, administrator, passphrase, costs, replace=False)
    write_durably(trust_file, administrator.trust(clock.now()).to_bytes(), replace=False)
    return administrator


def create_vault(
    folder: Path,
    passphrase: bytearray,
    who: WhoIAm,
    clock: Clock,
    *,
    administrator_file: Path | None = None,
    administrator_passphrase: bytearray | None = None,
    organisation: str = "",
    sample_day: date | None = None,
    costs: Costs = STANDARD,
) -> NewVault:
    """A vault for one worker. Without an administrator file she is an organisation of one: its file is made beside.

    Raises VaultExists, FileExists, BadInput, WrongPassphrase (of the organisation file), NotSaved.
    The caller wipes the passphrases. `sample_day` is set only for the sample caseload.
    """
    check_choice(passphrase, (who.name, organisation))
    if folder.exists():
        raise VaultExists
    if administrator_file is None:
        file = folder.with_name(folder.name + ADMINISTRATOR_SUFFIX)
        if file.exists():
            raise FileExists
        administrator = create_administrator(organisation or who.name, clock.now())
        secret = passphrase
    else:
        file = administrator_file
        secret = administrator_passphrase if administrator_passphrase is not None else passphrase
        administrator = read_organisation_file(file, secret, costs)
    worker_id = who.worker_id or new_id()
    worker = checked(
        Worker,
        {
            "id": worker_id,
            "log": administrator.organisation_id,
            "name": who.name,
            "role": who.role,
            "job": who.job,
        },
    )
    administrator, signer = administrator.enrol(worker_id, worker.name, who.role, clock.now())
    fresh = not file.exists()  # its roots exist nowhere else: they are on the disk before any vault stands on them
    write_organisation_file(file, administrator, secret, costs, replace=not fresh)
    try:
        return _made(folder, passphrase, administrator, worker, signer, clock, sample_day, costs)
    except BaseException:
        if fresh:
            with suppress(CoachDeskError):
                remove_durably(file)
        raise


def _made(
    folder: Path,
    passphrase: bytearray,
    administrator: Administrator,
    worker: Worker,
    signer: Signer,
    clock: Clock,
    sample_day: date | None,
    costs: Costs,
) -> NewVault:
    open_desk, code = opening.create(
        folder,
        passphrase,
        clock=clock,
        organisation_id=administrator.organisation_id,
        worker_id=worker.id,
        keyring={
            SIGNER: signer.to_bytes(),
            TRUST: administrator.trust(clock.now()).to_bytes(),
            opening.DEVICE_KEY: new_signing_seed(),
        },
        costs=costs,
    )
    try:
        _begin(open_desk, administrator, worker, sample_day)
    except BaseException:
        open_desk.close()
        shutil.rmtree(folder, ignore_errors=True)  # a vault without its organisation would never open again
        raise
    return NewVault(open_desk, code)


def open_vault(folder: Path, passphrase: bytearray, clock: Clock, costs: Costs = STANDARD) -> OpenDesk:
    """Open a vault, the sample's on the sample's day, and leave a line in its access log.

    Raises the vault error that fits (`store.vault_folder.open_vault`), and JoiningUnfinished.
    """
    open_desk = opening.unlock(folder, passphrase, clock=clock, costs=costs)
    try:
        day = organisation_of(open_desk).sample_today
        if day:
            open_desk = open_desk.with_clock(SampleClock(date.fromisoformat(day), clock))
        if open_desk.keyring.get(opening.RESTORED) == b"yes":
            record_access(open_desk.desk, AccessDeed.RESTORED)
            open_desk = open_desk.set_keyring({opening.RESTORED: b"no"})
        record_access(open_desk.desk, AccessDeed.UNLOCKED)
        watch_lease(open_desk)
    except BaseException:
        open_desk.close()
        raise
    return open_desk


def change_passphrase(open_desk: OpenDesk, old: bytearray, new: bytearray, costs: Costs = STANDARD) -> None:
    """Another passphrase for this vault, tried at once so that the old one opens nothing any more.

    Both are wiped. Raises BadInput for one too easy to guess or unchanged, and what `key_file.change_passphrase` does.
    The organisation file keeps its own passphrase; backups made before keep the one they were made with.
    """
    try:
        owner = open_desk.desk.find(Worker, open_desk.desk.owner.worker_id)
        check_choice(new, (owner.record.name if owner else "", organisation_of(open_desk).name))
        if old == new:
            raise BadInput("passphrase", "That is the passphrase you have now. Choose another.")
        place = open_desk.folder / key_file.KEY_FILE
        key_file.change_passphrase(place, old, new, cost=costs.cost, floor=costs.floor)
        key_file.unlock(place, new, floor=costs.floor).wipe()
    finally:
        wipe(old)
        wipe(new)


def signer_of(open_desk: OpenDesk) -> Signer:
    """What the worker of this vault signs plans with. Raises CertificateProblem while it has not come yet."""
    kept = open_desk.named_value(SIGNER)
    if not kept:
        raise CertificateProblem(_NOT_YET)
    return Signer.from_bytes(kept)


def is_advocates(open_desk: OpenDesk) -> bool:
    """Whether this vault signs as an advocate: hers is the second signature."""
    kept = open_desk.named_value(SIGNER)
    return bool(kept) and Signer.from_bytes(kept).worker().role == WorkerRole.ADVOCATE


def trust_of(open_desk: OpenDesk) -> Trust:
    """The organisation this vault trusts. Raises CertificateProblem while nothing of it has come yet."""
    kept = open_desk.named_value(TRUST)
    if not kept:
        raise CertificateProblem(_NO_TRUST)
    return read_trust(kept)


def read_trust_file(file: Path) -> Trust:
    """Another organisation's trust file. Raises Unreadable."""
    try:
        return read_trust(read_whole(file, SIZE_LIMIT))
    except FileNotFoundError as trouble:
        raise Unreadable("That file could not be read.") from trouble


def organisation_of(open_desk: OpenDesk) -> Organisation:
    """The organisation this vault belongs to. Raises JoiningUnfinished where its record has not come yet."""
    found = open_desk.desk.find(Organisation, open_desk.desk.owner.organisation_id)
    if found is None:
        raise JoiningUnfinished
    return found.record


def _begin(open_desk: OpenDesk, administrator: Administrator, worker: Worker, sample_day: date | None) -> None:
    desk, log = open_desk.desk, administrator.organisation_id
    with desk.together() as batch:
        name = {"id": log, "log": log, "name": administrator.organisation}
        batch.add(checked(Organisation, {**name, "sample_today": sample_day.isoformat() if sample_day else None}))
        batch.add(worker)
        for title, steps in FIRST_TEMPLATES.items():
            batch.add(new_record(StepTemplate, log, name=title, steps=steps))
