"""Labels that show exactly the text they are given: never as markup, always wrapped, never clipped."""

import re
from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coachdesk.ui.widgets.bidi import closed

Tone = Literal["", "muted", "danger", "warn", "ok", "accent"]

_LONG_RUN = re.compile(r"\S{24,}")
_TELEPHONE = re.compile(r"(?<![0-9])(?:\+|\(?0)[0-9() ]{6,17}[0-9](?![0-9])")
_ZERO_WIDTH_SPACE = "\u200b"


class SafeLabel(QLabel):
    """Plain text that wraps. Text from anyone may be put in: markup is shown as typed, no file is ever opened.

    SafeLabel(text="", *, tone="", level="", wrap=True, parent=None)
      `tone`: "", "muted", "danger", "warn", "ok" or "accent";  `level`: "", "1", "2", "3" or "small".
      `.set_words(text)` shows other text;  `.words()` is the text as given;  `.set_tone(tone)`.
    """

    def __init__(
        self, text: str = "", *, tone: Tone = "", level: str = "", wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setWordWrap(wrap)
        self._words = ""
        self.setProperty("tone", tone)
        self.setProperty("level", level)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._align()
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Shows `text` as it is; runs without a space may break anywhere, a telephone number nowhere."""
        self._words = text
        shown = closed(text)
        if self.wordWrap():
            shown = _TELEPHONE.sub(_unbroken, _LONG_RUN.sub(_breakable, shown))
        self.setText(shown.replace("&", "&&") if self.buddy() is not None else shown)
        self.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """To the side where reading begins on this screen, whichever way the words themselves run."""
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def words(self) -> str:
        """The text that was given, letter for letter."""
        return self._words

    def set_tone(self, tone: Tone) -> None:
        """Colours the text by what it means; the words must say the same without the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def name_for(self, widget: QWidget) -> None:
        """Makes this the label of `widget`: its accessible name, and where a click on the label leads."""
        self.setBuddy(widget)
        self.set_words(self._words)


def safe_label(text: str = "", *, tone: Tone = "", parent: QWidget | None = None) -> SafeLabel:
    """Body text that wraps; see SafeLabel."""
    return SafeLabel(text, tone=tone, parent=parent)


def small_label(text: str = "", *, tone: Tone = "muted", parent: QWidget | None = None) -> SafeLabel:
    """Smaller, quieter text for what stands beside the thing that matters."""
    return SafeLabel(text, tone=tone, level="small", parent=parent)


def _breakable(run: re.Match[str]) -> str:
    letters = run.group()
    return _ZERO_WIDTH_SPACE.join(letters[start : start + 12] for start in range(0, len(letters), 12))


def _unbroken(number: re.Match[str]) -> str:
    return number.group().replace(" ", "\u00a0")
