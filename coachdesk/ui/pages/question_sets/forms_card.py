"""Empty forms onto paper: which set, with faces or lines, printed at once or saved as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.blank_forms import MODES, blank_forms, draw_form, file_name, save_form
from coachdesk.ui.pages.question_sets.words import mode_words
from coachdesk.ui.path_field import PathField
from coachdesk.ui.printing import PRINT_WIDTH, ask_printer, can_print, print_pages
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from coachdesk.models.blank_form import BlankForm
    from coachdesk.ui.page import Page

LINE = "line_from_a_to_b"


class FormsCard(Card):
    """`.which` set, `.mode`, `.alone`, `.folder`; `.look()` reads the sets; `.print_on(device)` and `.save()`."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="printer", parent=parent)
        self.set_title(self.tr("Empty forms"))
        self._page = page
        self.which = ChoiceField(self.tr("Which form"), (), optional=False, parent=self)
        self.which.edited.connect(self._show_rest)
        modes = [Choice(one.value, mode_words(one)) for one in MODES]
        self.mode = ChoiceField(self.tr("To choose from"), modes, chosen=MODES[0].value, optional=False, parent=self)
        self.alone = TickBox(self.tr("With the questions that a person is asked only when alone"), parent=self)
        self.folder = PathField(self.tr("Folder for the PDF"), "folder", parent=self)
        for part in (self.which, self.mode, self.alone, self.folder):
            self.add(part)
        self._save = secondary_button(self.tr("Save the form as a PDF"), "export", self)
        self._save.clicked.connect(self.save)
        self._print = secondary_button(self.tr("Print the form"), "printer", self)
        self._print.clicked.connect(self._ask)
        self.add_action(self._save)
        self.add_action(self._print)

    def look(self) -> None:
        """Reads off the screen's thread which forms there are, then shows them."""
        self._page.read(lambda: blank_forms(self._page.desk), self._took, key="forms")

    def save(self) -> None:
        """Puts the chosen form into the chosen folder as a new file."""
        folder = self.folder.path()
        if folder is None:
            self.folder.show_problem(self.tr("Choose a folder first."))
            return
        self._page.do(lambda: self._saved_in(folder, *self._chosen()), self._said_saved, label=self.tr("Saving"))

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Draws the chosen form on a printer, off the screen's thread."""
        chosen = self._chosen()

        def work() -> int:
            from coachdesk.reports.preview import page_pictures

            return print_pages(page_pictures(draw_form(self._form(*chosen)), PRINT_WIDTH), device)

        self._page.do(work, self._said_printed, label=self.tr("Printing"))

    def _chosen(self) -> tuple[str, str, bool]:
        return self.which.chosen(), self.mode.chosen(), self.alone.is_ticked()

    def _form(self, key: str, mode: str, alone: bool) -> BlankForm:
        """The form as it is now; whatever is no longer asked gives the line from A to B."""
        forms = blank_forms(self._page.desk, with_alone=alone)
        fits = (one for one in forms if one.content is not None and (one.content.key, one.mode) == (key, mode))
        return next(fits, forms[-1])

    def _saved_in(self, folder: Path, key: str, mode: str, alone: bool) -> Path:
        form = self._form(key, mode, alone)
        out = folder / file_name(form)
        save_form(form, out)
        return out

    def _took(self, forms: tuple[BlankForm, ...]) -> None:
        titles = {one.content.key: one.content.title for one in forms if one.content is not None}
        line = Choice(LINE, self.tr("The line from A to B"))
        choices = [*(Choice(key, title) for key, title in titles.items()), line]
        chosen = self.which.chosen() or choices[0].key
        self.which.set_choices(choices)
        self.which.choose(chosen)
        self._show_rest()

    def _show_rest(self) -> None:
        is_set = self.which.chosen() != LINE
        self.mode.setVisible(is_set)
        self.alone.setVisible(is_set)

    def _ask(self) -> None:
        if can_print():
            ask_printer(self, self.print_on)
        else:
            self._page.warn(self.tr("This laptop knows no printer. Set one up in the system's settings first."))

    def _said_saved(self, out: Path) -> None:
        self._page.say(self.tr("Saved as {name}. It names nobody.").format(name=out.name))

    def _said_printed(self, pages: int) -> None:
        self._page.say(self.tr("%n page(s) went to the printer.", "", pages))
