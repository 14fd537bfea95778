"""Results on paper: one person's chart, or what the family lets each other see; looked at, then printed or saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.person import Person
from coachdesk.operations import measures_paper as paper
from coachdesk.operations.new_coach_paper import note_page_printed, save_page
from coachdesk.tools.household import people_alive
from coachdesk.ui.page import Page
from coachdesk.ui.path_field import PathField
from coachdesk.ui.printing import PRINT_WIDTH, ask_printer, can_print, print_pages
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.page_picture import PagePicture
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_PREVIEW_EM = 30
_TOGETHER = "together"


class MeasurePaperPage(Page):
    """Opened with `family_id`. `.reader`, `.look`, `.pictures`, `.safe`, `.folder`, `.save`, `.print_button`."""

    shows = frozenset({"person"})

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self._opened, self._family_id = opened, ""
        self._people: dict[str, Person] = {}
        self._pdf, self._name = b"", ""
        self.set_title(self.tr("On paper"))
        self.add(
            SafeLabel(
                self.tr(
                    "A person's own paper has what they want, the steps done and their own answers. The paper for all "
                    "has only what each of them lets the family see. Questions asked of somebody alone are on neither."
                ),
                tone="muted",
                parent=self,
            )
        )
        self.reader = ChoiceField(self.tr("For whom"), (), parent=self)
        self.reader.edited.connect(self._draw)
        self.pictures = Rows(0.8, self)
        self.safe = TickBox(self.tr("Yes: it is safe to leave this on paper"), parent=self)
        self.folder = PathField(self.tr("Folder to save it in"), "folder", parent=self)
        for part in (self.reader, self.pictures, self.safe, self.folder):
            self.add(part)
        self.save = secondary_button(self.tr("Save it"), "export", self)
        self.save.clicked.connect(self._save)
        self.print_button = primary_button(self.tr("Print it"), "printer", self)
        self.print_button.clicked.connect(self._print)
        for button in (self.save, self.print_button):
            self.add_action(button)

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            self.reader.choose("")
        self._family_id = where["family_id"]
        self.safe.set_ticked(False)
        self._forget()

    def refresh(self) -> None:
        family_id = self._family_id

        def look() -> list[Person]:
            people = people_alive(self.desk.records(Person, family_id), self.desk.today())
            return [one for one in people if not one.due_date and not one.no_contact]

        self.read(look, self._took)

    def leave(self) -> None:
        self._forget()

    # -- looking ----------------------------------------------------------------------------------

    def _took(self, people: list[Person]) -> None:
        self._people = {one.id: one for one in people}
        everybody = Choice(_TOGETHER, self.tr("All of them together"), icon="families")
        self.reader.set_choices([*(Choice(one.id, one.known_as, icon="person") for one in people), everybody])
        self._draw()

    def _forget(self) -> None:
        self._pdf = b""
        self.pictures.fill([])
        for part in (self.safe, self.folder, self.save, self.print_button):
            part.setVisible(False)

    def _draw(self) -> None:
        chosen, family_id, width = self.reader.chosen(), self._family_id, em(_PREVIEW_EM)
        if not chosen:
            return
        reader = self._people.get(chosen)

        def work() -> tuple[bytes, str, list[bytes]]:
            from coachdesk.reports.preview import page_pictures

            chart = paper.chart_for(self._opened, family_id, reader)
            pdf = paper.draw_chart(chart)
            return pdf, paper.chart_file_name(chart), list(page_pictures(pdf, width))

        self._forget()
        self.read(work, self._drawn, key="chart", label=self.tr("Drawing the page"))

    def _drawn(self, drawn: tuple[bytes, str, list[bytes]]) -> None:
        self._pdf, self._name, pages = drawn
        words = self.tr("How things are, on paper")
        self.pictures.fill([PagePicture(one, words, self.pictures) for one in pages])
        for part in (self.safe, self.folder, self.save, self.print_button):
            part.setVisible(True)

    # -- leaving the laptop -----------------------------------------------------------------------

    def _save(self) -> None:
        folder = self.folder.path()
        if folder is None or not folder.is_dir():
            self.folder.show_problem(self.tr("Choose a folder that is there."))
            self.folder.setFocus()
            return
        write = partial(save_page, self._opened, self._family_id, self._pdf, folder / self._name, what=paper.CHART)
        said_of_it = self.tr("Saved as {file}.").format(file=self._name)
        safe = self.safe.is_ticked()
        self.do(lambda: write(safe_on_paper=safe), lambda _: self.say(said_of_it))

    def _print(self) -> None:
        if not self.safe.is_ticked():
            self.warn(self.tr("Say first whether it is safe to leave this on paper."))
            self.safe.setFocus()
        elif can_print():
            ask_printer(self, self.print_on)
        else:
            self.warn(self.tr("This laptop knows no printer. Set one up in the system's settings first."))

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Write down that it is printed, then draw it on the device; both off the screen's thread."""
        family_id, pdf = self._family_id, self._pdf

        def work() -> int:
            from coachdesk.reports.preview import page_pictures

            note_page_printed(self.desk, family_id, paper.CHART)
            return print_pages(page_pictures(pdf, PRINT_WIDTH), device)

        def printed(pages: int) -> None:
            self.say(self.tr("%n page(s) went to the printer. It is written down.", "", pages))

        self.do(work, printed, label=self.tr("Printing"))
