"""One part of a case study: its sentences, and a way to add one of one's own."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.case_study import StudyFact, StudyPart
from coachdesk.ui.pages.case_study.fact_field import FactField
from coachdesk.ui.pages.case_study.words import PARTS, said
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.rows import Rows


class PartCard(Card):
    """PartCard(part, parent=None). `.fields` in order; `.show_facts(facts)`; `.facts()`.

    Signals: `edited()` anything has changed · `wanted(StudyFact)` somebody asks where it comes from
    """

    edited = Signal()
    wanted = Signal(object)

    def __init__(self, part: StudyPart, parent: QWidget | None = None) -> None:
        super().__init__(said(PARTS[part]), parent=parent)
        self.part = part
        self.fields: list[FactField] = []
        self._rows = Rows(0.9, self)
        self.add(self._rows)
        self.own = quiet_button(self.tr("Add a sentence"), "plus", self)
        self.own.setAccessibleName(f"{self.own.words()}: {self.title.words()}")
        self.own.clicked.connect(self._add_own)
        self.add_action(self.own)

    def facts(self) -> list[StudyFact]:
        """What stands in it now."""
        return [fact for field in self.fields if (fact := field.fact()) is not None]

    def show_facts(self, facts: Iterable[StudyFact]) -> None:
        """Shows those of its own part."""
        mine = [one for one in facts if one.part is self.part]
        self.fields = [FactField(one, number, self._rows) for number, one in enumerate(mine, 1)]
        for field in self.fields:
            field.edited.connect(self.edited)
            field.wanted.connect(partial(self._wanted, field))
            field.left_out.connect(partial(self._left_out, field))
        self._rows.fill(self.fields)

    def _wanted(self, field: FactField) -> None:
        self.wanted.emit(field.given)

    def _left_out(self, field: FactField) -> None:
        self.show_facts(fact for one in self.fields if one is not field and (fact := one.fact()) is not None)
        self.own.setFocus()
        self.edited.emit()

    def _add_own(self) -> None:
        facts = [one.fact() or one.given for one in self.fields]
        self.show_facts([*facts, StudyFact(part=self.part, words="…")])
        field = self.fields[-1].words
        field.set_text("")
        field.setFocus()
