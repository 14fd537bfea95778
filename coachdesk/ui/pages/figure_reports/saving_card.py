"""Three files that figures leave in, for three readers: said plainly whom each is for, and what is not in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from coachdesk.operations.evaluation_reports import WantedReport, evaluation_report, export_report
from coachdesk.operations.evaluator_bundle import export_bundle
from coachdesk.operations.panel_copies import export_panel, panel_report
from coachdesk.ui.pages.costs.reading import read_figures
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

    from coachdesk.desk import Desk
    from coachdesk.errors import CoachDeskError
    from coachdesk.tools.gathered_figures import Figures
    from coachdesk.ui.page import Page


@dataclass(frozen=True)
class ToSave:
    """What is to be saved: of which months and families, and of which snapshot, or "" of what is kept now."""

    report: WantedReport
    snapshot_id: str = ""

    def figures(self, desk: Desk) -> Figures | None:
        """Those of the snapshot; None of what is kept now."""
        return read_figures(desk, self.snapshot_id) if self.snapshot_id else None


class SavingCard(Card):
    """SavingCard(page, wanted): `.folder`, `.report`, `.panel`, `.bundle`. `wanted()` says of what, or None."""

    def __init__(self, page: Page, wanted: Callable[[], ToSave | None]) -> None:
        super().__init__(icon="export", parent=page)
        self.set_title(self.tr("Save as files"))
        self._page = page
        self._wanted = wanted
        about = self.tr(
            "The files lie outside CoachDesk, unlocked: who opens this laptop can read them. It is written down for "
            "each family that they left."
        )
        self.folder = PathField(self.tr("Folder to save them in"), "folder", parent=self)
        self.add(small_label(about, parent=self))
        self.add(self.folder)
        self.report = self._way(
            self.tr("Evaluation report, for those who work with these families"),
            self.tr("Every figure with its workings, family by family. Not for a panel."),
            self._save_report,
        )
        self.panel = self._way(
            self.tr("Copy for a panel"),
            self.tr("Totals of five families or more. No family stands alone in it, and none can be worked out."),
            self._save_panel,
        )
        self.bundle = self._way(
            self.tr("Bundle for an evaluator"),
            self.tr("Tables of months under codes that nobody can turn back: no names, addresses, birth dates or "
                    "words. Five families or more."),
            self._save_bundle,
        )  # fmt: skip

    def _way(self, words: str, about: str, save: Callable[[Path], None]) -> QPushButton:
        button = secondary_button(words, "export", self)
        button.clicked.connect(lambda _on=False: self._begin(save))
        self.add(button)
        self.add(small_label(about, parent=self))
        return button

    def _begin(self, save: Callable[[Path], None]) -> None:
        folder = self.folder.path()
        if folder is None or not folder.is_dir():
            self.folder.show_problem(self.tr("Choose a folder that is there."))
            self.folder.setFocus()
            return
        self.folder.clear_problem()
        save(folder)

    def _save_report(self, folder: Path) -> None:
        self._begin_file(folder, "evaluation", write_report)

    def _save_panel(self, folder: Path) -> None:
        self._begin_file(folder, "panel", write_panel)

    def _begin_file(self, folder: Path, stem: str, write: Callable[[Desk, ToSave, Path], None]) -> None:
        wanted = self._wanted()
        if wanted is not None:
            during = wanted.report.during
            out = folder / f"{stem}-{during.first}-to-{during.last}.pdf"
            self._carry(partial(write, self._page.desk, wanted, out), out)

    def _save_bundle(self, folder: Path) -> None:
        wanted, desk = self._wanted(), self._page.desk
        if wanted is not None:
            out = folder / f"evaluator-{desk.today()}.zip"
            self._carry(partial(write_bundle, desk, wanted, out), out)

    def _carry(self, work: Callable[[], None], out: Path) -> None:
        self._let(usable=False)
        label = self.tr("Writing the file")
        self._page.deeds.carry(work, then=partial(self._saved, out), failed=self._refused, label=label, owner=self)

    def _saved(self, out: Path, _nothing: object) -> None:
        self._let(usable=True)
        self._page.say(self.tr("Saved: {file}").format(file=out.name))

    def _refused(self, error: CoachDeskError) -> None:
        self._let(usable=True)
        self._page.warn(error)

    def _let(self, *, usable: bool) -> None:
        for one in (self.report, self.panel, self.bundle):
            one.setEnabled(usable)


def write_report(desk: Desk, wanted: ToSave, out: Path) -> None:
    """The report as a file, its leaving written down for each family asked about."""
    report = evaluation_report(desk, wanted.report, wanted.figures(desk))
    export_report(desk, report, out, wanted.report.families or ())


def write_panel(desk: Desk, wanted: ToSave, out: Path) -> None:
    """The panel's copy as a file. Raises Refused where it would tell of too few."""
    export_panel(desk, panel_report(desk, wanted.report, wanted.figures(desk)), out)


def write_bundle(desk: Desk, wanted: ToSave, out: Path) -> None:
    """The evaluator's bundle as a file, of what is kept now. Raises Refused for fewer than five families."""
    export_bundle(desk, out, wanted.report.families)
