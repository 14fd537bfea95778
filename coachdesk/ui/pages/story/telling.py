"""One telling of the story: its words by paragraphs, who told it and when, and who wrote it down."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from coachdesk.operations.story import Telling
from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label


class TellingView(Card):
    """TellingView(telling, names, large=True): large for the one that stands, with its facts above the earlier ones."""

    def __init__(
        self, telling: Telling, names: Mapping[str, str], *, large: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        facts = self._facts(telling, names)
        if facts and not large:
            self.add(small_label(facts, parent=self))
        for part in filter(str.strip, telling.words.split("\n\n")):
            self.add(SafeLabel(part.strip(), parent=self))
        if facts and large:
            self.add(small_label(facts, parent=self))

    def _facts(self, telling: Telling, names: Mapping[str, str]) -> str:
        """ "Told by Marcus and Callum · 24 February 2011 · written down by Bronwen · Callum wanted it said"."""
        who = [names[one] for one in telling.told_by if one in names]
        said = []
        if who:
            both = self.tr("{several} and {last}").format(several=", ".join(who[:-1]), last=who[-1])
            said.append(self.tr("Told by {who}").format(who=both if len(who) > 1 else who[0]))
        if telling.told_at is not None:
            said.append(partial_in_words(telling.told_at.date().isoformat()))
        if telling.written_by:
            said.append(self.tr("written down by {name}").format(name=telling.written_by))
        return " · ".join([*said, *([telling.because] if telling.because else [])])
