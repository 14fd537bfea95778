"""The week as a picture: a column a day, a block for each visit and appointment; the list under it says the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.date_names import ENGLISH
from coachdesk.tools.side_by_side import side_by_side
from coachdesk.ui.icons import paint_icon
from coachdesk.ui.pages.day_words import clock
from coachdesk.ui.theme import em, tokens

if TYPE_CHECKING:
    from coachdesk.operations.agenda import Planned
    from coachdesk.operations.week import Week

_FIRST, _LAST = 8, 18
"""Hours that are always drawn; more where something is earlier or later."""

_HEAD, _SIDE, _HOUR = 1.9, 3.4, 2.3
"""Height of the days' names, width of the hours', height of one hour, in em."""

_LEAST = timedelta(minutes=45)
"""A block is drawn at least as high as this long, so that it can be read."""


@dataclass(frozen=True, slots=True)
class _Block:
    planned: Planned
    column: int
    begin: float
    end: float
    place: int
    of: int


class WeekPicture(QWidget):
    """WeekPicture(parent): `.show_week(week)`; signal `pressed(Planned)` with the mouse, which the list has by key."""

    accessible_role = QAccessible.Role.Graphic

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._week: Week | None = None
        self._blocks: tuple[_Block, ...] = ()
        self._hours = (_FIRST, _LAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_week(self, week: Week) -> None:
        """Draws another week."""
        self._week = week
        blocks = []
        for column, day in enumerate(week.days):
            spans = [(_hour(one.starts), _hour_of_end(one)) for one in day.planned]
            lanes = side_by_side(spans)
            for one, span, lane in zip(day.planned, spans, lanes, strict=True):
                blocks.append(_Block(one, column, *span, lane.place, lane.of))
        self._blocks = tuple(blocks)
        first = min([_FIRST, *(int(one.begin) for one in blocks)])
        last = max([_LAST, *(int(-(-one.end // 1)) for one in blocks)])
        self._hours = (first, min(last, 24))
        self.setAccessibleName(self._in_words(week))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(40), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(em(20), self._height())

    def restyle(self) -> None:
        """Takes the height of the text size worn now (the theme calls this)."""
        self.updateGeometry()

    def block_at(self, x: float, y: float) -> Planned | None:
        """What is drawn there."""
        return next((one.planned for one in self._blocks if self._place(one).contains(x, y)), None)

    def place_of(self, planned: Planned) -> QRectF:
        """Where something is drawn. Raises StopIteration for what is not of this week."""
        return next(self._place(one) for one in self._blocks if one.planned is planned)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.block_at(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        over = self.block_at(event.position().x(), event.position().y())
        if over is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(over)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._week is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_days(painter, self._week)
        for block in self._blocks:
            self._paint_block(painter, block)
        painter.end()

    # -- drawing ------------------------------------------------------------------------------------

    def _paint_days(self, painter: QPainter, week: Week) -> None:
        worn = tokens()
        first, last = self._hours
        for hour in range(first, last + 1):
            y = self._y(hour)
            painter.setPen(QColor(worn.hairline))
            side = self._day(0).left() if not self._turned() else 0.0
            painter.drawLine(int(side), int(y), int(side + self._wide() * 7), int(y))
            if hour % 2 == 0:
                painter.setPen(QColor(worn.muted))
                where = QRectF(0, y - em(0.7), em(_SIDE) - em(0.4), em(1.4))
                if self._turned():
                    where.moveLeft(self.width() - em(_SIDE) + em(0.4))
                along = Qt.AlignmentFlag.AlignLeft if self._turned() else Qt.AlignmentFlag.AlignRight
                painter.drawText(where, int(along | Qt.AlignmentFlag.AlignVCenter), f"{hour:02}:00")
        for column, day in enumerate(week.days):
            place = self._day(column)
            if day.day == week.today:
                painter.fillRect(place, QColor(worn.accent_soft))
                painter.setPen(QPen(QColor(worn.accent), 2))
                painter.drawLine(place.topLeft(), place.topRight())
            painter.setPen(QColor(worn.hairline))
            painter.drawLine(place.topLeft(), place.bottomLeft())
            lettering = painter.font()
            lettering.setBold(day.day == week.today)
            painter.setFont(lettering)
            painter.setPen(QColor(worn.text if day.planned or day.day == week.today else worn.muted))
            name = f"{ENGLISH.weekdays[day.day.weekday()][:3]} {day.day.day}"
            head = QRectF(place.left(), 0, place.width(), em(_HEAD))
            painter.drawText(head, int(Qt.AlignmentFlag.AlignCenter), name)
        lettering = painter.font()
        lettering.setBold(False)
        painter.setFont(lettering)

    def _paint_block(self, painter: QPainter, block: _Block) -> None:
        worn, one = tokens(), block.planned
        place = self._place(block)
        is_visit = isinstance(one.held, Visit)
        fill, edge = (worn.accent_soft, worn.accent) if is_visit else (worn.surface, worn.border)
        if one.clashes:
            fill, edge = worn.warn_soft, worn.warn
        tried = one.held.outcome is VisitOutcome.NOBODY_IN
        pen = QPen(QColor(edge), 2 if one.clashes else 1.2)
        if tried or not is_visit:
            pen.setStyle(Qt.PenStyle.DashLine if tried else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(QColor(worn.surface if tried else fill))
        painter.drawRoundedRect(place, em(0.25), em(0.25))
        bar = QRectF(place.left(), place.top(), em(0.3), place.height())
        if self._turned():
            bar.moveRight(place.right())
        if is_visit and not tried:
            painter.fillRect(bar, QColor(edge))
        inside = place.adjusted(em(0.45), em(0.1), -em(0.25), -em(0.1))
        mark = "warning" if one.clashes else "tick" if one.held.outcome is VisitOutcome.MET else ""
        if mark and inside.width() > em(4.5):
            square = QRectF(inside.right() - em(1.1), inside.top() + em(0.1), em(1.1), em(1.1))
            if self._turned():
                square.moveLeft(inside.left())
            paint_icon(painter, square, mark, edge)
            inside = inside.adjusted(em(1.2), 0, 0, 0) if self._turned() else inside.adjusted(0, 0, -em(1.2), 0)
        painter.setPen(QColor(worn.text))
        lines = [f"{clock(one.starts)} {one.family.ref}"]
        if inside.height() > em(2.7):
            lines.append(self._tried() if tried else one.family.name)
        letters = painter.fontMetrics()
        along = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        for number, line in enumerate(lines):
            where = QRectF(inside.left(), inside.top() + em(1.35) * number, inside.width(), em(1.35))
            fitting = letters.elidedText(line, Qt.TextElideMode.ElideRight, int(where.width()))
            painter.drawText(where, along, fitting)

    # -- where things are -----------------------------------------------------------------------------

    def _tried(self) -> str:
        return self.tr("nobody in")

    def _height(self) -> int:
        first, last = self._hours
        return em(_HEAD + _HOUR * (last - first) + 0.9)

    def _turned(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _wide(self) -> float:
        return (self.width() - em(_SIDE)) / 7

    def _y(self, hour: float) -> float:
        return em(_HEAD) + em(_HOUR) * (hour - self._hours[0])

    def _day(self, column: int) -> QRectF:
        left = em(_SIDE) + self._wide() * column
        if self._turned():
            left = self._wide() * (6 - column)
        return QRectF(left, em(_HEAD), self._wide(), self._y(self._hours[1]) - em(_HEAD))

    def _place(self, block: _Block) -> QRectF:
        day = self._day(block.column).adjusted(2, 0, -2, 0)
        wide = day.width() / block.of
        place = block.of - 1 - block.place if self._turned() else block.place
        top, bottom = self._y(block.begin), self._y(block.end)
        return QRectF(day.left() + wide * place, top + 1, wide - 2, bottom - top - 2)

    def _in_words(self, week: Week) -> str:
        counted = [
            self.tr("{day}: {count}").format(day=ENGLISH.weekdays[one.day.weekday()], count=len(one.planned))
            for one in week.days
            if one.planned
        ]
        words = ", ".join(counted) or self.tr("nothing is planned")
        return self.tr("The week as a picture: {days}. The list below says the same.").format(days=words)


def _hour(at: datetime) -> float:
    return at.hour + at.minute / 60


def _hour_of_end(planned: Planned) -> float:
    """Where a block ends on its day: one that goes past midnight ends with the day."""
    ends = max(planned.ends, planned.starts + _LEAST)
    return 24.0 if ends.date() > planned.starts.date() else _hour(ends)
