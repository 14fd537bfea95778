"""What lies in a layout is told in order, whatever it was made in, and leaves no dead names behind."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.widgets.layout_order import in_layout_order


def test_widgets_and_layouts_come_in_the_order_they_lie(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column, row = QVBoxLayout(page), QHBoxLayout()
    first, second, third, deep = (QWidget(page) for _ in range(4))
    column.addWidget(third)
    column.insertWidget(0, first)
    column.insertLayout(1, row)
    column.insertWidget(1, second)
    column.addStretch(1)
    row.addWidget(deep)
    QWidget(page)
    assert in_layout_order(column) == [first, second, row, third]
    assert in_layout_order(row) == [deep]
    assert in_layout_order(QVBoxLayout()) == []


def test_what_is_told_stays_true_while_widgets_come_and_go(qtbot: QtBot) -> None:
    """With `itemAt` in its place this ends in "QWidgetItem has no attribute", or ends the program."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for _ in range(300):
        column.addWidget(QLabel("", parent=page))
        for each in in_layout_order(column):
            assert isinstance(each, QLabel)
        if column.count() > 5:
            in_layout_order(column)[0].deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
        for child in page.children():
            assert isinstance(child, QLabel | QVBoxLayout)
