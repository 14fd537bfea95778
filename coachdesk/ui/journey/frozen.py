"""What does not scroll away: the names of the lanes at the left, and the calendar above."""

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from coachdesk.models.journey_map import MapLane
from coachdesk.tools.journey_scale import Unit, ticks
from coachdesk.ui.journey.drawn_map import DrawnMap
from coachdesk.ui.journey.items import cut, ticks_of, unit_of
from coachdesk.ui.journey.measure import LanePlace, map_font
from coachdesk.ui.journey.view import JourneyView
from coachdesk.ui.journey.words import lane_words, place_words, short_pounds
from coachdesk.ui.theme import em, tokens
from coachdesk.ui.widgets.face_drawing import draw_face

_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LaneNames(QWidget):
    """LaneNames(view): beside the map, moved up and down with it. Screen readers have the names in the list."""

    def __init__(self, view: JourneyView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMouseTracking(True)
        self._drawn_for: object = None
        self._kept = QPixmap()
        view.moved.connect(self.update)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drawn = self._view.drawn
        place = drawn.heights.lane_at(event.position().y() + self._view.verticalScrollBar().value()) if drawn else None
        self.setToolTip(_whole_name(place.lane).replace("<", "‹") if place is not None else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        drawn = self._view.drawn
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().surface))
        if drawn is not None:
            painter.drawPixmap(QPointF(0, -self._view.verticalScrollBar().value()), self._column(drawn))
        painter.setPen(QPen(QColor(tokens().border), 1.0))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    def _column(self, drawn: DrawnMap) -> QPixmap:
        """All the names, drawn once for as long as the lanes, the room and the colours are the same."""
        ratio = self.devicePixelRatioF()
        key = (drawn.heights, drawn.whole.for_family, self.width(), ratio, tokens().surface)
        if self._drawn_for != key:
            self._drawn_for = key
            pixmap = QPixmap(round(self.width() * ratio), max(1, round(drawn.heights.whole * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(QColor(tokens().surface))
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_feeling(painter, drawn)
            if drawn.whole.costs:
                self._draw_costs(painter, drawn)
            for number, place in enumerate(drawn.heights.lanes):
                if number % 2:
                    shade = QRectF(0, place.top, self.width(), place.height)
                    painter.fillRect(shade, QColor(tokens().window))
                self._draw_lane(painter, drawn, place)
            painter.setPen(QPen(QColor(tokens().border), 1.0))
            for y in (drawn.heights.feeling, drawn.heights.first_lane):
                painter.drawLine(QLineF(0, y, self.width(), y))
            painter.end()
            self._kept = pixmap
        return self._kept

    def _draw_feeling(self, painter: QPainter, drawn: DrawnMap) -> None:
        unit, family = drawn.heights.unit, drawn.whole.for_family
        side = unit * 1.6
        for place in (1000, 0):
            y = drawn.spot_y(place)
            draw_face(painter, QRectF(unit * 0.6, y - side / 2, side, side), place)
            painter.setFont(map_font(unit, for_family=family, small=True))
            painter.setPen(QColor(tokens().text))
            room = self.width() - unit * 2.8
            words = place_words(place)
            if QFontMetricsF(painter.font()).horizontalAdvance(words) <= room:
                painter.drawText(QRectF(unit * 2.6, y - unit, room, unit * 2), _LEFT_MIDDLE, words)
        painter.setFont(map_font(unit, for_family=family, bold=True))
        painter.setFont(map_font(unit, for_family=family, bold=True, small=self.width() < unit * 9))
        where = QRectF(unit * 0.6, drawn.heights.feeling / 2 - unit * 1.6, self.width() - unit * 1.0, unit * 3.2)
        words = QCoreApplication.translate("journey_words", "How it was for them")
        if family:
            words = QCoreApplication.translate("journey_words", "How it was for us")
        painter.drawText(where, int(_LEFT_MIDDLE | Qt.TextFlag.TextWordWrap), words)

    def _draw_costs(self, painter: QPainter, drawn: DrawnMap) -> None:
        unit, top = drawn.heights.unit, drawn.heights.feeling
        painter.setFont(map_font(unit, for_family=False, bold=True))
        painter.setPen(QColor(tokens().text))
        room = self.width() - unit * 1.2
        head = QCoreApplication.translate("journey_words", "What it cost")
        painter.drawText(
            QRectF(unit * 0.6, top + unit * 0.5, room, unit * 1.4), _LEFT_MIDDLE, cut(head, painter.font(), room)
        )
        painter.setFont(map_font(unit, for_family=False, small=True))
        most = max(one.pence for one in drawn.whole.costs)
        lines = (
            QCoreApplication.translate("journey_words", "a month, up to {sum}").format(sum=short_pounds(most)),
            QCoreApplication.translate("journey_words", "dark: emergencies"),
            QCoreApplication.translate("journey_words", "light: planned help"),
            QCoreApplication.translate("journey_words", "striped: an estimate"),
        )
        painter.setPen(QColor(tokens().muted))
        for number, words in enumerate(lines if self.width() > unit * 9 else ()):
            where = QRectF(unit * 0.6, top + unit * (1.85 + 1.15 * number), room, unit * 1.2)
            painter.drawText(where, _LEFT_MIDDLE, cut(words, painter.font(), room))

    def _draw_lane(self, painter: QPainter, drawn: DrawnMap, place: LanePlace) -> None:
        unit, family = drawn.heights.unit, drawn.whole.for_family
        right = self.width() - unit * 0.5
        known = place.lane.known
        if known is not None and self.width() > unit * 9:
            painter.setFont(map_font(unit, for_family=family, small=True))
            painter.setPen(QColor(tokens().muted))
            words = f"{known.n}/{known.of}"
            wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
            painter.drawText(QRectF(right - wide - 1, place.top, wide + 1, place.height), _RIGHT_MIDDLE, words)
            right -= wide + unit * 0.4
        painter.setFont(map_font(unit, for_family=family))
        painter.setPen(QColor(tokens().text))
        room, words = right - unit * 0.6, lane_words(place.lane)
        where = QRectF(unit * 0.6, place.top, room, place.height)
        if place.height >= unit * 2.7:
            painter.drawText(
                where, int(_LEFT_MIDDLE | Qt.TextFlag.TextWordWrap), cut(words, painter.font(), room * 1.8)
            )
        else:
            painter.drawText(where, _LEFT_MIDDLE, cut(words, painter.font(), room))


class TickBar(QWidget):
    """TickBar(view): the calendar above the map, moved sideways with it; the year in sight is always named."""

    def __init__(self, view: JourneyView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        view.moved.connect(self.update)

    def sizeHint(self) -> QSize:
        drawn = self._view.drawn
        years = drawn is not None and unit_of(drawn) is Unit.YEAR
        return QSize(em(10), round((drawn.heights.unit if drawn is not None else em()) * (1.7 if years else 2.9)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        drawn = self._view.drawn
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().surface))
        if drawn is not None:
            self._draw(painter, drawn)
        painter.setPen(QPen(QColor(tokens().border), 1.0))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _draw(self, painter: QPainter, drawn: DrawnMap) -> None:
        unit, family = drawn.heights.unit, drawn.whole.for_family
        shift = self._view.horizontalScrollBar().value()
        found = ticks_of(drawn)
        painter.setFont(map_font(unit, for_family=family, small=True))
        painter.setPen(QColor(tokens().text))
        base = self.height() - unit * 0.6
        for tick in found:
            x = drawn.scale.x(tick.day) - shift
            if -unit * 8 < x < self.width() and not tick.words.isdigit():
                painter.drawText(QPointF(x + unit * 0.25, base), tick.words)
        painter.setFont(map_font(unit, for_family=family, bold=True))
        last_right = -1e9
        years = list(ticks(drawn.whole.first, drawn.whole.last, Unit.YEAR))
        for number, tick in enumerate(years):
            left = drawn.scale.x(tick.day) - shift
            right = drawn.scale.x(years[number + 1].day) - shift if number + 1 < len(years) else 1e9
            at = max(left, 0.0) + unit * 0.25
            wide = QFontMetricsF(painter.font()).horizontalAdvance(tick.words)
            if at + wide < min(right, float(self.width())) and at > last_right:
                painter.drawText(QPointF(at, unit * 1.15), tick.words)
                last_right = at + wide + unit * 0.4
        self._draw_today(painter, drawn, shift, last_right)

    def _draw_today(self, painter: QPainter, drawn: DrawnMap, shift: int, taken: float) -> None:
        unit = drawn.heights.unit
        words = QCoreApplication.translate("journey_words", "today")
        painter.setFont(map_font(unit, for_family=drawn.whole.for_family, small=True, bold=True))
        x = (drawn.scale.x(drawn.whole.today) + drawn.scale.end(drawn.whole.today)) / 2 - shift
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + unit * 0.8
        box = QRectF(min(x - wide / 2, self.width() - wide - 1), unit * 0.1, wide, unit * 1.3)
        if -wide < x < self.width() + 4 and box.left() > taken:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().accent))
            painter.drawRoundedRect(box, unit * 0.3, unit * 0.3)
            painter.setPen(QColor(tokens().on_accent))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _whole_name(lane: MapLane) -> str:
    """The lane's name, and of how many months something is known of the agency."""
    if lane.known is None:
        return lane_words(lane)
    words = QCoreApplication.translate("journey_words", "{agency}: something is known of {n} of {of} months")
    return words.format(agency=lane_words(lane), n=lane.known.n, of=lane.known.of)
