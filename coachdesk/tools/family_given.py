"""What a family gives as bytes to be sealed, and what of it stands in the end."""

from collections.abc import Iterable

from coachdesk.errors import Unreadable
from coachdesk.models.family_mode import FromTheFamily

_STEP = 256
"""Sizes are rounded up to this many bytes: a sealed file does not tell a tick from a short word."""


def packed(given: FromTheFamily) -> bytes:
    """One thing as bytes, a multiple of 256 of them."""
    content = given.model_dump_json(exclude_none=False).encode()
    return content.ljust(-(-len(content) // _STEP) * _STEP)


def unpacked(content: bytes) -> FromTheFamily:
    """What `packed` made. Raises Unreadable for anything else."""
    try:
        given = FromTheFamily.model_validate_json(content)
    except ValueError:
        raise Unreadable("Something that was given could not be read.") from None  # it would quote the words
    if len(given.model_fields_set - {name for name, one in given if one is None}) != 1:
        raise Unreadable("Something that was given could not be read.")
    return given


def what_stands(given: Iterable[FromTheFamily]) -> tuple[FromTheFamily, ...]:
    """In the order given: everything told, and of each step its last tick unless that was taken back."""
    standing: dict[str, FromTheFamily] = {}
    for number, one in enumerate(given):
        if one.tick is None:
            standing[f"told {number}"] = one
            continue
        standing.pop(one.tick.step, None)
        if one.tick.how is not None:
            standing[one.tick.step] = one
    return tuple(standing.values())
