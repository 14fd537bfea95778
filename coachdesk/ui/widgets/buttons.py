"""Buttons: one primary on a page, secondary for the rest, quiet for what is seldom wanted, and icons with names."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from coachdesk.ui.icons import icon_words
from coachdesk.ui.theme import tokens
from coachdesk.ui.widgets.bidi import closed
from coachdesk.ui.widgets.caption import Caption

Look = Literal["primary", "secondary", "quiet", "danger"]


class Button(QPushButton):
    """A button whose words wrap and are never read as a mnemonic or markup. Use the functions below to make one.

    `.set_words(text)`, `.words()`, `.set_icon(name)`, `.set_look(look)`; Enter and Space press it; `clicked` as ever.
    """

    def __init__(
        self,
        text: str,
        *,
        look: Look = "secondary",
        icon: str = "",
        centred: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self._ring = False
        self._look: Look = look
        self._caption = Caption(self, icon)
        self._caption.bold = look == "primary"
        self._caption.centred = centred
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Shows other words; an ampersand is an ampersand."""
        self._words = text
        self.setText(closed(text).replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def words(self) -> str:
        """The words as given."""
        return self._words

    def set_icon(self, name: str) -> None:
        """Shows another icon before the words; "" for none."""
        self._caption.icon = name
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        """Makes it primary, secondary, quiet or danger."""
        self._look = look
        self._caption.bold = look == "primary"
        self.updateGeometry()
        self.update()

    def look(self) -> Look:
        """How it looks."""
        return self._look

    def sizeHint(self) -> QSize:
        return self._caption.wish()

    def minimumSizeHint(self) -> QSize:
        return self._caption.least()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._caption.height_for(width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge, words = self._colours()
        self._caption.paint_box(painter, fill, edge)
        self._caption.paint_words(painter, words)
        if self.hasFocus() and self._ring:
            self._caption.paint_ring(painter, tokens().surface)
        painter.end()

    def _colours(self) -> tuple[str, str, str]:
        """Fill, edge and words for the state it is in."""
        worn = tokens()
        if not self.isEnabled():
            return worn.window, worn.hairline, worn.muted
        hot = self.underMouse() or self.isDown()
        if self._look == "primary":
            return (worn.accent_hover if hot else worn.accent), "", worn.on_accent
        if self._look == "quiet":
            return (worn.hover if hot else ""), "", worn.accent
        if self._look == "danger":
            return (worn.danger_soft if hot else worn.surface), worn.danger, worn.danger
        if self.isChecked():
            return worn.accent_soft, worn.accent, worn.text
        return (worn.hover if hot else worn.surface), worn.border, worn.text


def primary_button(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """The one thing a page is for; a page has one, bottom right."""
    return Button(text, look="primary", icon=icon, parent=parent)


def secondary_button(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Anything else a page offers."""
    return Button(text, icon=icon, parent=parent)


def quiet_button(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """Without an edge: for what is seldom wanted, or stands in a row of its like."""
    return Button(text, look="quiet", icon=icon, parent=parent)


def list_button(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """What a row of a list is about, and opens: icons and words of all rows begin at the same edge."""
    return Button(text, icon=icon, centred=False, parent=parent)


def danger_button(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """For what cannot be undone, and only for that."""
    return Button(text, look="danger", icon=icon, parent=parent)


class IconButton(Button):
    """An icon alone, with an accessible name that is also its tooltip.

    IconButton(icon, words="", *, look="quiet", parent=None): `words` says what it does to what ("Move step 3 up");
    without it the icon's own word is used.
    """

    def __init__(self, icon: str, words: str = "", *, look: Look = "quiet", parent: QWidget | None = None) -> None:
        super().__init__("", look=look, icon=icon, parent=parent)
        self.rename(words or icon_words(icon))
        fixed = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(fixed)

    def rename(self, words: str) -> None:
        """Says something else to a screen reader and in the tooltip."""
        self.setAccessibleName(words)
        self.setToolTip(closed(words).replace("<", "\u2039"))

    def hasHeightForWidth(self) -> bool:
        return False


def icon_button(icon: str, words: str = "", parent: QWidget | None = None) -> IconButton:
    """An icon alone with a name for screen readers; see IconButton."""
    return IconButton(icon, words, parent=parent)
