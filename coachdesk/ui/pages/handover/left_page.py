"""What has left this laptop: a receipt for each family, and the files of it that still lie outside the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.desk.closed import ClosedBecause
from coachdesk.operations.copies_out import remove_copy
from coachdesk.operations.left_laptop import LeftFamily, ShutFamily, purge_receipts, shut_families
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.ui.page import Page
from coachdesk.ui.pages.copies.page import CopyCard, CopyShown
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk import Desk
    from coachdesk.models.purge_receipt import PurgeReceipt
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class LeftPage(Page):
    """`.cards` by the id of the receipt."""

    shows = frozenset({"purge_receipt", "copy_out", "access_entry", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.cards: dict[str, LeftCard] = {}
        self.set_title(self.tr("What has left this laptop"))
        about = self.tr("A family that somebody else works with now is taken off this laptop. These lines stay.")
        self._none = SafeLabel(self.tr("No family has left this laptop."), parent=self)
        self._none.hide()
        self._rows = Rows(0.8, self)
        self._shut = Rows(0.8, self)
        for part in (small_label(about, parent=self), self._shut, self._none, self._rows):
            self.add(part)

    def refresh(self) -> None:
        desk = self.desk
        self.read(lambda: (purge_receipts(desk), shut_families(desk)), self._took)

    def remove(self, copy_id: str) -> None:
        """Deletes one file for good."""
        self.do(lambda: remove_copy(self.desk, copy_id), self._removed)

    def _removed(self, _none: object) -> None:
        self.say(self.tr("Deleted from this laptop. Copies made of it elsewhere are not."))
        self.refresh()

    def _took(self, found: tuple[tuple[LeftFamily, ...], tuple[ShutFamily, ...]]) -> None:
        left, shut = found
        self._shut.fill([Banner(self._shut_words(one), "warning", icon="lock", parent=self._shut) for one in shut])
        self._shut.setVisible(bool(shut))
        self.cards = {one.receipt.id: LeftCard(one, self) for one in left}
        self._rows.fill(self.cards.values())
        self._none.setVisible(not left and not shut)

    def _shut_words(self, shut: ShutFamily) -> str:
        ref = isolated(shut.ref) if shut.ref else self.tr("A family without a code")
        theirs = self.tr("{family} is shut on this laptop, because somebody else works with this family now.")
        unsent = self.tr("%n change(s) of yours could not be handed in and (lies/lie) here, safe.", "", shut.changes)
        if shut.why is ClosedBecause.SIGNED_OUT:
            then = self.tr("This laptop has been signed out: take it to your administrator.")
        else:
            then = self.tr("It goes by itself when the server takes that. If it does not, ring your administrator.")
        return " ".join((theirs.format(family=ref), unsent, then))


class LeftCard(Card):
    """One family: when it left, how much of it, and that nothing of it is found any more. `.copies` are its files."""

    def __init__(self, left: LeftFamily, page: LeftPage) -> None:
        receipt, wall = left.receipt, on_the_wall(left.receipt.at)
        when = f"{short(wall.date())}, {wall:%H:%M}"
        ref = isolated(receipt.ref) if receipt.ref else page.tr("A family without a code")
        super().__init__(page.tr("{family} left this laptop on {when}").format(family=ref, when=when), parent=page)
        self.said = [self._how_much(receipt), self._nothing_left(receipt)]
        self.add(SafeLabel(self.said[0], parent=self))
        if receipt.found:
            self.add(Banner(self.said[1], "warning", parent=self))
        else:
            self.add(SafeLabel(self.said[1], parent=self))
        if left.copies:
            words = self.tr("%n file(s) of this family still (lies/lie) on this laptop:", "", len(left.copies))
            self.add(Banner(words, "warning", parent=self))
        self.copies = [CopyCard(CopyShown(one, receipt.ref, ""), page, self) for one in left.copies]
        for card in self.copies:
            self.add(card)

    def _how_much(self, receipt: PurgeReceipt) -> str:
        if receipt.records is None:
            return self.tr("The laptop went off at that moment, so what left was not counted.")
        parts = [
            self.tr("%n record(s)", "", receipt.records),
            self.tr("%n change(s)", "", receipt.changes or 0),
            self.tr("%n file(s)", "", receipt.files or 0),
        ]
        return self.tr("Taken off: {what}.").format(what=", ".join(parts))

    def _nothing_left(self, receipt: PurgeReceipt) -> str:
        if receipt.found:
            return self.tr("Something of it was still found here afterwards. Tell your manager.")
        looked = self.tr("%n of its word(s) looked for.", "", receipt.words_looked_for)
        return f"{self.tr('Nothing of it can be found by a search here any more.')} {looked}"
