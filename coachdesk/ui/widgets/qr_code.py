"""A text as a code that a camera reads: always black on white with its white edge, whatever colours are worn."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

EDGE = 4
"""White squares around the code, without which no camera finds it."""

LARGEST = 121
"""Squares a side beyond which a telephone's camera does not read it from a laptop's screen."""

_DOTS = 3
"""Dots a side of the smallest square."""


class QrCode(QWidget):
    """QrCode(name, parent=None): `.show_text(text)` answers whether it fits; `.wipe()` forgets it."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._squares: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> bool:
        """Draws the text; False, and nothing is drawn, where it is too long to be read from a screen."""
        import segno  # only who invites somebody draws one

        try:
            made = segno.make_qr(text, error="l", boost_error=False)
        except segno.DataOverflowError:
            self.wipe()
            return False
        squares = tuple(tuple(bool(dark) for dark in row) for row in made.matrix)
        self._squares = squares if len(squares) <= LARGEST else ()
        self.updateGeometry()
        self.update()
        return bool(self._squares)

    def wipe(self) -> None:
        """Shows nothing."""
        self._squares = ()
        self.updateGeometry()
        self.update()

    def squares(self) -> tuple[tuple[bool, ...], ...]:
        """What is drawn, row by row; True is black."""
        return self._squares

    def sizeHint(self) -> QSize:
        side = (len(self._squares) + 2 * EDGE) * _DOTS if self._squares else 0
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._squares:
            painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for row, squares in enumerate(self._squares):
            for column, dark in enumerate(squares):
                if dark:
                    where = QRect((column + EDGE) * _DOTS, (row + EDGE) * _DOTS, _DOTS, _DOTS)
                    painter.fillRect(where, QColor(Qt.GlobalColor.black))
        painter.end()
