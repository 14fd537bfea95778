"""Words flow: everything stays inside, nothing lies over anything, and the order is the order of reading."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.widgets.flow_layout import FlowLayout

WIDTHS = (90, 40, 200, 60, 60, 150, 30, 120)


def flowing(qtbot: QtBot, width: int, *, at_end: bool = False, backwards: bool = False) -> tuple[QWidget, list[QRect]]:
    page = QWidget()
    qtbot.addWidget(page)
    if backwards:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    line = FlowLayout(page, at_end=at_end)
    line.setSpacing(7)
    line.setContentsMargins(5, 6, 7, 8)
    boxes = []
    for wide in WIDTHS:
        box = QFrame(page)
        box.setFixedSize(wide, 20 + wide % 30)
        line.addWidget(box)
        boxes.append(box)
    page.resize(width, line.heightForWidth(width))
    page.show()
    return page, [box.geometry() for box in boxes]


@pytest.mark.parametrize("width", [212, 260, 333, 500, 900])
@pytest.mark.parametrize("at_end", [False, True])
@pytest.mark.parametrize("backwards", [False, True])
def test_all_stays_inside_and_nothing_overlaps(width: int, at_end: bool, backwards: bool, qtbot: QtBot) -> None:
    page, boxes = flowing(qtbot, width, at_end=at_end, backwards=backwards)
    inside = page.rect().adjusted(5, 6, -7, -8)
    assert all(inside.contains(box) for box in boxes)
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])


@pytest.mark.parametrize("backwards", [False, True])
def test_the_order_is_the_order_of_reading(backwards: bool, qtbot: QtBot) -> None:
    _, boxes = flowing(qtbot, 260, backwards=backwards)
    for before, after in pairwise(boxes):
        same_line = after.left() < before.left() if backwards else after.left() > before.left()
        assert after.top() > before.top() or same_line


def test_packed_to_the_end_the_last_of_each_line_is_at_the_far_edge(qtbot: QtBot) -> None:
    page, boxes = flowing(qtbot, 500, at_end=True)
    assert max(box.right() for box in boxes) == page.width() - 8


def test_narrower_is_higher_and_one_line_is_the_wish(qtbot: QtBot) -> None:
    page, _ = flowing(qtbot, 900)
    line = page.layout()
    assert line.heightForWidth(212) > line.heightForWidth(500) > line.heightForWidth(2_000)
    assert line.sizeHint().height() == line.heightForWidth(line.sizeHint().width())


def test_hidden_things_take_no_room_and_a_place_in_the_line_can_be_chosen(qtbot: QtBot) -> None:
    page, _ = flowing(qtbot, 900)
    line = page.layout()
    assert isinstance(line, FlowLayout)
    first = line.itemAt(0).widget()
    first.hide()
    new = QFrame(page)
    new.setFixedSize(11, 11)
    line.insert_widget(1, new)
    new.show()
    line.activate()
    assert line.itemAt(1).widget() is new
    assert new.geometry().left() == 5
    assert line.itemAt(99) is None
    assert line.takeAt(99) is None
