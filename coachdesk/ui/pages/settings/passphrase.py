"""Changing the passphrase: the one of now, and a new one that is hard to guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import BadInput, VaultError
from coachdesk.operations.vaults import change_passphrase
from coachdesk.ui.passphrase_choice import PassphraseChoice
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from coachdesk.desk.opening import Costs, OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.page import Page


class PassphraseCard(Card):
    """PassphraseCard(page, opened, costs): `changed()` once the new one opens the vault; `.wipe()` when left."""

    changed = Signal()

    def __init__(self, page: Page, opened: OpenDesk, costs: Costs, parent: QWidget | None = None) -> None:
        super().__init__(icon="lock", parent=parent)
        self.set_title(self.tr("Passphrase"))
        self._page, self._opened, self._costs = page, opened, costs
        self._begin = secondary_button(self.tr("Change the passphrase"), "edit", self)
        self._begin.clicked.connect(self._turn)
        self.add(
            small_label(self.tr("It opens the records on this laptop. The recovery code stays the same."), parent=self)
        )
        self._fields = QWidget(self)
        column = QVBoxLayout(self._fields)
        spaced(column, gap=0.8)
        self.old = PassphraseField(self.tr("The passphrase you have now"), parent=self._fields)
        self.new = PassphraseChoice(page.deeds, lambda: (), self._fields)
        self.save = secondary_button(self.tr("Change it now"), "tick", self._fields)
        self.save.clicked.connect(self._settle)
        self.new.entered.connect(self._settle)
        note = self.tr(
            "The organisation file, if you keep one, and backups made before today keep the passphrase they have."
        )
        for part in (self.old, self.new, small_label(note, parent=self._fields), self.save):
            column.addWidget(part)
        self._fields.hide()
        self.add(self._fields)
        self.add_action(self._begin)

    def wipe(self) -> None:
        """Forgets what was typed, and closes."""
        self.old.wipe()
        self.old.clear_problem()
        self.new.wipe()
        self._fields.hide()
        self._begin.show()

    def _turn(self) -> None:
        self._fields.show()
        self._begin.hide()
        self.old.setFocus()

    def _settle(self) -> None:
        if self.old.is_empty():
            self.old.show_problem(self.tr("Type the passphrase you have now."))
            self.old.setFocus()
            return
        self.new.settle(self._change)

    def _change(self, new: bytearray) -> None:
        old = self.old.take()
        self.save.setEnabled(False)
        opened, costs = self._opened, self._costs
        self._page.do(
            lambda: change_passphrase(opened, old, new, costs),
            then=self._changed,
            failed=self._refused,
            label=self.tr("Changing the passphrase"),
        )

    def _changed(self, _none: None) -> None:
        self.save.setEnabled(True)
        self.wipe()
        self.changed.emit()

    def _refused(self, error: CoachDeskError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, BadInput):
            self.new.field.show_problem(error.sentence)
        elif isinstance(error, VaultError):
            self.old.show_problem(error.sentence)
            self.old.setFocus()
        else:
            self._page.warn(error)
