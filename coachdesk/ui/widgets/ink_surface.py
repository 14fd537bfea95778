"""The surface one signs on: pen, fingers and mouse each draw strokes of their own; palms and echoes draw none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QEventPoint,
    QHideEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.settings import INK_POINT_LIMIT
from coachdesk.ui.widgets.ink_drawing import draw_paper, draw_stroke
from coachdesk.ui.widgets.ink_strokes import BOX_HEIGHT, BOX_WIDTH, Point, thinned

PEN_NEAR_MS = 1_000
"""Fingers are taken for the palm until the pen has been away this long."""

_LIVE_LIMIT = 20_000
_CLOSEST = 0.0006
_PEN, _MOUSE = "pen", "mouse"


class InkSurface(QWidget):
    """Collects strokes as points 0..1 across and down a box of fixed shape, whatever its size on the screen.

    `.finished` list of strokes;  signal `changed()` when a stroke is finished, undone or lost
    """

    accessible_role = QAccessible.Role.Canvas

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finished: list[list[Point]] = []
        self.read_only = False
        self._live: dict[str, list[Point]] = {}
        self._palms: set[str] = set()
        self._pen_seen: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setTabletTracking(True)
        self.setMouseTracking(True)  # a move without a button tells that the release went elsewhere
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    def lose(self, *pointers: str) -> None:
        """Forgets strokes that were not finished: the pointer was lost, or it was a palm."""
        lost = [self._live.pop(pointer, None) for pointer in (pointers or tuple(self._live))]
        if any(lost):
            self.update()

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

    # -- pen --

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Takes the pen itself; an event let go would come back as a coarser mouse."""
        event.accept()
        self._pen_seen = event.timestamp()
        if self.read_only or event.pointerType() == QPointingDevice.PointerType.Eraser:
            return
        if event.type() == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self.lose(*(pointer for pointer in self._live if pointer != _PEN))  # the hand lies down before the pen
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(_PEN, event.position())
        elif event.type() == QEvent.Type.TabletMove:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._go_on(_PEN, event.position())
            else:
                self.lose(_PEN)
        elif event.type() == QEvent.Type.TabletRelease:
            self._go_on(_PEN, event.position())
            self._end(_PEN)

    # -- fingers --

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            return self._touched(event)
        if event.type() in {QEvent.Type.WindowDeactivate, QEvent.Type.UngrabMouse}:
            self.lose()
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> bool:
        device = event.pointingDevice()
        if device is not None and device.type() == QInputDevice.DeviceType.TouchPad:
            return super().event(event)
        event.accept()
        if event.type() == QEvent.Type.TouchCancel:
            self.lose(*(pointer for pointer in self._live if pointer not in {_PEN, _MOUSE}))
            self._palms.clear()
            return True
        pen_near = _PEN in self._live or (
            self._pen_seen is not None and abs(event.timestamp() - self._pen_seen) < PEN_NEAR_MS
        )
        for point in event.points():
            self._finger(f"finger {point.id()}", point, pen_near=pen_near)
        return True

    def _finger(self, pointer: str, point: QEventPoint, *, pen_near: bool) -> None:
        state = point.state()
        if state == QEventPoint.State.Pressed:
            self._palms.discard(pointer)
            if pen_near or self.read_only:
                self._palms.add(pointer)
            else:
                self._begin(pointer, point.position())
        elif pointer in self._palms:
            if state == QEventPoint.State.Released:
                self._palms.discard(pointer)
        elif state == QEventPoint.State.Updated:
            self._go_on(pointer, point.position())
        elif state == QEventPoint.State.Released:
            self._go_on(pointer, point.position())
            self._end(pointer)

    # -- mouse --

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if _is_a_real_mouse(event) and event.button() == Qt.MouseButton.LeftButton and not self.read_only:
            self._begin(_MOUSE, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not _is_a_real_mouse(event):
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(_MOUSE, event.position())
        else:
            self.lose(_MOUSE)  # the release went elsewhere

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if _is_a_real_mouse(event) and event.button() == Qt.MouseButton.LeftButton:
            self._go_on(_MOUSE, event.position())
            self._end(_MOUSE)

    def hideEvent(self, event: QHideEvent) -> None:
        self.lose()
        super().hideEvent(event)

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


def _is_a_real_mouse(event: QMouseEvent) -> bool:
    """False for what Qt or the system makes out of a touch or a pen."""
    return event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
