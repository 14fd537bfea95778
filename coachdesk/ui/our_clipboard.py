"""Forgets what this program put on the clipboard when the vault locks; what another program put there stays."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

_PLACES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class OurClipboard(QObject):
    """Watches from when it is made. What is put there while our window has the keyboard counts as ours.

    `QClipboard.ownsClipboard` alone would not do: a clipboard keeper takes the text over, and then we own nothing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours: set[QClipboard.Mode] = set()
        clipboard = QGuiApplication.clipboard()
        clipboard.changed.connect(self._changed)

    def forget(self) -> bool:
        """Clears what is ours, in the clipboard and in the selection. True when there was anything."""
        clipboard = QGuiApplication.clipboard()
        ours = [place for place in _PLACES if place in self._ours]
        for place in ours:
            clipboard.clear(place)
        self._ours.clear()
        return bool(ours)

    @Slot(QClipboard.Mode)
    def _changed(self, place: QClipboard.Mode) -> None:
        if QApplication.activeWindow() is not None:
            self._ours.add(place)
        else:
            self._ours.discard(place)
