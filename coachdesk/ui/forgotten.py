"""The way back in without the passphrase: the recovery code from paper, a new passphrase, and a new code on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError, WrongRecoveryCode
from coachdesk.settings import NAME_LIMIT
from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.page_turner import PageTurner
from coachdesk.ui.passphrase_choice import PassphraseChoice
from coachdesk.ui.recovery_code_steps import CodeProof
from coachdesk.ui.widgets.buttons import primary_button, quiet_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from coachdesk.crypto.recovery_code import RecoveryCode
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.door import Door


class Forgotten(PageTurner):
    """`opened(OpenDesk)` when the new code is proved to be on paper; `back` to the unlock page."""

    opened = Signal(object)
    back = Signal()

    def __init__(self, door: Door, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._deeds = door, deeds
        self.ask = AskForCode(deeds, self)
        self.ask.back.connect(self.back)
        self.ask.given.connect(self._open)
        self.ask.no_paper.connect(self._ask_officers)
        self.turn_to(self.ask)

    def _ask_officers(self) -> None:
        from coachdesk.ui.officers.officers import Officers

        officers = Officers(self._door, self._deeds, self)
        officers.opened.connect(self.opened)
        officers.back.connect(lambda: self.turn_to(self.ask, forget=True))
        self.turn_to(officers)

    def _open(self, typed: str, passphrase: bytearray) -> None:
        self.ask.busy(self.tr("Opening your records"))
        self._deeds.do(
            lambda: self._door.open_with_code(typed, passphrase), then=self._is_open, failed=self._refused, owner=self
        )

    def _is_open(self, found: tuple[OpenDesk, RecoveryCode]) -> None:
        opened, code = found
        proof = CodeProof(code, above=(self.tr("The old code opens nothing any more"), ""), parent=self)
        proof.proved.connect(lambda: self._proved(opened))
        self.turn_to(proof)

    def _proved(self, opened: OpenDesk) -> None:
        self._deeds.do(lambda: self._door.code_was_checked(opened), then=self.opened.emit, owner=self)

    def _refused(self, error: CoachDeskError) -> None:
        self.ask.idle()
        self.ask.refuse(error)


class AskForCode(FrontPage):
    """`given(code as typed, new passphrase)`; whoever takes the passphrase wipes it."""

    given = Signal(str, object)
    no_paper = Signal()
    """Neither the passphrase nor the paper is at hand."""
    back = Signal()

    def __init__(self, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Open with the recovery code"), parent=parent)
        for words in (
            self.tr("Your records are safe. They open with the code that was put on paper when they were made."),
            self.tr("Without passphrase and paper only your organisation can help, where the laptop belongs to one."),
        ):
            self.body.addWidget(SafeLabel(words, parent=self))
        self.code = LineField(
            self.tr("Recovery code"),
            hint=self.tr("Eight groups of five. Small letters will do, and gaps do not matter."),
            limit=NAME_LIMIT,
            parent=self,
        )
        self.code.edited.connect(self.code.clear_problem)
        self.choice = PassphraseChoice(deeds, tuple, self)
        self.code.entered.connect(self.choice.field.setFocus)
        self.choice.entered.connect(self._give)
        self.body.addWidget(self.code)
        self.body.addWidget(self.choice)
        back = quiet_button(self.tr("Back"), icon="left", parent=self)
        back.clicked.connect(self.back)
        onwards = primary_button(self.tr("Open my records"), icon="lock", parent=self)
        onwards.clicked.connect(self._give)
        self.add_action(back)
        self.add_action(onwards)
        office = quiet_button(self.tr("I do not have the paper either"), parent=self)
        office.clicked.connect(self.no_paper)
        self.after.addWidget(office, 0, Qt.AlignmentFlag.AlignLeft)
        self.first = self.code

    def refuse(self, error: CoachDeskError) -> None:
        """Says why it did not open, at the field that can put it right."""
        if isinstance(error, WrongRecoveryCode) or (isinstance(error, BadInput) and error.field != "passphrase"):
            self.code.show_problem(error.sentence)
            self.code.setFocus()
        else:
            self.warn(error)

    def _give(self) -> None:
        self.warn("")
        if not self.code.text():
            self.code.show_problem(self.tr("Type the code from the paper."))
            self.code.setFocus()
            return
        self.choice.settle(lambda passphrase: self.given.emit(self.code.text(), passphrase))
