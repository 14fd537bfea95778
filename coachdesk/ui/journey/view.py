"""The map itself: panned by hand or wheel, zoomed from the years down to the weeks, chosen in by click or arrow."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from coachdesk.models.journey_map import JourneyMap
from coachdesk.tools.journey_rows import goes_on
from coachdesk.ui.journey.drawing_ahead import DrawingAhead
from coachdesk.ui.journey.drawn_map import FEELINGS, DrawnMap, Stop
from coachdesk.ui.journey.items import GroundItem, MapItem, RingItem
from coachdesk.ui.journey.lane_item import LaneItem
from coachdesk.ui.journey.measure import Heights, heights_of, top_of
from coachdesk.ui.journey.top_items import CostItem, FeelingItem
from coachdesk.ui.theme import em

MOST_PER_DAY = 60.0
"""The closest look, in pixels a day."""
STEP = 1.5
"""How much nearer one step of the zoom comes."""


class JourneyView(QGraphicsView):
    """JourneyView(parent=None): `.show_map(whole)`, then `.fit()`, `.zoom(by)`, `.show_days(days)`, `.choose(id)`.

    signals: `chose(tuple of ids)` · `opened(id)` · `removed(id)` · `emptied(lane key, date)` a click where nothing is ·
    `moved()` when another part is in sight · `focused()` when the keyboard comes or goes.
    It is never mirrored: later is right in every language.
    """

    chose = Signal(object)
    opened = Signal(str)
    removed = Signal(str)
    emptied = Signal(str, object)
    moved = Signal()
    focused = Signal()

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setMinimumSize(1, 1)
        self._scene = QGraphicsScene(self)
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(self._scene)
        self.drawn: DrawnMap | None = None
        self._items: list[MapItem] = []
        self._ring = RingItem()
        self._chosen: Stop | None = None
        self._grabbed: QPoint | None = None
        self._dragged = False
        self._fits = True
        self.horizontalScrollBar().valueChanged.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.ahead = DrawingAhead(self, lambda: self._items)
        self.moved.connect(self.ahead.begin)

    # -- what is shown ------------------------------------------------------------------------------

    def show_map(self, whole: JourneyMap) -> None:
        """Shows another map, or the same with other lanes; the part in sight stays in sight."""
        before = self.drawn
        again = before is not None and before.whole.family == whole.family
        left = before.scale.day_at(self._left()) if before is not None and again else None
        chosen = self._chosen.ids if self._chosen is not None and again else ()
        self._scene.clear()
        heights = heights_of(whole, float(self.viewport().height()))
        self._items = [GroundItem(), FeelingItem(), CostItem()]
        self._items += [LaneItem(place.lane.key) for place in heights.lanes]
        self._ring = RingItem()
        for depth, item in enumerate((*self._items, self._ring)):
            item.setZValue(depth)
            self._scene.addItem(item)
        self._fits = self._fits if again else True
        self._lay_out(whole, heights, self._fitting(whole) if self._fits or before is None else before.scale.per_day)
        if left is not None and self.drawn is not None and not self._fits:
            self.horizontalScrollBar().setValue(round(self.drawn.scale.x(max(left, whole.first))))
        self._choose(self.drawn.stop_of(chosen[0]) if chosen and self.drawn is not None else None, tell=False)

    def restyle(self) -> None:
        """Draws it at the text size worn now (the theme calls this)."""
        if self.drawn is not None:
            self.show_map(self.drawn.whole)

    def set_scale(self, per_day: float, around: float | None = None) -> None:
        """So many pixels a day; what is in the middle, or at `around` in the viewport, stays there."""
        if self.drawn is None:
            return
        self._fits = False
        width = self.viewport().width()
        at = width / 2 if around is None else around
        day = (self._left() + at) / self.drawn.scale.per_day
        per_day = min(MOST_PER_DAY, max(self._fitting(self.drawn.whole), per_day))
        self._lay_out(self.drawn.whole, self.drawn.heights, per_day)
        self.horizontalScrollBar().setValue(round(day * per_day - at))

    def zoom(self, by: float, around: float | None = None) -> None:
        """Nearer (above 1) or further away."""
        if self.drawn is not None:
            self.set_scale(self.drawn.scale.per_day * by, around)

    def fit(self) -> None:
        """All of it across the window."""
        if self.drawn is not None:
            self._fits = True
            self._lay_out(self.drawn.whole, self.drawn.heights, self._fitting(self.drawn.whole))

    def show_days(self, days: float) -> None:
        """So many days across the window."""
        self.set_scale(max(1, self.viewport().width()) / days)

    # -- what is chosen -----------------------------------------------------------------------------

    def choose(self, record_id: str) -> bool:
        """Chooses the mark that holds a record and brings it into sight; emits nothing. False where it is not shown."""
        stop = self.drawn.stop_of(record_id) if self.drawn is not None and record_id else None
        self._choose(stop, tell=False)
        return stop is not None

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is chosen: several where they are drawn as one."""
        return self._chosen.ids if self._chosen is not None else ()

    # -- what Qt calls ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        drawn = self.drawn
        seen = float(self.viewport().height())
        if drawn is not None and top_of(drawn.whole, seen) != (drawn.heights.unit, drawn.heights.feeling):
            self.show_map(drawn.whole)
        elif self._fits:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom(STEP**steps, event.position().x())
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._grabbed, self._dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        by = event.position().toPoint() - self._grabbed
        if self._dragged or by.manhattanLength() > 6:
            self._dragged = True
            self._grabbed = event.position().toPoint()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - by.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - by.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None and not self._dragged:
            self._pointed(self.mapToScene(event.position().toPoint()))
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointed(self.mapToScene(event.position().toPoint()))
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in keys:
            self._step(*keys[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_Delete and self._chosen is not None and len(self._chosen.ids) == 1:
            self.removed.emit(self._chosen.ids[0])
        else:
            super().keyPressEvent(event)

    # -- inside -------------------------------------------------------------------------------------

    def _left(self) -> float:
        return float(self.horizontalScrollBar().value())

    def _fitting(self, whole: JourneyMap) -> float:
        return max(1.0, self.viewport().width() - 2) / ((whole.last - whole.first).days + 1)

    def _lay_out(self, whole: JourneyMap, heights: Heights, per_day: float) -> None:
        drawn = self.drawn = DrawnMap.at(whole, heights, per_day)
        self._scene.setSceneRect(QRectF(0, 0, drawn.width, heights.whole + 1))
        ground, feeling, costs, *lanes = self._items
        ground.show_drawn(drawn, 0, max(heights.whole, float(self.viewport().height())))
        feeling.show_drawn(drawn, 0, heights.feeling)
        costs.show_drawn(drawn, heights.feeling, heights.costs)
        for item, place in zip(lanes, heights.lanes, strict=True):
            item.show_drawn(drawn, place.top, place.height)
        if self._chosen is not None:
            self._choose(drawn.stop_of(self._chosen.ids[0]), tell=False)
        self.viewport().update()
        self.moved.emit()

    def _pointed(self, at: QPointF) -> None:
        if self.drawn is None:
            return
        stop = self.drawn.stop_at(at.x(), at.y())
        self._choose(stop)
        if stop is None:
            place = self.drawn.heights.lane_at(at.y())
            lane = FEELINGS if at.y() < self.drawn.heights.feeling else place.lane.key if place else None
            day = min(max(self.drawn.scale.day_at(at.x()), self.drawn.whole.first), self.drawn.whole.today)
            if lane is not None:
                self.emptied.emit(lane, day)

    def _open(self) -> None:
        if self._chosen is not None:
            self.opened.emit(self._chosen.ids[0]) if len(self._chosen.ids) == 1 else self.chose.emit(self._chosen.ids)

    def _around(self, stop: Stop | None) -> tuple[QRectF, float]:
        """The ring of what is chosen: round about a mark, along a bar."""
        if stop is None or self.drawn is None:
            return QRectF(), 0.0
        event, unit = self.drawn.whole.event(stop.ids[0]), self.drawn.heights.unit
        if event is not None and len(stop.ids) == 1 and goes_on(event) and not self.drawn.is_mark(event):
            left, right = self.drawn.bar_span(event)
            return QRectF(left - 1, stop.y - unit * 0.72, right - left + 2, unit * 1.44), unit * 0.4
        size = unit * 0.8
        return QRectF(stop.x - size, stop.y - size, size * 2, size * 2), size

    def _step(self, across: int, down: int) -> None:
        """To the next thing in the lane, or to the nearest one in the next lane that has any."""
        if self.drawn is None:
            return
        here, keys = self._chosen, self.drawn.lane_keys()
        if here is None:
            first = next((stops[-1] for key in keys if (stops := self.drawn.stops(key))), None)
            self._choose(first)
            return
        if across:
            stops = self.drawn.stops(here.lane)
            at = next((number for number, one in enumerate(stops) if one.ids == here.ids), 0) + across
            if 0 <= at < len(stops):
                self._choose(stops[at])
            return
        lanes = keys[keys.index(here.lane) + 1 :] if down > 0 else keys[: keys.index(here.lane)][::-1]
        for key in lanes:
            stops = self.drawn.stops(key)
            if stops:
                self._choose(min(stops, key=lambda one: abs(one.x - here.x)))
                return

    def _choose(self, stop: Stop | None, *, tell: bool = True) -> None:
        self._chosen = stop
        self._ring.show_around(*self._around(stop))
        if stop is not None:
            reach = float(em(4))
            self.ensureVisible(QRectF(stop.x - reach / 2, stop.y - reach / 2, reach * 2, reach), em(1), em(1))
        if tell:
            self.chose.emit(stop.ids if stop is not None else ())
