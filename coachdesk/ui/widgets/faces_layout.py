"""Lays faces out: all in a row with the worst on the left, or one below the other with the worst on top."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from coachdesk.models.measures import Laid
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.face_button import FaceButton

_GAP = 0.5
_WIDEST = 15.0


class FacesLayout(QLayout):
    """Never mirrored: the direction of the language has no say here. `.laid` is how they lie now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.laid = Laid.ACROSS
        self._faces: list[FaceButton] = []
        self._items: list[QLayoutItem] = []
        self._heights: dict[tuple[int, int, int], int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def add_face(self, face: FaceButton) -> None:
        """The next better one."""
        self.addChildWidget(face)
        self._faces.append(face)
        self.addItem(QWidgetItem(face))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def laid_in(self, width: int) -> Laid:
        """How they lie in this width."""
        needs = sum(face.least_across() for face in self._faces) + em(_GAP) * (len(self._faces) - 1)
        return Laid.ACROSS if needs <= width else Laid.DOWN

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Asked for many times while a page finds its size; known again only for other letters or another width."""
        asked = (width, em(), self._faces[0].font().pixelSize() if self._faces else 0)
        if asked not in self._heights:
            self._heights[asked] = self._height_in(width)
        return self._heights[asked]

    def _height_in(self, width: int) -> int:
        if self.laid_in(width) is Laid.ACROSS:
            return max((face.height_across(self._cell(width)) for face in self._faces), default=0)
        tall = max((face.height_down(width) for face in self._faces), default=0)
        return (tall + em(_GAP)) * len(self._faces) - em(_GAP)

    def sizeHint(self) -> QSize:
        wide = sum(face.least_across() for face in self._faces) + em(_GAP) * (len(self._faces) - 1)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        return QSize(max((face.least_down() for face in self._faces), default=0), 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self.laid = self.laid_in(rect.width())
        for face in self._faces:
            face.laid = self.laid
        gap = em(_GAP)
        if self.laid is Laid.ACROSS:
            wide, left = self._cell(rect.width()), rect.left()
            for face in self._faces:
                face.setGeometry(left, rect.top(), wide, rect.height())
                left += wide + gap
            return
        tall = max((face.height_down(rect.width()) for face in self._faces), default=0)
        for number, face in enumerate(self._faces):
            face.setGeometry(rect.left(), rect.top() + number * (tall + gap), rect.width(), tall)

    def _cell(self, width: int) -> int:
        """The width of each face in a row; all are alike, and few faces are not drawn apart."""
        share = (width - em(_GAP) * (len(self._faces) - 1)) // max(1, len(self._faces))
        return min(share, max(em(_WIDEST), *(face.least_across() for face in self._faces)))
