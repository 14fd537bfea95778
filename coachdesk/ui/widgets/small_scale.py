"""A mark shown small, with last time as a hollow ring: on the faces or the line it was made on, bad always left."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.models.measures import AnswerMode
from coachdesk.tools.measure_modes import FACES
from coachdesk.ui.theme import em, tokens
from coachdesk.ui.widgets.face_drawing import draw_face

_FACE, _DOT = 2.4, 0.42
_HIGH = 4.4
_BESIDE = 2.0
"""How far beyond the ends of a line its faces are."""


class SmallScale(QWidget):
    """SmallScale(mode, place, last, words, parent): shows only; `words` say the same to a screen reader."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, mode: AnswerMode, place: int, last: int | None, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._faces, self._place, self._last = FACES[mode], place, last
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(em(28), em(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(14), em(_HIGH))

    def across(self, place: int) -> float:
        """Where a place lies, in pixels from the left."""
        edge = em(_FACE) * 0.5 + em(0.5) + (0 if self._faces else em(_BESIDE))
        wide = min(self.width(), em(34)) - 2 * edge
        return edge + wide * place / 1000

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        level, side = em(_FACE) * 0.5 + em(0.4), float(em(_FACE))
        if not self._faces:
            painter.setPen(QPen(QColor(worn.text), 3.0))
            painter.drawLine(QPointF(self.across(0), level), QPointF(self.across(1000), level))
        for place in self._faces or (0, 1000):
            middle = self.across(place) + (0 if self._faces else (1 if place else -1) * em(_BESIDE))
            draw_face(painter, QRectF(middle - side / 2, level - side / 2, side, side), place)
        painter.setPen(QPen(QColor(worn.accent), 4.0))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._faces else QColor(worn.accent))
        half = side / 2 + em(0.3) if self._faces else em(_DOT) * 1.3
        round_off = 9.0 if self._faces else half
        where = QRectF(self.across(self._place) - half, level - half, 2 * half, 2 * half)
        painter.drawRoundedRect(where, round_off, round_off)
        if self._last is not None:
            painter.setPen(QPen(QColor(worn.text), 2.5))
            painter.setBrush(QColor(worn.surface))
            under = level + side / 2 + em(0.9)
            painter.drawEllipse(QPointF(self.across(self._last), under), em(_DOT), em(_DOT))
        painter.end()
