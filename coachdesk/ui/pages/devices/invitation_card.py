"""An invitation to be handed over, in its three forms: a code for a camera, a file on a stick, groups to read out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operating_system import write_durably
from coachdesk.ui.path_field import PathField
from coachdesk.ui.recovery_code_parts import GroupGrid
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.qr_code import QrCode
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.devices.inviting_somebody import MadeInvitation
    from coachdesk.ui.page import Page


class InvitationCard(Card):
    """InvitationCard(page): `.show_invitation(made)`, `.forget()`; `.invitation` is what is shown, or None."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="link", parent=parent)
        self._page = page
        self.invitation: MadeInvitation | None = None
        self._until = SafeLabel("", parent=self)
        self._camera = small_label("", parent=self)
        self.code = QrCode(self.tr("The invitation as a code for a camera"), self)
        self._told = small_label("", parent=self)
        self._groups = Rows(0.4, self)
        self.address = SafeLabel("", level="3", parent=self)
        self.folder = PathField(
            self.tr("Or save it as a file in"),
            "folder",
            hint=self.tr("On a stick that you hand over. Delete the file afterwards."),
            parent=self,
        )
        self.folder.entered.connect(self.save)
        self.saved = SafeLabel("", parent=self)
        self.save_button = secondary_button(self.tr("Save the file"), "export", self)
        self.save_button.clicked.connect(self.save)
        parts = (self._until, self._camera, self.code, self._told, self._groups, self.address, self.folder, self.saved)
        for part in parts:
            self.add(part)
        self.add_action(self.save_button)
        self.saved.hide()

    def show_invitation(self, made: MadeInvitation) -> None:
        """Shows it: until it is forgotten, and never again."""
        self.invitation = made
        self.set_title(self.tr("The invitation for {name}").format(name=made.worker.name))
        self._until.set_words(
            self.tr("It works once, holds for three days, and is shown only now. Make another one whenever you like.")
        )
        fits = self.code.show_text(made.written.text())
        self.code.setVisible(fits)
        self._camera.setVisible(fits)
        self._camera.set_words(
            self.tr(
                "A telephone’s camera reads it as text: send that to the new laptop only by a way nobody else sees."
            )
        )
        words = self.tr("Or read these seven groups and the address out over the telephone.")
        needs = self.tr("The new laptop then needs the server’s certificate file as well.")
        self._told.set_words(f"{words} {needs}" if made.written.authorities else words)
        self._groups.fill([GroupGrid(made.written.secret.groups(), self._groups)])
        self.address.set_words(made.written.address)

    def forget(self) -> None:
        """Nothing of it is on the screen or kept any more."""
        self.invitation = None
        self.code.wipe()
        self._groups.fill([])
        self.address.set_words("")
        self.folder.set_path(None)
        self.saved.hide()

    def save(self) -> None:
        """Writes the file in the folder chosen; nothing is written over."""
        made, folder = self.invitation, self.folder.path()
        self.folder.clear_problem()
        self.saved.hide()
        if made is None or folder is None:
            self.folder.show_problem(self.tr("Choose a folder, best on a stick."))
            self.folder.setFocus()
            return
        place = folder / f"coachdesk-invitation-{made.written.secret.keys().device.hex()[:8]}.txt"
        content = f"{made.written.text()}\n".encode("ascii")
        self._page.do(
            lambda: write_durably(place, content, replace=False), lambda _: self._was_saved(place), self._not_saved
        )

    def _was_saved(self, place: Path) -> None:
        self.saved.set_words(self.tr("Saved: {place}").format(place=place))
        self.saved.show()

    def _not_saved(self, error: CoachDeskError) -> None:
        self.folder.show_problem(error.sentence)
        self.folder.setFocus()
