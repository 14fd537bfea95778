"""What others had sent and a restored server lacks goes into its log again, signed as it was (sync.md 3.6, 3.17)."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachdesk.crypto import codec
from coachdesk.crypto.adoption_body import AdoptionBody, encode_adoption
from coachdesk.store.change_log import Author, BundleKind, ChangeLog, Verdict
from coachdesk.sync.bundles import SignedBundle
from coachdesk.sync.membership import Role, is_signed_manifest
from coachdesk.sync.round.judging_again import Carried, carried, spots, thought_of
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.receipt import LogReceipt
from coachdesk.sync.round.row import bundle_of, signed_of


@dataclass(frozen=True, slots=True)
class Adopting:
    """Adoptions of one log: `put_back` files what came in them, `offer` makes those that are needed."""

    laptop: Laptop
    kept: ChangeLog
    members: KnownMembers
    log: bytes
    log_kind: str
    told: LogReceipt

    def put_back(self) -> None:
        """Every bundle that came in an adoption stands in its own place, under its own author, where it lacked."""
        waiting = self.kept.adoptions(self.log)
        if not waiting:
            return
        found = {one.adoption.number: one for one in carried(waiting)}
        for adoption in waiting:
            one = found.get(adoption.number)
            if one is None or not self._is_sound(one.signed):
                self.kept.refuse_adoption(adoption)
                continue
            device = self.members.organisation.devices.get(one.signed.manifest.device)
            if device is None:
                continue  # nobody knows yet who that is
            if not is_signed_manifest(device.signing_public, one.signed.manifest_bytes, one.signed.signature):
                self.kept.refuse_adoption(adoption)
                continue
            self._put_back(one, device.user)
        admitted = self.members.of(self.log).admitted
        if admitted:
            self.kept.admit(self.log, admitted)

    def _is_sound(self, signed: SignedBundle) -> bool:
        *_, last = signed.chain()
        return signed.manifest.log == self.log and last == signed.manifest.last

    def _put_back(self, one: Carried, user: bytes) -> None:
        manifest, author = one.signed.manifest, Author(user, one.signed.manifest.device)
        where = spots(self.members, self.log, [one])[one.signed.hash]
        last = manifest.first + manifest.count - 1
        verdict = thought_of(self.members, self.log, author, manifest.actor, last, where)
        bundle = bundle_of(one.signed, BundleKind.DATA, author, self.log_kind, 0)
        self.told.received += self.kept.put_back(one.adoption, bundle, verdict).changes

    def offer(self) -> None:
        """Adopt what this laptop has of others and the server lacks. Does nothing where everything is there."""
        state = self.members.of(self.log)
        if not state.may_write(self.laptop.user):
            return
        lacking = [one for one in self.kept.lacking(self.log) if one.kind is BundleKind.DATA]
        if not lacking:
            return
        offered: dict[bytes, set[int]] = {}
        for one in carried(self.kept.adoptions(self.log, every=True)):
            offered.setdefault(one.signed.hash, set()).update(_with_words(one.signed))
        leads = state.members.get(self.laptop.user) is Role.LEAD
        verdicts = {one.hash: one.verdict for one in self.kept.filed(self.log)}
        for bundle in lacking:
            signed, verdict = signed_of(bundle), verdicts[bundle.hash]
            if verdict is Verdict.CUT or _with_words(signed) <= offered.get(bundle.hash, set()):
                continue
            vouched = leads and verdict is not Verdict.HELD
            bodies = [encode_adoption(AdoptionBody(part.plain(), vouched)) for part in parts(signed)]
            self.kept.adopt(self.log, self.log_kind, bodies)


def parts(signed: SignedBundle) -> Iterator[SignedBundle]:
    """A bundle that has words, as often as it takes, each time with as many of them as one change may carry."""
    group, size = set[int](), 0
    everywhere = frozenset(_with_words(signed))
    for position, body in enumerate(signed.bodies, signed.manifest.first):
        if not isinstance(body, bytes):
            continue
        if group and size + len(body) > codec.SIZE_LIMIT:
            yield signed.without(everywhere - group)
            group, size = set(), 0
        group.add(position)
        size += len(body)
    yield signed.without(everywhere - group)


def _with_words(signed: SignedBundle) -> set[int]:
    return {at for at, body in enumerate(signed.bodies, signed.manifest.first) if isinstance(body, bytes)}
