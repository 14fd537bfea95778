"""A signed bundle: a run of one author's changes in one log, and one signature over where and what they are.

It is made once and kept for ever: a retry sends the same signed bytes, under whatever key is then in use.

    plain   CBOR [manifest, signature, [body, body, ...]]; a redacted body is the array [h] of its chain hash
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.adoption_body import ADOPTION_LIMIT
from coachdesk.crypto.change_body import SCHEMA
from coachdesk.crypto.digest import chain_hash
from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.membership.manifest import Manifest, bundle_hash, read_manifest, sign_manifest, write_manifest
from coachdesk.sync.protocol.limits import BODIES_IN_A_BUNDLE, HASH_LENGTH

PLAIN_LIMIT = BODIES_IN_A_BUNDLE + 20 * 1024
"""Bodies, and for each a few bytes of framing or, where it was redacted, its hash."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run begins: whose, in which log, and after what. `prev` is 32 zero bytes before the first change."""

    log: bytes
    actor: bytes
    device: bytes
    first: int
    prev: bytes


@dataclass(frozen=True, slots=True)
class Redacted:
    """What remains of a body whose words were to be forgotten: its hash in the chain."""

    digest: bytes


@dataclass(frozen=True, slots=True)
class SignedBundle:
    """The manifest as it was signed, its signature, and the bodies it speaks for."""

    manifest_bytes: bytes
    manifest: Manifest
    signature: bytes
    bodies: tuple[bytes | Redacted, ...]

    @property
    def hash(self) -> bytes:
        """What the server and everybody's cursor know it by; the same after a redaction."""
        return bundle_hash(self.manifest_bytes, self.signature)

    def chain(self) -> Iterator[bytes]:
        """The chain hash of each change, worked out from the bodies."""
        manifest, digest = self.manifest, self.manifest.prev
        for position, body in enumerate(self.bodies, manifest.first):
            if isinstance(body, Redacted):
                digest = body.digest
            else:
                digest = chain_hash(digest, manifest.log, manifest.actor, position, body)
            yield digest

    def without(self, positions: frozenset[int]) -> "SignedBundle":
        """The same signed bundle with the words at these positions gone; chain and signature still check out."""
        chained = zip(self.bodies, self.chain(), strict=True)
        kept = tuple(
            Redacted(digest) if position in positions else body
            for position, (body, digest) in enumerate(chained, self.manifest.first)
        )
        return replace(self, bodies=kept)

    def plain(self) -> bytes:
        """What is packed and sealed."""
        bodies = [[body.digest] if isinstance(body, Redacted) else body for body in self.bodies]
        return codec.encode_trusted([self.manifest_bytes, self.signature, bodies])


def sign_bundle(seed: bytes, place: Place, bodies: Sequence[bytes], cursor: tuple[int, bytes]) -> SignedBundle:
    """A run of changes, signed by the device whose secret `seed` is. `cursor`: how much of the log it had read."""
    last = place.prev
    for position, body in enumerate(bodies, place.first):
        last = chain_hash(last, place.log, place.actor, position, body)
    manifest = Manifest(
        place.log, place.actor, place.device, place.first, len(bodies), place.prev, last, cursor, SCHEMA
    )
    manifest_bytes = write_manifest(manifest)
    return SignedBundle(manifest_bytes, manifest, sign_manifest(seed, manifest_bytes), tuple(bodies))


def read_plain(plain: bytes) -> SignedBundle:
    """The signed bundle in bytes out of a seal. Raises Malformed, and nothing else, for any other bytes.

    Neither its chain nor its signature has been looked at yet.
    """
    try:
        found: Any = codec.decode(plain, PLAIN_LIMIT)
    except Unreadable:
        raise Malformed from None
    match found:
        case [bytes(manifest_bytes), bytes(signature), [*bodies]]:
            manifest = read_manifest(manifest_bytes)
        case _:
            raise Malformed
    read = tuple(_body(one) for one in bodies)
    if len(read) != manifest.count or sum(len(one) for one in read if isinstance(one, bytes)) > BODIES_IN_A_BUNDLE:
        raise Malformed
    return SignedBundle(manifest_bytes, manifest, signature, read)


def _body(found: Any) -> bytes | Redacted:
    match found:
        case bytes(body) if 0 < len(body) <= ADOPTION_LIMIT:
            return body
        case [bytes(digest)] if len(digest) == HASH_LENGTH:
            return Redacted(digest)
    raise Malformed
