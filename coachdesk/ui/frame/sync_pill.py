"""The pill in the strip that says where work is: on this laptop, on its way, sent, or wanting somebody's eyes."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.ui.syncing.face import Face, face_of
from coachdesk.ui.theme import tokens
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.buttons import Button

KEY = "F5"


class SyncPill(Button):
    """An icon with a few words, or fewer where there is no room; pressed it leads to the page about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._narrow = self._scarce = False
        self.face = face_of(None, 0)
        super().__init__(self.face.words, icon=self.face.icon, parent=parent)
        self._caption.inset = 0.7
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_face(self.face)

    def show_face(self, face: Face) -> None:
        """Shows another state; when it begins to want somebody's eyes, that is said aloud."""
        begins = face.wants_eyes and not self.face.wants_eyes
        self.face = face
        self.set_icon(face.icon)
        self.set_words("" if self._scarce else face.short if self._narrow else face.words)
        self.setAccessibleName(face.words)
        self.setVisible(not self._scarce or bool(face.short) or face.wants_eyes)
        words = self.tr("{words}  ({key})").format(words=face.words, key=KEY)
        self.setToolTip(f"{words}\n{face.sentence}" if face.sentence else words)
        if begins and self.isVisible():
            announce(self, face.words)

    def set_room(self, *, narrow: bool, scarce: bool) -> None:
        """The few words, or only a number; where room is `scarce` the icon, and only when there is something to say."""
        if (narrow, scarce) != (self._narrow, self._scarce):
            self._narrow, self._scarce = narrow, scarce
            self.show_face(self.face)

    def minimumSizeHint(self) -> QSize:
        """Its few words stay whole, whatever else has to give way."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return False

    def _colours(self) -> tuple[str, str, str]:
        worn = tokens()
        hot = self.underMouse() or self.isDown()
        if self.face.wants_eyes:
            return worn.warn_soft, worn.warn, worn.warn
        return (worn.accent_soft if hot else worn.hover), worn.hairline, worn.muted
