"""Making the sample: an organisation of its own, a coach's vault and an advocate's, each filled through the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from coachdesk.desk import Clock, Desk, Owner
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.organisation import WorkerRole
from coachdesk.operations.sample import ORGANISATION_NAME, SAMPLE_DAY, LoadedSample, load_sample, worker_id
from coachdesk.operations.sample.contacts_in import bring_in_sample_contacts
from coachdesk.operations.sample.ids import sample_id
from coachdesk.operations.vaults import STANDARD, WhoIAm, create_organisation, create_vault
from coachdesk.store.vault_folder import Costs

ADMINISTRATOR, TRUST = "organisation.administrator", "organisation.trust"
COACH, ADVOCATE = "bronwen", "imogen"
SHEETS_CAME = datetime.combine(SAMPLE_DAY - timedelta(days=1), time(16, 30), UTC)
"""When the advocate brought in what the agencies had sent."""
CERTIFIED_FROM = timedelta(days=183)
"""How long before the sample's day its certificates begin: they are there for the whole pilot."""


@dataclass
class MovableClock:
    """A clock that stands where it is set: each visit of the sample is written at its own moment."""

    at: datetime

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.at


@dataclass(frozen=True, slots=True)
class SampleVault:
    """A vault of the sample, closed, and what was written into it."""

    folder: Path
    loaded: LoadedSample


def make_sample_organisation(folder: Path, passphrase: bytes, costs: Costs = STANDARD) -> None:
    """The sample's own organisation: no other one trusts it, and it refuses to join any."""
    create_organisation(
        folder / ADMINISTRATOR,
        bytearray(passphrase),
        folder / TRUST,
        ORGANISATION_NAME,
        _certifying_clock(),
        costs,
    )


def make_sample_vault(
    folder: Path,
    name: str,
    key: str,
    role: WorkerRole,
    passphrase: bytes,
    costs: Costs = STANDARD,
    *,
    with_contacts: bool = False,
) -> SampleVault:
    """A vault of one of the sample's workers at `folder / name`, holding all nine families.

    Their contacts with agencies come in through the same door as anybody's.
    """
    who = WhoIAm(_NAMES[key], role, worker_id=worker_id(key))
    made = create_vault(
        folder / name,
        bytearray(passphrase),
        who,
        _certifying_clock(),
        administrator_file=folder / ADMINISTRATOR,
        administrator_passphrase=bytearray(passphrase),
        sample_day=SAMPLE_DAY,
        costs=costs,
    )
    made.recovery_code.wipe()
    organisation = made.open_desk.desk.owner.organisation_id
    desk_for = desks_on(made.open_desk)
    loaded = load_sample(desk_for, organisation)
    if with_contacts:
        bring_in_sample_contacts(desk_for(worker_id(ADVOCATE), SHEETS_CAME))
    made.open_desk.close()
    return SampleVault(folder / name, loaded)


def desks_on(open_desk: OpenDesk) -> Callable[[str, datetime], Desk]:
    """Desks on one vault that write as each of the sample's workers, from a device of her own."""
    owner = open_desk.desk.owner
    known: dict[str, tuple[Desk, MovableClock]] = {}

    def desk_for(worker: str, at: datetime, /) -> Desk:
        if worker not in known:
            clock = MovableClock(at)
            device = owner.device_id if worker == owner.worker_id else sample_id("device", worker)
            theirs = Owner(owner.organisation_id, worker, device, owner.access_log_id)
            known[worker] = Desk(open_desk.desk.vault, theirs, clock), clock
        desk, clock = known[worker]
        clock.at = at
        return desk

    return desk_for


def _certifying_clock() -> Clock:
    return MovableClock(datetime.combine(SAMPLE_DAY, time(9), UTC) - CERTIFIED_FROM)


_NAMES = {COACH: "Bronwen Tarr", ADVOCATE: "Imogen Clarke"}
