"""Two laptops and a real server process between them, made for measuring: real vaults, real rounds, plain HTTP."""

import http.client
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.workload import CHEAP, PASSPHRASE, Clock
from coachdesk.crypto.device_keys import new_device_keys
from coachdesk.crypto.invitation import new_invitation
from coachdesk.crypto.receiving_keys import new_receiving_seed, receiving_public
from coachdesk.crypto.signatures import public_key_of
from coachdesk.desk import opening
from coachdesk.desk.exchange import Exchange
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.values import new_id
from coachdesk.sync.conversation import Answer, Request, hold
from coachdesk.sync.membership import Invite, OrganisationRole, Role, write_control
from coachdesk.sync.round import Laptop, Receipt, go_round
from coachdesk.sync.round.joining import enrol, found_organisation
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.leading import change_members
from coachdesk.sync.round.sitting import Sitting
from coachdesk.sync.server.database import open_database
from coachdesk.sync.server.folder import DATABASE_FILE, make_server

ORIGIN = "https://bench.example.org"
ROOT = Path(__file__).resolve().parents[1]


class Wire:
    """The way to the server, kept open; `bytes` counts what went either way, headers too."""

    def __init__(self, port: int) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port)
        self.bytes = self.questions = 0

    def ask(self, request: Request) -> Answer:
        said = {"authorization": f"Bearer {request.token.hex()}"} if request.token else {}
        if request.known:
            said["if-none-match"] = request.known
        if request.method in ("POST", "PUT"):
            said["content-type"] = "application/cbor"
        try:
            self._line.request(request.method, request.path, request.body or None, said)
            found = self._line.getresponse()
        except ConnectionError:  # the server lets go of a line on which nothing was said for 75 seconds
            self._line.close()
            self._line.request(request.method, request.path, request.body or None, said)
            found = self._line.getresponse()
        body = found.read()
        self.questions += 1
        self.bytes += len(request.path) + len(request.body) + sum(len(k) + len(v) + 4 for k, v in said.items()) + 90
        self.bytes += len(body) + sum(len(k) + len(v) + 4 for k, v in found.getheaders()) + 20
        time = found.getheader("coachdesk-time")
        return Answer(found.status, body, mark=found.getheader("etag") or "", time=int(time) if time else None)


@dataclass
class Seat:
    """One laptop at work."""

    made: OpenDesk
    laptop: Laptop
    wire: Wire

    def __post_init__(self) -> None:
        self.log = Exchange(self.made.desk)
        self.sitting = Sitting()

    def round(self, first: tuple[bytes, ...] = ()) -> Receipt:
        return hold(go_round(self.laptop, self.log, first=first, sitting=self.sitting), self.wire.ask)


@dataclass(frozen=True)
class Served:
    """A server process."""

    port: int
    pid: int


@contextmanager
def served(folder: Path, organisation: bytes, root: bytes) -> Iterator[Served]:
    """A server process of this organisation."""
    folder.mkdir()
    database = open_database(folder / DATABASE_FILE, must_exist=False)
    make_server(folder, database, organisation, root, ORIGIN, secrets.token_bytes, int(time.time()))
    database.close()
    line = [sys.executable, "-m", "coachdesk.sync.server", "serve", str(folder)]
    with (folder / "log").open("wb") as told, subprocess.Popen(line, cwd=ROOT, stdout=-1, stderr=told) as process:
        try:
            assert process.stdout is not None
            port = int(process.stdout.readline().split()[1].rsplit(b":", 1)[1].strip(b"/"))
            yield Served(port, process.pid)
        finally:
            process.terminate()
            process.wait(30)


def lead_of(vault: Path, port: int, root_seed: bytes) -> Seat:
    """The laptop that has everything so far; it founds the organisation on the server."""
    made = opening.unlock(vault, bytearray(PASSPHRASE), clock=Clock(), costs=CHEAP)
    seat = Seat(made, _laptop(made, root_seed), Wire(port))
    recovery = receiving_public(new_receiving_seed())
    hold(found_organisation(seat.laptop, seat.log, root_seed, recovery), seat.wire.ask)
    seat.round()
    return seat


def another(lead: Seat, folder: Path, port: int, root_seed: bytes) -> Seat:
    """A laptop of a second worker, enrolled, with nothing on it yet."""
    owner, secret = lead.made.desk.owner, new_invitation()
    made, code = opening.create(
        folder,
        bytearray(PASSPHRASE),
        clock=Clock(),
        organisation_id=owner.organisation_id,
        worker_id=new_id(),
        keyring={},
        costs=CHEAP,
    )
    code.wipe()
    seat, keys = Seat(made, _laptop(made, root_seed), Wire(port)), secret.keys()
    people = KnownMembers(lead.laptop, lead.log).organisation
    log, ends = people.organisation, int(time.time()) + 3600
    welcome = secret.welcome(log, people.root)
    roles = (OrganisationRole.WORKER, keys.signing, keys.receiving, welcome, ends)
    record = Invite(people.control_hash, keys.device, seat.laptop.user, *roles)
    lead.log.append_control(log, "organisation", write_control(record))
    lead.round()
    state = KnownMembers(lead.laptop, lead.log).of(log)
    members = {**state.members, seat.laptop.user: Role.WRITER}
    change_members(lead.laptop, lead.log, state, "organisation", members)
    lead.round()
    hold(enrol(seat.laptop, seat.log, keys), seat.wire.ask)
    return seat


def _laptop(made: OpenDesk, root_seed: bytes) -> Laptop:
    owner = made.desk.owner
    keys = new_device_keys(bytes.fromhex(owner.device_id))
    organisation, user = bytes.fromhex(owner.organisation_id), bytes.fromhex(owner.worker_id)
    return Laptop(organisation, public_key_of(root_seed), ORIGIN, user, keys)
