"""A throw-away vault with the sample in it, written as the workers who were there."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from coachdesk.crypto.passphrase import Cost
from coachdesk.desk import Desk, opening
from coachdesk.desk.opening import OpenDesk
from coachdesk.operations.sample import DeskFor, worker_id
from coachdesk.store.vault_folder import Costs

ORGANISATION = "a5" * 16
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
TODAY = datetime(2011, 9, 1, 8, 30, tzinfo=UTC)


@dataclass(slots=True)
class Stopped:
    """A clock that stands still."""

    at: datetime

    def now(self) -> datetime:
        return self.at


def new_vault(folder: Path, worker: str = "bronwen", *, at: datetime = TODAY) -> OpenDesk:
    """An empty vault of one of the sample's workers."""
    made, _code = opening.create(
        folder / f"vault of {worker}",
        bytearray(b"a kettle, a bridge, eleven plasters"),
        clock=Stopped(at),
        organisation_id=ORGANISATION,
        worker_id=worker_id(worker),
        keyring={},
        costs=Costs(CHEAP, CHEAP),
    )
    return made


def desks_on(vault: OpenDesk) -> DeskFor:
    """Desks on that vault for anyone at any time."""

    def desk_for(worker: str, at: datetime, /) -> Desk:
        return Desk(vault.opened.vault, replace(vault.desk.owner, worker_id=worker), Stopped(at))

    return desk_for
