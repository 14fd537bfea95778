"""One face with its words, to be touched: the words below it in a row of faces, beside it where it has its own row."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coachdesk.models.measures import Laid
from coachdesk.ui.theme import em, tokens
from coachdesk.ui.theme_sheet import FAMILY_HEIGHT, RING
from coachdesk.ui.widgets.bidi import closed
from coachdesk.ui.widgets.face_drawing import draw_face

LEAST = QSize(120, 150)
"""The smallest a face is in a row of faces, in pixels."""

FRAME = 6
"""How wide the frame around the chosen face is."""

_ACROSS, _DOWN = 6.4, 3.2
_PAD = 0.7
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic)
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class FaceButton(QAbstractButton):
    """Stands for one place. The arrow keys ask to go to the next face (`goes`) and mark nothing."""

    goes = Signal(int)
    came = Signal()
    """The keyboard is here now."""

    def __init__(self, place: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.laid = Laid.ACROSS
        self._ring = False
        self._longest: dict[tuple[str, int], int] = {}
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # to a screen reader: one of several
        self.setText(closed(words).replace("&", "&&"))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # -- room --

    def least_across(self) -> int:
        """The width below which it cannot stand in a row."""
        return max(LEAST.width(), max(em(_ACROSS), self._longest_word()) + 2 * em(_PAD))

    def least_down(self) -> int:
        """The width below which it cannot have a row of its own."""
        return em(_DOWN) + self._longest_word() + 3 * em(_PAD)

    def height_across(self, width: int) -> int:
        """The height that shows face and words below each other."""
        words = self._words_box(width - 2 * em(_PAD))
        return max(LEAST.height(), em(_ACROSS) + words.height() + 3 * em(_PAD))

    def height_down(self, width: int) -> int:
        """The height that shows face and words side by side."""
        words = self._words_box(width - em(_DOWN) - 3 * em(_PAD))
        return max(FAMILY_HEIGHT, em(_DOWN) + 2 * em(_PAD), words.height() + 2 * em(_PAD))

    def sizeHint(self) -> QSize:
        if self.laid is Laid.ACROSS:
            return QSize(self.least_across(), self.height_across(self.least_across()))
        return QSize(self.least_down(), self.height_down(self.least_down()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_across(width) if self.laid is Laid.ACROSS else self.height_down(width)

    def _metrics(self) -> QFontMetrics:
        self.ensurePolished()
        return QFontMetrics(self.font())

    def _longest_word(self) -> int:
        self.ensurePolished()
        worn = (self.font().family(), self.font().pixelSize())
        if worn not in self._longest:
            metrics = self._metrics()
            wide = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
            self._longest[worn] = wide + em(0.4)
        return self._longest[worn]

    def _words_box(self, width: int) -> QRect:
        return self._metrics().boundingRect(QRect(0, 0, max(1, width), 100_000), _WRAP, self.text())

    # -- hands --

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.came.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        way = _WAYS.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        elif way is not None:
            self.goes.emit(way)
        else:
            super().keyPressEvent(event)

    # -- drawing --

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = float(FRAME) if self.isChecked() else 1.5
        painter.setPen(QPen(QColor(worn.accent if self.isChecked() else worn.border), width))
        painter.setBrush(QColor(worn.hover if self.isDown() else worn.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 12, 12)
        self._paint_face_and_words(painter)
        if self.hasFocus() and self._ring:
            inset = FRAME + RING / 2 + 2
            painter.setPen(QPen(QColor(worn.focus), float(RING)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        painter.end()

    def _paint_face_and_words(self, painter: QPainter) -> None:
        pad, box = em(_PAD), self.rect()
        painter.setFont(self.font())
        if self.laid is Laid.ACROSS:
            side = em(_ACROSS)
            over = pad + max(0, self.height() - self.height_across(self.width())) // 2
            draw_face(painter, QRectF((box.width() - side) / 2, over, side, side), self.place)
            words = QRect(pad, over + side + pad // 2, box.width() - 2 * pad, box.height() - over - side - pad)
            where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        else:
            side = em(_DOWN)
            draw_face(painter, QRectF(pad, (box.height() - side) / 2, side, side), self.place)
            words = QRect(2 * pad + side, 0, box.width() - 3 * pad - side, box.height())
            where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens().text))
        painter.drawText(words, _WRAP | int(where), self.text())
