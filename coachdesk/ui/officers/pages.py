"""The three pages of a locked laptop that asks: what is asked, the eight words for the telephone, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError, WrongPassphrase, WrongRecoveryAnswer
from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.passphrase_choice import PassphraseChoice
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.ui.deeds import Deeds


class AskPage(FrontPage):
    """`given(folder, new passphrase)`, wiped by whoever takes it; `answered` when the answer is there already."""

    given = Signal(object, object)
    answered = Signal()
    back = Signal()

    def __init__(self, deeds: Deeds, *, has_asked: bool, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ask your organisation"), parent=parent)
        for words in (
            self.tr("Two officers of your organisation can open this laptop together, with all that was never sent."),
            self.tr("It writes a request to a stick. Bring or send that to your office. Nobody can open it elsewhere."),
        ):
            self.body.addWidget(SafeLabel(words, parent=self))
        self.out = PathField(self.tr("Folder for the request"), "folder", hint=self.tr("A stick will do."), parent=self)
        self.choice = PassphraseChoice(deeds, tuple, self)
        self.out.entered.connect(self.choice.field.setFocus)
        self.choice.entered.connect(self._give)
        self.body.addWidget(self.out)
        self.body.addWidget(SafeLabel(self.tr("The passphrase this laptop will open with from then on:"), parent=self))
        self.body.addWidget(self.choice)
        back = quiet_button(self.tr("Back"), icon="left", parent=self)
        back.clicked.connect(self.back)
        onwards = primary_button(self.tr("Write the request"), parent=self)
        onwards.clicked.connect(self._give)
        self.add_action(back)
        if has_asked:
            self.has_answer = secondary_button(self.tr("I have the answer"), parent=self)
            self.has_answer.clicked.connect(self.answered)
            self.add_action(self.has_answer)
        self.add_action(onwards)
        self.first = self.out

    def refuse(self, error: CoachDeskError) -> None:
        """Says why nothing was written, at the field that can put it right."""
        if isinstance(error, BadInput) and error.field == "out":
            self.out.show_problem(error.sentence)
            self.out.setFocus()
        else:
            self.warn(error)

    def _give(self) -> None:
        self.warn("")
        out = self.out.path()
        if out is None:
            self.out.show_problem(self.tr("Choose a folder, on a stick for example."))
            self.out.setFocus()
            return
        self.choice.settle(lambda passphrase: self.given.emit(out, passphrase))


class AskedPage(FrontPage):
    """The file and its eight words; `answered` when the answer has come."""

    answered = Signal()
    back = Signal()

    def __init__(self, file: Path, words: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Now ring your office"), parent=parent)
        half = len(words) // 2
        self.words = SafeLabel(" ".join(words[:half]) + "\n" + " ".join(words[half:]), level="2", parent=self)
        for part in (
            SafeLabel(self.tr("The request was written: {file}").format(file=file.name), parent=self),
            SafeLabel(self.tr("Bring or send it to your office. They will ask you for eight words:"), parent=self),
            self.words,
            SafeLabel(
                self.tr("Read them out only to somebody you know. Write them down: they are not shown again."),
                parent=self,
            ),
            SafeLabel(self.tr("Remember the passphrase you have just chosen. The answer opens with it."), parent=self),
        ):
            self.body.addWidget(part)
        later = quiet_button(self.tr("Later"), parent=self)
        later.clicked.connect(self.back)
        onwards = primary_button(self.tr("I have the answer"), parent=self)
        onwards.clicked.connect(self.answered)
        self.add_action(later)
        self.add_action(onwards)
        self.first = onwards


class AnswerPage(FrontPage):
    """`given(file, the passphrase chosen when it asked)`; whoever takes the passphrase wipes it."""

    given = Signal(object, object)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Open with the answer"), parent=parent)
        self.file = PathField(self.tr("The answer’s file"), "file", hint=self.tr("It ends in .answer."), parent=self)
        self.passphrase = PassphraseField(self.tr("The passphrase you chose when you asked"), parent=self)
        self.file.entered.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self._give)
        self.body.addWidget(self.file)
        self.body.addWidget(self.passphrase)
        back = quiet_button(self.tr("Back"), icon="left", parent=self)
        back.clicked.connect(self.back)
        onwards = primary_button(self.tr("Open my records"), icon="lock", parent=self)
        onwards.clicked.connect(self._give)
        self.add_action(back)
        self.add_action(onwards)
        self.first = self.file

    def refuse(self, error: CoachDeskError) -> None:
        """Says why it did not open, at the field that can put it right."""
        if isinstance(error, WrongRecoveryAnswer) or (isinstance(error, BadInput) and error.field == "file"):
            self.file.show_problem(error.sentence)
            self.file.setFocus()
        elif isinstance(error, WrongPassphrase):
            self.passphrase.show_problem(self.tr("That is not the passphrase you chose when you asked."))
            self.passphrase.setFocus()
        else:
            self.warn(error)

    def _give(self) -> None:
        self.warn("")
        file = self.file.path()
        if file is None:
            self.file.show_problem(self.tr("Choose the file that your office gave you."))
            self.file.setFocus()
            return
        if self.passphrase.is_empty():
            self.passphrase.show_problem(self.tr("Type the passphrase you chose when you asked."))
            self.passphrase.setFocus()
            return
        self.given.emit(file, self.passphrase.take())
