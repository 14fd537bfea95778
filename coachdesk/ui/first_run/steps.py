"""The wizard's pages before the vault is made, but for whom to ring: welcome, where, who, organisation, passphrase."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.organisation import WorkerRole
from coachdesk.operating_system import on_network_folder
from coachdesk.settings import NAME_LIMIT
from coachdesk.tools.role_words import WORKER_ROLES
from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.passphrase_choice import PassphraseChoice
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import primary_button, quiet_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from coachdesk.ui.deeds import Deeds

ALONE, MEMBER = "alone", "member"


class Step(FrontPage):
    """One page of the wizard: `onwards` when what it asks is good, `backwards` to the page before."""

    onwards = Signal()
    backwards = Signal()

    def __init__(self, title: str, above: str, *, forward: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, above=above, parent=parent)
        back = quiet_button(self.tr("Back"), icon="left", parent=self)
        back.clicked.connect(self.backwards)
        self.back_button = back
        self.next_button = primary_button(forward or self.tr("Next"), parent=self)
        self.next_button.clicked.connect(self.go_on)
        self.add_action(back)
        self.add_action(self.next_button)

    def problem(self) -> tuple[Field, str] | None:
        """The first field that is not right with a sentence how to put it right; None to go on."""
        return None

    def go_on(self) -> None:
        """Emits `onwards`, or says what is not right and goes there."""
        self.warn("")
        found = self.problem()
        if found is None:
            self.onwards.emit()
            return
        field, sentence = found
        field.show_problem(sentence)
        field.setFocus()


class Welcome(Step):
    """What this is and what is needed; `invited` with an invitation, `elsewhere` with records already."""

    invited = Signal()
    elsewhere = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Welcome to CoachDesk"), "", forward=self.tr("Begin"), parent=parent)
        self.back_button.set_words(self.tr("I was invited"))
        self.back_button.set_icon("link")
        self.back_button.set_look("secondary")
        self.backwards.connect(self.invited)
        for words in (
            self.tr(
                "CoachDesk keeps the plans of the families you work with. They are kept on this laptop, encrypted."
            ),
            self.tr(
                "Setting it up takes about five minutes, and internet only where you were invited. Have pen and paper "
                "ready."
            ),
        ):
            self.body.addWidget(SafeLabel(words, parent=self))
        other = quiet_button(self.tr("I have records already, or a backup"), parent=self)
        other.clicked.connect(self.elsewhere)
        self.after.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        self.first = self.next_button


class WhereStep(Step):
    """The folder that will hold the records."""

    def __init__(self, above: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Where shall your records be kept?"), above, parent=parent)
        self.folder = PathField(
            self.tr("Folder on this laptop"),
            "folder",
            hint=self.tr("It is made for you. Its name can be read by anyone, so no family's name belongs in it."),
            parent=self,
        )
        self.folder.set_path(folder)
        self.folder.entered.connect(self.go_on)
        self.body.addWidget(self.folder)
        self.body.addWidget(
            SafeLabel(
                self.tr("Choose a folder that stays on this laptop: not one on a network, a stick, or copied online."),
                tone="muted",
                parent=self,
            )
        )
        self.first = self.next_button

    def problem(self) -> tuple[Field, str] | None:
        place = self.folder.path()
        sentence = self.tr("Give the whole path of a folder.") if place is None else _cannot_hold_records(place)
        return (self.folder, sentence) if sentence else None


class WhoStep(Step):
    """The worker's name and role."""

    def __init__(self, above: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Who are you?"), above, parent=parent)
        self.name = LineField(self.tr("Your name"), hint=self.tr("As it should stand on plans."), parent=self)
        self.name.edited.connect(self.name.clear_problem)
        self.name.entered.connect(self.go_on)
        roles = [
            Choice(role.value, QCoreApplication.translate("roles", words))
            for role, words in WORKER_ROLES.items()
            if role is not WorkerRole.AGENCY_WORKER
        ]
        self.role = ChoiceField(self.tr("Your work"), roles, chosen=WorkerRole.COACH.value, optional=False, parent=self)
        self.body.addWidget(self.name)
        self.body.addWidget(self.role)
        self.first = self.name

    def problem(self) -> tuple[Field, str] | None:
        if not self.name.text():
            return self.name, self.tr("Type your name.")
        if len(self.name.text()) > NAME_LIMIT:
            return self.name, self.tr("That is too long for a name.")
        return None


class OrganisationStep(Step):
    """On one's own, or in an organisation whose file and its passphrase are at hand."""

    def __init__(self, above: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Who do you work for?"), above, parent=parent)
        ways = (
            Choice(ALONE, self.tr("I set this up myself")),
            Choice(MEMBER, self.tr("My organisation gave me a file")),
        )
        self.way = ChoiceField(self.tr("Your organisation"), ways, chosen=ALONE, optional=False, parent=self)
        self.way.edited.connect(self._turn)
        self.name = LineField(
            self.tr("Name of your organisation"),
            hint=self.tr("It is printed on plans. Leave it empty to use your own name."),
            parent=self,
        )
        self.name.entered.connect(self.go_on)
        self.file = PathField(self.tr("The organisation's file"), "file", parent=self)
        self.passphrase = PassphraseField(
            self.tr("The passphrase of that file"),
            hint=self.tr("Whoever looks after the file types it. It is not your own passphrase."),
            parent=self,
        )
        self.file.entered.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self.go_on)
        for part in (self.way, self.name, self.file, self.passphrase):
            self.body.addWidget(part)
        self._turn()
        self.first = self.way

    def is_member(self) -> bool:
        return self.way.chosen() == MEMBER

    def problem(self) -> tuple[Field, str] | None:
        if not self.is_member():
            return None
        place = self.file.path()
        if place is None or not place.is_file():
            return self.file, self.tr("There is no file at that place. Choose the file you were given.")
        if self.passphrase.is_empty():
            return self.passphrase, self.tr("Type the passphrase of the organisation's file.")
        return None

    def _turn(self) -> None:
        member = self.is_member()
        self.name.setVisible(not member)
        self.file.setVisible(member)
        self.passphrase.setVisible(member)


class PassphraseStep(Step):
    """The passphrase; `chosen(bytearray)` when it is good. Whoever takes it wipes it."""

    chosen = Signal(object)

    def __init__(
        self, above: str, deeds: Deeds, about: Callable[[], tuple[str, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Choose a passphrase"), above, forward=self.tr("Make my records"), parent=parent)
        self.body.addWidget(
            SafeLabel(
                self.tr("You type it each time you open CoachDesk. Nobody can find it out for you if you forget it."),
                parent=self,
            )
        )
        self.choice = PassphraseChoice(deeds, about, self)
        self.choice.entered.connect(self.go_on)
        self.body.addWidget(self.choice)
        self.first = self.choice.field

    def go_on(self) -> None:
        self.warn("")
        self.choice.settle(self.chosen.emit)


def _cannot_hold_records(place: Path) -> str:
    """Why a vault cannot be made at `place`; "" when it can."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("WhereStep", words)

    if place.exists():
        return tr("There is something at that place already. Nothing is ever written over: give a new name at its end.")
    nearest = next((above for above in place.parents if above.exists()), None)
    if nearest is None or not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return tr("You may not write there. Choose a folder of your own.")
    if on_network_folder(nearest):
        return tr("That folder is on a network. Records are only safe on the laptop itself.")
    return ""
