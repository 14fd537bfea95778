"""A restored copy joins its organisation again: an invitation as a file or a text, and all is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.errors import BadInput, Refused, Unreadable
from coachdesk.operations.devices.arriving import Invited, invited_by_file, invited_by_text
from coachdesk.operations.syncing.enrolled import place_of
from coachdesk.operations.syncing.joining_again import join_again
from coachdesk.operations.syncing.rejoining import is_a_copy
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk.opening import OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing
    from coachdesk.ui.widgets.field import Field

FILE, TEXT = "file", "text"
_LONGEST_TEXT = 4_000


def wants_to_join(opened: OpenDesk) -> bool:
    """Whether this vault is connected and its server does not know it: a restored copy."""
    return place_of(opened) is not None and is_a_copy(opened)


class JoinAgainPage(ServerPage):
    """`.way`, `.file`, `.text`, `.join`."""

    def __init__(
        self,
        opened: OpenDesk,
        router: Router,
        deeds: Deeds,
        lines: Lines | None = None,
        syncing: Syncing | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(opened, router, deeds, lines, parent, syncing=syncing)
        self.set_title(self.tr("Join again"))
        self._says = SafeLabel("", parent=self)
        ways = (Choice(FILE, self.tr("I have its file")), Choice(TEXT, self.tr("I have its text")))
        self.way = ChoiceField(self.tr("The invitation"), ways, chosen=FILE, optional=False, parent=self)
        self.way.edited.connect(self._turn)
        self.file = PathField(self.tr("The invitation’s file"), "file", parent=self)
        self.file.entered.connect(self._join)
        self.text = WordsField(
            self.tr("The invitation’s text"),
            hint=self.tr("All of it, from its first word to its last letter."),
            lines=3,
            most_lines=6,
            limit=_LONGEST_TEXT,
            parent=self,
        )
        self.text.edited.connect(self.text.clear_problem)
        for part in (self._says, self.way, self.file, self.text):
            self.add(part)
        self.join = primary_button(self.tr("Join"), "link", self)
        self.join.clicked.connect(self._join)
        self.add_action(self.join)
        self._show(False)

    def refresh(self) -> None:
        vault = self.vault
        self.read(lambda: wants_to_join(vault), self._show)

    def is_clean(self) -> bool:
        return not self.text.text()

    def leave(self) -> None:
        self.text.set_text("")

    def busy_changed(self) -> None:
        for part in (self.way, self.file, self.text, self.join):
            part.setEnabled(not self.is_busy)

    def _show(self, copy: bool) -> None:
        self._says.set_words(
            self.tr(
                "These records were put back from a backup, and your organisation’s server does not know this laptop "
                "yet. Everything can be written on; nothing is sent. Ask your administrator for an invitation for you."
            )
            if copy
            else self.tr("This laptop needs no invitation.")
        )
        for part in (self.way, self.join):
            part.setVisible(copy)
        self._turn()

    def _turn(self) -> None:
        asking = self.way.isVisibleTo(self)
        self.file.setVisible(asking and self.way.chosen() == FILE)
        self.text.setVisible(asking and self.way.chosen() == TEXT)

    def _join(self) -> None:
        by_file = self.way.chosen() == FILE
        asked: Field = self.file if by_file else self.text
        for field in (self.file, self.text):
            field.clear_problem()
        file = self.file.path()
        if by_file and file is None:
            self._at(asked, self.tr("Choose the file you were given."))
            return
        try:
            invited = invited_by_file(file) if by_file and file is not None else invited_by_text(self.text.text())
        except (BadInput, Unreadable) as wrong:
            self._at(asked, wrong.sentence)
            return
        self._join_by(invited, asked)

    def _join_by(self, invited: Invited, asked: Field) -> None:
        vault, written = self.vault, invited.written
        if written is None:  # a code needs more than is asked for here
            return

        def refused(error: CoachDeskError) -> None:
            if isinstance(error, Refused):
                self._at(asked, error.sentence)
            else:
                self.warn(error)

        self.ask_server(
            lambda ask: join_again(vault, written, ask),
            lambda _: self._joined(),
            refused,
            self.tr("Joining, and sending what was never sent"),
            invited.place,
        )

    def _joined(self) -> None:
        self.text.set_text("")
        self.file.set_path(None)
        self.refresh()
        self.say(self.tr("This laptop belongs to your organisation again, and everything in it is sent."))

    def _at(self, field: Field, sentence: str) -> None:
        field.show_problem(sentence)
        field.setFocus()
