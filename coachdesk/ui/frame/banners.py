"""What must be known while working, above the pages: sample families, a clock that looks wrong, a lock that is near."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.banner import Banner, Kind

_GRAVEST_FIRST: tuple[Kind, ...] = ("safety", "warning", "info", "quiet")


class Banners(QWidget):
    """One band for each thing, by its key; saying the same key again changes the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: dict[str, Banner] = {}
        self._words: dict[str, tuple[str, str]] = {}
        self._low = False
        self._column = QVBoxLayout(self)
        spaced(self._column, (0.6, 0.4, 0.6, 0.0), 0.4)
        self.hide()

    def say(
        self,
        key: str,
        sentence: str,
        *,
        short: str = "",
        kind: Kind = "info",
        icon: str = "",
        closes: bool = True,
        action: str = "",
        acted: Callable[[], object] | None = None,
    ) -> None:
        """Shows a sentence. `closes`: it can be put away. `action`: words of a button, and what it does.

        `short` says the same in a few words, where the window is so low that the page needs the room.
        """
        self._words[key] = sentence, short or sentence
        band = self._bands.get(key)
        if band is None:
            band = Banner(sentence, kind, icon=icon, dismissable=closes, action=action, parent=self)
            self._bands[key] = band
            if acted is not None:
                band.acted.connect(acted)
            band.dismissed.connect(lambda: self.take_back(key))
            self._column.addWidget(band)
            announce(self, sentence)
        self._fit()

    def set_low(self, low: bool) -> None:
        """Whether the window is so low that one band, in few words, must do: the gravest, then the oldest."""
        if low != self._low:
            self._low = low
            self._fit()

    def _fit(self) -> None:
        first = min(self._bands.values(), key=lambda band: _GRAVEST_FIRST.index(band.kind), default=None)
        for key, band in self._bands.items():
            sentence, short = self._words[key]
            band.set_words(short if self._low else sentence)
            band.set_low(self._low)
            band.setVisible(band is first or not self._low)
        self.setVisible(bool(self._bands))

    def take_back(self, key: str) -> None:
        """Takes a band away; one that is not there is no error."""
        band = self._bands.pop(key, None)
        if band is not None:
            self._column.removeWidget(band)
            band.hide()
            band.deleteLater()
        self._fit()

    def said(self) -> dict[str, str]:
        """What is shown now, by key."""
        return {key: band.words() for key, band in self._bands.items()}
