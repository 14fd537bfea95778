"""POST /v1/log/F: a run of one actor's bundles becomes the next rows of a log, in one short transaction (sync.md 3.4).

The row of the log is locked first and held until COMMIT: `s` is given out only under that lock, so whoever sees row k
sees every row before it. Nothing here uses a sequence, a cache of counters or a second log's lock.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from coachdesk.crypto.digest import access_log_of
from coachdesk.errors import Malformed
from coachdesk.sync.membership import SignedControl, Void, may_control, read_signed_control
from coachdesk.sync.protocol.envelope import BundleKind, Envelope, Header, read_envelope
from coachdesk.sync.protocol.exchanging import Push, Pushed
from coachdesk.sync.protocol.limits import LOGS_OF_A_DEVICE
from coachdesk.sync.protocol.log_hash import short
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.applying import apply_family, apply_organisation, erase_log
from coachdesk.sync.server.caller import Caller, Standing, logs_of, not_a_member, standing_of
from coachdesk.sync.server.chain import Chain
from coachdesk.sync.server.counter import Counter, lock_counter, open_counter
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.folding import Folded, MembershipFold, judge
from coachdesk.sync.server.key_store import add_keys
from coachdesk.sync.server.redacting import replace_resealed
from coachdesk.sync.server.tables import BLOB, BLOB_REFERENCE, BUNDLE
from coachdesk.sync.server.waiting import Move, lately_moved

_ROW = 32
"""Bytes that a row of a page takes beside its header and its sealed part."""

_ROWS = insert(BUNDLE)


@dataclass(frozen=True, slots=True)
class ReadPush:
    """A push whose every envelope was read and belongs to one log and one actor; done before any lock is taken."""

    log: bytes
    envelopes: tuple[Envelope, ...]
    controls: tuple[SignedControl | None, ...]
    resealed: tuple[Envelope, ...]
    keys: tuple[tuple[bytes, bytes], ...]


def read_push(log: bytes, push: Push) -> ReadPush:
    """Raises Denied REJECTED, naming the envelope by its index, for what can never be accepted."""
    envelopes: list[Envelope] = []
    controls: list[SignedControl | None] = []
    for index, encoded in enumerate(push.envelopes):
        try:
            envelope = read_envelope(encoded)
            control = _control_in(envelope) if envelope.header.kind is BundleKind.CONTROL else None
        except Malformed:
            raise Denied(Code.REJECTED, index=index, reason="malformed") from None
        if envelope.is_header_alone or envelope.header.log != log:
            raise Denied(Code.REJECTED, index=index, reason="header")
        if envelopes and envelope.header.actor != envelopes[0].header.actor:
            raise Denied(Code.REJECTED, index=index, reason="two_actors")
        envelopes.append(envelope)
        controls.append(control)
    try:
        resealed = tuple(read_envelope(encoded) for encoded in push.resealed)
    except Malformed:
        raise Denied(Code.REJECTED, reason="resealed") from None
    return ReadPush(log, tuple(envelopes), tuple(controls), resealed, push.keys)


def _control_in(envelope: Envelope) -> SignedControl:
    """Raises Malformed unless what is in the clear is what the header says."""
    signed, header = read_signed_control(envelope.sealed), envelope.header
    manifest = signed.manifest
    said = (manifest.log, manifest.actor, manifest.first, manifest.prev, manifest.last, signed.hash)
    if said != (header.log, header.actor, header.first, header.prev, header.last_hash, header.bundle_hash):
        raise Malformed
    return signed


class Pushing:
    """One push within its transaction."""

    def __init__(self, connection: Connection, fold: MembershipFold, caller: Caller, push: ReadPush, now: int) -> None:
        """`now` is in seconds since 1970 and becomes the `received_at` of every row. `move` is known after `run`."""
        self.move: Move = (0, 0)
        self._connection, self._fold, self._caller, self._push, self._now = connection, fold, caller, push, now
        self._void: list[int] = []
        self._rows: list[dict[str, Any]] = []
        self._folded: Folded | None = None
        self._standing: Standing | None = None

    def run(self) -> Pushed:
        """Store what is new. Raises Denied, and nothing is stored, when any of it may not be."""
        counter = self._counter()
        before = (counter.s, short(counter.hash))
        self._look_at_standing(counter)
        chain = Chain(self._connection, self._push.log, self._caller.device, self._push.envelopes)
        for index, envelope in enumerate(self._push.envelopes):
            if self._rows and envelope.header.first <= self._rows[-1]["last"]:
                self._write_rows()  # it is in this very push, perhaps
            if not chain.has_stored(envelope.header):
                chain.follow(envelope.header)
                self._store(counter, index, envelope)
        self._write_rows()
        if self._push.resealed:
            replace_resealed(self._connection, self._push.log, self._push.resealed)
        if counter.epoch == 0 and self._push.log != self._fold.organisation:
            raise not_a_member(self._connection, self._push.log)  # a log begins with who its members are
        if counter.s > before[0] or self._push.resealed:
            chain.save()
            counter.save(self._connection, self._now)
        if counter.erased:
            erase_log(self._connection, self._push.log, counter.control_hash, self._now)
        self.move = lately_moved(counter.moves, counter.controlled_at, self._now)
        return Pushed(before, (counter.s, short(counter.hash)), tuple(self._void))

    def _counter(self) -> Counter:
        counter = lock_counter(self._connection, self._push.log)
        if counter is None and any(self._push.controls):
            if logs_of(self._connection, self._caller.worker) >= LOGS_OF_A_DEVICE:
                raise Denied(Code.NOT_ALLOWED)
            counter = open_counter(self._connection, self._push.log, self._of_device())
        if counter is None:
            raise not_a_member(self._connection, self._push.log)
        if counter.erased:
            raise Denied(Code.ERASED)
        return counter

    def _of_device(self) -> bytes | None:
        """The caller, where it begins its access log. Raises Denied NOT_ALLOWED for that of another laptop."""
        if self._push.log == access_log_of(self._caller.device):
            return self._caller.device
        people = self._fold.organisation_state(self._connection)
        if any(access_log_of(device) == self._push.log for device in people.devices):
            raise Denied(Code.NOT_ALLOWED)
        return None

    def _look_at_standing(self, counter: Counter) -> None:
        if counter.of_device not in {None, self._caller.device} and not all(self._push.controls):
            raise Denied(Code.NOT_ALLOWED)  # what a laptop says it did, no other says for it
        standing = self._standing = standing_of(self._connection, self._push.log, self._caller.worker)
        if standing is not None and (standing.may_write or standing.may_drain(self._now)):
            return
        if any(self._push.controls) and (self._caller.is_admin or counter.s == 0):
            return
        if standing is not None and standing.role is not None:
            raise Denied(Code.NOT_ALLOWED)
        raise not_a_member(self._connection, self._push.log)

    def _store(self, counter: Counter, index: int, envelope: Envelope) -> None:
        control, header = self._push.controls[index], envelope.header
        if counter.erased:
            raise Denied(Code.ERASED)
        if control is not None:
            late, void = False, not self._applied(counter, index, control)
        else:
            late, void = self._is_late(counter, header), False
            self._look_for_blobs(header)
        if void:
            self._void.append(header.first)
        s, log_hash = counter.advance(header.bundle_hash)
        row = {
            "log": header.log,
            "s": s,
            "actor": header.actor,
            "first": header.first,
            "last": header.last,
            "last_hash": header.last_hash,
            "bundle_hash": header.bundle_hash,
            "log_hash": log_hash,
            "kind": int(header.kind),
            "epoch": header.epoch,
            "header": envelope.header_bytes,
            "size": len(envelope.header_bytes) + len(envelope.sealed) + _ROW,
            "nonce": envelope.nonce,
            "sealed": envelope.sealed,
            "received_at": self._now,
            "late": int(late),
            "void": int(void),
        }
        self._rows.append(row)
        if header.blobs:
            references = [{"log": header.log, "blob": blob, "s": s} for blob in header.blobs]
            self._connection.execute(insert(BLOB_REFERENCE), references)

    def _write_rows(self) -> None:
        """All rows in one journey to the database; before a control record is judged by what stands there."""
        if self._rows:
            self._connection.execute(_ROWS, self._rows)
            self._rows = []

    def _is_late(self, counter: Counter, header: Header) -> bool:
        standing = self._standing
        if standing is None or (standing.role is None and header.epoch > standing.left_epoch):
            raise not_a_member(self._connection, header.log)
        if standing.role is not None and not standing.may_write:
            raise Denied(Code.NOT_ALLOWED)
        if standing.role is not None and header.epoch != counter.epoch:
            raise Denied(Code.STALE_EPOCH, n=counter.epoch)
        return standing.role is None

    def _look_for_blobs(self, header: Header) -> None:
        if header.blobs:
            whole = select(BLOB.c.id).where(BLOB.c.log == header.log, BLOB.c.id.in_(header.blobs), BLOB.c.whole == 1)
            if len(self._connection.execute(whole).all()) < len(header.blobs):
                raise Denied(Code.MISSING_BLOBS)

    def _applied(self, counter: Counter, index: int, control: SignedControl) -> bool:
        """Judge a control record and do what it says; False where it is void."""
        log = self._push.log
        self._write_rows()
        folded = self._folded or self._fold.of(self._connection, log)
        is_organisation = log == self._fold.organisation
        people = folded.organisation if is_organisation else self._fold.organisation_state(self._connection)
        if control.manifest.device != self._caller.device:
            raise Denied(Code.REJECTED, index=index, reason="device")
        if not control.is_signed(people):
            raise Denied(Code.REJECTED, index=index, reason="signature")
        judged = judge(folded, people, control)
        if isinstance(judged, Void):
            return False
        moves_family = judged.family is not folded.family
        if not (may_control(folded.family, people, self._caller.device) if moves_family else self._caller.is_admin):
            raise Denied(Code.NOT_ALLOWED)
        self._folded = judged
        counter.controlled_at = self._now
        apply_organisation(self._connection, folded.organisation, judged.organisation, self._now)
        if moves_family:
            apply_family(self._connection, folded.family, judged.family, self._now)
            counter.epoch, counter.control_hash = judged.family.epoch, judged.family.control_hash
            counter.erased = judged.family.erased
            if judged.family.epoch > folded.family.epoch:
                add_keys(self._connection, log, judged.family.epoch, self._push.keys)
            self._standing = standing_of(self._connection, log, self._caller.worker)
        return True
