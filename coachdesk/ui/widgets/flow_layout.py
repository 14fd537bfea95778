"""A layout that fills a line and goes on in the next, like words: chips and buttons never run off the edge."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """FlowLayout(parent=None, *, at_end=False): add widgets as to any layout; `at_end` packs lines to the far side."""

    def __init__(self, parent: QWidget | None = None, *, at_end: bool = False) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._at_end = at_end
        self._heights: dict[int, int] = {}
        self._sizes: list[tuple[QLayoutItem, QSize, QSize]] | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Adds a widget at the end.

        Its item is made here. One that Qt makes gets a Python side that hears nothing of its end, and that side is
        handed out again for whatever Qt puts at the same place in memory: "already deleted", and a crash.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Puts a widget in at a place in the line."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._laid_out(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        self._sizes = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._laid_out(rect, move=True)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        hints = [hint for _, hint, _ in self._shown()]
        gaps = self._gap() * max(0, len(hints) - 1)
        size = QSize(sum(hint.width() for hint in hints) + gaps, max((hint.height() for hint in hints), default=0))
        return size + self._around()

    def minimumSize(self) -> QSize:
        size = QSize()
        for _, _, least in self._shown():
            size = size.expandedTo(least)
        return size + self._around()

    def _shown(self) -> list[tuple[QLayoutItem, QSize, QSize]]:
        """What is not hidden, with the size it wishes and the least; asked once until something changes."""
        if self._sizes is None:
            self._sizes = [(item, item.sizeHint(), item.minimumSize()) for item in self._items if not item.isEmpty()]
        return self._sizes

    def _gap(self) -> int:
        return max(0, self.spacing())

    def _around(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _laid_out(self, rect: QRect, *, move: bool) -> int:
        """Lays the items into lines; returns the height used, margins included."""
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        top = area.top()
        for line in self._lines(max(1, area.width())):
            tall = max(size.height() for _, size in line)
            if move:
                self._place(line, area, top, tall)
            top += tall + self._gap()
        used = top - area.top() - (self._gap() if self._shown() else 0)
        return used + margins.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        room = -1
        for item, hint, least in self._shown():
            size = _size_in(item, hint, least, width)
            if room < size.width():
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + self._gap()
        return lines

    def _place(self, line: list[tuple[QLayoutItem, QSize]], area: QRect, top: int, tall: int) -> None:
        used = sum(size.width() for _, size in line) + self._gap() * (len(line) - 1)
        parent = self.parentWidget()
        backwards = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = area.left() + (area.width() - used if self._at_end else 0)
        for item, size in line:
            box = QRect(QPoint(left, top), QSize(size.width(), tall))
            if backwards:
                box.moveLeft(area.left() + area.right() - box.right())
            item.setGeometry(box)
            left += size.width() + self._gap()


def _size_in(item: QLayoutItem, hint: QSize, least: QSize, width: int) -> QSize:
    taken = min(max(hint.width(), least.width()), width)
    tall = item.heightForWidth(taken) if item.hasHeightForWidth() else hint.height()
    return QSize(taken, tall)
