"""A new recovery code while the vault is open: the passphrase once more, the code, the proof that it is on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.page import Page
from coachdesk.ui.printing import can_print
from coachdesk.ui.recovery_code_parts import GroupGrid, TwoGroups
from coachdesk.ui.recovery_code_print import print_code
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from coachdesk.crypto.recovery_code import RecoveryCode
    from coachdesk.ui.page_table import PageNeeds


class RecoveryCodePage(Page):
    """Three parts, one seen at a time: `.passphrase`, the groups, and two of them to be typed."""

    def __init__(self, needs: PageNeeds, parent: QWidget | None = None) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds, parent)
        self._door, self._opened = needs.door, needs.opened
        self.set_title(self.tr("A new recovery code"))
        self._says = SafeLabel("", parent=self)
        self.passphrase = PassphraseField(self.tr("Your passphrase"), parent=self)
        self.passphrase.entered.connect(self._go_on)
        self._card = Card(parent=self)
        for part in (self._says, self.passphrase, self._card):
            self.add(part)
        self._print = secondary_button(self.tr("Print…"), icon="printer", parent=self)
        self._print.clicked.connect(self._print_code)
        self.next_button = primary_button("", parent=self)
        self.next_button.clicked.connect(self._go_on)
        self.add_action(self._print)
        self.add_action(self.next_button)
        self._code: RecoveryCode | None = None
        self._shown: QWidget | None = None
        self.groups: TwoGroups | None = None
        self._begin()

    def opened(self, **_where: str) -> None:
        if self._code is None:
            self._begin()

    def first_focus(self) -> QWidget | None:
        return self.passphrase

    def is_clean(self) -> bool:
        return self._code is None and self.passphrase.is_empty()

    def can_leave(self) -> bool:
        if self._code is not None:
            self.warn(self.tr("The old code opens nothing any more. Put the new one on paper before you leave."))
        return self._code is None

    def leave(self) -> None:
        self.passphrase.wipe()

    def _begin(self) -> None:
        self._says.set_words(
            self.tr("The new code goes on paper, and the old one opens nothing from then on. Have pen and paper ready.")
        )
        self.passphrase.show()
        self._put(None)
        self._print.hide()
        self.next_button.set_words(self.tr("Make a new code"))

    def _go_on(self) -> None:
        self.message.hush()
        if self._code is None:
            self._make()
        elif self.groups is None:
            self._ask(self._code)
        elif self.groups.check():
            self.do(lambda: self._door.code_was_checked(self._opened), then=lambda _: self._proved())

    def _make(self) -> None:
        if self.passphrase.is_empty():
            self.passphrase.show_problem(self.tr("Type your passphrase."))
            self.passphrase.setFocus()
            return
        passphrase = self.passphrase.take()
        self.do(lambda: self._door.new_code(self._opened, passphrase), then=self._show, label=self.tr("Making a code"))

    def _show(self, code: RecoveryCode) -> None:
        self._code, self.groups = code, None
        self.passphrase.hide()
        self._says.set_words(self.tr("Write these eight groups down, or print them. They are shown only now."))
        self._put(GroupGrid(code.groups(), self._card))
        self._print.setVisible(can_print())
        self.next_button.set_words(self.tr("It is on paper"))
        self.next_button.setFocus()

    def _ask(self, code: RecoveryCode) -> None:
        self.groups = TwoGroups(code, parent=self._card)
        self.groups.entered.connect(self._go_on)
        self._says.set_words(self.tr("Type these two groups from the paper, not from memory."))
        self._put(self.groups)
        self._print.hide()
        self.next_button.set_words(self.tr("Check"))
        self.groups.fields[0].setFocus()

    def _proved(self) -> None:
        if self._code is not None:
            self._code.wipe()
        self._code = self.groups = None
        self._begin()
        self.say(self.tr("The new recovery code is the one that counts. Keep the paper away from the laptop."))

    def _put(self, part: QWidget | None) -> None:
        """Shows `part` in the card in place of what was there."""
        before, self._shown = self._shown, part
        if before is not None:
            self._card.body.removeWidget(before)
            before.hide()
            before.deleteLater()
        if part is not None:
            self._card.add(part)
        self._card.setVisible(part is not None)

    def _print_code(self) -> None:
        if self._code is not None:
            print_code(self._code.groups(), self)
