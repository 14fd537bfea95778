"""One set of icons: every file has a name, every name a file; one colour, one weight, inside the square."""

import re

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from coachdesk.settings import resource
from coachdesk.ui.icon_names import ICON_NAMES, MIRRORED
from coachdesk.ui.icons import IconLabel, icon, icon_image, icon_words, paint_icon
from coachdesk.ui.theme import Scheme, Theme
from coachdesk.ui.theme_tokens import DARK

FILES = {path.stem: path for path in resource("icons").glob("*.svg")}


def test_every_name_has_a_file_and_every_file_a_name() -> None:
    assert set(ICON_NAMES) == set(FILES)
    assert set(MIRRORED) <= set(ICON_NAMES)


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_icon_is_strokes_of_one_weight_in_one_colour_and_opens_nothing(name: str) -> None:
    source = FILES[name].read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert set(re.findall(r'stroke-width="([^"]+)"', source)) == {"2"}
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', source)) <= {"currentColor", "none"}
    assert not re.search(r"<(image|use|script|text|style|foreignObject)|href|url\(", source)


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_icon_is_drawn_whole_in_the_asked_colour(name: str, qapp: QApplication) -> None:
    image = icon_image(name, "#0b5cab", 48)
    drawn = [
        (x, y, image.pixelColor(x, y)) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 200
    ]
    assert len(drawn) > 20
    asked = QColor("#0b5cab")
    for _, _, colour in drawn:
        assert abs(colour.red() - asked.red()) <= 2
        assert abs(colour.green() - asked.green()) <= 2
        assert abs(colour.blue() - asked.blue()) <= 2
    assert all(0 < x < 47 and 0 < y < 47 for x, y, _ in drawn)


def test_an_icon_says_what_it_is_and_an_unknown_one_is_refused(qapp: QApplication) -> None:
    assert icon_words("lock") == "Lock"
    assert all(words.strip() for words in ICON_NAMES.values())
    for ask in (icon_words, lambda name: icon_image(name, "#000000", 24)):
        with pytest.raises(KeyError):
            ask("unicorn")


def painted(name: str, *, right_to_left: bool) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, QRectF(0, 0, 24, 24), name, "#000000", right_to_left=right_to_left)
    painter.end()
    return image


def test_back_and_on_turn_round_where_writing_does_and_a_lock_does_not(qapp: QApplication) -> None:
    assert painted("left", right_to_left=True) != painted("left", right_to_left=False)
    assert painted("lock", right_to_left=True) == painted("lock", right_to_left=False)


def test_a_standing_icon_wears_the_scheme_and_grows_with_the_text(theme: Theme) -> None:
    label = IconLabel("warning", "warn", words="Warning")
    assert label.accessibleName() == "Warning"
    small = label.size()
    theme.set_scheme(Scheme.DARK)
    theme.set_percent(200)
    label.restyle()
    image = label.pixmap().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert DARK.warn in colours
    assert label.width() == 2 * small.width()


def test_a_menu_icon_is_sharp_on_a_fine_screen(qapp: QApplication) -> None:
    sizes = {size.width() for size in icon("plan").availableSizes()}
    assert len(sizes) == 3
