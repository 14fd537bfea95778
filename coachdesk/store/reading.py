"""From bytes that came to changes that can be folded; done before the vault's one writer is asked, off its thread."""

from dataclasses import dataclass

from coachdesk.crypto import codec
from coachdesk.crypto.adoption_body import decode_adoption
from coachdesk.crypto.change_body import ChangeBody, decode_body
from coachdesk.errors import MadeByNewer, Unreadable
from coachdesk.store.change_log import Bundle, BundleKind, Verdict
from coachdesk.store.log_rows import State


@dataclass(frozen=True, slots=True)
class ReadChange:
    """One change of a bundle: its bytes, whether it counts, and what it says where it can be read."""

    encoded: bytes
    state: State
    id: bytes
    record: bytes
    change: ChangeBody | None


_GONE = ReadChange(b"", State.REDACTED, b"", b"", None)
_STATES = {Verdict.HELD: State.HELD, Verdict.CUT: State.CUT}


def read_changes(bundle: Bundle, verdict: Verdict) -> tuple[ReadChange, ...]:
    """Every change of an opened bundle under the verdict it is to be filed with."""
    if bundle.kind is BundleKind.CONTROL:
        return tuple(ReadChange(body, State.CONTROL, b"", b"", None) for body in bundle.bodies)
    return tuple(
        _GONE if position in bundle.emptied else read_change(body, verdict)
        for position, body in enumerate(bundle.bodies, bundle.first)
    )


def read_change(encoded: bytes, verdict: Verdict) -> ReadChange:
    """One change. What this program is too old for, or what no program would write, is kept and does not count."""
    try:
        change = decode_body(encoded)
    except (MadeByNewer, Unreadable) as trouble:
        return _read_other(encoded, State.NEWER if isinstance(trouble, MadeByNewer) else State.MALFORMED)
    return ReadChange(encoded, _STATES.get(verdict, State.COUNTS), change.id, change.record, change)


def _read_other(encoded: bytes, otherwise: State) -> ReadChange:
    """What is no change of a record: an adoption, or something that this program cannot read."""
    try:
        adoption = decode_adoption(encoded)
    except MadeByNewer:
        adoption, otherwise = None, State.NEWER
    except Unreadable:
        adoption, otherwise = None, State.MALFORMED
    if adoption is not None:
        return ReadChange(encoded, State.ADOPTS, adoption.id, b"", None)
    place = _place_in(encoded) if otherwise is State.NEWER else (b"", b"")
    return ReadChange(encoded, otherwise, *place, None)


def _place_in(encoded: bytes) -> tuple[bytes, bytes]:
    """Id and record of a change that is too new to be read, as far as it tells them; else nothing."""
    found = codec.decode_trusted(encoded)
    change, record = (
        one if isinstance(one, bytes) and len(one) == 16 else b"" for one in (found.get("id"), found.get("ent"))
    )
    return change, record
