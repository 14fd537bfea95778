"""Every sheet that was brought in, the unfinished ones first, each with Take it out again; one more in, or one out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.importing_contacts import undo
from coachdesk.operations.imports_list import ImportLine, imports_here
from coachdesk.ui.page import Page
from coachdesk.ui.pages.imports.import_card import ImportCard
from coachdesk.ui.pages.imports.take_out_card import TakeOutCard
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class ImportsPage(Page):
    """Opened on nothing. `.cards` by the id of the import, `.out` the way out."""

    shows = frozenset({"contact_batch"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.cards: dict[str, ImportCard] = {}
        self.set_title(self.tr("Sheets of contacts"))
        about = self.tr(
            "Each sheet came in as one and goes as one. Taking it out removes its rows and nothing else; "
            "the history keeps that they were here."
        )
        self.add(small_label(about, parent=self))
        self._none = SafeLabel(self.tr("No sheet has been brought in yet."), parent=self)
        self._rows = Rows(0.8, self)
        self.out = TakeOutCard(self, self)
        for part in (self._none, self._rows, self.out):
            self.add(part)
        another = primary_button(self.tr("Bring in a sheet"), "plus", self)
        another.clicked.connect(lambda: self.go("import_new"))
        self.add_action(another)

    def refresh(self) -> None:
        self.read(lambda: imports_here(self.desk), self._took)

    def take_out(self, line: ImportLine) -> None:
        """All of an import goes from sight at once, then row by row."""
        batch = line.batch.id
        self.deeds.carry(
            lambda: undo(self.desk, batch),
            then=self._gone,
            failed=self._not_gone,
            label=self.tr("Taking the sheet out again"),
            owner=self,
        )

    def _gone(self, rows: int) -> None:
        self.say(self.tr("Taken out: %n row(s). Nothing else has changed.", "", rows))
        self.refresh()

    def _not_gone(self, problem: object) -> None:
        self.warn(getattr(problem, "sentence", ""))
        self.refresh()

    def _took(self, lines: tuple[ImportLine, ...]) -> None:
        busy = self.deeds.is_carrying()
        self.cards = {one.batch.id: ImportCard(one, self, busy=busy, parent=self) for one in lines}
        self._rows.fill(self.cards.values())
        self._none.setVisible(not lines)
