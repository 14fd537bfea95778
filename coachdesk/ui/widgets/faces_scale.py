"""Faces with words to choose one of: the worst always on the left, or on top; nothing is chosen to begin with."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.models.measures import Laid
from coachdesk.ui.widgets.face_button import FaceButton
from coachdesk.ui.widgets.faces_layout import FacesLayout


class FacesScale(QWidget):
    """FacesScale(name, faces, parent=None): `name` is the question, `faces` the place and words of each, worst first.

    `.place` 0..1000 or None;  `.set_place(place)` and `.clear()` tell nobody;  `.laid` across or down
    signal `marked(int)` when a face was chosen by finger, pen, mouse, Space or Enter, also the same one again
    """

    accessible_role = QAccessible.Role.Grouping
    marked = Signal(int)

    def __init__(self, name: str, faces: Sequence[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = FacesLayout(self)
        self.faces: tuple[FaceButton, ...] = tuple(FaceButton(place, words, self) for place, words in faces)
        for face in self.faces:
            self._row.add_face(face)
            face.clicked.connect(lambda _=False, place=face.place: self.marked.emit(place))
            face.came.connect(self._all_by_tab)
            face.goes.connect(lambda way, face=face: self._go(face, way))
        self.setFocusProxy(self.faces[0])

    @property
    def place(self) -> int | None:
        """The place of the chosen face; None while none is."""
        return next((face.place for face in self.faces if face.isChecked()), None)

    @property
    def laid(self) -> Laid:
        """How the faces lie now."""
        return self._row.laid

    def set_place(self, place: int | None) -> None:
        """Shows the face that was chosen before; a place that is no face's shows none."""
        for face in self.faces:
            face.setAutoExclusive(False)
            face.setChecked(face.place == place)
        for face in self.faces:
            face.setAutoExclusive(True)
        self._all_by_tab()

    def clear(self) -> None:
        """No face is chosen any more."""
        self.set_place(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns the page and chooses nothing."""
        event.ignore()

    def restyle(self) -> None:
        """Takes the room that the text size needs (the theme calls this)."""
        self._row.invalidate()
        self.updateGeometry()

    def _all_by_tab(self) -> None:
        """Qt takes Tab away from all but the chosen one of several; here each can be come to."""
        for face in self.faces:
            face.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _go(self, face: FaceButton, way: int) -> None:
        number = self.faces.index(face) + way
        if 0 <= number < len(self.faces):
            self.faces[number].setFocus(Qt.FocusReason.TabFocusReason)
