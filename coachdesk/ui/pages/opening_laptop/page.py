"""Two officers answer a locked laptop: whose it is, the eight words by telephone, one half from each, and a file."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.recovery_file import request_words
from coachdesk.errors import BadInput, WrongRecoveryHalves
from coachdesk.operating_system import wipe
from coachdesk.operations.recovering import answer_into, read_given
from coachdesk.operations.syncing.our_workers import our_workers
from coachdesk.ui.page import Page
from coachdesk.ui.pages.devices.words import telephone_words
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.passphrase_field import PassphraseField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk.opening import OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.organisation import Worker
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.widgets.field import Field


class OpeningLaptopPage(Page):
    """Opened on nothing, or with `worker_id`. `.request`, `.who`, `.heard`, `.halves`, `.out`, `.write`."""

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self._vault, self._wanted, self._content = opened, "", b""
        self.set_title(self.tr("Open a colleague’s laptop"))
        about = self.tr(
            "A passphrase was lost, and the paper with the code too. The laptop has written a request. Two officers, "
            "each with one half of the recovery key, answer it here. That it was answered is written down for good."
        )
        self.add(SafeLabel(about, parent=self))
        self.request = PathField(
            self.tr("The request’s file"), "file", hint=self.tr("Its name ends in .request."), parent=self
        )
        self.request.edited.connect(self._forget_request)
        self.request.entered.connect(self._read)
        self.look = secondary_button(self.tr("Read the request"), "right", self)
        self.look.clicked.connect(self._read)
        self.rest = Card(self.tr("Ring them first"), icon="phone", parent=self)
        self.who = SearchChoiceField(self.tr("Whose laptop is it?"), [], parent=self.rest)
        self.words = SafeLabel("", level="2", parent=self.rest)
        self.heard = TickBox(
            self.tr("I rang them on a number I know, know their voice, and they read out these words"), parent=self.rest
        )
        hint = self.tr("Eight groups of five, from the officer’s paper.")
        self.halves = (
            PassphraseField(self.tr("One officer’s half"), hint=hint, parent=self.rest),
            PassphraseField(self.tr("The other officer’s half"), hint=hint, parent=self.rest),
        )
        self.out = PathField(self.tr("Folder for the answer"), "folder", parent=self.rest)
        say = small_label(self.tr("They read out eight words. They must be these, in this order:"), parent=self.rest)
        for part in (self.who, say, self.words, self.heard, *self.halves, self.out):
            self.rest.add(part)
        self.halves[0].entered.connect(self.halves[1].setFocus)
        self.halves[1].entered.connect(self.out.setFocus)
        for below in (self.request, self.look, self.rest):
            self.add(below)
        self.write = primary_button(self.tr("Write the answer"), "lock", self)
        self.write.clicked.connect(self._write)
        self.add_action(self.write)
        self._forget_request()

    def opened(self, **where: str) -> None:
        self._wanted = where.get("worker_id", "")
        self.request.set_path(None)
        self._forget_request()

    def refresh(self) -> None:
        desk = self.desk
        self.read(lambda: our_workers(desk), self._took)

    def is_clean(self) -> bool:
        return all(half.is_empty() for half in self.halves)

    def leave(self) -> None:
        for half in self.halves:
            half.wipe()

    def _took(self, workers: list[Worker]) -> None:
        chosen = self.who.chosen() or self._wanted
        self.who.set_choices([Choice(one.id, one.name) for one in workers])
        self.who.choose(chosen)

    def _forget_request(self) -> None:
        """Another request: nothing that was said of the one before counts."""
        self._content = b""
        self.heard.set_ticked(False)
        for half in self.halves:
            half.wipe()
        for part in (self.rest, self.write):
            part.hide()
        self.look.show()

    def _read(self) -> None:
        file = self.request.path()
        if file is None:
            self._at(self.request, self.tr("Choose the file that the locked laptop wrote."))
            return

        def read() -> tuple[bytes, tuple[str, ...]]:
            content = read_given(file)
            return content, request_words(content)

        self.read(read, self._has_read, failed=lambda error: self._at(self.request, error.sentence), key="request")

    def _has_read(self, found: tuple[bytes, tuple[str, ...]]) -> None:
        self._content, words = found
        self.words.set_words(telephone_words(words))
        self.look.hide()
        for part in (self.rest, self.write):
            part.show()
        self.who.setFocus()

    def _write(self) -> None:
        for field in (self.who, *self.halves, self.out):
            field.clear_problem()
        out = self.out.path()
        if not self.who.chosen():
            self._at(self.who, self.tr("Choose whose laptop it is."))
        elif not self.heard.is_ticked():
            self.warn(self.tr("Ring them and have the eight words read out: somebody else may be asking."))
        elif any(half.is_empty() for half in self.halves):
            self._at(next(one for one in self.halves if one.is_empty()), self.tr("Type the half from the paper."))
        elif out is None:
            self._at(self.out, self.tr("Choose a folder, on a stick for example."))
        else:
            self._answer(out)

    def _answer(self, out: Path) -> None:
        typed = tuple(half.take() for half in self.halves)
        vault, content, worker = self._vault, self._content, self.who.chosen()

        def work() -> Path:
            with ExitStack() as wiped:
                for one in typed:
                    wiped.callback(wipe, one)
                halves = RecoveryCode.typed(typed[0].decode()), RecoveryCode.typed(typed[1].decode())
                for half in halves:
                    wiped.callback(half.wipe)
                return answer_into(vault, content, halves, worker, out)

        self.do(work, self._done, self._refused, self.tr("Writing the answer"))

    def _done(self, file: Path) -> None:
        self.request.set_path(None)
        self._forget_request()
        words = self.tr("The answer is written: {file}. It opens that laptop alone, with the passphrase chosen there.")
        self.say(words.format(file=file.name))

    def _refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput) and error.field == "out":
            self._at(self.out, error.sentence)
        elif isinstance(error, WrongRecoveryHalves | BadInput):
            self._at(self.halves[0], error.sentence)
        else:
            self.warn(error)

    def _at(self, field: Field, sentence: str) -> None:
        field.show_problem(sentence)
        field.setFocus()
