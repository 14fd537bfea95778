"""The public trust file: everything needed, and nothing secret, to check an organisation's plans years later.

One JSON object in UTF-8, at most 1 MiB, with exactly these members (base64 is RFC 4648 with padding):

    format            "coachdesk-trust"
    version           1
    organisation_id   32 hexadecimal digits
    organisation      the name
    root              base64 of the X.509 root certificate, DER
    revocations       base64 of the list of withdrawn certificates, X.509 CRL, DER
    signing_root      base64 of the organisation's Ed25519 public key, 32 bytes
    signature         base64 of that key's signature over the canonical CBOR of the other members, bytes for base64

The file proves its own wholeness, not who it is from: it must come from the office by a way one trusts.
"""

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.certificates import read_root
from coachdesk.crypto.revocation import Revocations, read_revocations
from coachdesk.crypto.signatures import is_signed_by, public_key_of, sign
from coachdesk.errors import CoachDeskError, Unreadable

FORMAT = "coachdesk-trust"
VERSION = 1
SIZE_LIMIT = 1024 * 1024

_CONTEXT = "coachdesk/trust/1"
_BYTES = ("root", "revocations", "signing_root", "signature")
_MEMBERS = {"format", "version", "organisation_id", "organisation", *_BYTES}
_UNREADABLE = "That is not a whole trust file. Ask the organisation for it again."


@dataclass(frozen=True, slots=True)
class Trust:
    """An organisation whose signatures are believed. `root` and `revocations` are DER; `signing_root` is 32 bytes."""

    organisation_id: str
    organisation: str
    root: bytes = field(repr=False)
    revocations: bytes = field(repr=False)
    signing_root: bytes = field(repr=False)
    signature: bytes = field(repr=False)

    def withdrawals(self) -> Revocations:
        """Whose certificates were withdrawn, as far as this file knows."""
        return read_revocations(self.revocations, self.root)

    def to_bytes(self) -> bytes:
        """The trust file."""
        members: dict[str, Any] = {"format": FORMAT, "version": VERSION}
        members |= {"organisation_id": self.organisation_id, "organisation": self.organisation}
        members |= {name: base64.b64encode(getattr(self, name)).decode("ascii") for name in _BYTES}
        return json.dumps(members, ensure_ascii=False, indent=2).encode() + b"\n"


def make_trust(seed: bytes, root: bytes, revocations: bytes) -> Trust:
    """The trust file's value, signed by the organisation's Ed25519 root (`seed`) and named as its X.509 root is."""
    organisation_id, organisation = read_root(root)
    signing_root = public_key_of(seed)
    bare = Trust(organisation_id, organisation, root, revocations, signing_root, b"")
    return Trust(organisation_id, organisation, root, revocations, signing_root, sign(seed, _CONTEXT, _signed(bare)))


def read_trust(content: bytes) -> Trust:
    """The trust in a file's bytes, every part of it checked against the others.

    Raises Unreadable for anything else, with another sentence for a file of a newer CoachDesk.
    """
    if len(content) > SIZE_LIMIT:
        raise Unreadable(_UNREADABLE)
    members = _members(content)
    trust = Trust(
        organisation_id=members["organisation_id"],
        organisation=members["organisation"],
        **{name: _decoded(members[name]) for name in _BYTES},
    )
    try:
        named = read_root(trust.root)
        trust.withdrawals()
        whole = is_signed_by(trust.signing_root, _CONTEXT, _signed(trust), trust.signature)
    except CoachDeskError as broken:
        raise Unreadable(_UNREADABLE) from broken
    if not whole or named != (trust.organisation_id, trust.organisation):
        raise Unreadable(_UNREADABLE)
    return trust


def _signed(trust: Trust) -> bytes:
    return codec.encode(
        {
            "format": FORMAT,
            "version": VERSION,
            "organisation_id": trust.organisation_id,
            "organisation": trust.organisation,
            "root": trust.root,
            "revocations": trust.revocations,
            "signing_root": trust.signing_root,
        }
    )


def _members(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content.decode("utf-8"), object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as broken:
        raise Unreadable(_UNREADABLE) from broken
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Unreadable(_UNREADABLE)
    version = found.get("version")
    if type(version) is int and version > VERSION:
        raise Unreadable("That trust file was made by a newer CoachDesk. Update first, then check again.")
    if type(version) is not int or version != VERSION or set(found) != _MEMBERS:
        raise Unreadable(_UNREADABLE)
    if not all(isinstance(found[name], str) for name in _MEMBERS - {"version"}):
        raise Unreadable(_UNREADABLE)
    return found


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member is named twice")
    return found


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as broken:
        raise Unreadable(_UNREADABLE) from broken
