"""A stretch of one font and one direction to glyphs, each glyph cluster keeping the characters it stands for.

HarfBuzz shapes. For plain Latin words its answer is remembered letter by letter and pair by pair, because asking it
for every word is most of the cost of a page (the tests compare both ways).
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from coachdesk.reports.typesetting.bundled_fonts import FONTS, load_font

_HIGHEST_MARK = 700
"""Marks stacked further than this from where they belong (in 1/1000 em) overprint instead of climbing the page."""

LATIN = " -~\u00a1-\u00a7\u00a9-\u00ac\u00ae-\u017f\u2010-\u2014\u2018-\u201e\u2022\u2026"
"""The inside of a pattern's brackets: letters of which each is one glyph that stands for itself."""

PLAIN_LATIN = re.compile(f"[{LATIN}]+")


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


class Shaped:
    """Glyph clusters from left to right as they stand on the page; `width` in 1/1000 of the font size.

    `array` is the text operator's array when every letter is a glyph that stands for it alone, else empty.
    """

    __slots__ = ("_clusters", "array", "font", "right_to_left", "text", "width")

    def __init__(
        self,
        text: str,
        font: str,
        width: int,
        clusters: tuple[Cluster, ...] | None,
        *,
        right_to_left: bool = False,
        array: str = "",
    ) -> None:
        self.text, self.font, self.width = text, font, width
        self.right_to_left, self.array = right_to_left, array
        self._clusters = clusters

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Every cluster with its glyphs."""
        if self._clusters is None:
            self._clusters = latin_clusters(self.text, self.font)
        return self._clusters


class Shaper:
    """Shapes for one document, remembering each word it has seen; no word outlives the document."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, bool], Shaped] = {}
        self.units: dict[tuple[object, ...], list[Any]] = {}
        """What `atoms` made of words it has met before."""

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
    width = sum(glyph.advance for _, glyph in glyphs)
    return Shaped(text, font, width, _clusters(text, glyphs), right_to_left=right_to_left)


def shape_latin(text: str, font: str) -> Shaped:
    """The same for plain Latin text, from remembered letters and pairs."""
    letters, kerns = _LETTERS[font], _KERNS[font]
    array, width, previous = "<", 0, ""
    for letter in text:
        known = letters.get(letter) or _learn_letter(font, letter)
        if previous:
            pair = previous + letter
            kern = kerns.get(pair)
            if kern is None:
                kern = _learn_pair(font, pair)
            if kern:
                width += kern
                array += f">{-kern}<"
        array += known[1]
        width += known[0].glyphs[0].advance
        previous = letter
    return Shaped(text, font, width, None, array=f"{array}>")


def latin_clusters(text: str, font: str) -> tuple[Cluster, ...]:
    """Plain Latin text letter by letter, each with its kerning to the next."""
    made = [plain_letter(font, letter) for letter in text]
    for i, (left, right) in enumerate(pairwise(text)):
        if kern := _learn_pair(font, left + right):
            glyph = made[i].glyphs[0]
            made[i] = Cluster(left, (glyph._replace(advance=glyph.advance + kern),))
    return tuple(made)


def plain_letter(font: str, letter: str) -> Cluster:
    """One letter of plain Latin text with its single glyph."""
    return (_LETTERS[font].get(letter) or _learn_letter(font, letter))[0]


_LETTERS: dict[str, dict[str, tuple[Cluster, str]]] = {font: {} for font in FONTS}
_KERNS: dict[str, dict[str, int]] = {font: {} for font in FONTS}
"""What HarfBuzz said of single letters and of pairs, in each font: letters of the alphabet, nobody's words."""


def _learn_letter(font: str, letter: str) -> tuple[Cluster, str]:
    cluster = shape_any(letter, font, right_to_left=False).clusters[0]
    found = _LETTERS[font][letter] = (cluster, f"{cluster.glyphs[0].number:04X}")
    return found


def _learn_pair(font: str, pair: str) -> int:
    found = _KERNS[font].get(pair)
    if found is None:
        apart = plain_letter(font, pair[0]).width
        found = shape_any(pair, font, right_to_left=False).clusters[0].width - apart
        _KERNS[font][pair] = found
    return found


@lru_cache(maxsize=20_000)
def nominal_advance(font: str, glyph: int) -> int:
    """How far the font file says the pen moves after the glyph, in 1/1000 em."""
    loaded = load_font(font)
    advance: int = loaded.shaper.get_glyph_h_advance(glyph)
    return round(advance * 1000 / loaded.units)


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
