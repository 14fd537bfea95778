"""Forgets what this program put on the clipboard when the vault locks; what another program put there stays."""

from PySide6.QtGui import QClipboard, QGuiApplication


def forget_what_we_copied() -> bool:
    """Clears the clipboard and the selection where they still hold ours. True when there was anything."""
    clipboard = QGuiApplication.clipboard()
    cleared = False
    for mode, owned in (
        (QClipboard.Mode.Clipboard, clipboard.ownsClipboard()),
        (QClipboard.Mode.Selection, clipboard.supportsSelection() and clipboard.ownsSelection()),
    ):
        if owned:
            clipboard.clear(mode)
            cleared = True
    return cleared
