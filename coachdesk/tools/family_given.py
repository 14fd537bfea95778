"""What a family gives, as bytes to be sealed: a tick, a mark and an answer with some words are equally long."""

from coachdesk.errors import Unreadable
from coachdesk.models.family_mode import FromTheFamily

_STEP = 2048
"""Sizes are rounded up to this many bytes: a sealed file does not tell a tick from an answer with a few sentences."""


def packed(given: FromTheFamily) -> bytes:
    """One thing as bytes, a multiple of 2,048 of them."""
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
