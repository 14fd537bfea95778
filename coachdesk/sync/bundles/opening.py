"""An envelope opened, step by step, each step a door: size, shape, key, seal, size again, shape, header, chain."""

from collections.abc import Mapping
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.bundle_seal import open_bundle_seal
from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.bundles.packing import unpacked
from coachdesk.sync.bundles.signed_bundle import PLAIN_LIMIT, SignedBundle, read_plain
from coachdesk.sync.bundles.verdict import Quarantined, Verdict
from coachdesk.sync.protocol.envelope import BundleKind, Envelope, Header, read_envelope
from coachdesk.sync.protocol.limits import ENVELOPE_LIMIT, VERSION


def open_envelope(encoded: bytes, log: bytes, keys: Mapping[int, bytes]) -> SignedBundle | Quarantined:
    """The signed bundle in the bytes of a sealed envelope of this log, or why it is set aside. Never an exception.

    `keys` are the log's keys by epoch. Its signature has not been looked at yet: see `checking`.
    """
    try:
        envelope = read_envelope(encoded)
    except Malformed:
        return Quarantined(Verdict.NEWER if _is_newer(encoded) else Verdict.MALFORMED)
    if envelope.header.log != log:
        return Quarantined(Verdict.UNTRUSTED)
    if envelope.header.kind is not BundleKind.DATA or envelope.is_header_alone:
        return Quarantined(Verdict.MALFORMED)
    key = keys.get(envelope.header.epoch)
    return Quarantined(Verdict.WAITING_KEY) if key is None else _opened(envelope, key)


def _opened(envelope: Envelope, key: bytes) -> SignedBundle | Quarantined:
    content = open_bundle_seal(key, envelope.header_bytes, envelope.nonce, envelope.sealed)
    if content is None:
        return Quarantined(Verdict.CORRUPT)
    try:
        bundle = read_plain(unpacked(content, PLAIN_LIMIT))
    except Malformed:
        return Quarantined(Verdict.MALFORMED)
    if not _is_headed(bundle, envelope.header):
        return Quarantined(Verdict.UNTRUSTED)
    *_, last = bundle.chain()
    return bundle if last == bundle.manifest.last else Quarantined(Verdict.CORRUPT)


def _is_headed(bundle: SignedBundle, header: Header) -> bool:
    """Whether the header that the server ordered by is the manifest that was signed."""
    manifest = bundle.manifest
    signed = (manifest.log, manifest.actor, manifest.first, manifest.count, manifest.prev, manifest.last)
    shown = (header.log, header.actor, header.first, header.count, header.prev, header.last_hash)
    return signed == shown and bundle.hash == header.bundle_hash


def _is_newer(encoded: bytes) -> bool:
    """Whether bytes that this version cannot read say that they are of a later one."""
    try:
        found: Any = codec.decode(encoded, ENVELOPE_LIMIT)
        header: Any = codec.decode(found[0]) if isinstance(found, list) and found else None
    except (Unreadable, TypeError):
        return False
    version = header[0] if isinstance(header, list) and header else None
    return type(version) is int and version > VERSION
