"""Who may sign plans: an administrator gives certificates to who asks, and withdraws those of laptops shut out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.errors import NotFound, VaultError
from coachdesk.operations.devices.signing_papers import SigningPapers, settle_signing, signing_papers
from coachdesk.operations.vaults import ADMINISTRATOR_SUFFIX, STANDARD
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.pages.devices.words import day_words
from coachdesk.ui.pages.people_words import WORKER_JOBS, said
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.passphrase_field import PassphraseField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk.opening import Costs, OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.operations.syncing.certifying import Asking
    from coachdesk.operations.syncing.withdrawing import StillSigns
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing
    from coachdesk.ui.widgets.field import Field


class CertificatesPage(ServerPage):
    """`.boxes` by request, `.file`, `.passphrase`, `.settle`. Tests give other lines and costs."""

    shows = frozenset({"signing_request", "signing_certificate", "organisation_trust", "worker"})

    def __init__(
        self,
        opened: OpenDesk,
        router: Router,
        deeds: Deeds,
        lines: Lines | None = None,
        syncing: Syncing | None = None,
        costs: Costs = STANDARD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(opened, router, deeds, lines, parent, syncing=syncing)
        self._costs = costs
        self.boxes: dict[str, TickBox] = {}
        self.set_title(self.tr("Who may sign plans"))
        self._about = small_label(
            self.tr(
                "Each laptop makes its own signing key and asks for a certificate. Tick only colleagues you know to "
                "have that laptop: whoever has a certificate signs in that name."
            ),
            parent=self,
        )
        self._none = SafeLabel(self.tr("Nobody waits, and there is nothing to withdraw."), parent=self)
        self.asking = Card(self.tr("Waiting for a certificate"), icon="sign", parent=self)
        self._asking = Rows(0.4, self.asking)
        self.asking.add(self._asking)
        self.gone = Card(self.tr("To be withdrawn"), icon="warning", parent=self)
        self.gone.add(
            small_label(
                self.tr("These laptops are shut out and could still sign. What was signed before stands."),
                parent=self.gone,
            )
        )
        self._gone = Rows(0.4, self.gone)
        self.gone.add(self._gone)
        self.file = PathField(
            self.tr("The organisation’s file"), "file", hint=self.tr("Its name ends in .administrator."), parent=self
        )
        self.passphrase = PassphraseField(self.tr("The passphrase of that file"), parent=self)
        self.file.entered.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self._settle)
        for part in (self._about, self._none, self.asking, self.gone, self.file, self.passphrase):
            self.add(part)
            part.hide()
        self.settle = primary_button("", "sign", self)
        self.settle.clicked.connect(self._settle)
        self.add_action(self.settle)
        self.settle.hide()

    def opened(self, **_where: str) -> None:
        beside = self.vault.folder.with_name(self.vault.folder.name + ADMINISTRATOR_SUFFIX)
        if self.file.is_empty() and beside.is_file():
            self.file.set_path(beside)

    def refresh(self) -> None:
        vault = self.vault
        self.read(lambda: signing_papers(vault), self._took)

    def is_clean(self) -> bool:
        return self.passphrase.is_empty()

    def leave(self) -> None:
        self.passphrase.wipe()

    def busy_changed(self) -> None:
        for part in (self.file, self.passphrase, self.settle):
            part.setEnabled(not self.is_busy)

    def _took(self, found: SigningPapers) -> None:
        if not found.i_may:
            self.warn(self.tr("An administrator of your organisation gives certificates."))
        ticked = {name for name, box in self.boxes.items() if box.is_ticked()}
        self.boxes = {one.request.id: self._box(one, ticked) for one in found.asking}
        self._asking.fill(self.boxes.values())
        self._gone.fill([SafeLabel(self._gone_words(one), parent=self._gone) for one in found.gone])
        self.asking.setVisible(bool(found.asking))
        self.gone.setVisible(bool(found.gone))
        self._about.setVisible(bool(found.asking))
        self._none.setVisible(found.i_may and not found.waiting)
        for part in (self.file, self.passphrase, self.settle):
            part.setVisible(bool(found.waiting))
        self._words()

    def _box(self, one: Asking, ticked: set[str]) -> TickBox:
        job = one.worker.job or said(WORKER_JOBS[one.worker.role])
        asked = self.tr("asked {day}").format(day=day_words(one.asked_at, self.desk.now()))
        box = TickBox(f"{one.worker.name} · {job} · {asked}", ticked=one.request.id in ticked, parent=self._asking)
        box.ticked.connect(self._words)
        return box

    def _gone_words(self, one: StillSigns) -> str:
        name = one.worker.name if one.worker else self.tr("Somebody whose name is not here")
        why = self.tr("has left") if one.has_left else self.tr("a laptop that is shut out")
        return f"{name} · {why}"

    def _words(self, _ticked: object = None) -> None:
        gives = any(box.is_ticked() for box in self.boxes.values())
        withdraws = self.gone.isVisibleTo(self)
        if gives and withdraws:
            self.settle.set_words(self.tr("Give and withdraw"))
        else:
            self.settle.set_words(self.tr("Withdraw") if withdraws else self.tr("Give them a certificate"))

    def _settle(self) -> None:
        for field in (self.file, self.passphrase):
            field.clear_problem()
        requests = frozenset(name for name, box in self.boxes.items() if box.is_ticked())
        if not requests and not self.gone.isVisibleTo(self):
            self.warn(self.tr("Tick whom you know."))
            return
        file = self.file.path()
        if file is None or not file.is_file():
            self._at(self.file, self.tr("There is no file at that place. Choose the organisation’s file."))
            return
        if self.passphrase.is_empty():
            self._at(self.passphrase, self.tr("Type the passphrase of the organisation’s file."))
            return
        vault, costs, secret = self.vault, self._costs, self.passphrase.take()
        self.ask_server(
            lambda ask: settle_signing(vault, file, secret, ask, requests, costs),
            self._done,
            self._refused,
            self.tr("Writing certificates"),
        )

    def _done(self, done: SigningPapers) -> None:
        said = []
        if done.asking:
            said.append(self.tr("%n certificate(s) given.", "", len(done.asking)))
        if done.gone:
            said.append(self.tr("%n certificate(s) withdrawn.", "", len(done.gone)))
        self.refresh()
        self.say(" ".join((*said, self.tr("Every laptop learns it at its next exchange."))) if said else "")

    def _refused(self, error: CoachDeskError) -> None:
        if isinstance(error, NotFound):
            self._at(self.file, error.sentence)
        elif isinstance(error, VaultError):
            self._at(self.passphrase, error.sentence)
        else:
            self.warn(error)
        self.refresh()

    def _at(self, field: Field, sentence: str) -> None:
        field.show_problem(sentence)
        field.setFocus()
