"""What other programs find in a PDF of ours: poppler's text and structure, and the two standards' checker."""

import re
import subprocess
import unicodedata
from pathlib import Path

import page


def broken_rules(pdf: bytes, profile: str) -> list[str]:
    """What the checker holds against the file: `ua1` for PDF/UA-1, `2a` for PDF/A-2a."""
    return [f"{one.rule_id}: {one.message}" for one in page.validate_pdf_bytes(pdf, profile=profile).failures]


def text_pages(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page as pdftotext gives it."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    return out.split("\f")[:-1]


def all_text(pdf: bytes, folder: Path) -> str:
    """The whole file's text with line ends as spaces, in NFC, without invisible direction marks."""
    return squeezed(" ".join(text_pages(pdf, folder)))


def squeezed(text: str) -> str:
    """Text for comparing: NFC, runs of white space as one space, direction marks and soft hyphens gone."""
    visible = re.sub("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", text)
    return " ".join(unicodedata.normalize("NFC", visible).split())


def structure_text(pdf: bytes, folder: Path) -> list[str]:
    """Each element's own text in reading order, as a screen reader gets it from poppler."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True).stdout.decode()
    said: list[str] = []
    for line in out.splitlines():
        stripped = line.strip()
        if stripped.startswith('"'):
            said.append(stripped.strip('"'))
    return said
