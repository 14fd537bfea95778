"""Whose bundle this is, and what of it counts: certificate, signature, cut, membership, and what its author had read.

Everything is asked of values: the organisation and the log as they stand at this bundle's place in the log.
"""

from collections.abc import Callable
from dataclasses import dataclass

from coachdesk.crypto.change_body import ChangeBody, decode_body
from coachdesk.errors import MadeByNewer, Unreadable
from coachdesk.sync.bundles.signed_bundle import Redacted, SignedBundle
from coachdesk.sync.bundles.verdict import Quarantined, Verdict
from coachdesk.sync.membership import FamilyState, OrganisationState
from coachdesk.sync.membership.manifest import is_signed_manifest


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a bundle. It is applied where `verdict` is None and there is a `body`.

    `encoded` is None where the words were redacted: right only if the log's final state names the place.
    """

    position: int
    digest: bytes
    encoded: bytes | None
    body: ChangeBody | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A bundle that a known device signed. `history`: its author had read another log than this one, or a gap."""

    bundle: SignedBundle
    user: bytes
    changes: tuple[Change, ...]
    history: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The last that is known of an actor: on which device it writes, how far it came, and the hash there."""

    device: bytes
    position: int
    digest: bytes


def check(
    bundle: SignedBundle,
    organisation: OrganisationState,
    state: FamilyState,
    *,
    head: Head | None,
    quoted: Callable[[int], bytes | None],
    reads: bool = True,
) -> Checked | Quarantined:
    """What of a bundle counts. `head` is its actor's last known place, None for an actor never seen.

    `quoted(s)` is the first half of this laptop's own log hash at s, or None beyond the place of this bundle. Unless it
    `reads`, what a member wrote is left to whoever files it: its changes have no body then.
    """
    manifest = bundle.manifest
    device = organisation.devices.get(manifest.device)
    if device is None or (head is not None and head.device != manifest.device):
        return Quarantined(Verdict.UNTRUSTED)
    if not is_signed_manifest(device.signing_public, bundle.manifest_bytes, bundle.signature):
        return Quarantined(Verdict.UNTRUSTED)
    before = (0, bytes(32)) if head is None else (head.position, head.digest)
    seen, mark = manifest.cursor
    is_member = state.may_write(device.user)
    return Checked(
        bundle,
        device.user,
        tuple(
            _judged(bundle, state, place, digest, body, is_member=is_member, reads=reads or not is_member)
            for place, (digest, body) in enumerate(zip(bundle.chain(), bundle.bodies, strict=True), manifest.first)
        ),
        history=(manifest.first - 1, manifest.prev) != before or quoted(seen) != mark,
    )


def _judged(
    bundle: SignedBundle,
    state: FamilyState,
    position: int,
    digest: bytes,
    found: bytes | Redacted,
    *,
    is_member: bool,
    reads: bool,
) -> Change:
    encoded = None if isinstance(found, Redacted) else found
    body, verdict = (None, None) if encoded is None or not reads else _read(encoded)
    if not state.counts(bundle.manifest.device, bundle.manifest.actor, position):
        verdict = Verdict.UNTRUSTED
    elif verdict is None and not is_member and (body is None or body.id not in state.admitted):
        verdict = Verdict.HELD
    return Change(position, digest, encoded, body, verdict)


def _read(encoded: bytes) -> tuple[ChangeBody | None, Verdict | None]:
    try:
        return decode_body(encoded), None
    except MadeByNewer:
        return None, Verdict.NEWER
    except Unreadable:
        return None, Verdict.MALFORMED
