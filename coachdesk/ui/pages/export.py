"""Copies that leave: choose whose, look at the pages, say whether paper is safe, seal, save, and show for a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coachdesk.desk.access import record_access
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import CoachDeskError
from coachdesk.models.access import AccessDeed
from coachdesk.models.person import Person
from coachdesk.models.plan import PlanVersion
from coachdesk.operations import taking_out
from coachdesk.operations.families import family_file_stem
from coachdesk.operations.inking import may_sign
from coachdesk.operations.plan_versions import content_at, freeze
from coachdesk.operations.taking_out import TakenOut
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.pages.phone_pages import PhonePages
from coachdesk.ui.pages.print_button import PrintButton
from coachdesk.ui.path_field import PathField
from coachdesk.ui.router import Router
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.page_picture import PagePicture
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox

FULL = "full"
PREVIEW_EM = 40


@dataclass(frozen=True, slots=True)
class Copies:
    """A version and who may have a copy of it for themselves."""

    version: PlanVersion
    readers: tuple[Person, ...]
    stem: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of one copy as pictures, and what is left out of it, in counts and kinds."""

    pages: tuple[bytes, ...]
    left_out: tuple[str, ...]


class ExportPage(Page):
    """Object names for whoever drives it: `copy`, `safe`, `folder`, `seal and save`, `print`."""

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self._opened = opened
        self._family_id = ""
        self._copies: Copies | None = None
        self._pages: tuple[bytes, ...] = ()
        self._which = ChoiceField(self.tr("Whose copy?"), [], optional=False, parent=self)
        self._which.setObjectName("copy")
        self._which.edited.connect(self._chosen)
        self.add(self._which)
        self._left_out = Banner("", "info", parent=self)
        self._left_out.hide()
        self.add(self._left_out)
        self._preview = Card(self.tr("What it will look like"), icon="eye", parent=self)
        self._pictures = Rows(0.8, self._preview)
        self._preview.add(self._pictures)
        phone = secondary_button(self.tr("Show for their phone"), "phone", self._preview)
        phone.clicked.connect(self._show_for_phone)
        self._preview.add_action(phone)
        self._safe = TickBox(self.tr("Yes: it is safe to leave this on paper"), parent=self)
        self._safe.setObjectName("safe")
        self._safe_question = SafeLabel(
            self.tr("Safe to leave on paper? Think of who else opens drawers and post in this home."), parent=self
        )
        self._folder = PathField(self.tr("Folder to save it in"), "folder", parent=self)
        self._folder.setObjectName("folder")
        self._result = Banner("", "quiet", icon="tick", parent=self)
        self._result.hide()
        self._print = PrintButton(self)
        self._print.setObjectName("print")
        for widget in (self._safe_question, self._safe, self._folder, self._result, self._print):
            self.add(widget)
        agencies = Card(
            self.tr("For an agency: only its part, and only what the family allows"), icon="agency", parent=self
        )
        for words, icon, page in (
            (self.tr("A copy for an agency"), "agency", "agency_copy"),
            (self.tr("What agencies were given so far"), "history", "shares"),
        ):
            way = secondary_button(words, icon, agencies)
            way.clicked.connect(lambda _=False, page=page: self.go(page, family_id=self._family_id))
            way.setVisible(router.has(page))
            agencies.add_action(way)
        self.add(agencies)
        self.add(self._preview)
        self._save = primary_button(self.tr("Seal and save"), "export", self)
        self._save.setObjectName("seal and save")
        self._save.clicked.connect(self._seal)
        self.add_action(self._save)

    def opened(self, **where: str) -> None:
        self._family_id = where["family_id"]
        self._forget_result()
        self.set_title(self.tr("Copies"))

    def refresh(self) -> None:
        family_id, desk = self._family_id, self.desk

        def read() -> Copies:
            version = freeze(desk, family_id)
            readers = may_sign(content_at(desk, version).people)
            return Copies(version, tuple(readers), family_file_stem(desk, family_id, version.number))

        self.do(read, self._took)

    def _took(self, copies: Copies) -> None:
        self._copies = copies
        self.set_title(self.tr("Copies of version {number}").format(number=copies.version.number))
        chosen = self._which.chosen()
        choices = [Choice(FULL, self.tr("Full copy, for the team"), icon="agency")]
        choices += [Choice(one.id, self.tr("For {name}").format(name=one.known_as)) for one in copies.readers]
        self._which.set_choices(choices)
        self._which.choose(chosen if chosen in {one.key for one in choices} else FULL)
        self._chosen()

    def _chosen(self) -> None:
        reader = self._reader()
        self._safe.set_ticked(False)
        for widget in (self._safe, self._safe_question):
            widget.setVisible(reader is not None)
        self._forget_result()
        self._pictures.fill([])
        copies = self._copies
        if copies is None:
            return
        width = em(PREVIEW_EM)

        def draw() -> Preview:
            from coachdesk.reports.preview import page_pictures

            copy = taking_out.copy_for(self._opened, copies.version, reader)
            return Preview(tuple(page_pictures(taking_out.draw(copy), width)), copy.left_out)

        self.read(draw, self._drawn, key="preview", label=self.tr("Drawing the pages"))

    def _drawn(self, preview: Preview) -> None:
        self._pages = preview.pages
        words = self.tr("Left out of this copy: {what}.").format(what=", ".join(preview.left_out))
        self._left_out.set_words(words)
        self._left_out.setVisible(bool(preview.left_out))
        self._pictures.fill([self._picture(page, number) for number, page in enumerate(preview.pages, 1)])

    def _picture(self, page: bytes, number: int) -> QWidget:
        words = self.tr("Page {n} of {m}").format(n=number, m=len(self._pages))
        picture = PagePicture(page, words, self._pictures)
        picture.setObjectName(f"page {number}")
        return picture

    def _reader(self) -> Person | None:
        readers: Sequence[Person] = self._copies.readers if self._copies else ()
        return next((one for one in readers if one.id == self._which.chosen()), None)

    def _seal(self) -> None:
        copies, reader, folder = self._copies, self._reader(), self._folder.path()
        if copies is None:
            return
        if folder is None or not folder.is_dir():
            self._folder.show_problem(self.tr("Choose a folder that is there."))
            self._folder.setFocus()
            return
        if reader is not None and not self._safe.is_ticked():
            self.warn(self.tr("Say first whether it is safe to leave this on paper."))
            self._safe.setFocus()
            return
        self._save.setEnabled(False)
        who = f"P{reader.number}" if reader else FULL
        out = folder / f"{copies.stem}-{who}.pdf"

        def seal_and_save() -> TakenOut:
            copy = taking_out.copy_for(self._opened, copies.version, reader)
            taken = taking_out.seal(self._opened, copies.version, copy)
            taking_out.save_copy(self._opened, taken, reader, out, safe_on_paper=reader is not None)
            return taken

        def saved(taken: TakenOut) -> None:
            self._print.offer(taken, _code(reader))
            self._saved(out)

        self.do(seal_and_save, saved, self._not_saved, self.tr("Sealing and checking the copy"))

    def _forget_result(self) -> None:
        self._result.hide()
        self._print.withdraw()

    def _saved(self, out: Path) -> None:
        self._save.setEnabled(True)
        words = self.tr("Saved as {file}. It was read back and checked: nothing has changed since it was sealed.")
        self._result.set_words(words.format(file=out.name))
        self._result.show()
        self.show_widget(self._result)

    def _not_saved(self, problem: CoachDeskError) -> None:
        self._save.setEnabled(True)
        self.warn(problem)

    def _show_for_phone(self) -> None:
        copies = self._copies
        if not self._pages or copies is None:
            return
        what = _code(self._reader())
        self.do(lambda: record_access(self.desk, AccessDeed.SHOWN_FOR_PHONE, copies.version.log, what))
        PhonePages(self._pages, self.window()).showFullScreen()


def _code(reader: Person | None) -> str:
    """As in the access log and in `Export`."""
    return f"person:{reader.id}" if reader else FULL
