"""The family's page about its new coach: looked at, saved or printed, and how the family has it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.models.handover import SheetGiven
from coachdesk.operations import handing_over_family as handing
from coachdesk.operations import new_coach_paper as paper
from coachdesk.tools.handover import Deed, Lack
from coachdesk.ui.pages.handover.step_card import StepCard
from coachdesk.ui.pages.handover.words import SHEETS, day_words, said
from coachdesk.ui.path_field import PathField
from coachdesk.ui.printing import PRINT_WIDTH, ask_printer, can_print, print_pages
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.page_picture import PagePicture
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from coachdesk.models.handover import Handover
    from coachdesk.ui.pages.handover.page import HandoverPage
    from coachdesk.ui.pages.handover.reading import HandoverShown

PREVIEW_EM = 26


class SheetCard(StepCard):
    """`.look`, `.safe`, `.folder`, `.save`, `.print`, `.given`, `.keep`."""

    def __init__(self, page: HandoverPage) -> None:
        super().__init__(page.tr("3. They have their page"), "copy", page)
        self._record: Handover | None = None
        self._pdf, self._name = b"", ""
        self.pictures = Rows(0.8, self)
        self.safe = TickBox(self.tr("Yes: it is safe to leave this on paper"), parent=self)
        self.folder = PathField(self.tr("Folder to save it in"), "folder", parent=self)
        answers = [Choice(one, said(words)) for one, words in SHEETS.items()]
        self.given = ChoiceField(self.tr("How they have it"), answers, optional=False, parent=self)
        for part in (self.pictures, self.safe, self.folder, self.given, self.waits):
            self.add(part)
        self.look = secondary_button(self.tr("Look at the page"), "eye", self)
        self.look.clicked.connect(self._look)
        self.save = secondary_button(self.tr("Save it"), "export", self)
        self.save.clicked.connect(self._save)
        self.print = secondary_button(self.tr("Print it"), "printer", self)
        self.print.clicked.connect(self._print)
        self.keep = secondary_button(self.tr("They have it"), "tick", self)
        self.keep.clicked.connect(self._keep)
        for button in (self.look, self.save, self.print, self.keep):
            self.add_action(button)

    def begin(self) -> None:
        self.safe.set_ticked(False)
        self.given.choose("")
        self._forget_page()

    def show_handover(self, shown: HandoverShown) -> None:
        record = shown.handover.record if shown.handover else None
        if record != self._record:
            self._forget_page()
        self._record = record
        words = ""
        if record is not None and record.sheet_given is not None and Lack.SHEET not in shown.lacks:
            words = f"{said(SHEETS[record.sheet_given])}, {day_words(record.sheet_on)}."
        self.tell(words)
        self.offer(self.keep, shown.why_not.get(Deed.GIVE_SHEET, ""))

    def _forget_page(self) -> None:
        self._pdf = b""
        self.pictures.fill([])
        self.only_if(False, self.pictures, self.safe, self.folder, self.save, self.print)

    def _look(self) -> None:
        opened, record, width = self.page.opened_desk, self._record, em(PREVIEW_EM)
        if record is None:
            return

        def work() -> tuple[bytes, str, list[bytes]]:
            from coachdesk.reports.preview import page_pictures

            page = paper.page_for(opened, record)
            pdf = paper.draw_page(page)
            return pdf, paper.file_name(page), list(page_pictures(pdf, width))

        self.page.read(work, self._drawn, key="sheet", label=self.tr("Drawing the page"))

    def _drawn(self, drawn: tuple[bytes, str, list[bytes]]) -> None:
        self._pdf, self._name, pages = drawn
        words = self.tr("The family’s page about the new coach")
        self.pictures.fill([PagePicture(one, words, self.pictures) for one in pages])
        self.only_if(True, self.pictures, self.safe, self.folder, self.save, self.print)

    def _save(self) -> None:
        folder, record = self.folder.path(), self._record
        if record is None:
            return
        if folder is None or not folder.is_dir():
            self.folder.show_problem(self.tr("Choose a folder that is there."))
            self.folder.setFocus()
            return
        save = partial(paper.save_page, self.page.opened_desk, record.log, self._pdf, folder / self._name)
        said_of_it = self.tr("Saved as {file}.").format(file=self._name)
        safe = self.safe.is_ticked()
        self.page.do(lambda: save(safe_on_paper=safe), lambda _: self.page.say(said_of_it))

    def _print(self) -> None:
        if not self.safe.is_ticked():
            self.page.warn(self.tr("Say first whether it is safe to leave this on paper."))
            self.safe.setFocus()
        elif can_print():
            ask_printer(self, self.print_on)
        else:
            self.page.warn(self.tr("This laptop knows no printer. Set one up in the system's settings first."))

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Write down that it is printed, then draw it on the device; both off the screen's thread."""
        record, pdf, desk = self._record, self._pdf, self.page.desk
        if record is None:
            return

        def work() -> int:
            from coachdesk.reports.preview import page_pictures

            paper.note_page_printed(desk, record.log)
            return print_pages(page_pictures(pdf, PRINT_WIDTH), device)

        def printed(pages: int) -> None:
            self.page.say(self.tr("%n page(s) went to the printer. It is written down.", "", pages))

        self.page.do(work, printed, label=self.tr("Printing"))

    def _keep(self) -> None:
        self.given.clear_problem()
        if not self.given.chosen():
            self.given.show_problem(self.tr("Choose one."))
            self.given.setFocus()
            return
        opened, how = self.page.opened_desk, SheetGiven(self.given.chosen())
        self.write(lambda handover: handing.give_sheet(opened, handover, how), lambda: self.given.choose(""))
