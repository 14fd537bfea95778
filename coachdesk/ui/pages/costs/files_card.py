"""The three tables of a comparison as files for a spreadsheet, and that they left is written down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.operations.cost_tables_export import export_cost_tables
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.tools.evaluations import Evaluation
    from coachdesk.ui.page import Page


class FilesCard(Card):
    """FilesCard(page): `.show_evaluation(evaluation)` says of what; `.folder`, `.save`."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="export", parent=page)
        self.set_title(self.tr("Save the three tables as files"))
        self._page = page
        self._found: Evaluation | None = None
        about = self.tr(
            "Family by month, agency and category, one figure to a line, with families by their codes. The files lie "
            "outside CoachDesk, unlocked: who opened this laptop can read them. It is written down that they left."
        )
        self.folder = PathField(self.tr("Folder to save them in"), "folder", parent=self)
        self.save = secondary_button(self.tr("Save the tables"), "export", self)
        self.save.clicked.connect(self._save)
        self.add(small_label(about, parent=self))
        self.add(self.folder)
        self.add_action(self.save)

    def show_evaluation(self, found: Evaluation) -> None:
        """Another comparison is to be saved."""
        self._found = found

    def _save(self) -> None:
        folder = self.folder.path()
        if folder is None or not folder.is_dir():
            self.folder.show_problem(self.tr("Choose a folder that is there."))
            self.folder.setFocus()
            return
        self.folder.clear_problem()
        if self._found is not None:
            self._page.do(partial(export_cost_tables, self._page.desk, self._found, folder), self._saved)

    def _saved(self, files: tuple[Path, ...]) -> None:
        self._page.say(self.tr("%n file(s) saved.", "", len(files)))
