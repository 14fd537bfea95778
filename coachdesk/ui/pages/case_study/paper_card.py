"""The case study on paper: looked at, with or without names, and saved where somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations import case_studies as studies
from coachdesk.ui.path_field import PathField
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.page_picture import PagePicture
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.page import Page

_PREVIEW_EM = 30


class PaperCard(Card):
    """`.named`, `.look`, `.pictures`, `.folder`, `.save`. Shown only while it may be told."""

    def __init__(self, page: Page, opened: OpenDesk) -> None:
        super().__init__(page.tr("On paper"), icon="copy", parent=page)
        self._page, self._opened, self._family_id = page, opened, ""
        self._pdf, self._name = b"", ""
        self.add(
            SafeLabel(
                self.tr(
                    "No address and no telephone number is on it. Names of schools, places and workers the program "
                    "does not know: read it through before it leaves."
                ),
                tone="muted",
                parent=self,
            )
        )
        self.named = TickBox(self.tr("With the names of the family: they said that these may be told"), parent=self)
        self.named.ticked.connect(self._forget)
        self.pictures = Rows(0.8, self)
        self.folder = PathField(self.tr("Folder to save it in"), "folder", parent=self)
        for part in (self.named, self.pictures, self.folder):
            self.add(part)
        self.look = secondary_button(self.tr("Look at the page"), "eye", self)
        self.look.clicked.connect(self._look)
        self.save = secondary_button(self.tr("Save it"), "export", self)
        self.save.clicked.connect(self._save)
        for button in (self.look, self.save):
            self.add_action(button)
        self._forget()

    def show_family(self, family_id: str, *, may_leave: bool) -> None:
        """What may leave can be looked at; what may not is not there."""
        if family_id != self._family_id:
            self.named.set_ticked(False)
        self._family_id = family_id
        self._forget()
        self.setVisible(may_leave)

    def _forget(self) -> None:
        self._pdf = b""
        self.pictures.fill([])
        self.folder.hide()
        self.save.hide()

    def _look(self) -> None:
        family_id, named, width = self._family_id, self.named.is_ticked(), em(_PREVIEW_EM)

        def work() -> tuple[bytes, str, list[bytes]]:
            from coachdesk.reports.preview import page_pictures

            page = studies.page_of(self._opened, family_id, named=named)
            pdf = studies.draw_study(page)
            return pdf, studies.study_file_name(page), list(page_pictures(pdf, width))

        self._page.read(work, self._drawn, key="case_study_paper", label=self.tr("Drawing the page"))

    def _drawn(self, drawn: tuple[bytes, str, list[bytes]]) -> None:
        self._pdf, self._name, pages = drawn
        words = self.tr("The case study, on paper")
        self.pictures.fill([PagePicture(one, words, self.pictures) for one in pages])
        self.folder.show()
        self.save.show()

    def _save(self) -> None:
        folder = self.folder.path()
        if folder is None or not folder.is_dir():
            self.folder.show_problem(self.tr("Choose a folder that is there."))
            self.folder.setFocus()
            return
        family_id, pdf, out = self._family_id, self._pdf, folder / self._name
        told = self.tr("Saved as {file}. It is written down.").format(file=self._name)
        self._page.do(lambda: studies.save_study(self._opened, family_id, pdf, out), lambda _: self._page.say(told))
