"""Emergencies and planned help month by month as two bars beside each other: one hatched, one plain, with an axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.ui.theme import em, tokens

_HIGH, _FOOT, _HEAD = 13.0, 2.7, 0.8
_STEPS = (1, 2, 5)


@dataclass(frozen=True)
class MonthBars:
    """One month: its name, how high its two bars are, and whether anything is known of it."""

    month: str
    year: str
    """Written below the month; empty where the month before has the same."""
    emergencies: int
    planned: int
    known: bool
    later: bool
    """Of the window during."""


class KindsPicture(QWidget):
    """KindsPicture(parent=None): `.show_bars(bars, unit, words)`; `unit` is "£{number}" or "{number}".

    The words say the same to a screen reader, and the list beside the picture says all of it.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[MonthBars, ...] = ()
        self._unit = "{number}"
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[MonthBars], unit: str, words: str) -> None:
        """Shows other months."""
        self._bars, self._unit = tuple(bars), unit
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(30), em(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(12), em(_HIGH))

    def restyle(self) -> None:
        """Takes the height of the text size worn now (the theme calls this)."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letters = QFontMetricsF(self.font())
        marks = axis_marks(max(max(one.emergencies, one.planned) for one in self._bars))
        side = max(letters.horizontalAdvance(self._number(mark)) for mark in marks) + em(0.6)
        inside = QRectF(side, em(_HEAD), self.width() - side - em(0.3), self.height() - em(_FOOT) - em(_HEAD))
        self._draw_axis(painter, inside, marks, side)
        wide = inside.width() / len(self._bars)
        for number, bar in enumerate(self._bars):
            self._draw_month(painter, bar, QRectF(inside.left() + wide * number, inside.top(), wide, inside.height()),
                             marks[-1])  # fmt: skip
            if number and bar.later and not self._bars[number - 1].later:
                across = inside.left() + wide * number
                painter.setPen(QPen(QColor(tokens().text), 1.6, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(across, 0), QPointF(across, inside.bottom() + em(_FOOT)))
        painter.end()

    def _number(self, mark: int) -> str:
        return self._unit.format(number=f"{mark:,}")

    def _draw_axis(self, painter: QPainter, inside: QRectF, marks: Sequence[int], side: float) -> None:
        for mark in marks:
            y = inside.bottom() - inside.height() * mark / marks[-1]
            painter.setPen(QPen(QColor(tokens().border if not mark else tokens().hairline), 1.0))
            painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))
            painter.setPen(QColor(tokens().muted))
            where = QRectF(0, y - em(0.75), side - em(0.4), em(1.5))
            painter.drawText(
                where, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._number(mark)
            )

    def _draw_month(self, painter: QPainter, bar: MonthBars, place: QRectF, most: int) -> None:
        gap = min(place.width() * 0.14, float(em(0.5)))
        half = (place.width() - 2 * gap) / 2
        for number, (value, kind) in enumerate(((bar.emergencies, "emergency"), (bar.planned, "planned"))):
            high = place.height() * value / most
            where = QRectF(place.left() + gap + half * number, place.bottom() - high, half, high)
            if bar.known:
                draw_kind(painter, where.adjusted(0.5, 0, -0.5, 0), kind)
        painter.setPen(QColor(tokens().text if bar.known else tokens().muted))
        letters = painter.fontMetrics()
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for line, words in enumerate((bar.month, bar.year)):
            short = words if letters.horizontalAdvance(words) <= place.width() + 2 * gap else words[:1] * (1 - line)
            below = QRectF(
                place.left() - gap, place.bottom() + em(0.2) + em(1.2) * line, place.width() + 2 * gap, em(1.3)
            )
            painter.drawText(below, middle, short)
        if not bar.known:
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), "?")


class KindKey(QWidget):
    """KindKey(kind, parent=None): the sign beside the word for a kind of contact: "emergency" or "planned"."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.restyle()

    def restyle(self) -> None:
        """Takes its room at the text size worn now (the theme calls this)."""
        self.setFixedSize(em(1.3), em(1.3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_kind(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._kind)
        painter.end()


def draw_kind(painter: QPainter, where: QRectF, kind: str) -> None:
    """A bar of that kind: an emergency is hatched on white with a heavy edge, planned help is plain."""
    if where.height() < 0.5:
        return
    worn = tokens()
    if kind == "planned":
        painter.fillRect(where, QColor(worn.accent))
        return
    painter.fillRect(where, QColor(worn.surface))
    painter.fillRect(where, QBrush(QColor(worn.text), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(QColor(worn.text), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(where)


def axis_marks(most: int) -> tuple[int, ...]:
    """Round numbers from 0 to at least `most`, three to six of them."""
    step, ten = 1, 1
    while step * 5 < most:
        for one in _STEPS:
            step = one * ten
            if step * 5 >= most:
                break
        ten *= 10
    count = max(1, -(-most // step))
    return tuple(step * number for number in range(count + 1))
