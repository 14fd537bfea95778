"""The box a passphrase is typed into: keys, paste and on-screen keyboards go straight into wipeable memory."""

from itertools import accumulate, pairwise

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from coachdesk.ui.theme import tokens
from coachdesk.ui.widgets.passphrase_store import PassphraseStore

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhNoPredictiveText
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PassphraseBox(QFrame):
    """Not a QLineEdit, which keeps what was typed after `clear()` and after its own end. Used by PassphraseField."""

    accessible_role = QAccessible.Role.EditableText
    accessible_secret = True

    edited = Signal()
    entered = Signal()
    caps_lock = Signal(bool)
    full = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "passphrase")
        self.store = PassphraseStore()
        self.shown = False
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setInputMethodHints(_HINTS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_letters(self, shown: bool) -> None:
        """Letters instead of dots."""
        self.shown = shown
        self.update()

    def wipe(self) -> None:
        """Forgets what was typed."""
        self.store.wipe()
        self._at = 0
        self._changed()

    def type_text(self, text: str) -> None:
        """Puts characters in at the cursor; line ends and other controls are left out."""
        for letter in text:
            if self.store.insert(self._at, letter):
                self._at += 1
            elif letter.isprintable():
                self.full.emit()
                break
        self._changed()

    def paste(self) -> None:
        """Puts in what is on the clipboard, without the line end that a password keeper may add."""
        self.type_text(QGuiApplication.clipboard().text())

    # -- keys --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._move_to(self.store.length)
        elif not (self._erased(event) or self._moved(event) or self._typed(event)):
            event.ignore()

    def _typed(self, event: QKeyEvent) -> bool:
        text = event.text()
        if not text or not text.isprintable():
            return False
        # AltGr arrives as Ctrl+Alt on Windows and types a letter; Ctrl alone is a command.
        pressed = event.modifiers() & _COMMANDS
        if pressed and pressed != Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier:
            return False
        self._watch_caps_lock(text, event.modifiers())
        self.type_text(text)
        return True

    def _watch_caps_lock(self, text: str, modifiers: Qt.KeyboardModifier) -> None:
        """A capital without Shift, or a small letter with it, tells that Caps Lock is on."""
        if len(text) == 1 and text.isalpha() and text.upper() != text.lower():
            shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(text.isupper() != shifted)

    def _erased(self, event: QKeyEvent) -> bool:
        wide = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Backspace:
            while self.store.delete(self._at - 1):
                self._at -= 1
                if not wide:
                    break
        elif event.key() == Qt.Key.Key_Delete:
            while self.store.delete(self._at) and wide:
                pass
        else:
            return False
        self._changed()
        return True

    def _moved(self, event: QKeyEvent) -> bool:
        places = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.store.length,
        }
        if event.key() not in places:
            return False
        self._move_to(places[Qt.Key(event.key())])
        return True

    def _move_to(self, at: int) -> None:
        self._at = max(0, min(at, self.store.length))
        self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self.type_text(event.commitString())
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Where the cursor is, and nothing of what was typed."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return QRect(self._edges()[self._at], 0, 2, self.height())
        if query in {Qt.InputMethodQuery.ImSurroundingText, Qt.InputMethodQuery.ImCurrentSelection}:
            return ""
        return super().inputMethodQuery(query)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        paste = menu.addAction(self.tr("Paste"))
        paste.triggered.connect(self.paste)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(self._place_at(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _changed(self) -> None:
        self.update()
        self.edited.emit()

    # -- drawing: letter by letter, so that no string of the whole passphrase is ever made --

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 24, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 8, self.fontMetrics().height())

    def _width_of(self, at: int) -> int:
        if not self.shown:
            return round(self.fontMetrics().height() * 0.55)
        return self.fontMetrics().horizontalAdvance(self.store.letter(at))

    def _edges(self) -> list[int]:
        """Where each character begins, and where the last one ends, scrolled so that the cursor is inside the box."""
        edges = list(accumulate((self._width_of(at) for at in range(self.store.length)), initial=0))
        area = self.contentsRect()
        scrolled = max(0, edges[self._at] - area.width() + 4)
        return [area.left() + edge - scrolled for edge in edges]

    def _place_at(self, where: QPoint) -> int:
        edges = self._edges()
        return next(
            (at for at, (left, right) in enumerate(pairwise(edges)) if where.x() < (left + right) / 2),
            self.store.length,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.contentsRect()
        painter.setClipRect(area)
        colour = QColor(tokens().text)
        edges = self._edges()
        for at in range(self.store.length):
            left, wide = edges[at], edges[at + 1] - edges[at]
            if self.shown:
                painter.setPen(colour)
                painter.drawText(QPoint(left, self._baseline()), self.store.letter(at))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                dot = wide * 0.6
                painter.drawEllipse(QRectF(left, area.center().y() - dot / 2, dot, dot))
        if self.hasFocus():
            painter.setPen(QPen(colour, 1.5))
            cursor = edges[self._at]
            painter.drawLine(cursor, area.top() + 1, cursor, area.bottom() - 1)
        painter.end()

    def _baseline(self) -> int:
        metrics = self.fontMetrics()
        return self.contentsRect().center().y() + (metrics.ascent() - metrics.descent()) // 2
