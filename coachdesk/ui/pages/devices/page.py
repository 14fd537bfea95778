"""Laptops and colleagues: who belongs to the organisation, how each stands, and who else could open these records."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.devices.connecting import UNPROVED_HALVES
from coachdesk.operations.devices.reading import Colleague, Colleagues, colleagues
from coachdesk.operations.devices.signing_papers import SigningPapers, signing_papers
from coachdesk.ui.pages.devices.reach_line import ReachLine
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.pages.devices.who_else_card import WhoElseCard
from coachdesk.ui.pages.devices.words import is_long_silent, name_words, role_words, state_words
from coachdesk.ui.widgets.buttons import list_button, primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, Tone, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing

_FILTER_FROM = 9
"""So many colleagues are looked through by typing a few letters."""


class DevicesPage(ServerPage):
    """`.who_else` the first card, `.reach` whether the server answers; `.invite` and its like lead on."""

    shows = frozenset({"worker", "family", "signing_request", "signing_certificate", "organisation_trust"})

    def __init__(
        self,
        opened: OpenDesk,
        router: Router,
        deeds: Deeds,
        lines: Lines | None = None,
        syncing: Syncing | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(opened, router, deeds, lines, parent, syncing=syncing)
        self.set_title(self.tr("Laptops and colleagues"))
        self._known: Colleagues | None = None
        self.who_else = WhoElseCard(self)
        self.unproved = Card(self.tr("The recovery key is not on paper yet"), icon="warning", parent=self)
        self.unproved.add(
            SafeLabel(self.tr("Until both halves are, nobody could open the records without a laptop."), parent=self)
        )
        papers = secondary_button(self.tr("Put it on paper"), "right", self.unproved)
        papers.clicked.connect(lambda: self.go("connect"))
        self.unproved.add_action(papers)
        self.signing = Card(self.tr("Who may sign plans"), icon="sign", parent=self)
        self._signing_says = SafeLabel("", parent=self.signing)
        self.signing.add(self._signing_says)
        papers_way = secondary_button(self.tr("Look at who asks"), "right", self.signing)
        papers_way.clicked.connect(lambda: self.go("certificates"))
        self.signing.add_action(papers_way)
        self.reach = ReachLine(self, self)
        self.reach.changed.connect(self._judge)
        self.filter = LineField(self.tr("Find"), placeholder=self.tr("Name or job"), parent=self)
        self.filter.edited.connect(self._show)
        self._rows = Rows(0.5, self)
        for part in (self.unproved, self.signing, self.who_else, self.reach, self.filter, self._rows):
            self.add(part)
            part.hide()
        self.members = secondary_button(self.tr("Who has which family"), "families", self)
        self.members.clicked.connect(lambda: self.go("members"))
        self.invite = primary_button(self.tr("Invite somebody"), "plus", self)
        self.invite.clicked.connect(lambda: self.go("invite"))
        self.connect_button = primary_button(self.tr("Connect to a server"), "link", self)
        self.connect_button.clicked.connect(lambda: self.go("connect"))
        for button in (self.members, self.connect_button, self.invite):
            self.add_action(button)
            button.hide()

    def opened(self, **_where: str) -> None:
        self.reach.forget()

    def refresh(self) -> None:
        vault = self.vault
        self.read(
            lambda: (colleagues(vault), bool(vault.named_value(UNPROVED_HALVES)), signing_papers(vault)), self._took
        )

    def _took(self, found: tuple[Colleagues | None, bool, SigningPapers]) -> None:
        known, is_unproved, papers = found
        self.signing.setVisible(bool(papers.waiting))
        waits = self.tr("%n certificate(s) to give.", "", len(papers.asking)) if papers.asking else ""
        goes = self.tr("%n certificate(s) to withdraw.", "", len(papers.gone)) if papers.gone else ""
        self._signing_says.set_words(" ".join(part for part in (waits, goes) if part))
        self._known = known
        self.unproved.setVisible(is_unproved)
        self.who_else.show_known(known)
        self.who_else.show()
        self.members.setVisible(known is not None)
        self.connect_button.setVisible(known is None)
        self.invite.setVisible(known is not None and known.i_may)
        self.reach.setVisible(known is not None and known.i_may)
        self.filter.setVisible(known is not None and len(known.people) >= _FILTER_FROM)
        self._rows.setVisible(known is not None)
        if known is not None and known.i_may:
            self.reach.look_once()
        self._judge()
        self._show()

    def _judge(self) -> None:
        """What needs the server can be pressed when it answers."""
        self.invite.setEnabled(self.reach.is_there)

    def _show(self) -> None:
        wanted = self.filter.text().casefold()
        people = self._known.people if self._known is not None else ()
        now = self.desk.now()
        rows: list[QWidget] = []
        for person in people:
            about = (name_words(person), role_words(person))
            if wanted in " ".join(about).casefold():
                tone: Tone = "warn" if is_long_silent(person, now) else "muted"
                lines = (small_label(about[1], parent=self), small_label(state_words(person, now), tone=tone))
                rows.append(self._row(person, lines, partial(self.go, "colleague", worker_id=person.worker_id)))
        nothing = self.tr("Nobody fits. Try fewer letters.")
        self._rows.fill(rows or [small_label(nothing, parent=self._rows)])

    def _row(self, person: Colleague, lines: tuple[QWidget, ...], go: Callable[[], object]) -> QWidget:
        row = TurningRow(30, parent=self._rows)
        button = list_button(name_words(person), "person", row)
        button.clicked.connect(go)
        row.add(button, 2)
        column = Rows(0.1, row)
        column.fill(lines)
        row.add(column, 3)
        return row
