"""From bytes that came to changes that can be folded; done before the vault's one writer is asked, off its thread."""

from dataclasses import dataclass

from coachdesk.crypto import codec
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


def read_changes(bundle: Bundle, verdict: Verdict) -> tuple[ReadChange, ...]:
    """Every change of an opened bundle under the verdict it is to be filed with."""
    if bundle.kind is BundleKind.CONTROL:
        return tuple(ReadChange(body, State.CONTROL, b"", b"", None) for body in bundle.bodies)
    return tuple(read_change(body, verdict) for body in bundle.bodies)


def read_change(encoded: bytes, verdict: Verdict) -> ReadChange:
    """One change. What this program is too old for, or what no program would write, is kept and does not count."""
    try:
        change = decode_body(encoded)
    except MadeByNewer:
        return ReadChange(encoded, State.NEWER, *_place_in(encoded), None)
    except Unreadable:
        return ReadChange(encoded, State.MALFORMED, b"", b"", None)
    state = State.HELD if verdict is Verdict.HELD else State.COUNTS
    return ReadChange(encoded, state, change.id, change.record, change)


def _place_in(encoded: bytes) -> tuple[bytes, bytes]:
    """Id and record of a change that is too new to be read, as far as it tells them; else nothing."""
    found = codec.decode_trusted(encoded)
    change, record = (
        one if isinstance(one, bytes) and len(one) == 16 else b"" for one in (found.get("id"), found.get("ent"))
    )
    return change, record
