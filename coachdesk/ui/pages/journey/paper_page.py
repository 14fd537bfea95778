"""The journey map on A3: first who will be in the room, then the paper as it will be, then printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations import journey_paper as paper
from coachdesk.operations.new_coach_paper import note_page_printed
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
    from coachdesk.models.journey_paper import JourneyPaper
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_PREVIEW_EM = 44
_YES, _NO = "yes", "no"


class JourneyPaperPage(Page):
    """Opened with `family_id`. `.room`, `.costs`, `.pictures`, `.safe`, `.folder`, `.save`, `.print_button`."""

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self._opened, self._family_id = opened, ""
        self._paper: JourneyPaper | None = None
        self._pdf = b""
        self.set_title(self.tr("The map on paper"))
        self.room = ChoiceField(
            self.tr("Will the family be in the room?"),
            (
                Choice(_YES, self.tr("Yes: no cost is on it"), icon="families"),
                Choice(_NO, self.tr("No: it is for those who work with them"), icon="agency"),
            ),
            chosen=_YES,
            optional=False,
            parent=self,
        )
        self.room.edited.connect(self._draw)
        self.costs = TickBox(self.tr("With what it cost"), parent=self)
        self.costs.ticked.connect(lambda _ticked: self._draw())
        self.kept_off = SafeLabel("", tone="muted", parent=self)
        self.pictures = Rows(0.8, self)
        self.safe = TickBox(self.tr("Yes: it is safe to leave this on paper"), parent=self)
        self.folder = PathField(self.tr("Folder to save it in"), "folder", parent=self)
        for part in (self.room, self.costs, self.kept_off, self.pictures, self.safe, self.folder):
            self.add(part)
        self.save = secondary_button(self.tr("Save it"), "export", self)
        self.save.clicked.connect(self._save)
        self.print_button = primary_button(self.tr("Print it"), "printer", self)
        self.print_button.clicked.connect(self._print)
        for button in (self.save, self.print_button):
            self.add_action(button)
        self._forget()

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            self.room.choose(_YES)
            self.costs.set_ticked(False)
        self._family_id = where["family_id"]
        self.safe.set_ticked(False)
        self._forget()

    def refresh(self) -> None:
        self._draw()

    def leave(self) -> None:
        self._forget()

    def first_focus(self) -> QWidget | None:
        return self.room.editor()

    # -- looking ----------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._pdf, self._paper = b"", None
        self.pictures.fill([])
        for part in (self.kept_off, self.safe, self.folder, self.save, self.print_button):
            part.setVisible(False)
        self.costs.setVisible(self.room.chosen() == _NO)

    def _draw(self) -> None:
        in_room, family_id, width = self.room.chosen() == _YES, self._family_id, em(_PREVIEW_EM)
        with_cost = not in_room and self.costs.is_ticked()

        def work() -> tuple[JourneyPaper, bytes, list[bytes]]:
            from coachdesk.reports.preview import page_pictures

            made = paper.journey_paper(self._opened, family_id, family_in_room=in_room, with_cost=with_cost)
            pdf = paper.draw_journey(made)
            return made, pdf, list(page_pictures(pdf, width))

        self._forget()
        self.read(work, self._drawn, key="map", label=self.tr("Drawing the map"))

    def _drawn(self, drawn: tuple[JourneyPaper, bytes, list[bytes]]) -> None:
        self._paper, self._pdf, pages = drawn
        words = self.tr("The map on paper")
        self.pictures.fill([PagePicture(one, words, self.pictures) for one in pages])
        for part in (self.safe, self.folder, self.save, self.print_button):
            part.setVisible(True)
        left_out = self._paper.whole.left_out
        self.kept_off.set_words(self.tr("%n thing(s) on your own map are kept off this paper.", "", left_out))
        self.kept_off.setVisible(bool(left_out))

    # -- leaving the laptop -----------------------------------------------------------------------

    def _save(self) -> None:
        folder, made, pdf = self.folder.path(), self._paper, self._pdf
        if made is None:
            return
        if folder is None or not folder.is_dir():
            self.folder.show_problem(self.tr("Choose a folder that is there."))
            self.folder.setFocus()
            return
        out, safe = folder / paper.journey_file_name(made), self.safe.is_ticked()
        said_of_it = self.tr("Saved as {file}.").format(file=out.name)
        self.do(
            lambda: paper.save_journey(self._opened, made, pdf, out, safe_on_paper=safe),
            lambda _: self.say(said_of_it),
        )

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
        made, pdf = self._paper, self._pdf
        if made is None:
            return

        def work() -> int:
            from coachdesk.reports.preview import page_pictures

            note_page_printed(self.desk, made.whole.family, paper.what_it_is(made))
            return print_pages(page_pictures(pdf, PRINT_WIDTH), device)

        def printed(pages: int) -> None:
            self.say(self.tr("%n page(s) went to the printer. It is written down.", "", pages))

        self.do(work, printed, label=self.tr("Printing"))
