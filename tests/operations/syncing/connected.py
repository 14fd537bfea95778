"""Two vaults connected to a server in this process, as the program connects them: founded, invited, enrolled."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from anyio.from_thread import start_blocking_portal

from coachdesk.crypto.administrator_file import Administrator, open_administrator
from coachdesk.crypto.invitation import WrittenInvitation
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.signatures import public_key_of
from coachdesk.desk import Desk, new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import AssignmentRole, Family
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.operations.families import assign, start_family
from coachdesk.operations.syncing.enrolling import enrol
from coachdesk.operations.syncing.founding import Founded, found
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.inviting import invite
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.membership import set_members
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.operations.vaults import ADMINISTRATOR_SUFFIX, WhoIAm, create_vault, open_vault
from coachdesk.sync.membership import OrganisationRole, Role
from coachdesk.sync.round import Receipt
from coachdesk.sync.server.database import open_database
from coachdesk.sync.server.folder import make_server
from tests.desks import CHEAP, HandClock, passphrase
from tests.sync.round.towns import ORIGIN, Town, new_clock

PLACE = ServerPlace(ORIGIN)
HALVES = "halves"


@dataclass
class Office:
    """A server in this process and the vaults in its folder. `ask` is the line; `clock` everybody's."""

    town: Town
    administrator: Administrator
    opened: list[OpenDesk] = field(default_factory=list)

    @property
    def ask(self) -> Ask:
        return self.town.ask

    @property
    def clock(self) -> HandClock:
        return self.town.clock

    @property
    def folder(self) -> Path:
        return self.town.folder

    def founded(self, open_desk: OpenDesk) -> Founded:
        """A vault brings the organisation to the server."""
        return found(open_desk, self.administrator, PLACE, self.ask)

    def invited(
        self,
        admin: OpenDesk,
        name: str,
        role: WorkerRole = WorkerRole.COACH,
        place: OrganisationRole = OrganisationRole.WORKER,
    ) -> WrittenInvitation:
        """A new worker, by name, and the invitation of her laptop."""
        worker = new_record(Worker, self.administrator.organisation_id, name=name, role=role)
        return invite(admin, admin.desk.add(worker).record.id, self.ask, role=place)

    def enrolled(self, invitation: WrittenInvitation, name: str, ask: Ask | None = None) -> OpenDesk:
        """Her laptop, in a folder of that name."""
        made = enrol(self.folder / name, passphrase(), invitation, self.clock, ask or self.ask, CHEAP)
        made.recovery_code.wipe()
        return self.opens(made.open_desk)

    def opens(self, open_desk: OpenDesk) -> OpenDesk:
        """Closed with the office."""
        self.opened.append(open_desk)
        return open_desk

    def round(self, open_desk: OpenDesk) -> Receipt:
        return go_round_once(open_desk, self.ask)

    def close(self) -> None:
        for one in self.opened:
            with suppress(Exception):
                one.close()
        self.town.close()


@contextmanager
def new_office(folder: Path) -> Iterator[tuple[Office, OpenDesk]]:
    """A server that knows of an organisation, and the vault of its administrator Ada, who is not connected to it."""
    clock = new_clock()
    folder.mkdir(parents=True, exist_ok=True)
    made = create_vault(
        folder / "ada",
        passphrase(),
        WhoIAm("Ada Frost", WorkerRole.ADVOCATE),
        clock,
        organisation="Brue Vale",
        costs=CHEAP,
    )
    made.recovery_code.wipe()
    administrator = _administrator(folder)
    _new_server(folder, administrator, clock)
    with start_blocking_portal() as portal:
        town = Town(folder, portal, administrator.organisation_id, administrator.signing_seed, clock)
        town.start_server()
        office = Office(town, administrator)
        office.opens(made.open_desk)
        try:
            yield office, made.open_desk
        finally:
            office.close()


def _administrator(folder: Path) -> Administrator:
    sealed = (folder / f"ada{ADMINISTRATOR_SUFFIX}").read_bytes()
    return open_administrator(sealed, passphrase(), floor=CHEAP.floor)


def _new_server(folder: Path, administrator: Administrator, clock: HandClock) -> None:
    place = folder / "server"
    place.mkdir()
    database = open_database(place / "server.sqlite3", must_exist=False)
    organisation, root = bytes.fromhex(administrator.organisation_id), public_key_of(administrator.signing_seed)
    make_server(place, database, organisation, root, ORIGIN, lambda count: b"t" * count, int(clock.now().timestamp()))
    database.close()


@dataclass
class Connected:
    """Ada, administrator and advocate, leads a family; Bronwen is its coach. Each has a vault that is connected."""

    office: Office
    ada: OpenDesk
    bronwen: OpenDesk
    family: str

    @property
    def ask(self) -> Ask:
        return self.office.ask

    @property
    def desks(self) -> tuple[Desk, Desk]:
        return self.ada.desk, self.bronwen.desk

    def halves(self) -> tuple[RecoveryCode, RecoveryCode]:
        """What the two officers have on paper."""
        one, other = map(RecoveryCode.typed, (self.office.folder / HALVES).read_text().splitlines())
        return one, other

    def area(self, who: OpenDesk) -> str:
        """Where the family lives, as one of them has it."""
        return who.desk.get(Family, self.family).record.area

    def write(self, who: OpenDesk, area: str) -> None:
        """One of them writes where the family lives."""
        who.desk.amend(who.desk.get(Family, self.family), area=area)

    def quiet(self) -> None:
        """Rounds until nothing moves any more."""
        for _ in range(6):
            moved = [self.office.round(one) for one in (self.ada, self.bronwen)]
            if not any(log.sent or log.received for one in moved for log in one.every):
                return
        raise AssertionError("they never come to rest")


@cache
def _made_once() -> tuple[Path, str, datetime]:
    folder = Path(mkdtemp(prefix="coachdesk-connected-"))
    with new_office(folder) as (office, ada):
        halves = office.founded(ada).halves or ()
        (folder / HALVES).write_text("\n".join(half.text for half in halves))
        bronwen = office.enrolled(office.invited(ada, "Bronwen Tarr"), "bronwen")
        family = start_family(ada.desk, "Quill").record.id
        worker = bronwen.desk.owner.worker_id
        assign(ada.desk, family, worker, AssignmentRole.COACH)
        set_members(ada, family, {ada.desk.owner.worker_id: Role.LEAD, worker: Role.WRITER}, office.ask)
        Connected(office, ada, bronwen, family).quiet()
        ended = office.clock.at
    return folder, family, ended


@contextmanager
def two_connected(folder: Path) -> Iterator[Connected]:
    """A copy of the two and their server, opened; made once a run. The clock goes on where it stood."""
    made, family, ended = _made_once()
    place = folder / "office"
    shutil.copytree(made, place)
    administrator = _administrator(place)
    clock = HandClock(ended + timedelta(minutes=1))
    with start_blocking_portal() as portal:
        town = Town(place, portal, administrator.organisation_id, administrator.signing_seed, clock)
        town.start_server()
        office = Office(town, administrator)
        try:
            ada, bronwen = (
                office.opens(open_vault(place / name, passphrase(), clock, CHEAP)) for name in ("ada", "bronwen")
            )
            yield Connected(office, ada, bronwen, family)
        finally:
            office.close()
