"""Sending what the server has not had: cut once, signed once, kept, and sealed each time it goes (sync.md 3.6, 7)."""

from dataclasses import dataclass, replace

from coachdesk.errors import BrokenAnswer, HistoryForked
from coachdesk.store.change_log import Bundle, BundleKind, ChangeLog, Place, Run, Stood
from coachdesk.sync.bundles import Place as BundlePlace
from coachdesk.sync.bundles import cut, seal, sign_bundle
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.membership import read_signed_control
from coachdesk.sync.protocol.envelope import Envelope
from coachdesk.sync.protocol.exchanging import Head, Push, Pushed
from coachdesk.sync.protocol.limits import BUNDLES_IN_A_PUSH, MIB
from coachdesk.sync.protocol.log_hash import next_log_hash, short
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round.asking import Asking, ServerSaidNo
from coachdesk.sync.round.file_names import blobs_in, with_few_files
from coachdesk.sync.round.keys_out import wrapped_for_all
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.receipt import Alarm, LogReceipt
from coachdesk.sync.round.row import bundle_of, control_envelope, signed_of

_AGAIN = frozenset({Code.STALE_EPOCH, Code.GAP, Code.FORK, Code.RESYNC})
"""The server is at another place than was thought: pull, and try again."""


@dataclass(slots=True)
class Pushing:
    """Pushing one log. `.all()` answers False when the log is to be pulled again first, `.words()` when it is to be
    gone through whole: somebody was quicker, or something is to be said of who belongs to it.

    A bundle names the files that its changes name. What the server has lost of them is not waited for: the words go
    without, and the files go again.
    """

    laptop: Laptop
    kept: ChangeLog
    members: KnownMembers
    asking: Asking
    head: Head
    told: LogReceipt
    _names_files: bool = True
    _says_who_belongs: bool = True
    _reached: int = 0

    def words(self) -> Conversation[bool]:
        """As `all`, but for control records: True where the server has all of this laptop's chain after it."""
        self._says_who_belongs = False
        is_done = yield from self.all()
        place = self.kept.place(self.head.log)
        return is_done and place is not None and self._reached == place.position

    def all(self) -> Conversation[bool]:
        """Everything that this laptop has to send of the log, in as many requests as it takes."""
        most = BUNDLES_IN_A_PUSH
        position, digest = self._heard()
        while True:
            self._reached = position
            place = self.kept.place(self.head.log)
            if place is None:
                return True
            try:
                bundles, envelopes = self._next(place, position, digest, most)
            except HistoryForked:
                self.told.stepped_aside += self.kept.step_aside(self.head.log)
                return False
            if not bundles:
                return True
            path = f"/v1/log/{self.head.log.hex()}"
            keys = tuple(self._new_keys(bundles[0]).items())
            body = Push(tuple(one.to_bytes() for one in envelopes), keys).to_bytes()
            try:
                pushed = yield from self.asking.message(Pushed, Request("POST", path, body))
            except ServerSaidNo as no:
                if no.refusal.error in _AGAIN:
                    return False
                if no.refusal.error is Code.TOO_LARGE and len(bundles) > 1:
                    most = max(1, len(bundles) // 2)
                    continue
                if no.refusal.error is Code.MISSING_BLOBS and self._names_files:
                    self._names_files = False
                    self.told.files_lost.update(blob for one in envelopes for blob in one.header.blobs)
                    continue
                if no.refusal.error is Code.REJECTED:
                    self.told.alarms.add(Alarm.REJECTED)
                    return True
                raise
            self.told.sent += sum(one.count for one in bundles)
            position, digest = bundles[-1].end - 1, bundles[-1].last
            if not self._confirm(place, bundles, pushed):
                return False
            if position == place.position:
                self._reached = position
                return True

    def _heard(self) -> tuple[int, bytes]:
        """What the server says that it has of this laptop's chain; never what is remembered here."""
        place = self.kept.place(self.head.log)
        found = {actor: (last, digest) for actor, last, digest in self.head.actors}
        return found.get(place.actor, (0, bytes(32))) if place and place.actor else (0, bytes(32))

    def _next(self, place: Place, position: int, digest: bytes, most: int) -> tuple[list[Bundle], list[Envelope]]:
        """Up to `most` bundles, cut and kept where they were not yet, and their envelopes, at most a mebibyte.

        A control record goes alone: what comes after it may be sealed under the key that it opens. Without the key of
        now nothing is cut: it waits, saved, until the key has come.
        """
        bundles: list[Bundle] = []
        envelopes: list[Envelope] = []
        size, epoch = 0, self.members.of(self.head.log).epoch
        key = self.members.keys(self.head.log).get(epoch)
        while len(bundles) < most and not (bundles and position == place.position):
            found = self.kept.unsent(self.head.log, position, digest)
            if found is None:
                break
            if found.kind is BundleKind.CONTROL:
                if bundles or not self._says_who_belongs:
                    break
                bundle = self._cut(found, place, 0)
                return [bundle], [control_envelope(bundle)]
            if key is None:
                break
            bundle = self._cut(found, place, epoch)
            files = blobs_in(bundle.bodies) if self._names_files else ()
            envelope = seal(signed_of(bundle), key, epoch, files)
            size += len(envelope.sealed)
            if bundles and size > MIB:
                break
            bundles.append(bundle)
            envelopes.append(envelope)
            position, digest = bundle.end - 1, bundle.last
        return bundles, envelopes

    def _cut(self, found: Bundle | Run, place: Place, epoch: int) -> Bundle:
        """A bundle as it was cut before, or the first one of a run, signed and kept before it is ever sent."""
        if isinstance(found, Bundle):
            return found
        bodies = with_few_files(next(cut(found.bodies)))
        where = BundlePlace(found.log, found.actor, self.laptop.device, found.first, found.prev)
        signed = sign_bundle(self.laptop.keys.signing_seed, where, bodies, (place.s, short(place.log_hash)))
        bundle = bundle_of(signed, found.kind, found.author, found.log_kind, epoch)
        self.kept.keep_cut(bundle)
        return bundle

    def _new_keys(self, bundle: Bundle) -> dict[bytes, bytes]:
        """The key of the epoch that a control record opens, sealed for everybody who is to have it after it."""
        if bundle.kind is not BundleKind.CONTROL:
            return {}
        signed = read_signed_control(signed_of(bundle).plain())
        after = self.members.after(signed)
        key = self.members.keys_under(after).get(after.epoch)
        if key is None or after.epoch == self.members.of(bundle.log).epoch:
            return {}
        return wrapped_for_all(self.laptop.organisation, self.members.organisation, after, key)

    def _counts_now(self, bundle: Bundle) -> bool:
        """Whether what is thought of a bundle of this laptop's, that it counts, is right where it now stands."""
        state = self.members.of(bundle.log)
        mine = bundle.author.worker == self.laptop.user and state.may_write(self.laptop.user)
        return mine and state.counts(bundle.author.device, bundle.actor, bundle.end - 1)

    def _confirm(self, place: Place, bundles: list[Bundle], pushed: Pushed) -> bool:
        """The cursor moves on without pulling where nobody else wrote meanwhile, and the hash works out."""
        stood = []
        s, log_hash = place.s, place.log_hash
        for bundle in bundles:
            s, log_hash = s + 1, next_log_hash(log_hash, bundle.hash)
            stood.append(Stood(s, log_hash, self.asking.server_time // 1000, is_judged=self._counts_now(bundle)))
        if pushed.before != (place.s, short(place.log_hash)):
            return False
        if pushed.after != (s, short(log_hash)):
            raise BrokenAnswer
        for bundle, where in zip(bundles, stood, strict=True):
            if bundle.kind is BundleKind.CONTROL:
                self.told.controls += 1
                self.members.hear(read_signed_control(signed_of(bundle).plain()), where.s)
            self.kept.take(replace(bundle, bodies=(), signed=b""), where)
        return True
