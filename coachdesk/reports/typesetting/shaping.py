"""A stretch of one font and one direction to glyphs, each glyph cluster keeping the characters it stands for.

HarfBuzz shapes. For plain Latin words its answer is remembered letter by letter and pair by pair, because asking it
for every word is most of the cost of a page (the tests compare both ways).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from coachdesk.reports.typesetting.bundled_fonts import FONTS, load_font

_HIGHEST_MARK = 700
"""Marks stacked further than this from where they belong (in 1/1000 em) overprint instead of climbing the page."""

PLAIN_LATIN = re.compile("[ -~\u00a1-\u00a7\u00a9-\u00ac\u00ae-\u017f\u2010-\u2014\u2018-\u201e\u2022\u2026]+")


class Glyph(NamedTuple):
    """One glyph; distances in 1/1000 of the font size."""

    number: int
    nominal: int
    """The advance the font file gives it."""
    advance: int
    across: int
    up: int


class Cluster(NamedTuple):
    """The glyphs that together show these characters."""

    text: str
    glyphs: tuple[Glyph, ...]

    @property
    def width(self) -> int:
        return sum(glyph.advance for glyph in self.glyphs)


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """Glyph clusters from left to right as they stand on the page."""

    text: str
    font: str
    right_to_left: bool
    clusters: tuple[Cluster, ...]
    width: int
    """In 1/1000 of the font size."""


class Shaper:
    """Shapes for one document, remembering each word it has seen; no word outlives the document."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, bool], Shaped] = {}

    def shape(self, text: str, font: str, *, right_to_left: bool) -> Shaped:
        """The text in the bundled font of that name. A character the font lacks comes out as its `.notdef` box."""
        key = (text, font, right_to_left)
        found = self._seen.get(key)
        if found is None:
            plain = not right_to_left and not FONTS[font].scripts and PLAIN_LATIN.fullmatch(text)
            found = self._seen[key] = shape_latin(text, font) if plain else shape_any(text, font, right_to_left)
        return found


def shape_any(text: str, font: str, right_to_left: bool) -> Shaped:
    """The text as HarfBuzz shapes it. Ligatures a reader must decode (ffi) are left out of the Latin fonts."""
    loaded = load_font(font)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    hb.shape(loaded.shaper, buffer, None if FONTS[font].scripts else {"liga": False, "clig": False})
    per_mille = 1000 / loaded.units
    glyphs: list[tuple[int, Glyph]] = []
    for shown, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(
            (
                shown.cluster,
                Glyph(
                    shown.codepoint,
                    nominal_advance(font, shown.codepoint),
                    round(place.x_advance * per_mille),
                    round(place.x_offset * per_mille),
                    max(-_HIGHEST_MARK, min(_HIGHEST_MARK, round(place.y_offset * per_mille))),
                ),
            )
        )
    return Shaped(text, font, right_to_left, _clusters(text, glyphs), sum(glyph.advance for _, glyph in glyphs))


def shape_latin(text: str, font: str) -> Shaped:
    """The same for plain Latin text, from remembered letters and pairs."""
    letters = [_letter(font, letter) for letter in text]
    width = sum(letter.width for letter in letters)
    for i, (left, right) in enumerate(pairwise(text)):
        if kern := _kern(font, left, right):
            glyph = letters[i].glyphs[0]
            letters[i] = Cluster(left, (glyph._replace(advance=glyph.advance + kern),))
            width += kern
    return Shaped(text, font, right_to_left=False, clusters=tuple(letters), width=width)


@lru_cache(maxsize=20_000)
def nominal_advance(font: str, glyph: int) -> int:
    """How far the font file says the pen moves after the glyph, in 1/1000 em."""
    loaded = load_font(font)
    return round(loaded.shaper.get_glyph_h_advance(glyph) * 1000 / loaded.units)


@lru_cache(maxsize=4_000)
def _letter(font: str, letter: str) -> Cluster:
    return shape_any(letter, font, right_to_left=False).clusters[0]


@lru_cache(maxsize=20_000)
def _kern(font: str, left: str, right: str) -> int:
    apart = _letter(font, left).width
    return shape_any(left + right, font, right_to_left=False).clusters[0].width - apart


def _clusters(text: str, glyphs: list[tuple[int, Glyph]]) -> tuple[Cluster, ...]:
    starts = sorted({start for start, _ in glyphs})
    end_of = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    made: list[Cluster] = []
    i = 0
    while i < len(glyphs):
        start = glyphs[i][0]
        last = i + 1
        while last < len(glyphs) and glyphs[last][0] == start:
            last += 1
        made.append(Cluster(text[start : end_of[start]], tuple(glyph for _, glyph in glyphs[i:last])))
        i = last
    return tuple(made)
