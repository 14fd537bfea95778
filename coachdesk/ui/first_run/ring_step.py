"""The wizard's page for whom to ring: it is not left without a number besides the national emergency one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.first_run.steps import Step
from coachdesk.ui.who_to_ring.editor import NumbersEditor
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.duty_number import DutyNumber
    from coachdesk.operations.duty_book import DutyBook
    from coachdesk.ui.deeds import Deeds


class RingStep(Step):
    """The numbers kept on this laptop, or suggestions to fill in; they are kept before the next page."""

    def __init__(self, above: str, book: DutyBook, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Whom do you ring?"), above, parent=parent)
        self._book, self._deeds = book, deeds
        for words in (
            self.tr(
                "When somebody may not be safe, F8 shows these numbers at once, with no passphrase and no network. "
                "So anybody who has this laptop can read them. 999 always stands first."
            ),
            self.tr("Give at least one, and check it against your team's list. Rows without a number are left out."),
        ):
            self.body.addWidget(SafeLabel(words, parent=self))
        self.editor = NumbersEditor(self)
        self.editor.entered.connect(self.go_on)
        self.body.addWidget(self.editor)
        kept = book.read()
        if kept.numbers:
            self.editor.show_typed((one.who, one.number, one.hours) for one in kept.numbers)
        else:
            self.editor.show_suggested()
        self.first = self.editor.rows[0].number.editor()

    def go_on(self) -> None:
        self.warn("")
        numbers = self.editor.settle()
        if numbers is not None:
            self._keep(numbers)

    def _keep(self, numbers: tuple[DutyNumber, ...]) -> None:
        self.setEnabled(False)
        self._deeds.do(lambda: self._book.keep(numbers), then=self._kept, failed=self._refused, owner=self)

    def _kept(self, _kept: object) -> None:
        self.setEnabled(True)
        self.onwards.emit()

    def _refused(self, error: CoachDeskError) -> None:
        self.setEnabled(True)
        self.warn(error)
