"""The two small forms: an example of good practice, and something gained that is not money."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.practice import BenefitFor, BenefitSort
from coachdesk.operations.practice_log import note_benefit, note_practice
from coachdesk.ui.pages.practice_log.words import GAINED_BY, SORTS, said
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coachdesk.ui.page import Page
    from coachdesk.ui.widgets.field import Field


class PracticeCard(Card):
    """PracticeCard(page): `.changed`, `.who`, `.effect`, `.keep`."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="note", parent=page)
        self.set_title(self.tr("Write down what works"))
        self._page = page
        self.changed = WordsField(self.tr("What is done otherwise"), lines=2, parent=self)
        self.who = LineField(self.tr("Which agencies or roles"), parent=self)
        self.who.set_hint(self.tr("Such as “housing, police”. No names: they are taken out when this leaves."))
        self.effect = WordsField(self.tr("What came of it"), lines=2, parent=self)
        for field in (self.changed, self.who, self.effect):
            self.add(field)
        self.keep = primary_button(self.tr("Keep what works"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.keep)

    def is_clean(self) -> bool:
        """Whether nothing is typed that is not kept."""
        return not (self.changed.text().strip() or self.effect.text().strip() or self.who.text())

    def _keep(self) -> None:
        deed = partial(note_practice, self._page.desk, self.changed.text(), self.who.text(), self.effect.text())
        self._page.do(deed, lambda _: self._kept(), partial(show_refusal, self._page, {"changed": self.changed}))

    def _kept(self) -> None:
        for field in (self.changed, self.effect):
            field.set_text("")
            field.clear_problem()
        self.who.set_text("")
        self._page.say(self.tr("Kept."))
        self._page.refresh()


class BenefitCard(Card):
    """BenefitCard(page): `.gained_by`, `.sort`, `.words`, `.evidence`, `.keep`."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="tick", parent=page)
        self.set_title(self.tr("Write down what was gained"))
        self._page = page
        about = self.tr("Reports show it beside the money. Nobody turns it into pounds.")
        self.gained_by = ChoiceField(
            self.tr("Who gained"), [Choice(one.value, said(words)) for one, words in GAINED_BY.items()], parent=self
        )
        self.sort = ChoiceField(
            self.tr("What it is"), [Choice(one.value, said(words)) for one, words in SORTS.items()], parent=self
        )
        self.words = WordsField(self.tr("In words"), lines=2, parent=self)
        self.evidence = WordsField(self.tr("How it is known"), lines=2, parent=self)
        for part in (small_label(about, parent=self), self.gained_by, self.sort, self.words, self.evidence):
            self.add(part)
        self.keep = primary_button(self.tr("Keep what was gained"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.keep)

    def is_clean(self) -> bool:
        """Whether nothing is typed that is not kept."""
        return not (self.words.text().strip() or self.evidence.text().strip())

    def _keep(self) -> None:
        who, sort = self.gained_by.chosen(), self.sort.chosen()
        for field, chosen in ((self.gained_by, who), (self.sort, sort)):
            if not chosen:
                field.show_problem(self.tr("Choose one."))
                field.setFocus()
                return
            field.clear_problem()
        deed = partial(
            note_benefit, self._page.desk, BenefitFor(who), BenefitSort(sort), self.words.text(), self.evidence.text()
        )
        fields = {"words": self.words, "evidence": self.evidence}
        self._page.do(deed, lambda _: self._kept(), partial(show_refusal, self._page, fields))

    def _kept(self) -> None:
        for field in (self.words, self.evidence):
            field.set_text("")
            field.clear_problem()
        self._page.say(self.tr("Kept."))
        self._page.refresh()


def show_refusal(page: Page, fields: Mapping[str, Field], error: CoachDeskError) -> None:
    """At the field it is about, or under the page's heading."""
    field = fields.get(error.field) if isinstance(error, BadInput) else None
    if field is None:
        page.warn(error)
        return
    field.show_problem(error.sentence)
    field.setFocus()
