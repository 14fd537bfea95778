"""The first-run wizard: page after page, then the vault is made, and the recovery code is proved to be on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import (
    BadInput,
    CoachDeskError,
    FileExists,
    KeyFileChanged,
    KeyFileDamaged,
    NotFound,
    NotSaved,
    VaultExists,
    VaultNotWritable,
    WrongPassphrase,
)
from coachdesk.ui.door import VaultWishes
from coachdesk.ui.first_run.done import DonePage
from coachdesk.ui.first_run.ring_step import RingStep
from coachdesk.ui.first_run.steps import OrganisationStep, PassphraseStep, Step, Welcome, WhereStep, WhoStep
from coachdesk.ui.page_turner import PageTurner
from coachdesk.ui.recovery_code_steps import CodeProof

if TYPE_CHECKING:
    from coachdesk.crypto.recovery_code import RecoveryCode
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.duty_book import DutyBook
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.door import Door

STEPS = 7

_AT_PLACE = (VaultExists, FileExists, NotSaved, VaultNotWritable)
_AT_ORGANISATION = (WrongPassphrase, KeyFileDamaged, KeyFileChanged, NotFound)


class Wizard(PageTurner):
    """`opened(OpenDesk)` when all is done; `elsewhere` for someone who has records already."""

    opened = Signal(object)
    elsewhere = Signal()

    def __init__(self, door: Door, deeds: Deeds, duty: DutyBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._deeds = door, deeds
        self.welcome = Welcome(self)
        self.where = WhereStep(self._number(1), door.folder, self)
        self.who = WhoStep(self._number(2), self)
        self.organisation = OrganisationStep(self._number(3), self)
        self.ring = RingStep(self._number(4), duty, deeds, self)
        self.passphrase = PassphraseStep(self._number(5), deeds, self._about, self)
        self._steps: tuple[Step, ...] = (
            *(self.welcome, self.where, self.who),
            *(self.organisation, self.ring, self.passphrase),
        )
        for before, step in zip(self._steps, self._steps[1:], strict=False):
            before.onwards.connect(lambda step=step: self.turn_to(step))
            step.backwards.connect(lambda before=before: self.turn_to(before))
        for step in self._steps:
            step.hide()
        self.welcome.elsewhere.connect(self.elsewhere)
        self.passphrase.chosen.connect(self._create)
        self.turn_to(self.welcome)

    def _number(self, step: int) -> str:
        return self.tr("Step {step} of {steps}").format(step=step, steps=STEPS)

    def _about(self) -> tuple[str, ...]:
        """What someone who knows the coach would guess first."""
        return tuple(words for words in (self.who.name.text(), self.organisation.name.text()) if words)

    # -- making the vault ------------------------------------------------------------------------

    def _create(self, passphrase: bytearray) -> None:
        member = self.organisation.is_member()
        wishes = VaultWishes(
            folder=self.where.folder.path() or self._door.folder,
            worker_name=self.who.name.text(),
            worker_role=self.who.role.chosen(),
            passphrase=passphrase,
            organisation_name="" if member else self.organisation.name.text(),
            administrator_file=self.organisation.file.path() if member else None,
            administrator_passphrase=self.organisation.passphrase.take() if member else bytearray(),
        )
        self.passphrase.busy(self.tr("Making your records"))
        self._deeds.do(lambda: self._door.create(wishes), then=self._made, failed=self._refused, owner=self)

    def _made(self, made: tuple[OpenDesk, RecoveryCode]) -> None:
        opened, code = made
        self.passphrase.idle()
        proof = CodeProof(code, above=(self._number(6), self._number(7)), parent=self)
        proof.proved.connect(lambda: self._proved(opened))
        self.turn_to(proof)

    def _proved(self, opened: OpenDesk) -> None:
        self._deeds.do(lambda: self._door.code_was_checked(opened), then=self._finish)

    def _finish(self, opened: OpenDesk) -> None:
        done = DonePage(alone=not self.organisation.is_member(), parent=self)
        done.go.connect(lambda: self.opened.emit(opened))
        self.turn_to(done)

    def _refused(self, error: CoachDeskError) -> None:
        """Back to the page that can put it right, with the sentence there."""
        self.passphrase.idle()
        self.passphrase.choice.wipe()
        step: Step = self.passphrase
        if isinstance(error, _AT_PLACE):
            step = self.where
        elif isinstance(error, _AT_ORGANISATION) or (isinstance(error, BadInput) and "organisation" in error.field):
            step = self.organisation
        elif isinstance(error, BadInput) and error.field in {"name", "role"}:
            step = self.who
        self.turn_to(step)
        step.warn(error)
