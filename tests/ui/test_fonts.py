"""The lettering comes with the program and can write the names of the families it is used with."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication

from coachdesk.errors import BrokenInstallation
from coachdesk.ui import fonts


def test_staff_and_family_lettering_are_our_own_files(qapp: QApplication) -> None:
    assert {fonts.STAFF, fonts.FAMILY} <= set(fonts.load_fonts())
    assert QFontInfo(fonts.staff_font(15)).family() == fonts.STAFF
    assert QFontInfo(fonts.family_font(22)).family() == fonts.FAMILY
    assert fonts.family_font(22).pixelSize() == 22


@pytest.mark.parametrize(
    "name", ["Zoë", "Nguyễn", "Łukasz", "Олена", "Μαρία", "أمينة", "שרה", "आमिना", "ਸਿਮਰਨ", "আমিনা", "அமினா", "አሚና"]
)
def test_names_in_many_scripts_have_their_letters(name: str, qapp: QApplication) -> None:
    for font in (fonts.staff_font(15), fonts.family_font(22)):
        drawn_by = [QRawFont.fromFont(QFont(family)) for family in font.families()]
        assert all(any(one.supportsCharacter(ord(letter)) for one in drawn_by) for letter in name)


def test_a_copy_without_its_lettering_says_so(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fonts.load_fonts.cache_clear()
    monkeypatch.setattr(fonts, "font_files", lambda: sorted(tmp_path.glob("*.ttf")))
    with pytest.raises(BrokenInstallation):
        fonts.staff_font(15)
    fonts.load_fonts.cache_clear()
