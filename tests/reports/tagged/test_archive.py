"""The file around the pages: streams whose length is plain, text maps that are whole, a tree that is right."""

import io
import re
import zlib
from datetime import UTC, datetime

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.reports.plan_pages import render_plan
from coachdesk.reports.tagged.streams import compressed_stream, plain_stream
from coachdesk.reports.tagged.xmp import About, pdf_date, xmp_packet
from tests.pdf_readers import broken_rules
from tests.plan_copies import plan_copy


@given(st.binary(max_size=40))
@settings(max_examples=300)
def test_no_stream_ends_in_a_line_end(content: bytes) -> None:
    with pikepdf.new() as pdf:
        stream = compressed_stream(pdf, content, b" ")
        packed = stream.read_raw_bytes()
        assert packed[-1] not in b"\r\n"
        assert zlib.decompress(packed).rstrip(b" ") == content.rstrip(b" ")
        assert not plain_stream(pdf, content).read_raw_bytes().endswith((b"\r", b"\n"))


def test_the_checker_does_mind_a_stream_that_ends_in_a_carriage_return() -> None:
    """The control: without the rule above the archive standard is broken one time in a hundred."""
    with pikepdf.open(io.BytesIO(render_plan(plan_copy()))) as pdf:
        content = pdf.pages[0].obj.Contents.read_bytes()
        packed = (zlib.compress(content + b" " * n + b"%" * m) for n in range(9) for m in range(40))
        pdf.pages[0].obj.Contents = pdf.make_stream(next(one for one in packed if one.endswith(b"\r")))
        pdf.pages[0].obj.Contents.Filter = pikepdf.Name.FlateDecode
        saved = io.BytesIO()
        pdf.save(saved, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert any("STREAM-LENGTH" in rule for rule in broken_rules(saved.getvalue(), "2a"))


def test_every_glyph_shown_has_its_text() -> None:
    with pikepdf.open(io.BytesIO(render_plan(plan_copy(strengths=("हिन्दी سلام é 😀",))))) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        content = b"".join(page.obj.Contents.read_bytes() for page in pdf.pages).decode("latin-1")
        maps = {name: _text_map(font) for name, font in fonts.items()}
    current = ""
    shown = 0
    for font, array in re.findall(r"(/F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ", content):
        current = font or current
        for digits in re.findall("<([0-9A-F]+)>", array):
            for glyph in (digits[n : n + 4] for n in range(0, len(digits), 4)):
                shown += 1
                assert glyph != "0000"
                assert maps[current][glyph] not in ("", "\x00", "\ufeff", "\ufffe")
    assert shown > 1_000


def _text_map(font: pikepdf.Object) -> dict[str, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    return {
        glyph: bytes.fromhex(text).decode("utf-16-be")
        for glyph, text in re.findall("^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.MULTILINE)
    }


def test_no_font_of_the_machine_is_named() -> None:
    with pikepdf.open(io.BytesIO(render_plan(plan_copy("Marcus")))) as pdf:
        names = {str(font.BaseFont) for page in pdf.pages for _, font in page.obj.Resources.Font.items()}
    assert all(re.fullmatch(r"/[A-Z]{6}\+(Andika|NotoSans\w*)-(Regular|Bold)", name) for name in names)


@pytest.mark.parametrize("text", ["<b>&]]>", "\x00\x0b\ud800\ufffe", "שרה"])
def test_any_title_makes_a_packet_that_parses(text: str) -> None:
    packet = xmp_packet(About(text, "en-GB", text, datetime(2011, 8, 31, tzinfo=UTC)))
    with pikepdf.new() as pdf:
        pdf.Root.Metadata = plain_stream(pdf, packet)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_a_moment_is_written_with_its_offset() -> None:
    moment = datetime.fromisoformat("2011-08-31T15:45:00+01:00")
    assert pdf_date(moment) == "D:20110831154500+01'00'"
