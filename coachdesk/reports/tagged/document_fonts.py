"""The fonts of one document: glyphs to text operators, and at the end the subsets and maps that go into the file."""

import struct
import unicodedata
from dataclasses import dataclass, field
from itertools import groupby

import pikepdf
import uharfbuzz as hb  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Name

from coachdesk.crypto.digest import sha256_hex
from coachdesk.reports.tagged.streams import compressed_stream
from coachdesk.reports.typesetting.bidi_rules import mirror_image
from coachdesk.reports.typesetting.bundled_fonts import load_font
from coachdesk.reports.typesetting.shaping import Cluster, Shaped, nominal_advance, plain_letter

_UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "DSIG", "gasp", "Silf", "Feat")
_NEVER_MAPPED = frozenset("\x00\ufeff\ufffe")


@dataclass(slots=True)
class FontInUse:
    """One font of the document: its name in content streams and what each glyph stands for."""

    name: str
    resource: str
    text_of: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class Showing:
    """What one text operator shows: arrays with how far each rises (1/1000 of the size).

    With `spoken`, all of it stands for those characters as an ActualText span of its own.
    """

    arrays: tuple[tuple[int, str], ...]
    spoken: str = ""


class DocumentFonts:
    """Collects which glyphs the pages use."""

    def __init__(self) -> None:
        self._fonts: dict[str, FontInUse] = {}
        self._shown: dict[Shaped, tuple[Showing, ...]] = {}

    def resource(self, font: str) -> str:
        """The font's name in content streams, such as `F1`."""
        return self._in_use(font).resource

    def show(self, shaped: Shaped) -> tuple[Showing, ...]:
        """The text operators' arrays for these glyphs, in order."""
        found = self._shown.get(shaped)
        if found is None:
            found = self._shown[shaped] = self._plain(shaped) or tuple(_joined(self._clusters(shaped)))
        return found

    def _plain(self, shaped: Shaped) -> tuple[Showing, ...]:
        """The array that plain Latin text brings with it, unless one of its glyphs already stands for another text."""
        if not shaped.array:
            return ()
        text_of = self._in_use(shaped.font).text_of
        for letter in set(shaped.text):
            if text_of.setdefault(plain_letter(shaped.font, letter).glyphs[0].number, letter) != letter:
                return ()
        return (Showing(((0, shaped.array),)),)

    def _in_use(self, font: str) -> FontInUse:
        found = self._fonts.get(font)
        if found is None:
            space = load_font(font).shaper.get_nominal_glyph(0x20)
            found = self._fonts[font] = FontInUse(font, f"F{len(self._fonts) + 1}")
            if space:
                found.text_of[space] = " "
        return found

    def _clusters(self, shaped: Shaped) -> list[Showing]:
        font = self._in_use(shaped.font)
        made: list[Showing] = []
        for cluster in shaped.clusters:
            spoken = "" if _says_itself(cluster, font, shaped) else cluster.text
            arrays: list[tuple[int, str]] = []
            for n, glyph in enumerate(cluster.glyphs):
                if glyph.number not in font.text_of:
                    font.text_of[glyph.number] = _safe(cluster.text[min(n, len(cluster.text) - 1)])
                before = -glyph.across
                after = glyph.nominal + glyph.across - glyph.advance
                arrays.append((glyph.up, f"{before or ''}<{glyph.number:04X}>{after or ''}"))
            made.append(Showing(_level(arrays), spoken))
        return made

    def embed(self, pdf: pikepdf.Pdf) -> Dictionary:
        """The font resources for every page, with subsets of the used glyphs put into the file."""
        return Dictionary({f"/{font.resource}": _type0(pdf, font) for font in self._fonts.values()})


def _says_itself(cluster: Cluster, font: FontInUse, shaped: Shaped) -> bool:
    """True when the glyph's entry in the ToUnicode map gives these characters back.

    A bracket mirrored in a right-to-left run is left to its glyph's own entry, as readers expect who turn what they
    see back into reading order; the element says the true text (`Element.spoken`).
    """
    if len(cluster.glyphs) != 1:
        return False
    number = cluster.glyphs[0].number
    if shaped.right_to_left and len(cluster.text) == 1 and unicodedata.mirrored(cluster.text):
        own = load_font(shaped.font).shaper.get_nominal_glyph(ord(cluster.text))
        if own != number:
            font.text_of.setdefault(number, mirror_image(cluster.text))
            return True
    if number not in font.text_of and not (set(cluster.text) & _NEVER_MAPPED):
        font.text_of[number] = cluster.text
    return font.text_of.get(number) == cluster.text


def _safe(letter: str) -> str:
    return "\ufffd" if letter in _NEVER_MAPPED else letter


def _level(arrays: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """Neighbours that rise alike in one array."""
    made: list[tuple[int, str]] = []
    for rise, array in arrays:
        if made and made[-1][0] == rise:
            made[-1] = (rise, f"{made[-1][1]} {array}".replace("> <", ""))
        else:
            made.append((rise, array))
    return tuple(made)


def _joined(showings: list[Showing]) -> list[Showing]:
    """Neighbours that need no span of their own as one."""
    made: list[Showing] = []
    for plain, group in groupby(showings, key=lambda showing: not showing.spoken):
        if plain:
            made.append(Showing(_level([array for showing in group for array in showing.arrays])))
        else:
            made += group
    return made


# -- into the file ---------------------------------------------------------------------------------


def _type0(pdf: pikepdf.Pdf, font: FontInUse) -> pikepdf.Object:
    loaded = load_font(font.name)
    glyphs = sorted({0, *font.text_of})
    per_mille = 1000 / loaded.units
    box = struct.unpack(">4h", loaded.face.reference_table("head").data[36:44])
    tag = _subset_tag(font.name, glyphs)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{tag}+{font.name}"),
        Flags=4,
        FontBBox=Array([round(edge * per_mille) for edge in box]),
        ItalicAngle=0,
        Ascent=round(loaded.ascent * per_mille),
        Descent=round(loaded.descent * per_mille),
        CapHeight=round(loaded.cap_height * per_mille),
        StemV=120 if font.name.endswith("-Bold") else 80,
        FontFile2=_font_file(pdf, font.name, glyphs),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{tag}+{font.name}"),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        W=_widths(font.name, glyphs),
        CIDToGIDMap=Name.Identity,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(f"/{tag}+{font.name}"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=compressed_stream(pdf, _to_unicode(font.text_of), b"\n"),
        )
    )


def _subset_tag(name: str, glyphs: list[int]) -> str:
    digest = bytes.fromhex(sha256_hex(repr((name, glyphs)).encode()))
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _font_file(pdf: pikepdf.Pdf, name: str, glyphs: list[int]) -> pikepdf.Stream:
    stream = compressed_stream(pdf, _subset(name, glyphs), b"\1")
    stream.Length1 = len(stream.read_bytes())
    return stream


def _subset(name: str, glyphs: list[int]) -> bytes:
    """The font file with only these glyphs, under their own numbers."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(table.ljust(4).encode("ascii"), "big") for table in _UNUSED_TABLES)
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(wanted.subset(load_font(name).face).blob.data)


def _widths(name: str, glyphs: list[int]) -> Array:
    """The W array: runs of neighbouring glyph numbers with their advances."""
    runs: list[tuple[int, list[int]]] = []
    for glyph in glyphs:
        if runs and runs[-1][0] + len(runs[-1][1]) == glyph:
            runs[-1][1].append(nominal_advance(name, glyph))
        else:
            runs.append((glyph, [nominal_advance(name, glyph)]))
    return Array([entry for first, advances in runs for entry in (first, Array(advances))])


def _to_unicode(text_of: dict[int, str]) -> bytes:
    """The ToUnicode CMap. reportlab's own maps code 0 to U+0000 and writes five digits for astral characters."""
    lines = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in sorted(text_of.items())]
    blocks: list[str] = []
    for first in range(0, len(lines), 100):
        block = lines[first : first + 100]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *blocks,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode("ascii")
