"""What becomes of several values that people wrote apart: which differ, and whether both can be kept together."""

from collections.abc import Iterable, Sequence
from typing import Any


def unlike(values: Iterable[Any]) -> list[Any]:
    """Each value once, in the order given. True is not 1."""
    found: list[Any] = []
    for value in values:
        if not any(type(value) is type(one) and value == one for one in found):
            found.append(value)
    return found


def both_together(values: Sequence[Any], *, is_long_text: bool) -> Any | None:
    """All of them as one value, or None where that would mean nothing.

    Lists give every element once. Texts of several lines follow each other with an empty line between; one that is
    part of another adds nothing. What is nothing adds nothing.
    """
    said = [value for value in values if value not in (None, "", [])]
    if len(said) < 2:
        return None
    if all(isinstance(value, list) for value in said):
        return unlike(element for value in said for element in value)
    if not is_long_text or not all(isinstance(value, str) for value in said):
        return None
    texts = [text for text in said if not any(text != other and text in other for other in said)]
    return "\n\n".join(texts) if len(texts) > 1 else None
