"""Every part of the kit, on one page each for staff and family: named, big enough, uncut, reached by Tab."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Scheme
from tests.ui import gallery
from tests.ui.conftest import Shoot, Usable

PAGES = (gallery.fields_page, gallery.parts_page, gallery.family_page)


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_every_part_is_usable_at_every_size(make: Callable[[], QWidget], usable: Usable, qtbot: QtBot) -> None:
    page = make()
    qtbot.addWidget(page)
    usable(page)


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_every_part_is_drawn_in_every_scheme(
    make: Callable[[], QWidget], scheme: Scheme, shoot: Shoot, qtbot: QtBot
) -> None:
    page = make()
    qtbot.addWidget(page)
    picture = shoot(page, make.__name__, (900, 1500), 100, scheme)
    assert picture.pixelColor(2, 2) == page.palette().window().color()
    shoot(page, make.__name__, (640, 1500), 200, scheme)
