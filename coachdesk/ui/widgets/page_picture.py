"""One page of paper as a picture that is never wider than its place."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget


class PagePicture(QWidget):
    """PagePicture(png, words, parent=None): a page from `reports.preview`; `words` is its accessible name."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, png: bytes, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(png)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._pixmap.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(80))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._pixmap.width() == 0:
            return 0
        return round(self._pixmap.height() * min(width, self._pixmap.width()) / self._pixmap.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        width = min(self.width(), self._pixmap.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(0, 0, width, self.heightForWidth(width)), self._pixmap)
        painter.setPen(Qt.GlobalColor.gray)
        painter.drawRect(QRect(0, 0, width - 1, self.heightForWidth(width) - 1))
        painter.end()
