"""A trend's picture: up is better and later is right in every language, and a worker's view has its own shape."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from coachdesk.tools.trend_marks import Dot, Join, Spot, TrendMarks
from coachdesk.ui.theme import em, tokens
from coachdesk.ui.widgets.trend_picture import TrendPicture

UP_LEFT, DOWN_RIGHT = Spot(0, 1), Spot(1, 0)


def _grabbed(qtbot: QtBot, marks: TrendMarks) -> QImage:
    picture = TrendPicture("Money: up", marks)
    qtbot.addWidget(picture)
    picture.resize(em(22), em(6.4))
    picture.show()
    return picture.grab().toImage()


def _tinted(image: QImage, colour: str) -> list[QPoint]:
    wanted = QColor(colour)
    return [
        QPoint(x, y)
        for x in range(em(2), image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == wanted
    ]


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("backwards", [False, True])
def test_the_good_end_is_up_and_the_first_day_is_left_whatever_way_is_read(
    qtbot: QtBot, request: pytest.FixtureRequest, backwards: bool
) -> None:
    if backwards:
        request.getfixturevalue("right_to_left")
    image = _grabbed(qtbot, TrendMarks((Dot(UP_LEFT, False),), (), (), ()))
    found = _tinted(image, tokens().accent)
    assert found
    assert all(one.x() < image.width() / 4 and one.y() < image.height() / 3 for one in found)


@pytest.mark.usefixtures("theme")
def test_a_workers_view_has_another_colour_and_is_hollow(qtbot: QtBot) -> None:
    image = _grabbed(qtbot, TrendMarks((Dot(DOWN_RIGHT, True),), (), (), ()))
    assert _tinted(image, tokens().accent) == []
    drawn = _tinted(image, tokens().text)
    xs, ys = [one.x() for one in drawn], [one.y() for one in drawn]
    middle = QPoint((min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2)
    assert image.pixelColor(middle) == QColor(tokens().surface)


@pytest.mark.usefixtures("theme")
def test_what_is_no_answer_stands_below_both_faces_and_a_break_is_no_line(qtbot: QtBot) -> None:
    below = _tinted(_grabbed(qtbot, TrendMarks((), (), (), (0.5,))), tokens().muted)
    assert below
    assert min(one.y() for one in below) > em(6.4 - 0.9)
    broken = _grabbed(qtbot, TrendMarks((), (), (0.5,), ()))
    joined = _grabbed(qtbot, TrendMarks((), (Join(UP_LEFT, DOWN_RIGHT, False),), (), ()))
    assert _tinted(broken, tokens().accent) == []
    assert len(_tinted(joined, tokens().accent)) > em(6)
