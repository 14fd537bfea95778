"""An organisation with its real server in this process, and laptops with real vaults that go their rounds with it."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal

from coachdesk.crypto.device_keys import DeviceKeys, new_device_keys
from coachdesk.crypto.invitation import InvitationSecret, new_invitation
from coachdesk.crypto.receiving_keys import new_receiving_seed, receiving_public
from coachdesk.crypto.signatures import public_key_of
from coachdesk.desk import Desk
from coachdesk.desk.exchange import Exchange
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.values import new_id
from coachdesk.store.queries import StateHash
from coachdesk.sync.conversation import Answer, Request, hold
from coachdesk.sync.membership import Invite, OrganisationRole, Role, write_control
from coachdesk.sync.round import Laptop, Receipt, go_round
from coachdesk.sync.round.joining import begin_log, enrol, found_organisation
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.leading import change_members
from coachdesk.sync.server.application import make_application
from coachdesk.sync.server.database import Database, open_database
from coachdesk.sync.server.folder import make_server
from coachdesk.sync.server.service import Service
from tests.desks import HandClock, new_desk

ORIGIN = "https://sync.example.org"

Ask = Callable[[Request], Answer]


@dataclass
class Resident:
    """A worker with a laptop."""

    town: "Town"
    open_desk: OpenDesk
    laptop: Laptop
    log: Exchange = field(init=False)

    def __post_init__(self) -> None:
        self.log = Exchange(self.desk)

    @property
    def desk(self) -> Desk:
        return self.open_desk.desk

    @property
    def user(self) -> bytes:
        return self.laptop.user

    def round(self, ask: Ask | None = None) -> Receipt:
        return hold(go_round(self.laptop, self.log), ask or self.town.ask)

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

    def says(self, log: str, members: Mapping[bytes, Role]) -> None:
        """A lead writes down who the members are."""
        kind = "organisation" if log == self.town.organisation_id else "family"
        change_members(self.laptop, self.log, self.members().of(bytes.fromhex(log)), kind, members)


@dataclass
class Town:
    """`ask` carries a request to the server and its answer back. `now` is the server's clock."""

    folder: Path
    portal: BlockingPortal
    organisation_id: str
    root_seed: bytes
    clock: HandClock
    residents: list[Resident] = field(default_factory=list)
    client: httpx.AsyncClient = field(init=False)
    database: Database = field(init=False)

    def ask(self, request: Request) -> Answer:
        headers = {"content-type": "application/cbor", "authorization": f"Bearer {request.token.hex()}"}
        if request.known:
            headers["if-none-match"] = request.known

        async def asked() -> httpx.Response:
            return await self.client.request(request.method, request.path, content=request.body, headers=headers)

        found = self.portal.call(asked)
        assert len(found.content) <= request.answer_limit
        return Answer(found.status_code, found.content, mark=found.headers.get("etag", ""))

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

    def founded(self) -> Resident:
        """Ada, the administrator, and the organisation's log."""
        ada = self.new_resident("Ada")
        recovery = receiving_public(new_receiving_seed())
        hold(found_organisation(ada.laptop, ada.log, self.root_seed, recovery), self.ask)
        ada.round()
        return ada

    def invite(self, admin: Resident, name: str) -> Resident:
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
        self.database = open_database(self.folder / "server" / "server.sqlite3", must_exist=True)
        organisation, root = bytes.fromhex(self.organisation_id), public_key_of(self.root_seed)
        service = Service(self.database, organisation, root, ORIGIN, self.clock.now, secrets.token_bytes, "token")
        transport = httpx.ASGITransport(make_application(service))
        self.client = httpx.AsyncClient(transport=transport, base_url=ORIGIN)

    def stop_server(self) -> None:
        """Its end; the write-ahead log goes into the database."""
        self.portal.call(self.client.aclose)
        self.database.close()


@contextmanager
def town(folder: Path) -> Iterator[Town]:
    clock, root_seed, organisation_id = (
        HandClock(datetime(2026, 11, 22, 9, tzinfo=UTC)),
        secrets.token_bytes(32),
        new_id(),
    )
    (folder / "server").mkdir()
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
            for resident in made.residents:
                resident.open_desk.close()
            made.stop_server()
