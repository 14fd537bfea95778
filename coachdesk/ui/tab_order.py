"""Tab goes the way the eye goes, also after rows were added or moved: by the layouts, not by when things were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from coachdesk.ui.widgets.layout_order import in_layout_order


def tab_on(root: QWidget, *, forward: bool) -> bool:
    """Moves the keyboard to what comes next (or before) inside `root`, and round where the window holds nothing else.

    Call it from `root.focusNextPrevChild`, and that of its parent when this is False: past the ends of `root` its
    parent knows the order, and where no layout tells, Qt's own must do. Qt's follows the making of widgets, and is
    caught in a circle by a field whose choices were made after its page.
    """
    here = QApplication.focusWidget()
    stops = [stop for stop in in_reading_order(root) if stop is here or _can_be_come_to(stop)]
    if here is None or here not in stops:
        return False
    after = stops.index(here) + (1 if forward else -1)
    if 0 <= after < len(stops):
        return _go(stops[after], forward)
    if _has_outside(root, here):
        return False
    return _go(stops[0 if forward else -1], forward)


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard by Tab, in the order of the layouts, shown or not."""
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from in_reading_order(inside)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    elif layout is not None:
        yield from _in_layout(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from in_reading_order(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for each in in_layout_order(layout):
        yield from _in_layout(each) if isinstance(each, QLayout) else in_reading_order(each)


def _can_be_come_to(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _has_outside(root: QWidget, here: QWidget) -> bool:
    """Whether Tab can come to anything in this window that `root` does not hold."""
    at = here.nextInFocusChain()
    while at is not None and at is not here:
        stop = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.focusProxy() is None
        if stop and not root.isAncestorOf(at) and _can_be_come_to(at):
            return True
        at = at.nextInFocusChain()
    return False


def _go(widget: QWidget, forward: bool) -> bool:
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    widget.setFocus(reason)
    return True
