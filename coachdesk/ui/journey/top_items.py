"""The two items above the lanes: how it was for the family, and what its contacts cost month by month."""

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from coachdesk.models.journey_map import FeelingSpot, Mark, MonthCost
from coachdesk.ui.journey.drawn_map import DrawnMap
from coachdesk.ui.journey.glyphs import colour_of, hatched
from coachdesk.ui.journey.items import MapItem, month_ticks, two_lines
from coachdesk.ui.journey.words import short_pounds
from coachdesk.ui.theme import tokens
from coachdesk.ui.widgets.mark_shapes import MarkLook, draw_shape, look_of

_HALF = 500
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class FeelingItem(MapItem):
    """The family's line: its own points, whole between them where they are near, dashed where nobody knows."""

    def draw(self, painter: QPainter, drawn: DrawnMap, seen: QRectF) -> None:
        worn = tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for place, style in ((1000, Qt.PenStyle.SolidLine), (500, Qt.PenStyle.DashLine), (0, Qt.PenStyle.SolidLine)):
            painter.setPen(QPen(QColor(worn.hairline), 1.0, style))
            y = drawn.spot_y(place)
            painter.drawLine(QLineF(0, y, drawn.width, y))
        if not drawn.whole.feelings:
            self._say_nothing_yet(painter, drawn)
            return
        self._draw_lines(painter, drawn, seen)
        for spot in drawn.whole.feelings:
            x = drawn.spot_x(spot)
            if seen.left() - 16 * drawn.heights.unit <= x <= seen.right() + 2 * drawn.heights.unit:
                self._draw_spot(painter, drawn, spot, QPointF(x, drawn.spot_y(spot.place)))

    def _draw_lines(self, painter: QPainter, drawn: DrawnMap, seen: QRectF) -> None:
        for join in drawn.joins:
            one = QPointF(drawn.spot_x(join.start), drawn.spot_y(join.start.place))
            other = QPointF(drawn.spot_x(join.end), drawn.spot_y(join.end.place))
            if other.x() < seen.left() or one.x() > seen.right():
                continue
            family = not join.start.whose
            pen = QPen(self._look(drawn, join.start).worn() if not family else QColor(tokens().accent), 3.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if join.dashed:
                pen.setWidthF(2.0)
                pen.setStyle(Qt.PenStyle.CustomDashLine)
                pen.setDashPattern([4.0, 4.0])
            painter.setPen(pen)
            painter.drawLine(QLineF(one, other))

    def _draw_spot(self, painter: QPainter, drawn: DrawnMap, spot: FeelingSpot, at: QPointF) -> None:
        unit, worn = drawn.heights.unit, tokens()
        if spot.days.first != spot.last:
            reach = unit * 0.3
            painter.setPen(QPen(QColor(worn.accent), 1.6, Qt.PenStyle.DotLine))
            left, right = drawn.scale.x(spot.days.first), drawn.scale.end(spot.last)
            painter.drawLine(QLineF(left, at.y(), right, at.y()))
            for x in (left, right):
                painter.drawLine(QLineF(x, at.y() - reach, x, at.y() + reach))
        if spot.whose:
            draw_shape(painter, self._look(drawn, spot), at, unit * 1.05)
        else:
            painter.setPen(QPen(QColor(worn.surface), 2.0))
            painter.setBrush(QColor(worn.accent))
            painter.drawEllipse(at, unit * 0.5, unit * 0.5)
        if spot.words:
            self._draw_words(painter, drawn, spot, at)

    def _draw_words(self, painter: QPainter, drawn: DrawnMap, spot: FeelingSpot, at: QPointF) -> None:
        """Their own words beside the point, above it or below, whichever leads away from the line."""
        unit, font = drawn.heights.unit, self.font(small=True)
        above = spot.place >= _HALF
        beside = (one for one in drawn.whole.feelings if one.words and (one.place >= _HALF) is above)
        following = min((x for x in map(drawn.spot_x, beside) if x > at.x() + 1), default=drawn.width + unit)
        room = min(16 * unit, following - at.x() - unit * 0.2)
        if room < 3 * unit:
            return
        painter.setFont(font)
        painter.setPen(QColor(tokens().text))
        lines = two_lines(f"“{' '.join(spot.words.split())}”", font, room)
        first = -unit * (0.75 + 1.05 * (len(lines) - 1)) if above else unit * 1.45
        behind = QColor(tokens().surface)
        behind.setAlpha(215)
        measured = QFontMetricsF(font)
        for number, words in enumerate(lines):
            left = min(at.x() - unit * 0.3, drawn.width - measured.horizontalAdvance(words) - 3)
            where = QPointF(left, at.y() + first + unit * 1.05 * number)
            painter.fillRect(measured.boundingRect(words).translated(where).adjusted(-2, 0, 2, 0), behind)
            painter.drawText(where, words)

    def _look(self, drawn: DrawnMap, spot: FeelingSpot) -> MarkLook:
        return look_of(drawn.whose.index(tuple(sorted(spot.whose))))

    def _say_nothing_yet(self, painter: QPainter, drawn: DrawnMap) -> None:
        painter.setFont(self.font())
        words = QCoreApplication.translate(
            "journey_words", "Nothing here yet. Only the family puts points on this line, on their own pages."
        )
        if drawn.whole.for_family:
            words = QCoreApplication.translate("journey_words", "Nothing here yet. This line is yours.")
        unit = drawn.heights.unit
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
        box = QRectF(unit * 0.6, drawn.heights.feeling / 2 - unit * 0.9, wide + unit * 1.2, unit * 1.8)
        painter.fillRect(box, QColor(tokens().surface))
        painter.setPen(QColor(tokens().muted))
        painter.drawText(box, _MIDDLE, words)


class CostItem(MapItem):
    """A bar for each month: emergencies dark, planned help light, hatched where a sum is only an estimate."""

    def draw(self, painter: QPainter, drawn: DrawnMap, seen: QRectF) -> None:
        most = max((one.pence for one in drawn.whole.costs), default=0)
        if not drawn.whole.costs:
            return
        top, unit = drawn.heights.feeling + drawn.heights.unit * 1.1, drawn.heights.unit
        bottom = drawn.heights.first_lane - unit * 1.35
        painter.setPen(QPen(QColor(tokens().border), 1.0))
        painter.drawLine(QLineF(seen.left(), bottom, seen.right(), bottom))
        for tick, cost in zip(month_ticks(drawn), drawn.whole.costs, strict=False):
            left = drawn.scale.x(tick.day)
            width = 30.4 * drawn.scale.per_day
            if left + width >= seen.left() and left <= seen.right():
                high = (bottom - top) * cost.pence / most if most else 0.0
                bar = QRectF(left + width * 0.12, bottom - high, width * 0.76, high)
                self._draw_bar(painter, cost, bar)
                self._draw_sums(painter, drawn, cost, QRectF(left, bottom, width, unit * 1.3), bar)

    def _draw_bar(self, painter: QPainter, cost: MonthCost, bar: QRectF) -> None:
        if bar.height() <= 0:
            return
        emergencies = bar.height() * cost.incident_pence / cost.pence
        dark = QRectF(bar.left(), bar.top(), bar.width(), emergencies)
        light = QRectF(bar.left(), bar.top() + emergencies, bar.width(), bar.height() - emergencies)
        cool = colour_of(Mark.HELP)
        painter.fillRect(light, QColor(tokens().accent_soft))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(cool, 1.2))
        painter.drawRect(light)
        painter.fillRect(dark, colour_of(Mark.INCIDENT))
        guessed = bar.height() * cost.estimated_pence / cost.pence
        if guessed >= 1:
            painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), guessed), hatched(QColor(tokens().surface)))
            painter.setPen(QPen(QColor(tokens().text), 1.0, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(bar.left(), bar.top(), bar.width(), guessed))

    def _draw_sums(self, painter: QPainter, drawn: DrawnMap, cost: MonthCost, under: QRectF, bar: QRectF) -> None:
        unit, font = drawn.heights.unit, self.font(small=True)
        painter.setFont(font)
        if cost.count and under.width() >= unit * 1.8:
            painter.setPen(QColor(tokens().text))
            painter.drawText(under, _MIDDLE, short_pounds(cost.pence, rough=under.width() < unit * 3))
        if cost.uncosted and under.width() >= unit * 1.6:
            painter.setPen(QColor(tokens().muted))
            above = QRectF(under.left(), bar.top() - unit * 1.1, under.width(), unit * 1.1)
            painter.drawText(above, _MIDDLE, f"+{cost.uncosted}?")
