"""An organisation with its real server in this process, and laptops with real vaults that go their rounds with it."""

import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.types import ASGIApp

from coachdesk.crypto.device_keys import DeviceKeys, new_device_keys
from coachdesk.crypto.invitation import InvitationSecret, new_invitation
from coachdesk.crypto.receiving_keys import new_receiving_seed, receiving_public
from coachdesk.crypto.signatures import public_key_of
from coachdesk.desk import Desk
from coachdesk.desk.exchange import Exchange
from coachdesk.desk.file_exchange import files_of
from coachdesk.desk.opening import OpenDesk, unlock
from coachdesk.models.family import Family
from coachdesk.models.values import new_id
from coachdesk.operations.families import start_family
from coachdesk.store.queries import StateHash
from coachdesk.sync.conversation import Answer, Request, hold
from coachdesk.sync.membership import Invite, OrganisationRole, Role, write_control
from coachdesk.sync.round import Laptop, Receipt, go_round
from coachdesk.sync.round.joining import begin_log, enrol, found_organisation
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.leading import change_members
from coachdesk.sync.round.sitting import Sitting
from coachdesk.sync.server.application import make_application
from coachdesk.sync.server.database import open_database
from coachdesk.sync.server.folder import make_server
from coachdesk.sync.server.service import Service
from tests.desks import CHEAP, HandClock, new_desk, passphrase
from tests.sync.round.in_process import ask_application

ORIGIN = "https://sync.example.org"

Ask = Callable[[Request], Answer]
Cut = Mapping[bytes, Mapping[bytes, int]]


@dataclass
class Resident:
    """A worker with a laptop."""

    town: "Town"
    open_desk: OpenDesk
    laptop: Laptop
    log: Exchange = field(init=False)
    sitting: Sitting = field(default_factory=Sitting)

    def __post_init__(self) -> None:
        self.log = Exchange(self.desk)

    @property
    def desk(self) -> Desk:
        return self.open_desk.desk

    @property
    def user(self) -> bytes:
        return self.laptop.user

    def round(self, ask: Ask | None = None) -> Receipt:
        conversation = go_round(self.laptop, self.log, files_of(self.desk), sitting=self.sitting)
        return hold(conversation, ask or self.town.ask)

    def members(self) -> KnownMembers:
        return KnownMembers(self.laptop, self.log)

    def state_hash(self, family: str) -> str:
        return self.desk.vault.ask(StateHash(bytes.fromhex(family)))

    def begin(self, family: str, *others: "Resident") -> None:
        begin_log(
            self.laptop,
            self.log,
            bytes.fromhex(family),
            {self.user: Role.LEAD, **{one.user: Role.WRITER for one in others}},
        )

    def says(self, log: str, members: Mapping[bytes, Role], cut: Cut | None = None) -> None:
        """A lead writes down who the members are, and from where on a device no longer counts."""
        kind = "organisation" if log == self.town.organisation_id else "family"
        change_members(self.laptop, self.log, self.members().of(bytes.fromhex(log)), kind, members, cut)


@dataclass
class Town:
    """`ask` carries a request to the server and its answer back. `now` is the server's clock."""

    folder: Path
    portal: BlockingPortal
    organisation_id: str
    root_seed: bytes
    clock: HandClock
    residents: list[Resident] = field(default_factory=list)
    service: Service = field(init=False)
    application: ASGIApp = field(init=False)

    def ask(self, request: Request) -> Answer:
        return self.portal.call(ask_application, self.application, request)

    def new_resident(self, name: str, keys: DeviceKeys | None = None, came_by: DeviceKeys | None = None) -> Resident:
        made = new_desk(self.folder / name, self.clock, self.organisation_id, name)
        owner = made.desk.owner
        device = keys or new_device_keys(bytes.fromhex(owner.device_id))
        laptop = Laptop(
            bytes.fromhex(self.organisation_id),
            public_key_of(self.root_seed),
            ORIGIN,
            bytes.fromhex(owner.worker_id),
            device,
            came_by,
        )
        resident = Resident(self, made, laptop)
        self.residents.append(resident)
        return resident

    def reopened(self, folder: Path, laptop: Laptop) -> Resident:
        """A laptop whose vault lies in a folder."""
        again = Resident(self, unlock(folder, passphrase(), clock=self.clock, costs=CHEAP), laptop)
        self.residents.append(again)
        return again

    def close(self) -> None:
        """Everybody goes home."""
        for resident in self.residents:
            resident.open_desk.close()
        self.stop_server()

    def founded(self) -> Resident:
        """Ada, the administrator, and the organisation's log."""
        ada = self.new_resident("Ada")
        recovery = receiving_public(new_receiving_seed())
        hold(found_organisation(ada.laptop, ada.log, self.root_seed, recovery), self.ask)
        ada.round()
        return ada

    def invite(self, admin: Resident, name: str, *, enrols: bool = True) -> Resident:
        """A worker who enrols by an invitation of an administrator's, and is a member of the organisation's log."""
        secret: InvitationSecret = new_invitation()
        keys = secret.keys()
        coming = self.new_resident(name, came_by=keys)
        people = admin.members().organisation
        organisation = people.organisation
        record = Invite(
            people.control_hash,
            keys.device,
            coming.user,
            OrganisationRole.WORKER,
            keys.signing,
            keys.receiving,
            secret.welcome(organisation, people.root),
            int(self.clock.now().timestamp()) + 72 * 3600,
        )
        admin.log.append_control(organisation, "organisation", write_control(record))
        state = admin.members().of(organisation)
        admin.says(organisation.hex(), {**state.members, coming.user: Role.WRITER})
        admin.round()
        if enrols:
            hold(enrol(coming.laptop, coming.log, keys), self.ask)
        return coming

    def snapshot(self) -> bytes:
        """The server's database as it is now."""
        self.stop_server()
        found = (self.folder / "server" / "server.sqlite3").read_bytes()
        self.start_server()
        return found

    def put_back(self, snapshot: bytes) -> None:
        """The server is restored to an earlier day: a new process on an old database."""
        self.stop_server()
        (self.folder / "server" / "server.sqlite3").write_bytes(snapshot)
        self.start_server()

    def start_server(self) -> None:
        """A process of the server, in this one."""
        database = open_database(self.folder / "server" / "server.sqlite3", must_exist=True)
        organisation, root = bytes.fromhex(self.organisation_id), public_key_of(self.root_seed)
        self.service = Service(database, organisation, root, ORIGIN, self.clock.now, secrets.token_bytes, "token")
        self.application = make_application(self.service)

    def stop_server(self) -> None:
        """Its end; the write-ahead log goes into the database."""
        self.service.database.close()


@contextmanager
def town(folder: Path) -> Iterator[Town]:
    """An empty town: a server that knows of an organisation, and nobody in it."""
    clock, root_seed, organisation_id = new_clock(), secrets.token_bytes(32), new_id()
    (folder / "server").mkdir(parents=True)
    database = open_database(folder / "server" / "server.sqlite3", must_exist=False)
    root, now = public_key_of(root_seed), int(clock.now().timestamp())
    make_server(folder / "server", database, bytes.fromhex(organisation_id), root, ORIGIN, secrets.token_bytes, now)
    database.close()
    with start_blocking_portal() as portal:
        made = Town(folder, portal, organisation_id, root_seed, clock)
        made.start_server()
        try:
            yield made
        finally:
            made.close()


@dataclass
class Two:
    """Ada leads a family and Bronwen writes in it, each on a laptop of her own."""

    town: Town
    ada: Resident
    bronwen: Resident
    family: str

    @property
    def log(self) -> bytes:
        """The family's log."""
        return bytes.fromhex(self.family)

    def area(self, who: Resident) -> str:
        """Where the family lives, as one of them has it."""
        return who.desk.get(Family, self.family).record.area

    def write(self, who: Resident, area: str) -> None:
        """One of them writes where the family lives."""
        who.desk.amend(who.desk.get(Family, self.family), area=area)

    def quiet(self) -> None:
        """Rounds until nothing moves any more: bounded, or nobody would ever know that all is sent."""
        for _ in range(6):
            moved = [one.round() for one in (self.ada, self.bronwen)]
            if not any(log.sent or log.received for one in moved for log in one.every):
                return
        raise AssertionError("they never come to rest")

    def same(self) -> bool:
        """Whether both see the same of the family."""
        return self.ada.state_hash(self.family) == self.bronwen.state_hash(self.family)


@cache
def _made_once() -> tuple[Path, dict[str, Laptop], str, bytes, str]:
    """Two laptops and a server, closed, with a family on both: made once a run and copied for every test."""
    folder = Path(mkdtemp(prefix="coachdesk-town-"))
    with town(folder / "town") as here:
        ada = here.founded()
        bronwen = here.invite(ada, "Bronwen")
        bronwen.round()
        family = start_family(ada.desk, "Quill").record.id
        ada.begin(family, bronwen)
        two = Two(here, ada, bronwen, family)
        two.quiet()
        return (
            folder / "town",
            {"Ada": ada.laptop, "Bronwen": bronwen.laptop},
            here.organisation_id,
            here.root_seed,
            family,
        )


@contextmanager
def two_in_town(folder: Path) -> Iterator[Two]:
    """A copy of the two, opened."""
    made, laptops, organisation_id, root_seed, family = _made_once()
    shutil.copytree(made, folder / "town")
    with start_blocking_portal() as portal:
        here = Town(folder / "town", portal, organisation_id, root_seed, new_clock())
        here.start_server()
        try:
            ada, bronwen = (here.reopened(folder / "town" / name, laptop) for name, laptop in laptops.items())
            yield Two(here, ada, bronwen, family)
        finally:
            here.close()


def new_clock() -> HandClock:
    """The clock of all laptops and of the server."""
    return HandClock(datetime(2026, 11, 22, 9, tzinfo=UTC))
