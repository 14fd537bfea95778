"""One row of a log as the server hands it over, made into what the store takes: a bundle and what is thought of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from coachdesk.crypto import codec
from coachdesk.crypto.digest import access_log_of
from coachdesk.errors import BrokenAnswer, Malformed
from coachdesk.store.change_log import NOBODY, Author, Bundle, BundleKind, Verdict
from coachdesk.sync import bundles
from coachdesk.sync.bundles import Checked, Quarantined, Redacted, SignedBundle, check, open_envelope
from coachdesk.sync.membership import Certificate, Root, SignedControl, read_signed_control
from coachdesk.sync.protocol.envelope import BundleKind as WireKind
from coachdesk.sync.protocol.envelope import Envelope, Header, read_envelope
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import ACCESS


@dataclass(frozen=True, slots=True)
class Row:
    """`bundle` as it goes to the store with `verdict`; `admitted` are the ids of held changes that count after all."""

    bundle: Bundle
    verdict: Verdict
    admitted: frozenset[bytes] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What the row at place `s` of one log is judged by.

    `quoted(s)` is the first half of this laptop's own L_s, None beyond it.
    """

    log: bytes
    s: int
    log_kind: str
    keys: Mapping[int, bytes]
    members: KnownMembers
    quoted: Callable[[int], bytes | None]


def read_outside(encoded: bytes, log: bytes) -> Envelope:
    """The envelope of a row. Raises BrokenAnswer for what no server of ours would have stored in this log."""
    try:
        envelope = read_envelope(encoded)
    except Malformed:
        raise BrokenAnswer from None
    if envelope.header.log != log:
        raise BrokenAnswer
    return envelope


def control_in(envelope: Envelope) -> SignedControl | None:
    """The control record in an envelope, or None when it cannot be read."""
    try:
        return read_signed_control(envelope.sealed)
    except Malformed:
        return None


def read_row(envelope: Envelope, context: Context) -> Row:
    """What a row says and what is thought of it. A control record in it has been heard when this returns."""
    header = envelope.header
    if envelope.is_header_alone:
        return Row(_outline(header, context, sealed=envelope.to_bytes()), Verdict.COUNTS)
    if header.kind is WireKind.CONTROL:
        return _control_row(envelope, context)
    return _sealed_row(envelope, context)


def again(bundle: Bundle, context: Context) -> Row:
    """A bundle that could not be opened when it came, judged once more with what is known now."""
    return read_row(read_envelope(bundle.sealed), context)


def is_wordless(bundle: Bundle) -> bool:
    """Whether only its header came: its words were just being taken out."""
    return read_envelope(bundle.sealed).is_header_alone


def bundle_of(signed: SignedBundle, kind: BundleKind, author: Author, log_kind: str, epoch: int) -> Bundle:
    """A signed bundle as the store keeps it, its words whole."""
    manifest = signed.manifest
    return Bundle(
        log=manifest.log,
        log_kind=log_kind,
        actor=manifest.actor,
        author=author,
        first=manifest.first,
        count=manifest.count,
        prev=manifest.prev,
        last=manifest.last,
        hash=signed.hash,
        epoch=epoch,
        kind=kind,
        signed=codec.encode([signed.manifest_bytes, signed.signature]),
        bodies=tuple(b"" if isinstance(one, Redacted) else one for one in signed.bodies),
        emptied={
            position: one.digest
            for position, one in enumerate(signed.bodies, manifest.first)
            if isinstance(one, Redacted)
        },
    )


def signed_of(bundle: Bundle) -> SignedBundle:
    """The signed bundle that the store keeps, byte for byte as it was signed, but for words that are gone."""
    manifest_bytes, signature = codec.decode(bundle.signed)
    gone = bundle.emptied
    bodies = [[gone[at]] if at in gone else body for at, body in enumerate(bundle.bodies, bundle.first)]
    return bundles.read_plain(codec.encode_trusted([manifest_bytes, signature, bodies]))


def control_envelope(bundle: Bundle) -> Envelope:
    """A control record as it goes: signed and not sealed, because the server must understand it."""
    header = Header(
        *(bundle.log, bundle.actor, bundle.first, bundle.count, bundle.prev, bundle.last, bundle.hash),
        *(WireKind.CONTROL, 0),
    )
    return Envelope(header.to_bytes(), header, b"", signed_of(bundle).plain())


def _outline(header: Header, context: Context, sealed: bytes = b"") -> Bundle:
    """All that is known of a bundle by its header."""
    return Bundle(
        log=header.log,
        log_kind=context.log_kind,
        actor=header.actor,
        author=NOBODY,
        first=header.first,
        count=header.count,
        prev=header.prev,
        last=header.last_hash,
        hash=header.bundle_hash,
        epoch=header.epoch,
        kind=BundleKind(int(header.kind)),
        sealed=sealed,
    )


def _control_row(envelope: Envelope, context: Context) -> Row:
    outline = _outline(envelope.header, context, sealed=envelope.to_bytes())
    signed = control_in(envelope)
    if signed is None:
        return Row(outline, Verdict.MALFORMED)
    said, header = signed.manifest, envelope.header
    if (said.log, said.actor, said.first, said.prev, said.last, signed.hash) != (
        *(header.log, header.actor, header.first, header.prev, header.last_hash, header.bundle_hash),
    ):
        return Row(outline, Verdict.UNTRUSTED)
    if not context.members.hear(signed, context.s):
        return Row(outline, Verdict.UNTRUSTED)
    known = context.members.organisation.devices.get(said.device)
    record = signed.record
    user = known.user if known else record.user if isinstance(record, Root | Certificate) else b""
    plain = bundles.read_plain(envelope.sealed)
    return Row(bundle_of(plain, BundleKind.CONTROL, Author(user, said.device), context.log_kind, 0), Verdict.COUNTS)


def _sealed_row(envelope: Envelope, context: Context) -> Row:
    outline = _outline(envelope.header, context, sealed=envelope.to_bytes())
    opened = open_envelope(outline.sealed, context.log, context.keys)
    if isinstance(opened, Quarantined):
        return Row(outline, Verdict(opened.verdict.value))
    if context.log_kind == ACCESS and access_log_of(opened.manifest.device) != context.log:
        return Row(outline, Verdict.UNTRUSTED)  # what a laptop did, no other says for it
    named = context.members.of(context.log).redacted
    for position, one in enumerate(opened.bodies, opened.manifest.first):
        if isinstance(one, Redacted) and (opened.manifest.actor, position) not in named:
            return Row(outline, Verdict.NEWER)  # whoever took the words out has not said yet that she may
    state = context.members.at(context.log, context.s)
    before = bundles.Head(opened.manifest.device, opened.manifest.first - 1, opened.manifest.prev)
    people = context.members.organisation
    found = check(opened, people, state, head=before, quoted=context.quoted, reads=False)  # the store does
    if isinstance(found, Quarantined):
        return Row(outline, Verdict(found.verdict.value))
    whole = bundle_of(
        opened,
        BundleKind.DATA,
        Author(found.user, opened.manifest.device),
        context.log_kind,
        envelope.header.epoch,
    )
    return _thought_of(replace(whole, sealed=outline.sealed), found, state.admitted)


def _thought_of(whole: Bundle, found: Checked, admitted: frozenset[bytes]) -> Row:
    """One verdict for all of a bundle: it is cut, held or taken as one; single bodies are read by the store."""
    verdicts = {one.verdict for one in found.changes}
    if bundles.Verdict.UNTRUSTED in verdicts:
        return Row(whole, Verdict.CUT)
    if bundles.Verdict.HELD in verdicts:
        return Row(whole, Verdict.HELD, frozenset(one.body.id for one in found.changes if one.body) & admitted)
    return Row(whole, Verdict.HISTORY if found.history else Verdict.COUNTS)
