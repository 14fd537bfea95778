"""Sealing what a family gives, so that whoever gave it cannot read it back, and only the vault opens it.

Each thing is sealed by itself to the drop-box's receiving key. Bound to it are the drop-box and the place in it, so
that nothing can be moved, repeated or brought over from another. It hides and binds; it does not say who sealed.
"""

from dataclasses import dataclass, field

from coachdesk.crypto.codec import encode
from coachdesk.crypto.receiving_keys import new_receiving_seed, open_wrapped, receiving_public, wrap_to
from coachdesk.errors import Unreadable


@dataclass(frozen=True, slots=True)
class BoxKeys:
    """A drop-box's own pair of keys, used for one hand-over."""

    public: bytes
    """Seals. It is given away."""
    secret: bytes = field(repr=False)
    """Opens. It stays in the vault."""


def new_box_keys() -> BoxKeys:
    """A fresh pair."""
    secret = new_receiving_seed()
    return BoxKeys(receiving_public(secret), secret)


def seal_for_box(item: bytes, public: bytes, box_id: str, place: int) -> bytes:
    """One thing sealed as number `place` (0 is the first) of a drop-box. Raises Unreadable when `public` is no key."""
    return wrap_to(public, item, _bound(box_id, place))


def open_from_box(sealed: bytes, secret: bytes, box_id: str, place: int) -> bytes:
    """What `seal_for_box` was given. Raises Unreadable for anything else: damaged, moved, or of another box."""
    item = open_wrapped(secret, sealed, _bound(box_id, place))
    if item is None:
        raise Unreadable("Something that was given could not be opened.")
    return item


def _bound(box_id: str, place: int) -> bytes:
    return encode(["coachdesk/drop-box/v1", box_id, place])
