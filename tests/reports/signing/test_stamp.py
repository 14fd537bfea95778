"""The visible stamp: inside its box in every script and length, with its words readable by machine."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from coachdesk.reports.signing.stamp import draw_stamp
from coachdesk.reports.typesetting.words import said

LONG = "Family Service of the Long Name "


def pixels(pdf: bytes) -> tuple[bytes, int, int]:
    """The page in grey, four dots a point, with its width and height."""
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=4, grayscale=True).to_pil()
    return picture.tobytes(), picture.width, picture.height


def words_in(pdf: bytes, folder: Path) -> str:
    (folder / "stamp.pdf").write_bytes(pdf)
    ran = subprocess.run(["pdftotext", str(folder / "stamp.pdf"), "-"], capture_output=True, text=True, check=True)
    return " ".join(ran.stdout.split())


@pytest.mark.parametrize("name", ["Jo Bell", "Mairéad O'Súilleabháin", "রবীন্দ্রনাথ", "Jo <b>Bell</b> & Sons"])
def test_its_words_can_be_read_back(name: str, tmp_path: Path) -> None:
    stamp = draw_stamp([(said(f"Sealed by {name}"),), (said("1 September 2011, 10:52"),)], 230, 44)
    assert words_in(stamp, tmp_path) == f"Sealed by {name} 1 September 2011, 10:52"


@pytest.mark.parametrize("words", ["Jo", LONG * 2, LONG * 6, "x" * 200, "م" * 200])
def test_nothing_is_drawn_at_its_edge(words: str) -> None:
    grey, width, height = pixels(draw_stamp([(said(words),)] * 3, 230, 44))
    rows = [grey[n * width : (n + 1) * width] for n in range(height)]
    edge = [*rows[:4], *rows[-4:], *(row[:8] + row[-8:] for row in rows)]
    assert min(min(row) for row in edge) == 255
    assert min(min(row) for row in rows) < 120


def test_what_fits_is_set_large_and_what_does_not_smaller() -> None:
    few, many = (draw_stamp([(said(words),)] * 3, 230, 44) for words in ("Jo", LONG * 2))
    assert b"8.5 Tf" in _content(few)
    assert b"8.5 Tf" not in _content(many)


def test_the_last_lines_are_left_out_before_the_first(tmp_path: Path) -> None:
    stamp = draw_stamp([(said("First"),), (said("Second"),), (said("x" * 1000),), (said("Last"),)], 230, 44)
    words = words_in(stamp, tmp_path)
    assert words.startswith("First Second x")
    assert "Last" not in words


def _content(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return bytes(opened.pages[0].Contents.read_bytes())
