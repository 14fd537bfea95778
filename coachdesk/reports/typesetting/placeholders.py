"""What stands on the page for characters that no bundled font can draw: a box saying which they are.

Never dropped, never a blank square: pictographs are named in words, other characters give their code point.
The true characters stay in the text layer.
"""

import unicodedata
from dataclasses import dataclass

from coachdesk.reports.typesetting.shaping import Shaped, Shaper

_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_LONGEST_NAME = 40
_MOST_IN_ONE_BOX = 16
_MARGIN = 130


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """The characters meant, and what to write in the box: one or two short rows, from the top."""

    text: str
    rows: tuple[Shaped, ...]
    scale: float
    """Size of the rows' letters as a part of the font size."""
    edge: Shaped
    """A space of the line's own font."""
    width: int
    """Of the whole box with its margins, in 1/1000 of the font size."""


def boxes_for(text: str, font: str, shaper: Shaper) -> tuple[Box, ...]:
    """Boxes for a stretch of characters that no font shows, one per character as a reader counts them."""
    return tuple(_box(group, font, shaper) for group in _as_read(text))


def _box(group: str, font: str, shaper: Shaper) -> Box:
    label = _label(group)
    scale = 0.42 if len(label) == 2 else 0.7
    rows = tuple(shaper.shape(row, font, right_to_left=False) for row in label)
    edge = shaper.shape(" ", font, right_to_left=False)
    return Box(group, rows, scale, edge, round(max(row.width for row in rows) * scale) + 2 * _MARGIN)


def _as_read(text: str) -> list[str]:
    groups: list[str] = []
    for letter in text:
        last = groups[-1] if groups else ""
        joined = last and (_clings(letter) or last.endswith("\u200d") or (_is_flag_half(letter) and _half_a_flag(last)))
        if joined and len(last) < _MOST_IN_ONE_BOX:
            groups[-1] += letter
        else:
            groups.append(letter)
    return groups


def _clings(letter: str) -> bool:
    skin_tone = 0x1F3FB <= ord(letter) <= 0x1F3FF
    return letter in _JOINERS or skin_tone or unicodedata.category(letter)[0] == "M"


def _is_flag_half(letter: str) -> bool:
    return 0x1F1E6 <= ord(letter) <= 0x1F1FF


def _half_a_flag(group: str) -> bool:
    return len(group) == 1 and _is_flag_half(group)


def _label(group: str) -> tuple[str, ...]:
    meant = [letter for letter in group if not _clings(letter)] or [group[0]]
    if all(map(_is_flag_half, meant)):
        return ("flag " + "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in meant),)
    if all(unicodedata.category(letter) == "So" for letter in meant):
        names = [unicodedata.name(letter, "").lower() for letter in meant]
        if all(names):
            return (" and ".join(dict.fromkeys(names))[:_LONGEST_NAME],)
    code = f"{ord(meant[0]):04X}"
    return code[: len(code) // 2], code[len(code) // 2 :]
