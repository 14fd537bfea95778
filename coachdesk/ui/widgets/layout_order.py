"""What lies in a layout, in order, without PySide's `itemAt`."""

from PySide6.QtWidgets import QLayout, QWidget


def in_layout_order(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts directly in `layout`, first to last.

    Use this and never `QLayout.itemAt`: PySide keeps for ever what that returns. Once Qt has deleted the item and
    put a widget at the same place in memory, PySide hands out the dead item for the living widget, and some call
    later the program stops (seen: `QWidgetItem object has no attribute 'property'`, and worse).
    """
    parent = layout.parentWidget()
    inside: list[QWidget | QLayout] = [each for each in layout.children() if isinstance(each, QLayout)]
    inside += [each for each in parent.children() if isinstance(each, QWidget)] if parent is not None else []
    placed = [(layout.indexOf(each), each) for each in inside]
    return [each for _, each in sorted((pair for pair in placed if pair[0] >= 0), key=lambda pair: pair[0])]
