"""What a contact cost: an amount with where it comes from, or uncosted, which is never £0 (C-07, C-19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import BadInput
from coachdesk.models.contact import Contact, CostBasis
from coachdesk.tools.contact_cells import read_pounds
from coachdesk.tools.money import to_the_penny
from coachdesk.ui.pages.contacts.words import BASES, choices_of
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from coachdesk.ui.pages.entry_ties import EntryTies
    from coachdesk.ui.pages.new_drafts import NewDrafts


class AmountFields(QWidget):
    """`.values()` gives `pence`, `basis` and `basis_words`, or raises BadInput; `.show_kept(contact)`."""

    changed = Signal()
    """The person left the amount or its reason after a change, or chose where it comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column)
        self.amount = LineField(
            self.tr("What it cost"),
            hint=self.tr("Such as 1,250 or 12.50. Left empty it counts as uncosted, never as £0."),
            parent=self,
        )
        self.basis = ChoiceField(self.tr("Where the amount comes from"), choices_of(BASES), parent=self)
        self.why = LineField(self.tr("Why it is left out of the totals"), parent=self)
        for field in (self.amount, self.basis, self.why):
            column.addWidget(field)
        self.basis.edited.connect(self._turn)
        self.basis.edited.connect(self.changed)
        self.amount.edited.connect(self._turn)
        self.amount.left.connect(lambda _text: self.changed.emit())
        self.why.left.connect(lambda _text: self.changed.emit())
        self._turn()

    def begin(self, drafts: NewDrafts) -> None:
        """What is typed of a new one is kept as drafts from now on."""
        drafts.words("amount", self.amount)
        drafts.choice("basis", self.basis)
        drafts.words("basis_words", self.why)

    def tie(self, ties: EntryTies) -> None:
        """From now on all three are kept together when one of them is left."""

        def keep() -> None:
            try:
                values = self.values()
            except BadInput as bad:
                self.refuse(bad)
                return
            ties.write(self._problem, **values)

        self.changed.connect(keep)
        ties.also(self.show_kept, self.amount.leave)

    def values(self) -> dict[str, Any]:
        """The three fields of a contact. Raises BadInput("pence") for what is no amount."""
        try:
            pence = read_pounds(self.amount.text())
        except BadInput as bad:
            raise BadInput("pence", self.tr("What is typed there {why}").format(why=bad.sentence)) from None
        basis = CostBasis(self.basis.chosen()) if self.basis.chosen() else None
        if pence is None and basis is not CostBasis.EXCLUDED:
            basis = None
        why = self.why.text() if basis is CostBasis.EXCLUDED else ""
        if basis is CostBasis.EXCLUDED and not why:
            raise BadInput("basis_words", self.tr("Say why its cost stays out of the totals."))
        return {"pence": pence, "basis": basis, "basis_words": why}

    def show_kept(self, contact: Contact) -> None:
        """Shows what is kept, unless somebody is typing there."""
        if self.amount.editor().hasFocus() or self.why.editor().hasFocus():
            return
        self.amount.set_text("" if contact.pence is None else to_the_penny(contact.pence))
        self.basis.choose(contact.basis.value if contact.basis else "")
        self.why.set_text(contact.basis_words)
        self._turn()

    def refuse(self, error: BadInput) -> bool:
        """Says a refusal at its field; False where it is none of these."""
        fields = {"pence": self.amount, "basis": self.basis, "basis_words": self.why}
        field = fields.get(error.field)
        if field is None:
            return False
        field.show_problem(error.sentence)
        return True

    def _problem(self, sentence: str) -> None:
        if sentence:
            self.amount.show_problem(sentence)
        for field in (self.amount, self.basis, self.why):
            if not sentence:
                field.clear_problem()

    def _turn(self) -> None:
        chosen = self.basis.chosen()
        self.basis.setVisible(bool(self.amount.text()) or bool(chosen))
        self.why.setVisible(chosen == CostBasis.EXCLUDED)
