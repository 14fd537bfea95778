"""A signed bundle sealed for the wire, under the key of whatever epoch it is when it is sent."""

import secrets
from collections.abc import Callable, Iterable

from coachdesk.crypto.bundle_seal import seal_bundle
from coachdesk.sync.bundles.packing import packed
from coachdesk.sync.bundles.signed_bundle import SignedBundle
from coachdesk.sync.protocol.envelope import BundleKind, Envelope, Header


def seal(
    bundle: SignedBundle,
    key: bytes,
    epoch: int,
    blobs: Iterable[bytes] = (),
    chance: Callable[[int], bytes] = secrets.token_bytes,
) -> Envelope:
    """The envelope of a bundle. `key` (32 bytes) is that of `epoch`; `blobs` are the ids of files it mentions.

    Sealed again under a later epoch it is still the same bundle: the same signed bytes and the same hash.
    """
    manifest = bundle.manifest
    header = Header(
        *(manifest.log, manifest.actor, manifest.first, manifest.count, manifest.prev, manifest.last),
        *(bundle.hash, BundleKind.DATA, epoch, tuple(sorted(set(blobs)))),
    )
    header_bytes = header.to_bytes()
    nonce, sealed = seal_bundle(key, header_bytes, packed(bundle.plain()), chance)
    return Envelope(header_bytes, header, nonce, sealed)
