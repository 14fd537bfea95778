"""The surface one signs on: pen, fingers and mouse each draw strokes of their own; palms and echoes draw none."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.settings import INK_POINT_LIMIT
from coachdesk.ui.widgets.ink_drawing import draw_paper, draw_stroke
from coachdesk.ui.widgets.ink_strokes import BOX_HEIGHT, BOX_WIDTH, Point, thinned
from coachdesk.ui.widgets.touched_surface import TouchedSurface

_LIVE_LIMIT = 20_000
_CLOSEST = 0.0006


class InkSurface(TouchedSurface):
    """Collects strokes as points 0..1 across and down a box of fixed shape, whatever its size on the screen.

    `.finished` list of strokes;  signal `changed()` when a stroke is finished, undone or lost
    """

    accessible_role = QAccessible.Role.Canvas

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finished: list[list[Point]] = []
        self._live: dict[str, list[Point]] = {}
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(BOX_WIDTH * 3 // 2)

    # -- the box --

    def sizeHint(self) -> QSize:
        return QSize(BOX_WIDTH, BOX_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(BOX_WIDTH // 3, BOX_HEIGHT // 3)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width * BOX_HEIGHT // BOX_WIDTH

    def box(self) -> QRectF:
        """Where one signs, in pixels: the largest of the fixed shape that the widget holds."""
        scale = min(self.width() / BOX_WIDTH, self.height() / BOX_HEIGHT)
        wide, high = BOX_WIDTH * scale, BOX_HEIGHT * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    # -- strokes --

    def undo_stroke(self) -> None:
        """Takes the last stroke back."""
        if self.finished:
            self.finished.pop()
            self._tell()

    def start_again(self) -> None:
        """Takes every stroke back."""
        self._live.clear()
        self.finished.clear()
        self._tell()

    def show_strokes(self, strokes: Sequence[Sequence[Point]]) -> None:
        """Shows strokes that were kept."""
        self._live.clear()
        self.finished = [list(stroke) for stroke in strokes]
        self.update()

    def lose(self, pointer: str = "") -> None:
        """Forgets strokes that were not finished: the pointer was lost, or it was a palm."""
        lost = [self._live.pop(one, None) for one in ([pointer] if pointer else tuple(self._live))]
        if any(lost):
            self.update()

    def _down(self) -> Collection[str]:
        return self._live.keys()

    def _begin(self, pointer: str, where: QPointF) -> None:
        self.lose(pointer)
        if self.box().contains(where) and len(self.finished) + len(self._live) < INK_POINT_LIMIT:
            self._live[pointer] = [self._point(where)]
            self.update()

    def _go_on(self, pointer: str, where: QPointF) -> None:
        stroke = self._live.get(pointer)
        if stroke is None:
            return
        (x, y), last = self._point(where), stroke[-1]
        if abs(x - last[0]) + abs(y - last[1]) < _CLOSEST:
            return
        stroke.append((x, y))
        if len(stroke) > _LIVE_LIMIT:
            stroke[:] = thinned(stroke, _LIVE_LIMIT // 2)
        self.update()

    def _end(self, pointer: str) -> None:
        stroke = self._live.pop(pointer, None)
        if stroke is not None:
            self.finished.append(stroke)
            self._tell()

    def _point(self, where: QPointF) -> Point:
        box = self.box()
        x, y = (where.x() - box.left()) / box.width(), (where.y() - box.top()) / box.height()
        return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    # -- keys --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.read_only:
            self.undo_stroke()
            return
        super().keyPressEvent(event)

    # -- drawing --

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.box()
        draw_paper(painter, box, focused=self.hasFocus())
        for stroke in (*self.finished, *self._live.values()):
            draw_stroke(painter, stroke, box)
        painter.end()
