"""A server's inside, and laptops that speak to it: what they seal is random bytes, what they sign is really signed."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from coachdesk.crypto.signatures import new_signing_seed, public_key_of, sign
from coachdesk.sync.membership import (
    Certificate,
    ControlRecord,
    Invite,
    OrganisationRole,
    Role,
    Root,
    State,
    read_signed_control,
    sign_control,
)
from coachdesk.sync.membership.organisation import (
    CERTIFICATE_CONTEXT,
    ROOT_CONTEXT,
    certificate_statement,
    root_statement,
)
from coachdesk.sync.membership.reading import WELCOME_LENGTH
from coachdesk.sync.protocol.envelope import BundleKind, Envelope, Header
from coachdesk.sync.protocol.exchanging import Page, Push, Pushed
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, short
from coachdesk.sync.server.caller import Caller
from coachdesk.sync.server.database import Database
from coachdesk.sync.server.enrolling import enrol
from coachdesk.sync.server.folder import make_server
from coachdesk.sync.server.folding import MembershipFold
from coachdesk.sync.server.key_gaps import KeyGaps
from coachdesk.sync.server.pulling import Wanted, read_page
from coachdesk.sync.server.pushing import Pushing, read_push

ORIGIN = "https://sync.example.org"
START = 1_790_000_000
NOTHING = bytes(32)

_T = TypeVar("_T")


def new_id() -> bytes:
    return secrets.token_bytes(16)


@dataclass
class Stream:
    """One actor of a laptop in one log: where it stands in the laptop's own eyes."""

    actor: bytes = field(default_factory=new_id)
    last: int = 0
    hash: bytes = NOTHING


@dataclass
class Laptop:
    """A device with its keys. Each log gets a stream of its own."""

    user: bytes
    is_admin: bool = False
    device: bytes = field(default_factory=new_id)
    seed: bytes = field(default_factory=new_signing_seed)
    receiving: bytes = field(default_factory=lambda: secrets.token_bytes(1216))
    streams: dict[bytes, Stream] = field(default_factory=dict)

    @property
    def signing(self) -> bytes:
        return public_key_of(self.seed)

    @property
    def caller(self) -> Caller:
        return Caller(self.device, self.user, self.is_admin)

    def stream(self, log: bytes) -> Stream:
        return self.streams.setdefault(log, Stream())

    def data(
        self, log: bytes, *, epoch: int = 1, count: int = 1, size: int = 300, blobs: tuple[bytes, ...] = ()
    ) -> Envelope:
        """The next bundle of this laptop in this log, sealed so that nobody can ever open it."""
        stream = self.stream(log)
        last_hash = secrets.token_bytes(32)
        header = Header(
            log, stream.actor, stream.last + 1, count, stream.hash, last_hash, secrets.token_bytes(32),
            BundleKind.DATA, epoch, tuple(sorted(blobs)),
        )  # fmt: skip
        stream.last, stream.hash = header.last, last_hash
        return Envelope(header.to_bytes(), header, secrets.token_bytes(12), secrets.token_bytes(size))

    def control(self, log: bytes, record: ControlRecord, *, seed: bytes | None = None) -> Envelope:
        """The next bundle: a control record, signed."""
        stream = self.stream(log)
        place = {"log": log, "actor": stream.actor, "device": self.device, "position": stream.last + 1}
        plain = sign_control(seed or self.seed, record, prev=stream.hash, cursor=(0, bytes(16)), **place)  # type: ignore[arg-type]
        signed = read_signed_control(plain)
        header = Header(
            log, stream.actor, stream.last + 1, 1, stream.hash, signed.digest, signed.hash, BundleKind.CONTROL, 0
        )
        stream.last, stream.hash = header.last, header.last_hash
        return Envelope(header.to_bytes(), header, b"", plain)


class Relay:
    """The server without its door: an organisation with one admin's laptop, at a time that tests move by hand."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.now = database, START
        self.organisation, self.root_seed = new_id(), new_signing_seed()
        self.root = public_key_of(self.root_seed)
        make_server(folder, database, self.organisation, self.root, ORIGIN, secrets.token_bytes, self.now)
        self.fold, self.gaps = MembershipFold(self.organisation, self.root), KeyGaps()
        self.control: dict[bytes, bytes] = {}
        self.recovery = secrets.token_bytes(1216)
        self.admin = Laptop(new_id(), is_admin=True)
        self.enrol(self.root_record(self.admin))

    # -- people ------------------------------------------------------------------------------------

    def root_record(self, laptop: Laptop, expect: bytes = NOTHING) -> Envelope:
        """The record by which the root certifies a laptop as an admin's."""
        record = Root(expect, laptop.user, laptop.device, laptop.signing, laptop.receiving, self.recovery, bytes(64))
        proof = sign(self.root_seed, ROOT_CONTEXT, root_statement(self.organisation, record))
        return laptop.control(self.organisation, replace(record, proof=proof))

    def enrol(self, envelope: Envelope) -> Pushed:
        """Through the door for whoever is not known yet."""
        pushed = self.write(lambda db: enrol(db, self.fold, envelope.to_bytes(), self.now))
        self._note(envelope)
        return pushed

    def invite(
        self, user: bytes | None = None, role: OrganisationRole = OrganisationRole.WORKER
    ) -> tuple[Invite, bytes]:
        """An invitation in the organisation's log, and its secret."""
        seed = new_signing_seed()
        keys = (public_key_of(seed), secrets.token_bytes(1216))
        expect = self.organisation_hash()
        welcome = secrets.token_bytes(WELCOME_LENGTH)
        record = Invite(expect, new_id(), user or new_id(), role, *keys, welcome, self.now + 72 * 3600)
        self.push(self.admin, self.admin.control(self.organisation, record))
        return record, seed

    def certificate(self, laptop: Laptop, invitation: Invite, seed: bytes) -> Envelope:
        """What a new laptop sends to enrol itself by an invitation."""
        record = Certificate(
            laptop.user, laptop.device, laptop.signing, laptop.receiving, invitation.invitation, bytes(64)
        )
        proof = sign(seed, CERTIFICATE_CONTEXT, certificate_statement(self.organisation, record))
        return laptop.control(self.organisation, replace(record, proof=proof))

    def laptop(self, role: OrganisationRole = OrganisationRole.WORKER, user: bytes | None = None) -> Laptop:
        """An enrolled laptop of a new worker, or one more of `user`'s."""
        invitation, seed = self.invite(user, role)
        made = Laptop(invitation.user, is_admin=role is OrganisationRole.ADMIN)
        self.enrol(self.certificate(made, invitation, seed))
        return made

    def organisation_hash(self) -> bytes:
        with self.database.reading() as connection:
            return self.fold.organisation_state(connection).control_hash

    # -- logs --------------------------------------------------------------------------------------

    def state(self, log: bytes, members: Mapping[bytes, Role], *, epoch: int = 1) -> State:
        """A record of who the members are, which expects what the log has now."""
        lock = b"" if epoch == 1 else secrets.token_bytes(60)
        expect = self.control.get(log, NOTHING)
        commitment = bytes([epoch]) * 32
        return State(expect, dict(members), epoch, commitment, lock)

    def family(self, lead: Laptop, *others: Laptop, readers: tuple[Laptop, ...] = ()) -> bytes:
        """A new log with a lead, writers and readers."""
        log = new_id()
        members = {lead.user: Role.LEAD, **{one.user: Role.WRITER for one in others}}
        members |= {one.user: Role.READER for one in readers}
        self.push(lead, lead.control(log, self.state(log, members)))
        return log

    def push(
        self,
        laptop: Laptop,
        *envelopes: Envelope,
        keys: tuple[tuple[bytes, bytes], ...] = (),
        resealed: tuple[Envelope, ...] = (),
        log: bytes | None = None,
    ) -> Pushed:
        """Through POST /v1/log/F. Raises Denied."""
        place = log or (envelopes or resealed)[0].header.log
        sent = Push(tuple(one.to_bytes() for one in envelopes), keys, tuple(one.to_bytes() for one in resealed))
        read = read_push(place, Push.from_bytes(sent.to_bytes()))
        pushed = self.write(lambda db: Pushing(db, self.fold, laptop.caller, read, self.now).run())
        for envelope in envelopes:
            if envelope.header.first not in pushed.void:
                self._note(envelope)
        return pushed

    def pull(
        self, laptop: Laptop, log: bytes, after: int = 0, at: bytes = short(FIRST_LOG_HASH), most: int = 1000,
        mine: tuple[bytes, ...] = (), heard: bytes = b"",
    ) -> Page:  # fmt: skip
        """Through GET /v1/log/F. Raises Denied."""
        wanted = Wanted(log, after, at, most, frozenset(mine), heard)
        found = self.read(lambda db: read_page(db, laptop.caller, self.organisation, wanted))
        return Page.from_bytes(found.to_bytes())

    def write(self, work: Callable[[Connection], _T]) -> _T:
        with self.database.writing() as connection:
            return work(connection)

    def read(self, work: Callable[[Connection], _T]) -> _T:
        with self.database.reading() as connection:
            return work(connection)

    def _note(self, envelope: Envelope) -> None:
        is_family = envelope.header.log != self.organisation
        if envelope.header.kind is BundleKind.CONTROL and is_family:
            self.control[envelope.header.log] = envelope.header.last_hash
