"""One person's answers to one question over time, in a small picture: faces at the two ends, marks, and no numbers."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.tools.trend_marks import Spot, TrendMarks
from coachdesk.ui.theme import em, tokens
from coachdesk.ui.widgets.face_drawing import draw_face

_FACE = 1.5
_DOT = 0.34
_GUTTER = 0.9


class TrendPicture(QWidget):
    """TrendPicture(words, marks, low=False, parent=None): `words` is read by screen readers, `low` fits cards.

    The person's own marks are filled discs joined by a line; a worker's view is an empty square
    on its point, joined by dashes. A dash below says that there was no answer that day, a dotted upright that the two
    marks beside it were asked in different ways. Up is better and later is right, in every language.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, words: str, marks: TrendMarks, *, low: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks, self._high = marks, 3.4 if low else 6.4
        self.setAccessibleName(words)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(em(22), em(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(9), em(self._high))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = em(self._face())
        draw_face(painter, QRectF(0, 0, face, face), 1000)
        low = self.height() - em(_GUTTER) - face
        draw_face(painter, QRectF(0, low, face, face), 0)
        self._draw_ends(painter)
        self._draw_between(painter)
        for join in self._marks.joins:
            painter.setPen(_pen(tokens().text if join.is_view else tokens().accent, 2.0, dashed=join.is_view))
            painter.drawLine(self._point(join.start), self._point(join.end))
        for dot in sorted(self._marks.dots, key=lambda one: one.is_view):
            _draw_dot(painter, self._point(dot.at), is_view=dot.is_view)
        painter.end()

    def _face(self) -> float:
        return min(_FACE, (self._high - _GUTTER) / 2.2)

    def _inside(self) -> QRectF:
        """Where marks stand: level with the middles of the two faces."""
        half = em(self._face()) / 2
        left = em(self._face() + 0.9)
        return QRectF(left, half, self.width() - left - em(0.7), self.height() - em(_GUTTER) - 2 * half)

    def _point(self, spot: Spot) -> QPointF:
        inside = self._inside()
        return QPointF(inside.left() + spot.x * inside.width(), inside.bottom() - spot.y * inside.height())

    def _draw_ends(self, painter: QPainter) -> None:
        inside, reach = self._inside(), em(0.4)
        painter.setPen(QPen(QColor(tokens().hairline), 1.0))
        for y in (inside.top(), inside.bottom()):
            painter.drawLine(QPointF(inside.left() - reach, y), QPointF(inside.right() + reach, y))

    def _draw_between(self, painter: QPainter) -> None:
        inside = self._inside()
        pen = QPen(QColor(tokens().border), 1.4, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        for x in self._marks.breaks:
            across = inside.left() + x * inside.width()
            painter.drawLine(QPointF(across, inside.top()), QPointF(across, inside.bottom()))
        painter.setPen(_pen(tokens().muted, 2.4))
        below, half = self.height() - em(0.3), em(0.28)
        for x in self._marks.unanswered:
            across = inside.left() + x * inside.width()
            painter.drawLine(QPointF(across - half, below), QPointF(across + half, below))


class TrendKey(QWidget):
    """TrendKey(is_view, parent=None): the sign beside the words that say whose marks these are."""

    def __init__(self, *, is_view: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_view = is_view
        self.restyle()

    def restyle(self) -> None:
        """Takes its room at the text size worn now (the theme calls this)."""
        self.setFixedSize(em(1.2), em(1.2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_dot(painter, QRectF(self.rect()).center(), is_view=self._is_view)
        painter.end()


def _draw_dot(painter: QPainter, at: QPointF, *, is_view: bool) -> None:
    radius = float(em(_DOT))
    if not is_view:
        painter.setPen(QPen(QColor(tokens().surface), 1.5))
        painter.setBrush(QColor(tokens().accent))
        painter.drawEllipse(at, radius, radius)
        return
    arm = radius * 1.25
    corners = [QPointF(0, -arm), QPointF(arm, 0), QPointF(0, arm), QPointF(-arm, 0)]
    painter.setPen(QPen(QColor(tokens().text), 2.0))
    painter.setBrush(QColor(tokens().surface))
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def _pen(colour: str, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen
