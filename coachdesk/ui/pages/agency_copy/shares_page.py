"""What agencies were given of a family so far: who, when, for what and on which basis, what was in it and what not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.shares import Given, given_to_agencies
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.tools.sharing_words import BASIS_WORDS, CLASS_WORDS, PURPOSE_WORDS
from coachdesk.ui.page import Page
from coachdesk.ui.pages.agency_copy.words import channel_words
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class SharesPage(Page):
    """Opened with `family_id`. `.cards` by the id of the share, the newest first."""

    shows = frozenset({"share_event", "agency", "person", "worker", "plan_version"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self.cards: dict[str, GivenCard] = {}
        self.set_title(self.tr("What agencies were given so far"))
        self._about = small_label(
            self.tr("A copy that was replaced is still with the agency until you ask for it back."), parent=self
        )
        self._none = EmptyState(
            self.tr("No agency was given anything"),
            self.tr("Each copy is listed here with whom it went to, why, and what was left out."),
            icon="agency",
            parent=self,
        )
        self._rows = Rows(0.8, self)
        for part in (self._about, self._none, self._rows):
            self.add(part)
        another = secondary_button(self.tr("A copy for an agency"), "agency", self)
        another.clicked.connect(lambda: self.go("agency_copy", family_id=self._family_id))
        another.setVisible(router.has("agency_copy"))
        self.add_action(another)

    def opened(self, **where: str) -> None:
        self._family_id = where["family_id"]

    def refresh(self) -> None:
        family_id = self._family_id
        self.read(lambda: given_to_agencies(self.desk, family_id), self._took)

    def _took(self, shares: list[Given]) -> None:
        self.cards = {one.event.id: GivenCard(one, self._rows) for one in shares}
        self._rows.fill(self.cards.values())
        self._about.setVisible(any(not one.newest for one in shares))
        self._none.setVisible(not shares)


class GivenCard(Card):
    """One copy. `.standing` says whether it is the one the agency should go by."""

    def __init__(self, given: Given, parent: QWidget) -> None:
        super().__init__(isolated(given.agency or given.event.reader), icon="agency", parent=parent)
        event = given.event
        if given.newest:
            self.standing = Banner(self.tr("This is what they should go by."), "quiet", icon="tick", parent=self)
        else:
            self.standing = Banner(self.tr("Replaced by a later copy."), "warning", icon="history", parent=self)
        self.add(self.standing)
        wall = on_the_wall(event.shared_at, event.time_zone)
        when = [
            f"{short(wall.date())}, {wall:%H:%M}",
            self.tr("by {name}").format(name=isolated(given.given_by)) if given.given_by else "",
            self.tr("version {number}").format(number=given.version) if given.version else "",
            channel_words(event.channel) if event.channel else "",
            self.tr("for {name}").format(name=isolated(event.reader)) if event.reader_worker else "",
        ]
        kinds = ", ".join(self.tr(CLASS_WORDS[one]) for one in event.included)
        bases = ", ".join(self.tr(BASIS_WORDS[one]) for one in event.bases)
        purpose = self.tr("So that it can {purpose}, {basis}")
        lines = [
            purpose.format(purpose=self.tr(PURPOSE_WORDS[event.purpose]), basis=bases),
            self.tr("About {people}: {kinds}").format(people=", ".join(map(isolated, given.people)), kinds=kinds),
        ]
        if event.left_out:
            lines.append(self.tr("Left out: {what}").format(what="; ".join(event.left_out)))
        if event.family_said_now:
            lines.append(self.tr("The family said it may go at once."))
        self.add(SafeLabel(" · ".join(part for part in when if part), parent=self))
        for line in lines:
            self.add(SafeLabel(line, parent=self))
        for sentence in event.because:
            self.add(small_label(sentence, parent=self))
