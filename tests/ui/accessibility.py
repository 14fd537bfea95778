"""Walks a screen as a screen reader, a finger and a keyboard meet it, and says in words what is wrong.

For page tests use the fixture `usable` of tests/ui/conftest.py, which calls everything here at both sizes that count.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from coachdesk.ui.theme import em, is_for_family

STAFF_LEAST = 24
FAMILY_LEAST = 64

_FILLERS = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Border,
    QAccessible.Role.Whitespace,
    QAccessible.Role.Window,
}


def seen(widget: QWidget) -> Iterator[QWidget]:
    """The widget and all that is shown inside it, also what is scrolled out of sight; not what floats above."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisibleTo(widget) and not child.isWindow():
            yield from seen(child)


def tab_stops_meant(widget: QWidget) -> list[QWidget]:
    """What can take the focus by Tab."""
    return [
        each
        for each in seen(widget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None and each.isEnabled()
    ]


def called(widget: QWidget) -> str:
    """What to call a widget in a failed test: its class, its name, the words on it."""
    words = getattr(widget, "text", None)
    said = words() if callable(words) and isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName() or said!r}"


def nameless(widget: QWidget) -> list[str]:
    """What can be focused but has no name, or no role that tells what it is."""
    wrong = []
    for each in tab_stops_meant(widget):
        told = QAccessible.queryAccessibleInterface(each)
        if not told.text(QAccessible.Text.Name).strip():
            wrong.append(f"{called(each)} has no accessible name")
        if told.role() in _FILLERS:
            wrong.append(f"{called(each)} has the role {told.role().name}, which tells nothing")
    return wrong


def too_small(widget: QWidget) -> list[str]:
    """What is smaller than a mouse (staff) or a finger (family) needs."""
    wrong = []
    for each in tab_stops_meant(widget):
        least = FAMILY_LEAST if is_for_family(each) else STAFF_LEAST
        if each.width() < least or each.height() < least:
            wrong.append(f"{called(each)} is {each.width()}×{each.height()}, less than {least}")
    return wrong


def clipped(widget: QWidget) -> list[str]:
    """What is cut: words that need more room than they have, and parts that stick out of what holds them."""
    wrong = []
    for each in seen(widget):
        if isinstance(each, QScrollBar) or _in_a_list(each):
            continue
        wrong += _words_cut(each)
        if each is not widget:
            wrong += _sticks_out(each)
        wrong += _overlaps(each)
    return wrong


def unreached(widget: QWidget) -> list[str]:
    """What Tab does not come to within one round, pressed for real. The widget must be shown in an active window."""
    meant = tab_stops_meant(widget)
    if not meant:
        return []
    meant[0].setFocus(Qt.FocusReason.TabFocusReason)
    came: list[QWidget] = []
    for _ in range(len(meant) + 20):
        focused = QApplication.focusWidget()
        if focused is None:
            break
        if focused in came[1:] and focused is came[0]:
            break
        came.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    groups = {each.group() for each in came if isinstance(each, QRadioButton) and each.group() is not None}
    return [
        f"Tab never comes to {called(each)}"
        for each in meant
        if each not in came and not (isinstance(each, QRadioButton) and each.group() in groups)
    ]


def everything_wrong(widget: QWidget) -> list[str]:
    """All of the above for a widget that is shown."""
    return [*nameless(widget), *too_small(widget), *clipped(widget), *unreached(widget)]


def _in_a_list(widget: QWidget) -> bool:
    """Inside a table or list, which scrolls both ways and has its own way to show the rest."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QAbstractItemView):
            return True
        at = at.parentWidget()
    return False


def _words_cut(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel) and widget.text():
        needs = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        least = widget.minimumSizeHint().width() if widget.wordWrap() else widget.sizeHint().width()
    elif isinstance(widget, QAbstractButton) and (widget.text() or not widget.icon().isNull()):
        tall = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else -1
        needs = tall if tall > 0 else widget.minimumSizeHint().height()
        least = widget.minimumSizeHint().width()
    elif isinstance(widget, QLineEdit):
        needs = widget.fontMetrics().height()
        least = em(4)
    else:
        return []
    if widget.width() < least or widget.height() < needs:
        return [f"{called(widget)} is {widget.width()}×{widget.height()} but needs {least}×{needs}"]
    return []


def _sticks_out(widget: QWidget) -> list[str]:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QAbstractScrollArea):
        return []
    holder = parent.parentWidget()
    box = widget.geometry()
    if isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent:
        if isinstance(holder, QScrollArea) and box.width() > parent.width():
            return [f"{called(widget)} is {box.width()} wide in a view of {parent.width()}"]
        return []
    if not parent.rect().contains(box) and not box.isEmpty():
        return [f"{called(widget)} at {_said(box)} sticks out of {called(parent)} of {_said(parent.rect())}"]
    return []


def _overlaps(widget: QWidget) -> list[str]:
    """Children that a layout has put on top of each other."""
    layout = widget.layout()
    if layout is None:
        return []
    children = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child.isVisibleTo(widget) and not child.isWindow()
    ]
    laid_out = [child for child in children if layout.indexOf(child) >= 0]
    return [
        f"{called(one)} lies over {called(other)}"
        for one, other in combinations(laid_out, 2)
        if one.geometry().intersects(other.geometry()) and type(layout).__name__ != "QStackedLayout"
    ]


def _said(box: QRect) -> str:
    corner: QPoint = box.topLeft()
    return f"({corner.x()}, {corner.y()}) {box.width()}×{box.height()}"
