"""A copy's pages, one at a time over the whole screen, for the family to photograph with their own phone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coachdesk.ui.theme import for_family, spaced
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.labels import SafeLabel


class PhonePages(QDialog):
    """Left and right turn the page, Escape closes. Locking closes it, as it does every window of ours."""

    def __init__(self, pages: Sequence[bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("CoachDesk")
        for_family(self)
        self._pages = list(pages)
        self._at = 0
        column = QVBoxLayout(self)
        spaced(column, margins=0.6, gap=0.5)
        self._picture = QLabel(self)
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(1, 1)
        column.addWidget(self._picture, 1)
        row = QHBoxLayout()
        spaced(row, gap=0.6)
        self._back = Button(self.tr("Back"), icon="left", parent=self)
        self._next = Button(self.tr("Next page"), icon="right", look="primary", parent=self)
        self._close = Button(self.tr("Done"), icon="tick", parent=self)
        self._where = SafeLabel("", parent=self)
        for widget in (self._back, self._where, self._next, self._close):
            row.addWidget(widget)
        column.addLayout(row)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._close.clicked.connect(self.close)
        self._turn(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_PageDown):
            self._turn(1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self._turn(-1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(0)

    def _turn(self, by: int) -> None:
        self._at = max(0, min(len(self._pages) - 1, self._at + by))
        pixmap = QPixmap()
        pixmap.loadFromData(self._pages[self._at])
        room = self._picture.size()
        self._picture.setPixmap(
            pixmap.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        words = self.tr("Page {n} of {m}").format(n=self._at + 1, m=len(self._pages))
        self._where.set_words(words)
        self._picture.setAccessibleName(words)
        self._back.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < len(self._pages) - 1)
