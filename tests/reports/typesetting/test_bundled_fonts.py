"""A font is used only when it is, byte for byte, the one we shipped."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.errors import BrokenInstallation
from coachdesk.reports.typesetting import bundled_fonts
from coachdesk.reports.typesetting.bundled_fonts import FONTS, load_font
from coachdesk.settings import resource

FOLDER = resource("fonts")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    shutil.copy(FOLDER / "NotoSansThai-Regular.ttf", tmp_path)
    monkeypatch.setattr(bundled_fonts, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    load_font.cache_clear()
    yield tmp_path / "NotoSansThai-Regular.ttf"
    load_font.cache_clear()


def test_every_pinned_font_is_there_and_loads() -> None:
    for name in FONTS:
        assert load_font(name).covered


def test_every_font_file_is_pinned_and_told_of_in_the_readme() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for file in FOLDER.glob("*.ttf"):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert FONTS[file.stem].sha256 == digest
        assert digest in readme


def test_the_fonts_stay_small_enough_to_travel() -> None:
    assert sum(file.stat().st_size for file in FOLDER.glob("*.ttf")) < 6_000_000


def test_one_changed_byte_stops_a_font(elsewhere: Path) -> None:
    load_font("NotoSansThai-Regular")
    load_font.cache_clear()
    content = bytearray(elsewhere.read_bytes())
    content[len(content) // 2] ^= 1
    elsewhere.write_bytes(content)
    with pytest.raises(BrokenInstallation):
        load_font("NotoSansThai-Regular")


def test_a_missing_font_is_a_sentence(elsewhere: Path) -> None:
    elsewhere.unlink()
    with pytest.raises(BrokenInstallation, match="missing"):
        load_font("NotoSansThai-Regular")
