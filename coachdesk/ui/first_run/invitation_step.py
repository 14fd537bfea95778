"""The wizard's page for somebody who was invited: the invitation's file, its text, or its code with an address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError, Unreadable
from coachdesk.ui.first_run.steps import Step
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.operations.devices.arriving import Invited
    from coachdesk.ui.widgets.field import Field

FILE, TEXT, CODE = "file", "text", "code"

_LONGEST_TEXT = 4_000
_LONGEST_ADDRESS = 300
_LONGEST_CODE = 200


class InvitationStep(Step):
    """`.invited()` is what was given, once `problem()` found nothing wrong with it."""

    def __init__(self, above: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your invitation"), above, parent=parent)
        self.body.addWidget(
            SafeLabel(self.tr("It comes from your administrator, works once, and holds for three days."), parent=self)
        )
        ways = (
            Choice(FILE, self.tr("I have its file")),
            Choice(TEXT, self.tr("I have its text")),
            Choice(CODE, self.tr("I was told its code")),
        )
        self.way = ChoiceField(
            self.tr("How did you get the invitation?"), ways, chosen=FILE, optional=False, parent=self
        )
        self.way.edited.connect(self._turn)
        self.file = PathField(self.tr("The invitation’s file"), "file", parent=self)
        self.file.entered.connect(self.go_on)
        self.text = WordsField(
            self.tr("The invitation’s text"),
            hint=self.tr("All of it, from its first word to its last letter."),
            lines=3,
            most_lines=6,
            limit=_LONGEST_TEXT,
            parent=self,
        )
        self.text.edited.connect(self.text.clear_problem)
        self.code = LineField(
            self.tr("The code"),
            hint=self.tr("Seven groups of five. Small letters will do, and gaps do not matter."),
            limit=_LONGEST_CODE,
            parent=self,
        )
        self.address = LineField(
            self.tr("The server’s address"),
            hint=self.tr("As your administrator tells you: it begins with https."),
            limit=_LONGEST_ADDRESS,
            parent=self,
        )
        self.certificate = PathField(
            self.tr("The server’s certificate file"),
            "file",
            hint=self.tr("Only if you were given one."),
            parent=self,
        )
        for field in (self.code, self.address):
            field.edited.connect(field.clear_problem)
        self.code.entered.connect(self.address.setFocus)
        self.address.entered.connect(self.go_on)
        self.certificate.entered.connect(self.go_on)
        for part in (self.way, self.file, self.text, self.code, self.address, self.certificate):
            self.body.addWidget(part)
        self._invited: Invited | None = None
        self._turn()
        self.first = self.way

    def invited(self) -> Invited:
        """What was given. Only after `problem()` answered None."""
        assert self._invited is not None, "the step was gone on from"
        return self._invited

    def problem(self) -> tuple[Field, str] | None:
        from coachdesk.operations.devices import arriving  # loads cryptography

        certificate = self.certificate.path()
        if certificate is None and not self.certificate.is_empty():
            return self.certificate, self.tr("Give the whole path of the file, or leave this empty.")
        asked = self._asked()
        try:
            match self.way.chosen():
                case "file":
                    self._invited = arriving.invited_by_file(self.file.path() or Path(), certificate)
                case "text":
                    self._invited = arriving.invited_by_text(self.text.text(), certificate)
                case _:
                    self._invited = arriving.invited_by_code(self.code.text(), self.address.text(), certificate)
        except BadInput as wrong:
            fields: dict[str, Field] = {"address": self.address, "authorities": self.certificate}
            return fields.get(wrong.field, asked), wrong.sentence
        except Unreadable as wrong:
            return asked, wrong.sentence
        return None

    def refuse(self, error: CoachDeskError) -> None:
        """Says why it did not work, above all fields."""
        self.warn(error)

    def _asked(self) -> Field:
        return {FILE: self.file, TEXT: self.text, CODE: self.code}[self.way.chosen()]

    def _turn(self) -> None:
        chosen = self.way.chosen()
        self.file.setVisible(chosen == FILE)
        self.text.setVisible(chosen == TEXT)
        self.code.setVisible(chosen == CODE)
        self.address.setVisible(chosen == CODE)
