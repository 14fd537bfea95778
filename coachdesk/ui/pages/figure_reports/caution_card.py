"""What the organisation adds to the caution about early figures; ours stands on every report and stays there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.operations.early_caution import early_caution, say_early_caution
from coachdesk.tools.figure_limits import early_caution as caution_words
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Opened
    from coachdesk.models.organisation import Organisation
    from coachdesk.ui.page import Page

_SIX = 6


class CautionCard(Card):
    """CautionCard(page): `.look()`; `.words`, `.keep`."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="warning", parent=page)
        self.set_title(self.tr("The caution about early figures"))
        self._page = page
        self._kept_words = ""
        about = self.tr("It stands on every report of less than twelve months and cannot be taken off. For six months:")
        self.words = WordsField(
            self.tr("What your organisation adds to it"),
            hint=self.tr("Kept for every laptop of your organisation."),
            lines=2,
            parent=self,
        )
        for part in (small_label(f"{about} “{caution_words(_SIX)[0]}”", parent=self), self.words):
            self.add(part)
        self.keep = secondary_button(self.tr("Keep what we add"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.keep)

    def is_clean(self) -> bool:
        """Whether nothing is typed that is not kept."""
        return self.words.text().strip() == self._kept_words

    def look(self) -> None:
        """Reads what is kept, unless something is being typed."""
        self._page.read(partial(early_caution, self._page.desk), self._took)

    def _took(self, organisation: Opened[Organisation]) -> None:
        if self.is_clean():
            self.words.set_text(organisation.record.early_caution)
        self._kept_words = organisation.record.early_caution

    def _keep(self) -> None:
        self._page.do(partial(say_early_caution, self._page.desk, self.words.text()), self._kept)

    def _kept(self, organisation: Opened[Organisation]) -> None:
        self._kept_words = organisation.record.early_caution
        self.words.set_text(self._kept_words)
        self._page.say(self.tr("Kept. Every report of less than a year says it from now on."))
