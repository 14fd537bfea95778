"""The files that changes name: the header of their bundle names them too, so that the server knows what to keep."""

from collections.abc import Iterable, Sequence

from coachdesk.crypto.adoption_body import decode_adoption
from coachdesk.crypto.change_body import decode_body
from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.bundles import read_plain
from coachdesk.sync.protocol.limits import BLOBS_IN_A_BUNDLE, HASH_LENGTH

_FIELD = "carried"
"""Of an attachment: where the server has it."""

_MARK = _FIELD.encode()


def blobs_in(bodies: Iterable[bytes]) -> frozenset[bytes]:
    """The files that these changes name, by the hash they have on the server.

    Of more than a bundle may name only so many: somebody hostile may have put them there, and it is to go all the same.
    """
    found = {blob for body in bodies for blob in _named(body)}
    return frozenset(sorted(found)[:BLOBS_IN_A_BUNDLE])


def with_few_files(bodies: Sequence[bytes]) -> Sequence[bytes]:
    """As many of the first changes as name no more files than one bundle may; at least one."""
    found: set[bytes] = set()
    for place, body in enumerate(bodies):
        found.update(_named(body))
        if place and len(found) > BLOBS_IN_A_BUNDLE:
            return bodies[:place]
    return bodies


def _named(body: bytes) -> list[bytes]:
    if _MARK not in body:
        return []
    try:
        adoption = decode_adoption(body)
        if adoption is not None:
            inside = (one for one in read_plain(adoption.original).bodies if isinstance(one, bytes))
            return [blob for one in inside for blob in _named(one)]
        written = (decode_body(body).writes or {}).get(_FIELD)
    except (Unreadable, Malformed):
        return []
    match written:
        case ({"blob": str(name)}, _):
            blob = _hash_of(name)
            return [blob] if blob else []
    return []


def _hash_of(name: str) -> bytes:
    try:
        blob = bytes.fromhex(name)
    except ValueError:
        return b""
    return blob if len(blob) == HASH_LENGTH else b""
