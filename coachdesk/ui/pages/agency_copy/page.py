"""A copy of the plan for one agency: who may have one, what is in it and what is not, the pages, and then it goes.

The rules are asked again at the last moment: what was stopped while the page was open does not leave (I-10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coachdesk.operations import taking_out
from coachdesk.operations.agency_copies import Offer, give_to_agency
from coachdesk.ui.page import Page
from coachdesk.ui.pages.agency_copy.choice_card import ChoiceCard
from coachdesk.ui.pages.agency_copy.contents_card import GoesInCard, LeftOutCard
from coachdesk.ui.pages.agency_copy.going_card import GoingCard
from coachdesk.ui.pages.agency_copy.reading import Drawn, Table, draw, free_name, read_table
from coachdesk.ui.pages.print_button import PrintButton
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.page_picture import PagePicture
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.desk.opening import OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.taking_out import TakenOut
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

PREVIEW_EM = 40


class AgencyCopyPage(Page):
    """Opened with `family_id`. Object names for whoever drives it: `now`, `folder`, `seal and save`, `print`."""

    shows = frozenset(
        {
            "agreement", "withdrawal", "sharing_rule", "sharing_override", "person", "same_person", "agency", "worker",
            "target", "sub_target", "success_sign", "success_view", "ink",
        }
    )  # fmt: skip

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self._opened = opened
        self._family_id = ""
        self.table: Table | None = None
        self.drawn: Drawn | None = None
        self.choice = ChoiceCard(self)
        self.choice.asked.connect(self.refresh)
        self.choice.chosen.connect(self._chosen)
        self.goes_in, self.left_out, self.going = GoesInCard(self), LeftOutCard(self), GoingCard(self)
        self._pages = Card(self.tr("What it will look like"), icon="eye", parent=self)
        self._pictures = Rows(0.8, self._pages)
        self._pages.add(self._pictures)
        self._result = Banner("", "quiet", icon="tick", parent=self)
        self._print = PrintButton(self)
        self._print.setObjectName("print")
        parts = (self.choice, self.goes_in, self.left_out, self._pages, self.going, self._result, self._print)
        for part in parts:
            self.add(part)
        for words, icon, page in (
            (self.tr("What agencies were given so far"), "history", "shares"),
            (self.tr("May I tell somebody?"), "agency", "sharing"),
        ):
            way = secondary_button(words, icon, self.choice)
            way.clicked.connect(lambda _=False, page=page: self.go(page, family_id=self._family_id))
            way.setVisible(router.has(page))
            self.choice.add_action(way)
        self._save = primary_button(self.tr("Seal and save"), "export", self)
        self._save.setObjectName("seal and save")
        self._save.clicked.connect(self._seal)
        self.add_action(self._save)
        self.set_title(self.tr("A copy for an agency"))
        self._show_nothing()

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            self.choice.show_offers(())
            self.choice.nobody.hide()
            self.going.folder.set_path(None)
        self._family_id = where["family_id"]
        self.table = None
        self._show_nothing()
        self._forget_result()

    def is_clean(self) -> bool:
        return not self.going.name.text()

    def refresh(self) -> None:
        opened, family_id, purpose = self._opened, self._family_id, self.choice.meant()
        self.do(lambda: read_table(opened, family_id, purpose), self._took)

    def _took(self, table: Table) -> None:
        self.table = table
        self.set_title(self.tr("A copy of version {number} for an agency").format(number=table.version.number))
        before = self.choice.agency.chosen()
        self.choice.show_offers(table.offers)
        self.going.show_wait(table.waits_until)
        if before and not self.choice.agency.chosen():
            self._no_longer(before)
        elif self.drawn is None or self._offer() is None or self.drawn.copy != self._copy_now():
            self._chosen()

    def _no_longer(self, agency_id: str) -> None:
        """What was on the table may not be given any more: it goes from the screen, with the reason."""
        self._show_nothing()
        offers = self.table.offers if self.table else ()
        self.warn(next((one.refusal for one in offers if one.agency.id == agency_id), ""))

    def _offer(self) -> Offer | None:
        offers = self.table.offers if self.table else ()
        return next((one for one in offers if one.agency.id == self.choice.agency.chosen()), None)

    def _copy_now(self) -> object:
        offer = self._offer()
        return offer.copy if offer else None

    # -- looking at it ----------------------------------------------------------------------------

    def _chosen(self) -> None:
        self._show_nothing()
        self._forget_result()
        opened, offer, width = self._opened, self._offer(), em(PREVIEW_EM)
        if offer is None:
            return

        def work(cancelled: object = None) -> Drawn | None:
            return draw(opened, offer, width, cancelled if callable(cancelled) else bool)

        self.read(work, self._show, key="preview", label=self.tr("Drawing the pages"))

    def _show(self, drawn: Drawn | None) -> None:
        if drawn is None or drawn.copy != self._copy_now():
            self.choice.agency.choose("")
            return
        self.drawn = drawn
        self.goes_in.show_copy(drawn)
        self.left_out.show_copy(drawn)
        pictures = []
        for number, page in enumerate(drawn.pages, 1):
            words = self.tr("Page {n} of {m}").format(n=number, m=len(drawn.pages))
            picture = PagePicture(page, words, self._pictures)
            picture.setObjectName(f"page {number}")
            pictures.append(picture)
        self._pictures.fill(pictures)
        self.going.begin(drawn.readers)
        for part in (self.goes_in, self.left_out, self._pages, self.going, self._save):
            part.show()

    def _show_nothing(self) -> None:
        self.drawn = None
        self._pictures.fill([])
        for part in (self.goes_in, self.left_out, self._pages, self.going, self._save):
            part.hide()

    def _forget_result(self) -> None:
        self._result.hide()
        self._print.withdraw()

    # -- letting it go ----------------------------------------------------------------------------

    def _seal(self) -> None:
        opened, table, drawn, offer, folder = (
            self._opened, self.table, self.drawn, self._offer(), self.going.folder.path()
        )  # fmt: skip
        if table is None or drawn is None or offer is None:
            return
        if not self.going.is_ready(offer.agency.name) or folder is None:
            return
        self._forget_result()
        self._save.setEnabled(False)
        said_now, reader, how = self.going.now.is_ticked(), self.going.reader.chosen() or None, self.going.how()

        def work(cancelled: object = None) -> tuple[TakenOut, Path] | None:
            taken = taking_out.seal(opened, table.version, drawn.copy.page)
            if callable(cancelled) and cancelled():
                return None
            out = free_name(folder, table.stem, offer.agency.name)
            give_to_agency(opened, taken, drawn.copy, out, family_said_now=said_now, reader_worker=reader, channel=how)
            return taken, out

        self.deeds.do(
            work,
            then=lambda done: self._saved(offer, done),
            failed=self._not_saved,
            label=self.tr("Sealing and checking the copy"),
            owner=self,
        )

    def _saved(self, offer: Offer, done: tuple[TakenOut, Path] | None) -> None:
        self._save.setEnabled(True)
        if done is None:
            self.say(self.tr("Stopped. Nothing was written."))
            return
        taken, out = done
        self.going.name.set_text("")
        words = self.tr("Saved as {file}. It was read back and checked, and what {agency} was given is written down.")
        self._result.set_words(words.format(file=out.name, agency=offer.agency.name))
        self._result.show()
        self._print.offer(taken, f"agency:{offer.agency.id}")
        self._print.setFocus()
        QTimer.singleShot(0, self, lambda: self.show_widget(self._result))

    def _not_saved(self, problem: CoachDeskError) -> None:
        """Nothing has left. What may be given is asked anew, so that the page shows what holds now."""
        self._save.setEnabled(True)
        self.warn(problem)
        self.refresh()
