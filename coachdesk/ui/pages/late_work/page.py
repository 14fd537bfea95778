"""Work that came late: who wrote what before she was told that she had left, and what of it shall count."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.models.registry import KINDS
from coachdesk.operations.late_work import admit_late_work
from coachdesk.operations.syncing.lines import line_to
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.pages.late_work.author_card import AuthorCard
from coachdesk.ui.pages.late_work.reading import LateAuthor, read_late_work
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.operations.syncing.lines import Ask
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing


class LateWorkPage(ServerPage):
    """Opened with `family_id` for one family's, or with nothing for all. `.cards` in order.

    What is let in is signed and sent at once: while there is no way to the server nothing is. Closing it lets nothing
    in, and nothing is thrown away.
    """

    shows = frozenset(KINDS)

    def __init__(
        self,
        opened: OpenDesk,
        router: Router,
        deeds: Deeds,
        lines: Lines | None = None,
        syncing: Syncing | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(opened, router, deeds, lines or line_to, parent)
        self._syncing = syncing
        self._family_id = ""
        self._shown: tuple[LateAuthor, ...] = ()
        self._let_in = 0
        self.cards: list[AuthorCard] = []
        self.set_title(self.tr("Work that came late"))
        self._about = small_label(
            self.tr(
                "What is let in counts for everybody who works with the family, as if it had come in time. "
                "What is left stays here, and counts for nobody."
            ),
            parent=self,
        )
        self._nothing = EmptyState(self.tr("Nothing came late"), "", icon="tick", parent=self)
        self._rows = Rows(0.9, self)
        for part in (self._about, self._nothing, self._rows):
            part.hide()
            self.add(part)
        self.later = secondary_button(self.tr("Leave it for now"), parent=self)
        self.later.clicked.connect(self.back)
        self.let_in = primary_button(self.tr("Let in what is ticked"), icon="tick", parent=self)
        self.let_in.clicked.connect(self._sign)
        self.add_action(self.later)
        self.add_action(self.let_in)

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self._family_id, self._shown, self._let_in = where.get("family_id", ""), (), 0
        self.cards = []
        self._rows.fill([])

    def refresh(self) -> None:
        vault, family_id = self.vault, self._family_id
        self.read(lambda: read_late_work(vault, family_id), self._took)

    def is_clean(self) -> bool:
        return not any(card.ticked() for card in self.cards)

    def busy_changed(self) -> None:
        self.let_in.setEnabled(not self.is_busy)

    def _took(self, found: tuple[LateAuthor, ...]) -> None:
        if found != self._shown or not found:
            self._shown = found
            self.cards = [AuthorCard(one, self._rows) for one in found]
            self._rows.fill(self.cards)
        for part in (self._about, self._rows):
            part.setVisible(bool(found))
        self._nothing.setVisible(not found)
        told = self.tr("Nothing waits to be let in.")
        if self._let_in:
            told = self.tr("That was all. What was let in goes to everybody with the next exchange.")
        self._nothing.set_words(self.tr("Nothing waits") if self._let_in else self.tr("Nothing came late"), told)
        self.let_in.setVisible(any(one.may_admit for one in found))

    # -- letting in -------------------------------------------------------------------------------

    def _sign(self) -> None:
        chosen: dict[str, list[str]] = {}
        for card in self.cards:
            if card.ticked():
                chosen.setdefault(card.author.log, []).extend(card.ticked())
        if not chosen:
            self.warn(self.tr("Tick first what shall be let in. If you leave now, everything stays as it is."))
            return
        if self._syncing is not None:
            self._syncing.pause()
        self.ask_server(partial(_let_in, self.vault, chosen), self._done, self._refused, self.tr("Letting it in"))

    def _done(self, count: int) -> None:
        self._go_on()
        self._let_in += count
        self.say(self.tr("%n change(s) let in.", "", count))
        self.refresh()

    def _refused(self, error: CoachDeskError) -> None:
        self._go_on()
        self.warn(error)
        self.refresh()

    def _go_on(self) -> None:
        if self._syncing is not None:
            self._syncing.go_now()


def _let_in(vault: OpenDesk, chosen: Mapping[str, list[str]], ask: Ask) -> int:
    return sum(admit_late_work(vault, log, ask, changes) for log, changes in chosen.items())
