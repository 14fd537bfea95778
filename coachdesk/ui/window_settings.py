"""What is kept outside the vault: geometry, text size, colours, language, covering on lost focus. Never a name."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from coachdesk.ui.theme import TEXT_SIZES, Scheme, Theme

T = TypeVar("T")


class WindowSettings:
    """An INI file of its own at `path`. A value that is not understood counts as its default, and is counted."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)
        self.misunderstood = 0
        """How many values read so far were not understood and left at their default."""

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window as Qt saved it; None on first use."""
        kept = self._kept.value("window/geometry")
        if kept is None or isinstance(kept, QByteArray):
            return kept
        self.misunderstood += 1
        return None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("window/geometry", geometry)

    @property
    def text_size(self) -> int:
        """One of TEXT_SIZES."""
        kept = self._text("window/text_size", "100")
        return self._one_of({str(size): size for size in TEXT_SIZES}, kept, 100)

    @text_size.setter
    def text_size(self, per_cent: int) -> None:
        self._kept.setValue("window/text_size", str(per_cent))

    @property
    def scheme(self) -> Scheme:
        kept = self._text("window/theme", "system")
        return self._one_of({scheme.value: scheme for scheme in Scheme}, kept, Scheme.SYSTEM)

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._kept.setValue("window/theme", scheme.value)

    @property
    def language(self) -> str:
        """A language code such as `en_GB`; empty to follow the system."""
        kept = self._text("window/language", "")
        if kept and not (kept.isascii() and kept.replace("_", "").isalnum() and len(kept) <= 16):
            self.misunderstood += 1
            return ""
        return kept

    @language.setter
    def language(self, code: str) -> None:
        self._kept.setValue("window/language", code)

    @property
    def cover_when_focus_lost(self) -> bool:
        """Whether the screen is covered as soon as another program has the keyboard. On unless switched off."""
        kept = self._text("window/cover_when_focus_lost", "yes")
        return self._one_of({"yes": True, "no": False}, kept, default=True)

    @cover_when_focus_lost.setter
    def cover_when_focus_lost(self, cover: bool) -> None:
        self._kept.setValue("window/cover_when_focus_lost", "yes" if cover else "no")

    def remember_look(self, theme: Theme) -> None:
        """Keeps the text size and the colours worn now."""
        self.text_size, self.scheme = theme.percent, theme.scheme

    def keep(self) -> None:
        """Writes to disk now, rather than soon."""
        self._kept.sync()

    def _text(self, key: str, default: str) -> str:
        kept = self._kept.value(key, default)
        return kept if isinstance(kept, str) else ""

    def _one_of(self, choices: dict[str, T], kept: str, default: T) -> T:
        if kept not in choices:
            self.misunderstood += 1
        return choices.get(kept, default)
