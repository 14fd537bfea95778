"""Inviting a colleague's laptop: who it is for, then the invitation for a camera, a file and the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.operations.devices.inviting_somebody import (
    MadeInvitation,
    invite_colleague,
    invite_somebody_new,
)
from coachdesk.operations.devices.reading import Colleagues, colleagues
from coachdesk.operations.syncing.our_workers import our_workers
from coachdesk.ui.pages.devices.invitation_card import InvitationCard
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.pages.people_words import WORKER_JOBS, said
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.operations.syncing.lines import Ask
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing

NEW = "new"


class InvitePage(ServerPage):
    """Opened on nothing, or with `worker_id`. `.card` shows the invitation once made, and forgets it when left."""

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
        self.set_title(self.tr("Invite somebody"))
        self._wanted = ""
        self._admins: frozenset[str] = frozenset()
        self._members: frozenset[str] = frozenset()
        self._says = SafeLabel(
            self.tr(
                "An invitation lets one laptop join. Hand it over yourself, or read it out over the telephone: whoever "
                "has it first joins in that name."
            ),
            parent=self,
        )
        self.who = SearchChoiceField(self.tr("Who is it for?"), [], parent=self)
        self.who.edited.connect(self._turn)
        self.name = LineField(self.tr("Their name"), hint=self.tr("As it should stand on plans."), parent=self)
        self.name.edited.connect(self.name.clear_problem)
        roles = [
            Choice(role.value, said(words))
            for role, words in WORKER_JOBS.items()
            if role is not WorkerRole.AGENCY_WORKER
        ]
        self.role = ChoiceField(
            self.tr("Their work"), roles, chosen=WorkerRole.COACH.value, optional=False, parent=self
        )
        self.as_admin = TickBox(self.tr("They may invite and shut out others too, as an administrator"), parent=self)
        self.card = InvitationCard(self, self)
        for part in (self._says, self.who, self.name, self.role, self.as_admin, self.card):
            self.add(part)
        self.card.hide()
        self.make = primary_button(self.tr("Make the invitation"), "link", self)
        self.make.clicked.connect(self._press)
        self.name.entered.connect(self._make)
        self.add_action(self.make)
        self._turn()

    def opened(self, **where: str) -> None:
        self._wanted = where.get("worker_id", "")
        self._begin()

    def refresh(self) -> None:
        vault = self.vault
        self.read(lambda: (our_workers(vault.desk), colleagues(vault)), self._took)

    def first_focus(self) -> QWidget | None:
        return self.who

    def is_clean(self) -> bool:
        return self.card.invitation is None and not self.name.text()

    def leave(self) -> None:
        self._begin()

    def busy_changed(self) -> None:
        self.make.setEnabled(not self.is_busy)

    def _begin(self) -> None:
        """Asks anew; what was made is forgotten."""
        self.card.forget()
        self.card.hide()
        self.name.set_text("")
        self.as_admin.set_ticked(False)
        self.make.set_words(self.tr("Make the invitation"))
        for part in (self._says, self.who):
            part.show()
        self._turn()

    def _took(self, found: tuple[list[Worker], Colleagues | None]) -> None:
        workers, known = found
        people = known.people if known is not None else ()
        self._admins = frozenset(one.worker_id for one in people if one.is_admin)
        self._members = frozenset(one.worker_id for one in people)
        out = {one.worker_id for one in people if one.is_disabled}
        choices = [Choice(NEW, self.tr("Somebody new"))]
        choices += [Choice(one.id, one.name, said(WORKER_JOBS[one.role])) for one in workers if one.id not in out]
        chosen = self.who.chosen()
        self.who.set_choices(choices)
        self.who.choose(chosen or self._wanted or NEW)
        self._turn()

    def _turn(self) -> None:
        asking = self.card.invitation is None
        is_new = self.who.chosen() in ("", NEW)
        for part in (self.name, self.role):
            part.setVisible(asking and is_new)
        self.as_admin.setVisible(asking and self.who.chosen() not in self._members)

    def _press(self) -> None:
        if self.card.invitation is None:
            self._make()
        else:
            self._begin()
            self.back()

    def _make(self) -> None:
        for field in (self.who, self.name):
            field.clear_problem()
        chosen, vault = self.who.chosen(), self.vault
        if not chosen:
            self.who.show_problem(self.tr("Choose a colleague in the list, or somebody new."))
            self.who.setFocus()
            return
        name, role = self.name.text(), WorkerRole(self.role.chosen())
        as_admin = chosen in self._admins if chosen in self._members else self.as_admin.is_ticked()
        if chosen == NEW and not name:
            self.name.show_problem(self.tr("Type their name."))
            self.name.setFocus()
            return

        def work(ask: Ask) -> MadeInvitation:
            if chosen == NEW:
                return invite_somebody_new(vault, name, role, ask, as_admin=as_admin)
            return invite_colleague(vault, chosen, ask, as_admin=as_admin)

        self.ask_server(work, self._made, self._refused, self.tr("Making the invitation"))

    def _made(self, made: MadeInvitation) -> None:
        self.card.show_invitation(made)
        self.make.set_words(self.tr("It is handed over"))
        for part in (self._says, self.who):
            part.hide()
        self._turn()
        self.card.show()
        self.show_top()

    def _refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput) and error.field == "name":
            self.name.show_problem(error.sentence)
            self.name.setFocus()
        else:
            self.warn(error)
