"""Opening records that lie in another folder, and restoring a backup as a copy beside what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import primary_button, quiet_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.door import Door

FOLDER, BACKUP = "folder", "backup"


class Elsewhere(FrontPage):
    """`chosen` when the door leads to other records, which are then unlocked as ever; `back` changes nothing."""

    chosen = Signal()
    back = Signal()

    def __init__(self, door: Door, deeds: Deeds, *, way: str = FOLDER, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Other records, or a backup"), parent=parent)
        self._door, self._deeds = door, deeds
        ways = (
            Choice(FOLDER, self.tr("Records in another folder")),
            Choice(BACKUP, self.tr("Restore a backup as a copy")),
        )
        self.way = ChoiceField(self.tr("What do you want to open?"), ways, chosen=way, optional=False, parent=self)
        self.way.edited.connect(self._turn)
        self.folder = PathField(self.tr("Folder of the records"), "folder", parent=self)
        self.backup = PathField(self.tr("Folder of the backup"), "folder", parent=self)
        self.copy = PathField(
            self.tr("New folder for the copy"),
            "folder",
            hint=self.tr("The records you have now stay as they are. The copy is made beside them."),
            parent=self,
        )
        self.copy.set_path(door.folder.with_name(self.tr("Restored {name}").format(name=door.folder.name)))
        self.passphrase = PassphraseField(self.tr("Passphrase of the backup"), parent=self)
        for part in (self.way, self.folder, self.backup, self.copy, self.passphrase):
            self.body.addWidget(part)
        back = quiet_button(self.tr("Back"), icon="left", parent=self)
        back.clicked.connect(self.back)
        self.go_button = primary_button("", parent=self)
        self.go_button.clicked.connect(self._go)
        self.folder.entered.connect(self._go)
        self.passphrase.entered.connect(self._go)
        self.add_action(back)
        self.add_action(self.go_button)
        self.first = self.way
        self._turn()

    def _turn(self) -> None:
        restoring = self._restoring()
        self.folder.setVisible(not restoring)
        for part in (self.backup, self.copy, self.passphrase):
            part.setVisible(restoring)
        self.go_button.set_words(self.tr("Restore") if restoring else self.tr("Use these records"))

    def _restoring(self) -> bool:
        return self.way.chosen() == BACKUP

    def _go(self) -> None:
        self.warn("")
        if self._restoring():
            self._restore()
        else:
            self._use()

    def _use(self) -> None:
        place = self.folder.path()
        if place is None or not place.is_dir():
            self._refuse_at(self.folder, self.tr("There is no folder at that place."))
            return
        self._deeds.do(lambda: self._door.use(place), then=lambda _: self.chosen.emit(), failed=self.warn, owner=self)

    def _restore(self) -> None:
        backup, copy = self.backup.path(), self.copy.path()
        if backup is None or not backup.is_dir():
            self._refuse_at(self.backup, self.tr("There is no backup at that place."))
            return
        if copy is None or copy.exists():
            self._refuse_at(self.copy, self.tr("Give a new name: nothing may be at that place yet."))
            return
        if self.passphrase.is_empty():
            self.passphrase.show_problem(self.tr("Type the passphrase the backup was made with."))
            self.passphrase.setFocus()
            return
        passphrase = self.passphrase.take()
        self.busy(self.tr("Checking and copying the backup"))
        self._deeds.do(
            lambda: self._door.restore(backup, copy, passphrase),
            then=lambda _: self.chosen.emit(),
            failed=self._refused,
            owner=self,
        )

    def _refused(self, error: CoachDeskError) -> None:
        self.idle()
        self.warn(error)

    def _refuse_at(self, field: PathField, sentence: str) -> None:
        field.show_problem(sentence)
        field.setFocus()
