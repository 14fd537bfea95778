"""Window settings come back as they were kept, and what is not understood is left at its default."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from coachdesk.ui.theme import TEXT_SIZES, Scheme
from coachdesk.ui.window_settings import WindowSettings


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    first = WindowSettings(tmp_path / "window.ini")
    assert (first.text_size, first.scheme, first.language) == (100, Scheme.SYSTEM, "")
    assert first.cover_when_focus_lost
    assert first.geometry is None
    first.text_size = 200
    first.scheme = Scheme.DARK
    first.language = "cy"
    first.cover_when_focus_lost = False
    first.geometry = QByteArray(b"\x01\x02\x00\xff")
    first.keep()
    second = WindowSettings(tmp_path / "window.ini")
    assert (second.text_size, second.scheme, second.language) == (200, Scheme.DARK, "cy")
    assert not second.cover_when_focus_lost
    assert second.geometry == QByteArray(b"\x01\x02\x00\xff")
    assert second.misunderstood == 0


@pytest.mark.parametrize("bad", ["", "12", "99999999999999999999", "@Invalid()", "a, b, c", "\\x0", "%s"])
def test_a_bad_value_counts_as_its_default(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "window.ini"
    path.write_text(
        f"[window]\ntext_size={bad}\ntheme={bad}\nlanguage=../{bad}\ncover_when_focus_lost={bad}\ngeometry=x{bad}\n",
        encoding="utf-8",
    )
    settings = WindowSettings(path)
    assert settings.text_size in TEXT_SIZES
    assert settings.text_size == 100
    assert settings.scheme is Scheme.SYSTEM
    assert settings.language == ""
    assert settings.cover_when_focus_lost
    assert settings.geometry is None
    assert settings.misunderstood >= 4


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_bytes(bytes(range(256)) * 40)
    settings = WindowSettings(path)
    assert settings.text_size == 100
    assert settings.scheme is Scheme.SYSTEM
