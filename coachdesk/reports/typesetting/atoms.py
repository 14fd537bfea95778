"""A line of words cut into units that may not be broken, each made of atoms: one font, one look, one direction."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coachdesk.reports.typesetting.bidi import base_level, is_plain_left_to_right, levels_of
from coachdesk.reports.typesetting.bundled_fonts import load_font
from coachdesk.reports.typesetting.placeholders import Box, boxes_for
from coachdesk.reports.typesetting.shaping import PLAIN_LATIN, Shaped, Shaper
from coachdesk.reports.typesetting.typefaces import Typeface, is_bold
from coachdesk.reports.typesetting.words import Colour, Words

LONGEST_ATOM = 48
"""Characters shaped at once; longer words are cut so that the work stays in step with the length."""

_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_CJK = "\u2e80-\u2fff\u3001-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff9f\U00020000-\U0003ffff"
_UNITS = re.compile(
    f"[{_SPACE}]+"  # a run of spaces
    f"|[{_CJK}][\u3001\u3002\uff0c\uff0e\uff01\uff1f\u300d\uff09]*"  # one character of a script without spaces
    f"|[^{_SPACE}{_CJK}\u200b]*?[^\\W\\d](?:[-\u2010\u2013\u2014/]+(?=[^\\W\\d])|\u200b)"  # up to a hyphen or slash
    f"|[^{_SPACE}{_CJK}\u200b]+|\u200b"  # the rest of a word
)
_ALWAYS_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """Shaped glyphs, or boxes for characters no font shows, that stand in a line as one."""

    text: str
    ink: Shaped | tuple[Box, ...]
    level: int
    width: int
    """In 1/1000 of the font size."""
    colour: Colour | None
    thicken: bool
    """The look is bold but the font is not."""
    is_space: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph's words are set."""

    typeface: Typeface
    bold: bool
    shaper: Shaper


def units_of(words: tuple[Words, ...], setting: Setting) -> tuple[list[list[Atom]], int]:
    """The units of one line of text (it holds no line end) in reading order, and the line's own bidi level.

    A line may be broken after any unit.
    """
    text = "".join(part.text for part in words)
    base, levels = _levels(words, text)
    plain = not any(levels)
    units: list[list[Atom]] = []
    owner, ends = 0, _ends(words)
    for found in _UNITS.finditer(text):
        start, end = found.span()
        while ends[owner] <= start:
            owner += 1
        if plain and end <= ends[owner] and end - start < LONGEST_ATOM:
            units.append(_remembered_unit(found.group(), words[owner], setting))
            continue
        unit: list[Atom] = []
        for first, last, part in _stretches(text, start, end, ends, levels):
            unit += _atoms(text[first:last], words[part], levels[first], setting)
        units.append(unit)
    return units, base


def _ends(words: tuple[Words, ...]) -> list[int]:
    """Where each of the words ends in the text of all of them."""
    ends: list[int] = []
    for part in words:
        ends.append((ends[-1] if ends else 0) + len(part.text))
    return ends


def _remembered_unit(text: str, look: Words, setting: Setting) -> list[Atom]:
    """A unit of left-to-right text in one look, made once for each document."""
    key = (text, setting.typeface, setting.bold or look.bold, look.colour)
    found = setting.shaper.units.get(key)
    if found is None:
        found = setting.shaper.units[key] = _atoms(text, look, 0, setting)
    return found


def _levels(words: tuple[Words, ...], text: str) -> tuple[int, list[int]]:
    """Each stretch of someone's own words is resolved by itself, one level deeper: an isolate in all but name."""
    if is_plain_left_to_right(text):
        return 0, [0] * len(text)
    if len(words) == 1:
        base = base_level(text)
        return base, levels_of(text, base)
    outline = "".join("\ufffc" if part.own else part.text for part in words)
    base = base_level(outline)
    outer = levels_of(outline, base)
    levels: list[int] = []
    at = 0
    for part in words:
        if part.own:
            deeper = outer[at] + (1 if (outer[at] + 1) % 2 == base_level(part.text) else 2)
            levels += levels_of(part.text, deeper)
            at += 1
        else:
            levels += outer[at : at + len(part.text)]
            at += len(part.text)
    return base, levels


def _stretches(text: str, start: int, end: int, ends: list[int], levels: list[int]) -> Iterator[tuple[int, int, int]]:
    """(from, to, part): the unit, cut where look or direction changes or the stretch grows too long."""
    first, owner = start, bisect_right(ends, start)
    for i in range(start + 1, end):
        length = i - first
        long = length >= LONGEST_ATOM and (unicodedata.category(text[i])[0] != "M" or length >= 2 * LONGEST_ATOM)
        if long or i >= ends[owner] or levels[i] != levels[i - 1]:
            yield first, i, owner
            first = i
            while ends[owner] <= i:
                owner += 1
    yield first, end, owner


def _atoms(text: str, look: Words, level: int, setting: Setting) -> list[Atom]:
    bold = setting.bold or look.bold
    space = text.isspace()
    made: list[Atom] = []
    for font, piece in _by_font(text, setting.typeface, bold=bold):
        if font is None:
            boxes = boxes_for(piece, setting.typeface.main_font(bold=bold), setting.shaper)
            made.append(Atom(piece, boxes, level, sum(box.width for box in boxes), look.colour, thicken=False))
        else:
            ink = setting.shaper.shape(piece, font, right_to_left=level % 2 == 1)
            thicken = bold and not is_bold(font)
            made.append(Atom(piece, ink, level, ink.width, look.colour, thicken, space))
    return made


def _by_font(text: str, typeface: Typeface, *, bold: bool) -> list[tuple[str | None, str]]:
    """The text in stretches of one font each; None for what no font shows."""
    main = typeface.main_font(bold=bold)
    if PLAIN_LATIN.fullmatch(text):
        return [(main, text)]
    made: list[tuple[str | None, str]] = []
    for letter in text:
        current = made[-1][0] if made else main
        font = _font_in_context(letter, current, typeface, bold)
        if made and font == current:
            made[-1] = (font, made[-1][1] + letter)
        else:
            made.append((font, letter))
    return made


@lru_cache(maxsize=20_000)
def _font_in_context(letter: str, current: str | None, typeface: Typeface, bold: bool) -> str | None:
    """Marks, punctuation and invisible characters stay with the letter before them where its font has them."""
    if _ALWAYS_HIDDEN.match(letter) or (current is None and 0x1F3FB <= ord(letter) <= 0x1F3FF):
        return current
    if current and unicodedata.category(letter)[0] in "MPZ" and ord(letter) in load_font(current).covered:
        return current
    return typeface.font_for(letter, bold=bold)
