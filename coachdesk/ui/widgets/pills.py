"""Choices that look like pills: a radio button for one of several, a tick box for any of several."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from coachdesk.ui.icons import paint_icon
from coachdesk.ui.theme import tokens
from coachdesk.ui.widgets.bidi import closed
from coachdesk.ui.widgets.caption import Caption
from coachdesk.ui.widgets.choice import Choice

_MARK = 1.15


def dressed(button: QAbstractButton, choice: Choice, *, boxed: bool) -> Caption:
    """Gives a radio button or tick box its words and the way it is measured."""
    caption = Caption(button, choice.icon, mark_ems=_MARK)
    caption.centred = boxed
    caption.inset = 1.0 if boxed else 0.3
    words = f"{choice.words}, {choice.detail}" if choice.detail else choice.words
    button.setText(closed(words).replace("&", "&&"))
    button.setAccessibleName(words)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return caption


def paint_pill(button: QAbstractButton, caption: Caption, *, boxed: bool, round_mark: bool, ring: bool) -> None:
    """Draws the pill: body, mark, icon, words, ring."""
    worn = tokens()
    chosen, usable = button.isChecked(), button.isEnabled()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    words = worn.text if usable else worn.muted
    if boxed:
        fill = worn.accent_soft if chosen else worn.hover if button.underMouse() and usable else worn.surface
        edge = (worn.accent if chosen else worn.border) if usable else worn.hairline
        caption.paint_box(painter, fill, edge, 2.0 if chosen else 1.0)
    elif button.underMouse() and usable:
        caption.paint_box(painter, worn.hover, "")
    mark = caption.paint_words(painter, words)
    _paint_mark(painter, mark, chosen=chosen, usable=usable, round_mark=round_mark)
    if ring:
        caption.paint_ring(painter, worn.surface if boxed else worn.window)
    painter.end()


def _paint_mark(painter: QPainter, where: QRect, *, chosen: bool, usable: bool, round_mark: bool) -> None:
    worn = tokens()
    on = worn.accent if usable else worn.border
    box = QRectF(where).adjusted(1, 1, -1, -1)
    painter.setPen(QPen(QColor(on if chosen else worn.border), 2.0 if chosen else 1.5))
    if round_mark:
        painter.setBrush(QColor(worn.surface))
        painter.drawEllipse(box)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(on))
            inner = box.width() * 0.25
            painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))
        return
    painter.setBrush(QColor(on if chosen else worn.surface))
    painter.drawRoundedRect(box, 3, 3)
    if chosen:
        paint_icon(painter, box, "tick", worn.on_accent if usable else worn.surface)


class RadioPill(QRadioButton):
    """One of several. The arrow keys move between pills of a group."""

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self._ring = False
        self._caption = dressed(self, choice, boxed=True)

    def sizeHint(self) -> QSize:
        return self._caption.wish()

    def minimumSizeHint(self) -> QSize:
        return self._caption.least()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._caption.height_for(width)

    def hitButton(self, where: QPoint) -> bool:
        return self.rect().contains(where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_pill(self, self._caption, boxed=True, round_mark=True, ring=self.hasFocus() and self._ring)


class TickPill(QCheckBox):
    """Any of several; `boxed=False` is a plain tick box whose words wrap."""

    def __init__(self, choice: Choice, *, boxed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self._ring = False
        self._boxed = boxed
        self._caption = dressed(self, choice, boxed=boxed)

    def sizeHint(self) -> QSize:
        return self._caption.wish()

    def minimumSizeHint(self) -> QSize:
        return self._caption.least()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._caption.height_for(width)

    def hitButton(self, where: QPoint) -> bool:
        return self.rect().contains(where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ring = self.hasFocus() and self._ring
        paint_pill(self, self._caption, boxed=self._boxed, round_mark=False, ring=ring)
