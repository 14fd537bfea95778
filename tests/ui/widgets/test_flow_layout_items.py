"""Every item of a flow layout is made by Python, so that its Python side hears of its end."""

import shiboken6
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.widgets.flow_layout import FlowLayout


def test_items_are_ours_and_end_with_their_widgets(qtbot: QtBot) -> None:
    """An item made by Qt left a dead Python side behind, which was handed out again for the next one: a crash."""
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    words = [QLabel(str(number)) for number in range(5)]
    for label in words:
        flow.addWidget(label)
    items = list(flow._items)
    assert all(shiboken6.createdByPython(item) for item in items)
    assert [label.parentWidget() for label in words] == [holder] * 5
    shiboken6.delete(words[2])
    assert flow.count() == 4
    assert not shiboken6.isValid(items[2])
    assert all(shiboken6.isValid(item) for item in flow._items)
    flow.removeWidget(words[0])
    assert flow.count() == 3
    assert flow.sizeHint().isValid()
