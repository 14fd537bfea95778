"""What keeps a family on its own pages: the few keys that get through, one mouse button, no palm, and a cover.

This guards against slips and curious hands. What guards everybody else's records is that they are not in this process.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QTabletEvent, QTouchEvent, QWheelEvent, QWindow

from coachdesk.ui.widgets.touched_surface import pen_is_near

IDLE_MINUTES = 10

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_KEYS = frozenset(
    {
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
        *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Shift),
        *(Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr, Qt.Key.Key_Mode_switch, Qt.Key.Key_Multi_key),
    }
)
"""Keys that do something on these pages without writing a letter."""

_KEY_EVENTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_MOUSE_EVENTS = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
)
_REFUSED = frozenset(
    {QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.Shortcut}
)
_A_PERSON = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel),
        *(QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress, QEvent.Type.TabletMove),
    }
)


def gets_through(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> bool:
    """Whether a key may do anything. Ctrl+Z undoes; AltGr, which is Ctrl and Alt on Windows, writes."""
    commands = modifiers & _COMMANDS
    if key is Qt.Key.Key_Z and commands == Qt.KeyboardModifier.ControlModifier:
        return True
    if commands not in (Qt.KeyboardModifier.NoModifier, _ALT_GR):
        return False
    if commands == _ALT_GR:
        return bool(text) and text.isprintable()
    dead = Qt.Key.Key_Dead_Grave <= key <= Qt.Key.Key_Dead_Longsolidusoverlay
    return key in _KEYS or dead or (bool(text) and text.isprintable())


class Bounds(QObject):
    """Listens at one window. `ring`, `hide` and `escape` say which of the three keys was pressed.

    `idle` after ten minutes without anybody. `seconds` counts the time slept, too.
    """

    ring = Signal()
    hide = Signal()
    escape = Signal()
    idle = Signal()

    def __init__(self, window: QWindow, seconds: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seconds, self._seen = seconds, seconds()
        self._palms = Palms()
        self._tick = QTimer(self)
        self._tick.setInterval(1_000)
        self._tick.timeout.connect(self.look)
        self._tick.start()
        window.installEventFilter(self)

    def look(self) -> None:
        """Compares the clock with the last time somebody was there; called once a second."""
        if self._seconds() - self._seen >= IDLE_MINUTES * 60:
            self._seen = self._seconds()
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _A_PERSON:
            self.look()
            self._seen = self._seconds()
        if kind in _KEY_EVENTS and isinstance(event, QKeyEvent):
            return self._key(event)
        if self._palms.is_one(event):
            return True
        if kind in _MOUSE_EVENTS and isinstance(event, QMouseEvent):
            return event.button() != Qt.MouseButton.LeftButton
        if kind == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            return event.modifiers() != Qt.KeyboardModifier.NoModifier
        return kind in _REFUSED

    def _key(self, event: QKeyEvent) -> bool:
        """True swallows it."""
        ours = {Qt.Key.Key_F8: self.ring, Qt.Key.Key_F9: self.hide, Qt.Key.Key_Escape: self.escape}
        signal = ours.get(Qt.Key(event.key()))
        if signal is not None:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                signal.emit()
            return True
        return not gets_through(Qt.Key(event.key()), event.modifiers(), event.text())


class Palms:
    """A hand that lies down beside a pen presses nothing: fingers count again once the pen has been away a while."""

    def __init__(self) -> None:
        self.pen_seen: int | None = None
        """When the pen was last near, in milliseconds as events count them."""
        self._lies = False

    def is_one(self, event: QEvent) -> bool:
        """Whether this is a palm's touch, which is then taken so that nobody makes a click of it."""
        if isinstance(event, QTabletEvent):
            self.pen_seen = event.timestamp()
        if not isinstance(event, QTouchEvent):
            return False
        if event.type() == QEvent.Type.TouchBegin:
            self._lies = pen_is_near(self.pen_seen, event)
        palm = self._lies
        if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
            self._lies = False
        if palm:
            event.accept()
        return palm


def forget_what_was_marked() -> None:
    """Marking words with the mouse puts them where other programs can take them from, on some desktops."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
