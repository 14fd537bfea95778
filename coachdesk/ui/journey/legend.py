"""What the shapes mean: only those that are on the map, each beside its word."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.models.journey_map import JourneyMap, Mark
from coachdesk.ui.journey.glyphs import GlyphKey, Look
from coachdesk.ui.journey.words import mark_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel


class Legend(QWidget):
    """Legend(parent=None): `.show_map(whole)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        spaced(self._flow, gap=0.9)
        self._entries: list[QWidget] = []
        self._shown: tuple[Mark, ...] = ()
        self._hollow = False

    def show_map(self, whole: JourneyMap) -> None:
        """Explains the shapes of this map."""
        used = {one.mark for one in whole.events}
        shown = tuple(one for one in Mark if one in used)
        hollow = any(not one.arrived for one in whole.events)
        if (shown, hollow) == (self._shown, self._hollow):
            return
        self._shown, self._hollow = shown, hollow
        for old in self._entries:
            self._flow.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._entries = [self._entry(Look(mark), mark_words(mark)) for mark in shown]
        if hollow:
            self._entries.append(self._entry(Look(Mark.HELP, hollow=True), self.tr("Help did not arrive")))
        for entry in self._entries:
            self._flow.addWidget(entry)
        self.setVisible(bool(self._entries))

    def _entry(self, look: Look, words: str) -> QWidget:
        entry = QWidget(self)
        row = QHBoxLayout(entry)
        spaced(row, gap=0.25)
        row.addWidget(GlyphKey(look, entry))
        row.addWidget(SafeLabel(words, level="small", wrap=False, parent=entry))
        return entry
