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
from coachdesk.ui.first_run.invitation_step import InvitationStep
from coachdesk.ui.first_run.joining import Joining
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

_CODE_PAGES = 2

_AT_PLACE = (VaultExists, FileExists, NotSaved, VaultNotWritable)
_AT_ORGANISATION = (WrongPassphrase, KeyFileDamaged, KeyFileChanged, NotFound)


class Wizard(PageTurner):
    """`opened(OpenDesk)` when all is done; `elsewhere` for someone who has records already; `later` to unlock."""

    opened = Signal(object)
    elsewhere = Signal()
    later = Signal()
    """Joining was cut short and goes on when the vault is next opened."""

    def __init__(self, door: Door, deeds: Deeds, duty: DutyBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._deeds = door, deeds
        self.welcome = Welcome(self)
        self.where = WhereStep("", door.folder, self)
        self.who = WhoStep("", self)
        self.organisation = OrganisationStep("", self)
        self.invitation = InvitationStep("", self)
        self.ring = RingStep("", duty, deeds, self)
        self.passphrase = PassphraseStep("", deeds, self._about, self)
        self._own_way: tuple[Step, ...] = (self.where, self.who, self.organisation, self.ring, self.passphrase)
        self._invited_way: tuple[Step, ...] = (self.where, self.invitation, self.ring, self.passphrase)
        self._steps: tuple[Step, ...] = (self.welcome, self.invitation, *self._own_way)
        self._way: tuple[Step, ...] = self._own_way
        for step in self._steps[1:]:
            step.onwards.connect(lambda step=step: self._turn(step, 1))
            step.backwards.connect(lambda step=step: self._turn(step, -1))
        for each in self._steps:
            each.hide()
        self.welcome.onwards.connect(lambda: self._begin(self._own_way))
        self.welcome.invited.connect(lambda: self._begin(self._invited_way))
        self.welcome.elsewhere.connect(self.elsewhere)
        self.passphrase.chosen.connect(self._go)
        self.turn_to(self.welcome)

    @property
    def is_invited(self) -> bool:
        """Whether the way gone is that of somebody with an invitation."""
        return self._way is self._invited_way

    def _begin(self, way: tuple[Step, ...]) -> None:
        self._way = way
        for number, step in enumerate(way, start=1):
            step.set_above(self._number(number))
        self.turn_to(way[0])

    def _turn(self, step: Step, by: int) -> None:
        pages = (self.welcome, *self._way)
        self.turn_to(pages[pages.index(step) + by])

    def _number(self, step: int) -> str:
        return self.tr("Step {step} of {steps}").format(step=step, steps=len(self._way) + _CODE_PAGES)

    def _about(self) -> tuple[str, ...]:
        """What someone who knows the coach would guess first."""
        return tuple(words for words in (self.who.name.text(), self.organisation.name.text()) if words)

    # -- making the vault ------------------------------------------------------------------------

    def _go(self, passphrase: bytearray) -> None:
        if self.is_invited:
            self._join(passphrase)
        else:
            self._create(passphrase)

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

    def _join(self, passphrase: bytearray) -> None:
        folder = self.where.folder.path() or self._door.folder
        joining = Joining(self._door, self._deeds, self.invitation.invited(), folder, passphrase, self)
        joining.page.set_above(self._number(len(self._way)))
        joining.made.connect(self._made)
        joining.refused.connect(self._refused)
        joining.later.connect(self.later)
        self.turn_to(joining.page)
        joining.begin()

    def _made(self, made: tuple[OpenDesk, RecoveryCode]) -> None:
        opened, code = made
        self.passphrase.idle()
        numbers = (self._number(len(self._way) + 1), self._number(len(self._way) + _CODE_PAGES))
        proof = CodeProof(code, above=numbers, parent=self)
        proof.proved.connect(lambda: self._proved(opened))
        self.turn_to(proof)

    def _proved(self, opened: OpenDesk) -> None:
        self._deeds.do(lambda: self._door.code_was_checked(opened), then=self._finish)

    def _finish(self, opened: OpenDesk) -> None:
        alone = not self.is_invited and not self.organisation.is_member()
        done = DonePage(alone=alone, parent=self)
        done.go.connect(lambda: self.opened.emit(opened))
        self.turn_to(done)

    def _refused(self, error: CoachDeskError) -> None:
        """Back to the page that can put it right, with the sentence there."""
        self.passphrase.idle()
        self.passphrase.choice.wipe()
        step: Step = self.invitation if self.is_invited else self.passphrase
        field = error.field if isinstance(error, BadInput) else ""
        if isinstance(error, _AT_PLACE):
            step = self.where
        elif field == "passphrase":
            step = self.passphrase
        elif not self.is_invited and (isinstance(error, _AT_ORGANISATION) or "organisation" in field):
            step = self.organisation
        elif field in {"name", "role"}:
            step = self.who
        self.turn_to(step)
        step.warn(error)
