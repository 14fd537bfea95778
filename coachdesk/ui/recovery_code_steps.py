"""The recovery code on the screen, to be written down or printed, and the proof that it is on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.page_turner import PageTurner
from coachdesk.ui.printing import can_print
from coachdesk.ui.recovery_code_parts import GroupGrid, TwoGroups
from coachdesk.ui.recovery_code_print import print_code
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.crypto.recovery_code import RecoveryCode


class CodeShown(FrontPage):
    """The eight groups, numbered. `written` is emitted when the person says that they are on paper."""

    written = Signal()

    def __init__(self, code: RecoveryCode, *, above: str = "", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your recovery code"), above=above, parent=parent)
        self.body.addWidget(
            SafeLabel(
                self.tr(
                    "If you forget your passphrase, only this code opens your records. Nobody else has it, and it is "
                    "not kept on this laptop. Write it down or print it now, and keep the paper away from the laptop."
                ),
                parent=self,
            )
        )
        card = Card(parent=self)
        self._groups = GroupGrid(code.groups(), card)
        card.add(self._groups)
        self.body.addWidget(card)
        if can_print():
            printing = secondary_button(self.tr("Print…"), icon="printer", parent=self)
            printing.clicked.connect(lambda: print_code(code.groups(), self))
            self.add_action(printing)
        onwards = primary_button(self.tr("It is on paper"), parent=self)
        onwards.clicked.connect(self.written)
        self.add_action(onwards)
        self.first = onwards


class CodeChecked(FrontPage):
    """Asks for two of the groups. `proved` when both are right; `again` to see the code once more."""

    proved = Signal()
    again = Signal()

    def __init__(self, code: RecoveryCode, *, above: str = "", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Check the paper"), above=above, parent=parent)
        self.body.addWidget(SafeLabel(self.tr("Type these two groups from the paper, not from memory."), parent=self))
        self.groups = TwoGroups(code, parent=self)
        self.groups.entered.connect(self._check)
        self.body.addWidget(self.groups)
        self.first = self.groups.fields[0]
        show = quiet_button(self.tr("Show the code again"), parent=self)
        show.clicked.connect(self.again)
        check = primary_button(self.tr("Check"), parent=self)
        check.clicked.connect(self._check)
        self.add_action(show)
        self.add_action(check)

    def _check(self) -> None:
        if self.groups.check():
            self.proved.emit()


class CodeProof(PageTurner):
    """Shows a code, then has two groups of it typed; `proved` wipes it. `above`: a line over each page."""

    proved = Signal()

    def __init__(self, code: RecoveryCode, *, above: tuple[str, str] = ("", ""), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code, self._above = code, above
        self._show_code()

    def _show_code(self) -> None:
        shown = CodeShown(self._code, above=self._above[0], parent=self)
        shown.written.connect(self._check)
        self.turn_to(shown, forget=True)

    def _check(self) -> None:
        checked = CodeChecked(self._code, above=self._above[1], parent=self)
        checked.again.connect(self._show_code)
        checked.proved.connect(self._proved)
        self.turn_to(checked, forget=True)

    def _proved(self) -> None:
        self._code.wipe()
        self.proved.emit()
