"""Connecting this laptop's organisation to its server: address, certificate, the organisation's file, two papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, NotFound, VaultError
from coachdesk.operations.devices.connecting import (
    ConnectWishes,
    Halves,
    connect,
    halves_are_on_paper,
    place_wished,
    unproved_halves,
)
from coachdesk.operations.syncing.enrolled import place_of
from coachdesk.operations.syncing.joining import is_joining
from coachdesk.operations.vaults import ADMINISTRATOR_SUFFIX, STANDARD
from coachdesk.ui.pages.connect.halves_card import HalvesCard
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from coachdesk.desk.opening import Costs, OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.operations.syncing.server_place import ServerPlace
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing
    from coachdesk.ui.widgets.field import Field

_LONGEST_ADDRESS = 300


class ConnectPage(ServerPage):
    """Fields `.address`, `.certificate`, `.file`, `.passphrase`; then `.halves`. Tests give other lines and costs."""

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
        self.set_title(self.tr("Connect to a server"))
        self._says = SafeLabel("", parent=self)
        self.address = LineField(
            self.tr("The server’s address"),
            hint=self.tr("Your IT officer has it: it begins with https."),
            limit=_LONGEST_ADDRESS,
            parent=self,
        )
        self.certificate = PathField(
            self.tr("The server’s certificate file"),
            "file",
            hint=self.tr("It comes with the address. CoachDesk believes this server and no other."),
            parent=self,
        )
        self.file = PathField(
            self.tr("The organisation’s file"), "file", hint=self.tr("Its name ends in .administrator."), parent=self
        )
        self.passphrase = PassphraseField(self.tr("The passphrase of that file"), parent=self)
        self._fields: tuple[Field, ...] = (self.address, self.certificate, self.file, self.passphrase)
        for field, following in zip(self._fields, self._fields[1:], strict=False):
            field.entered.connect(following.setFocus)  # type: ignore[attr-defined]
        self.passphrase.entered.connect(self._connect)
        self.address.edited.connect(self.address.clear_problem)
        self.halves = HalvesCard(self)
        self.halves.proved.connect(self._proved)
        for part in (self._says, *self._fields, self.halves):
            self.add(part)
        self.halves.hide()
        self.go_button = primary_button(self.tr("Connect"), "link", self)
        self.go_button.clicked.connect(self._connect)
        self.devices = secondary_button(self.tr("Laptops and colleagues"), "laptop", self)
        self.devices.clicked.connect(lambda: self.go("devices"))
        for button in (*self.halves.buttons, self.devices, self.go_button):
            self.add_action(button)
        for hidden in (*self.halves.buttons, self.devices):
            hidden.hide()

    def opened(self, **_where: str) -> None:
        beside = self.vault.folder.with_name(self.vault.folder.name + ADMINISTRATOR_SUFFIX)
        if self.file.is_empty() and beside.is_file():
            self.file.set_path(beside)

    def refresh(self) -> None:
        vault = self.vault
        self.read(lambda: (place_of(vault), is_joining(vault), unproved_halves(vault)), self._took)

    def first_focus(self) -> QWidget | None:
        return self.address

    def is_clean(self) -> bool:
        return self.passphrase.is_empty() and not self.address.text() and not self.halves.is_open()

    def leave(self) -> None:
        self.passphrase.wipe()
        self.halves.wipe()

    def busy_changed(self) -> None:
        for part in (*self._fields, self.go_button):
            part.setEnabled(not self.is_busy)

    def _took(self, found: tuple[ServerPlace | None, bool, Halves | None]) -> None:
        place, unfinished, halves = found
        asking = place is None or unfinished
        for part in (*self._fields, self.go_button):
            part.setVisible(asking)
        if asking:
            self._says.set_words(
                self.tr(
                    "The first laptop of an organisation is connected here, by whoever keeps its file. After that the "
                    "others are invited. The server can read nothing of what it keeps."
                )
            )
        elif place is not None:
            self._says.set_words(self.tr("Connected to {server}.").format(server=place.origin))
        if halves is not None and not self.halves.is_open():
            self.halves.begin(halves)
        self.halves.setVisible(self.halves.is_open())
        self.devices.setVisible(not asking and not self.halves.is_open())

    def _connect(self) -> None:
        for field in self._fields:
            field.clear_problem()
        try:
            place = self._place()
        except BadInput as wrong:
            self._refused(wrong)
            return
        file = self.file.path()
        if file is None or not file.is_file():
            self._at(self.file, self.tr("There is no file at that place. Choose the organisation’s file."))
            return
        if self.passphrase.is_empty():
            self._at(self.passphrase, self.tr("Type the passphrase of the organisation’s file."))
            return
        vault, costs = self.vault, self._costs
        wishes = ConnectWishes(file, self.passphrase.take())
        self.ask_server(
            lambda ask: connect(vault, wishes, place, ask, costs),
            lambda _: self._connected(),
            self._refused,
            self.tr("Connecting your organisation"),
            place,
        )

    def _connected(self) -> None:
        if self.syncing is not None:
            self.syncing.look_again()
        self.refresh()

    def _place(self) -> ServerPlace:
        if not self.address.text():
            raise BadInput("address", self.tr("Type the address of the server."))
        certificate = self.certificate.path()
        if certificate is None and not self.certificate.is_empty():
            raise BadInput("authorities", self.tr("Give the whole path of the file."))
        return place_wished(self.address.text(), certificate)

    def _refused(self, error: CoachDeskError) -> None:
        fields: dict[str, Field] = {"address": self.address, "authorities": self.certificate}
        if isinstance(error, BadInput) and error.field in fields:
            self._at(fields[error.field], error.sentence)
        elif isinstance(error, NotFound):
            self._at(self.file, error.sentence)
        elif isinstance(error, VaultError):
            self._at(self.passphrase, error.sentence)
        else:
            self.warn(error)

    def _at(self, field: Field, sentence: str) -> None:
        field.show_problem(sentence)
        field.setFocus()

    def _proved(self) -> None:
        vault = self.vault
        self.do(lambda: halves_are_on_paper(vault), lambda _: self._is_done())

    def _is_done(self) -> None:
        self.say(self.tr("Both halves are on paper. Now invite your colleagues."))
        self.refresh()
