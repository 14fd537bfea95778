"""One import: whose sheet, how much, by whom and when; and taking it out again in two presses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coachdesk.models.contact_batch import BatchState
from coachdesk.ui.pages.imports.words import STATES, about_words, say
from coachdesk.ui.widgets.buttons import danger_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.operations.imports_list import ImportLine


class TakesOut(Protocol):
    """A page from which an import can be taken out."""

    def take_out(self, line: ImportLine) -> None:
        """All of it goes."""
        ...


class ImportCard(Card):
    """`.take`, then `.really` or `.keep`; none of them while this laptop is still `busy` with it."""

    def __init__(self, line: ImportLine, page: TakesOut, *, busy: bool, parent: QWidget) -> None:
        super().__init__(icon="agency", parent=parent)
        batch = line.batch
        name = batch.source or self.tr("A sheet")
        self.set_title(name)
        self.add(small_label(about_words(line), parent=self))
        if busy and not line.is_whole:
            self.add(small_label(self.tr("This laptop is still at it."), parent=self))
        elif not line.is_whole:
            self.add(SafeLabel(say(STATES[batch.state]), tone="warn", parent=self))
        if not line.can_go:
            others = self.tr("It may still be coming in on the other laptop. It can be taken out there.")
            self.add(small_label(others, parent=self))
        leave = line.batch.state is not BatchState.UNDOING
        self.take = secondary_button(
            self.tr("Take it out again") if leave else self.tr("Take out the rest"), "undo", self
        )
        self.really = danger_button(self.tr("Take out all %n row(s)", "", batch.ready + batch.waiting), "trash", self)
        self.keep = secondary_button(self.tr("Leave it"), parent=self)
        for button in (self.take, self.really, self.keep):
            button.setAccessibleName(f"{button.words()}: {name}")
            self.add_action(button)
        self._can_go = line.can_go and not (busy and not line.is_whole)
        self.take.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.really.clicked.connect(lambda: self._begin(page, line))
        self._ask(False)

    def _begin(self, page: TakesOut, line: ImportLine) -> None:
        for button in (self.take, self.really, self.keep):
            button.setEnabled(False)
        page.take_out(line)

    def _ask(self, asked: bool) -> None:
        self.take.setVisible(self._can_go and not asked)
        self.really.setVisible(asked)
        self.keep.setVisible(asked)
        if self.isVisible():
            (self.keep if asked else self.take).setFocus()
