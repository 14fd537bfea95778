"""A line to put one mark on, with the words of its two ends beneath them: bad always left, never mirrored."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coachdesk.ui.line_words import no_mark_words, whereabouts_words
from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_drawing import DrawEnd, letter_end
from coachdesk.ui.widgets.line_surface import LineSurface

_MM = 25.4
_NARROW = 40.0
"""Narrower than this, in em, the words of the two ends stand one under the other."""


class LineScale(QWidget):
    """LineScale(name, parent=None): `name` is what a screen reader calls it, the question.

    `.place` 0..1000 or None;  `.set_place(place)` and `.clear()` tell nobody
    `.set_ends(low_words, high_words, low=letter_end("A"), high=letter_end("B"), says=None)`: the words beneath the
        ends, what is drawn at them, and what is said of a place (by default "nearer B than A")
    `.set_read_only(bool)`;  `.length_px()`, `.length_mm()` of the line as it is on this screen
    signals `marked(int)` a mark was put by finger, pen, mouse or keys;  `cleared()` the person took it off
    """

    marked = Signal(int)
    cleared = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._says: Callable[[int], str] = whereabouts_words
        self.surface = LineSurface(self._said, self)
        self.surface.setAccessibleName(name)
        self.surface.marked.connect(self.marked)
        self.surface.cleared.connect(self.cleared)
        self.setFocusProxy(self.surface)
        column = QVBoxLayout(self)
        spaced(column, gap=0.2)
        column.addWidget(self.surface)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        spaced(self._row, gap=1.2)
        self.low = SafeLabel("", parent=self)
        self.high = SafeLabel("", parent=self)
        self._row.addWidget(self.low, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.high, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._row)
        self.set_ends("", "")

    @property
    def place(self) -> int | None:
        """Where the mark stands; None while there is none."""
        return self.surface.place

    def set_place(self, place: int | None) -> None:
        """Shows a mark that was put before."""
        self.surface.show_place(place)

    def clear(self) -> None:
        """Takes the mark off."""
        self.surface.show_place(None)

    def set_ends(
        self,
        low_words: str,
        high_words: str,
        low: DrawEnd | None = None,
        high: DrawEnd | None = None,
        says: Callable[[int], str] | None = None,
    ) -> None:
        """Says what the bad and the good end are."""
        self._says = says or whereabouts_words
        self.surface.ends = (low or letter_end("A"), high or letter_end("B"))
        self.low.set_words(low_words)
        self.high.set_words(high_words)
        self.surface.setAccessibleDescription(" … ".join(words for words in (low_words, high_words) if words))
        for label in (self.low, self.high):
            label.setVisible(bool(label.words()))
        self._turn()
        self.surface.update()

    def set_read_only(self, read_only: bool) -> None:
        """A line that only shows."""
        self.surface.read_only = read_only
        self.surface.lose()
        self.surface.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.surface.unsetCursor() if read_only else self.surface.setCursor(Qt.CursorShape.PointingHandCursor)

    def length_px(self) -> int:
        """How long the line is on the screen, in pixels as the screen counts them."""
        return max(1, round(self.surface.line_length() * self.devicePixelRatioF()))

    def length_mm(self) -> int:
        """How long it is to a ruler, by what the screen says of itself."""
        inch = self.screen().physicalDotsPerInchX()
        return max(1, min(5_000, round(self.surface.line_length() / inch * _MM)))

    def words(self) -> str:
        """Where the mark stands, in words."""
        return self._said(self.place)

    def _said(self, place: int | None) -> str:
        return no_mark_words() if place is None else self._says(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def restyle(self) -> None:
        """Puts the words where the text size leaves room for them (the theme calls this)."""
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() < em(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
        self.high.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
