"""How it got there, in words."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.sharing import ShareChannel
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

CHANNELS: dict[ShareChannel, str] = {
    ShareChannel.HANDED_OVER: str(QT_TRANSLATE_NOOP("share_words", "Handed over")),
    ShareChannel.SECURE_EMAIL: str(QT_TRANSLATE_NOOP("share_words", "By secure e-mail")),
    ShareChannel.POST: str(QT_TRANSLATE_NOOP("share_words", "By post")),
    ShareChannel.TOLD: str(QT_TRANSLATE_NOOP("share_words", "Told")),
}
"""I-08."""


def channel_words(channel: ShareChannel) -> str:
    """How it got there."""
    return QCoreApplication.translate("share_words", CHANNELS[channel])
