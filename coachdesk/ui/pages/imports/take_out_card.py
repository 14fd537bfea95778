"""Writing contacts to a sheet outside the encrypted records, for whoever works on with them in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.contacts_export import export_sheet
from coachdesk.operations.families import assigned_families
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coachdesk.desk import Desk
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.contacts_export import Exported
    from coachdesk.ui.page import Page


class TakeOutCard(Card):
    """`.folder` and `.form` where and as what it goes, `.button`, `.told` what came of it."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="export", parent=parent)
        self.set_title(self.tr("Contacts as a sheet"))
        self._page = page
        about = self.tr(
            "Every contact that counts, of the families you work with: their codes, no names, but all that was noted. "
            "The file lies outside the encrypted records."
        )
        self.add(small_label(about, parent=self))
        self.folder = PathField(self.tr("Folder to save it in"), "folder", parent=self)
        self.form = ChoiceField(
            self.tr("For which program?"),
            [Choice(".xlsx", self.tr("a spreadsheet (.xlsx)")), Choice(".csv", self.tr("any program (.csv)"))],
            chosen=".xlsx",
            optional=False,
            parent=self,
        )
        self.told = SafeLabel("", parent=self)
        self.told.hide()
        self.button = secondary_button(self.tr("Save the sheet"), "export", self)
        self.button.clicked.connect(self.begin)
        for part in (self.folder, self.form, self.told):
            self.add(part)
        self.add_action(self.button)

    def begin(self) -> None:
        """Writes a new file, named by the day and the time, into the folder."""
        folder = self.folder.path()
        self.told.hide()
        self.folder.clear_problem()
        if folder is None or not folder.is_dir():
            self.folder.show_problem(self.tr("Choose a folder that is there."))
            self.folder.setFocus()
            return
        desk = self._page.desk
        out = folder / f"contacts-{desk.now():%Y-%m-%d-%H%M%S}{self.form.chosen()}"
        self.button.setEnabled(False)
        self._page.deeds.carry(
            lambda: _saved(desk, out),
            then=lambda told: self._done(out, told),
            failed=self._failed,
            label=self.tr("Saving the sheet"),
            owner=self,
        )

    def _done(self, out: Path, told: Exported) -> None:
        self.button.setEnabled(True)
        words = [self.tr("Saved %n contact(s) as {file}.", "", told.rows).format(file=out.name)]
        if told.waiting:
            words.append(self.tr("Not in it: %n waiting for somebody to say what it was.", "", told.waiting))
        if told.second_reports:
            words.append(self.tr("Not in it: %n second report(s) of an event that is there.", "", told.second_reports))
        self.told.set_words(" ".join(words))
        self.told.show()

    def _failed(self, problem: CoachDeskError) -> None:
        self.button.setEnabled(True)
        self.folder.show_problem(problem.sentence)


def _saved(desk: Desk, out: Path) -> Exported:
    return export_sheet(desk, [one.record for one in assigned_families(desk)], out)
