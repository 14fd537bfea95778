"""A control record as it travels: a bundle of one, signed and in clear: CBOR [manifest, signature, [body]]."""

from dataclasses import dataclass
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.digest import chain_hash
from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.membership.manifest import (
    Manifest,
    bundle_hash,
    is_signed_manifest,
    read_manifest,
    sign_manifest,
    write_manifest,
)
from coachdesk.sync.membership.organisation import OrganisationState, signing_key
from coachdesk.sync.membership.reading import read_control, write_control
from coachdesk.sync.membership.records import ControlRecord

_SCHEMA = 1
CONTROL_LIMIT = codec.SIZE_LIMIT + 1024


@dataclass(frozen=True, slots=True)
class SignedControl:
    """A control record in its place. `digest` is its chain hash (the `expect` of the next), `hash` the bundle's."""

    manifest: Manifest
    record: ControlRecord
    digest: bytes
    hash: bytes
    signed: bytes
    signature: bytes

    def is_signed(self, organisation: OrganisationState) -> bool | None:
        """Whether the device it names signed it; None when the organisation does not know that device."""
        key = signing_key(organisation, self.record, self.manifest.device)
        return None if key is None else is_signed_manifest(key, self.signed, self.signature)


def sign_control(
    seed: bytes,
    record: ControlRecord,
    *,
    log: bytes,
    actor: bytes,
    device: bytes,
    position: int,
    prev: bytes,
    cursor: tuple[int, bytes],
) -> bytes:
    """The third part of the envelope of a control record, signed by the device whose secret `seed` is.

    `position` and `prev` are its place in its actor's chain, `cursor` how much of the log its author has read.
    """
    body = write_control(record)
    last = chain_hash(prev, log, actor, position, body)
    manifest = write_manifest(Manifest(log, actor, device, position, 1, prev, last, cursor, _SCHEMA))
    return codec.encode([manifest, sign_manifest(seed, manifest), [body]])


def read_signed_control(plain: bytes) -> SignedControl:
    """The record in the third part of an envelope, its chain hash worked out again.

    Raises Malformed, and nothing else, for any other bytes. Says nothing yet about who signed it.
    """
    try:
        found: Any = codec.decode(plain, CONTROL_LIMIT)
    except Unreadable as broken:
        raise Malformed from broken
    match found:
        case [bytes(signed), bytes(signature), [bytes(body)]]:
            manifest = read_manifest(signed)
        case _:
            raise Malformed
    digest = chain_hash(manifest.prev, manifest.log, manifest.actor, manifest.first, body)
    if manifest.count != 1 or digest != manifest.last:
        raise Malformed
    return SignedControl(manifest, read_control(body), digest, bundle_hash(signed, signature), signed, signature)
