"""Real vaults made fast, for every test that needs a desk: the passphrase costs little, all else is as shipped."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coachdesk.crypto.passphrase import Cost
from coachdesk.desk import opening
from coachdesk.desk.edge import checked
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.organisation import Organisation, Worker, WorkerRole
from coachdesk.models.values import new_id
from coachdesk.operations.vaults import NewVault, WhoIAm, create_vault
from coachdesk.store.vault_folder import Costs

CHEAP = Costs(cost=Cost(memory_kib=64, passes=1, lanes=1), floor=Cost(memory_kib=64, passes=1, lanes=1))
PASSPHRASE = b"copper lantern oboe drizzle sandal"
START = datetime(2011, 3, 1, 9, 0, tzinfo=UTC)


def passphrase() -> bytearray:
    """A fresh copy, since whoever takes it wipes it."""
    return bytearray(PASSPHRASE)


@dataclass
class HandClock:
    """A clock that a test moves by hand; every look at it takes a second."""

    at: datetime = field(default=START)
    tick: timedelta = timedelta(seconds=1)

    def now(self) -> datetime:
        self.at += self.tick
        return self.at

    def move(self, **how: float) -> None:
        self.at += timedelta(**how)


def new_desk(
    folder: Path, clock: HandClock | None = None, organisation_id: str = "", name: str = "Bronwen"
) -> OpenDesk:
    """A vault for one coach, without certificates: enough for whatever only keeps and reads records."""
    worker_id, organisation_id = new_id(), organisation_id or new_id()
    open_desk, code = opening.create(
        folder,
        passphrase(),
        clock=clock or HandClock(),
        organisation_id=organisation_id,
        worker_id=worker_id,
        keyring={},
        costs=CHEAP,
    )
    code.wipe()
    values = {"id": organisation_id, "log": organisation_id, "name": "Brue Vale"}
    with open_desk.desk.together() as batch:
        batch.add(checked(Organisation, values))
        worker = {"id": worker_id, "log": organisation_id, "name": name, "role": WorkerRole.COACH}
        batch.add(checked(Worker, worker))
    return open_desk


def new_vault(
    folder: Path, clock: HandClock | None = None, name: str = "Bronwen Tarr", role: WorkerRole = WorkerRole.COACH
) -> NewVault:
    """A vault with an organisation of one, a signing key and certificates, as the first-run wizard makes it."""
    return create_vault(folder, passphrase(), WhoIAm(name, role), clock or HandClock(), costs=CHEAP)
