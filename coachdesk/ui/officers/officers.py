"""A locked laptop asks its organisation's officers: the request, the wait, the answer, and a new code on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coachdesk.operations.recovering import has_asked, may_be_asked
from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.officers.pages import AnswerPage, AskedPage, AskPage
from coachdesk.ui.page_turner import PageTurner
from coachdesk.ui.recovery_code_steps import CodeProof
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coachdesk.crypto.recovery_code import RecoveryCode
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.recovering import Asked
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.door import Door


class Officers(PageTurner):
    """`opened(OpenDesk)` when the new code is proved to be on paper; `back` to the page for the code."""

    opened = Signal(object)
    back = Signal()

    def __init__(self, door: Door, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._deeds = door, deeds
        if may_be_asked(door.folder):
            self._begin()
        else:
            self._cannot()

    def _cannot(self) -> None:
        page = FrontPage(self.tr("Nobody else can open them"), parent=self)
        for words in (
            self.tr(
                "Nothing lies beside these records by which an organisation could open them. It comes when a laptop "
                "that belongs to one is opened for the first time after that."
            ),
            self.tr("Look for the paper with the recovery code, or ask your office for your last backup."),
        ):
            page.body.addWidget(SafeLabel(words, parent=page))
        back = primary_button(self.tr("Back"), icon="left", parent=page)
        back.clicked.connect(self.back)
        page.add_action(back)
        page.first = back
        self.turn_to(page, forget=True)

    def _begin(self) -> None:
        page = AskPage(self._deeds, has_asked=has_asked(self._door.folder), parent=self)
        page.back.connect(self.back)
        page.answered.connect(self._answer)

        def ask(out: Path, passphrase: bytearray) -> None:
            page.busy(self.tr("Writing the request"))
            self._deeds.do(
                lambda: self._door.ask_officers(out, passphrase),
                then=self._asked,
                failed=lambda error: _refused(page, error),
                owner=page,
            )

        page.given.connect(ask)
        self.turn_to(page, forget=True)

    def _asked(self, asked: Asked) -> None:
        page = AskedPage(asked.file, asked.words, self)
        page.back.connect(self.back)
        page.answered.connect(self._answer)
        self.turn_to(page, forget=True)

    def _answer(self) -> None:
        page = AnswerPage(self)
        page.back.connect(self._begin)

        def open_with(file: Path, passphrase: bytearray) -> None:
            page.busy(self.tr("Opening your records"))
            self._deeds.do(
                lambda: self._door.open_with_answer(file, passphrase),
                then=self._is_open,
                failed=lambda error: _refused(page, error),
                owner=page,
            )

        page.given.connect(open_with)
        self.turn_to(page, forget=True)

    def _is_open(self, found: tuple[OpenDesk, RecoveryCode]) -> None:
        opened, code = found
        proof = CodeProof(code, above=(self.tr("The old code opens nothing any more"), ""), parent=self)
        proof.proved.connect(lambda: self._proved(opened))
        self.turn_to(proof, forget=True)

    def _proved(self, opened: OpenDesk) -> None:
        self._deeds.do(lambda: self._door.code_was_checked(opened), then=self.opened.emit, owner=self)


def _refused(page: AskPage | AnswerPage, error: CoachDeskError) -> None:
    page.idle()
    page.refuse(error)
