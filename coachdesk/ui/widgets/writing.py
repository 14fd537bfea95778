"""When what is typed is kept: a draft while typing, a change when the person leaves the field."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

DRAFT_MS = 400
"""A draft is offered at most this often while someone types, in milliseconds."""

_STAYING = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
}


class Writing(QObject):
    """Watches one editor: calls `draft` at most every 0.4 s while it is typed in, and `left` once it is left.

    A menu, or another program's window coming to the front, is not leaving: the draft is kept then.
    """

    def __init__(self, editor: QWidget, draft: Callable[[], object], left: Callable[[], object]) -> None:
        super().__init__(editor)
        self._draft, self._left = draft, left
        self.touched = False
        """True from the first key until the field is left."""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DRAFT_MS)
        self._wait.timeout.connect(self._draft)
        editor.installEventFilter(self)

    def typed(self) -> None:
        """The person changed something."""
        self.touched = True
        if not self._wait.isActive():
            self._wait.start()

    def leave(self) -> None:
        """The person leaves (or the page is about to go): what is typed is handed over once."""
        self._wait.stop()
        if self.touched:
            self.touched = False
            self._left()

    def forget(self) -> None:
        """What is shown came from elsewhere, not from the keyboard."""
        self._wait.stop()
        self.touched = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() in _STAYING:
                if self._wait.isActive():
                    self._wait.stop()
                    self._draft()
            else:
                self.leave()
        return False
