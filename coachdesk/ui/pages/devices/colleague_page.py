"""One colleague: the laptops with words for a telephone, and what an administrator does when one is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.devices.reading import Colleague, Colleagues, colleagues
from coachdesk.operations.devices.revoking import cancel_invitation, revoke_laptop, set_disabled
from coachdesk.sync.membership import RevokedBecause
from coachdesk.ui.pages.devices.laptop_card import LaptopCard
from coachdesk.ui.pages.devices.reach_line import ReachLine
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.pages.devices.words import day_words, name_words, role_words, state_words
from coachdesk.ui.widgets.buttons import danger_button, primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.devices.arriving import Lines
    from coachdesk.operations.devices.reading import OpenInvitation
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router
    from coachdesk.ui.syncing.syncing import Syncing


class ColleaguePage(ServerPage):
    """Opened with `worker_id`. `.cards` are her laptops', `.leave_card` ends her place in the organisation."""

    shows = frozenset({"worker"})

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
        self._worker_id = ""
        self._person: Colleague | None = None
        self._i_may = False
        self._role = small_label("", parent=self)
        self._state = SafeLabel("", parent=self)
        self.reach = ReachLine(self, self)
        self.reach.changed.connect(self.busy_changed)
        self.cards: list[LaptopCard] = []
        self.invitations: list[Card] = []
        self._rows = Rows(0.8, self)
        self.leave_card = Card(self.tr("Their place in the organisation"), icon="person", parent=self)
        self._leave_says = SafeLabel("", parent=self.leave_card)
        self.leave_card.add(self._leave_says)
        self.shut_out = danger_button(self.tr("They have left: shut all their laptops out"), parent=self.leave_card)
        self.shut_out.clicked.connect(lambda: self._set_disabled(disabled=True))
        self.let_in = secondary_button(self.tr("Let them in again"), parent=self.leave_card)
        self.let_in.clicked.connect(lambda: self._set_disabled(disabled=False))
        for button in (self.shut_out, self.let_in):
            self.leave_card.add_action(button)
        for part in (self._role, self._state, self.reach, self._rows, self.leave_card):
            self.add(part)
        self.leave_card.hide()
        self.reach.hide()
        self.forgot = secondary_button(self.tr("They forgot their passphrase"), "lock", self)
        self.forgot.clicked.connect(lambda: self.go("opening_laptop", worker_id=self._worker_id))
        self.forgot.hide()
        self.invite = primary_button(self.tr("Invite another laptop of theirs"), "plus", self)
        self.invite.clicked.connect(lambda: self.go("invite", worker_id=self._worker_id))
        self.invite.hide()

    def opened(self, **where: str) -> None:
        self._worker_id = where["worker_id"]
        self.reach.forget()

    def refresh(self) -> None:
        vault = self.vault
        self.read(lambda: colleagues(vault), self._took)

    def is_clean(self) -> bool:
        return not any(card.is_open() for card in self.cards)

    def busy_changed(self) -> None:
        can = self._i_may and self.reach.is_there and not self.is_busy
        for button in (self.shut_out, self.let_in, self.invite):
            button.setEnabled(can)
        for card in self.cards:
            card.set_can(can)
        for cancel in self._cancels:
            cancel.setEnabled(can)

    def _took(self, known: Colleagues | None) -> None:
        people = known.people if known is not None else ()
        person = self._person = next((one for one in people if one.worker_id == self._worker_id), None)
        if known is None or person is None:
            self.warn(self.tr("This colleague is no longer in the organisation."))
            return
        now = self.desk.now()
        self.set_title(name_words(person))
        self._role.set_words(role_words(person))
        self._state.set_words(state_words(person, now))
        self._i_may = known.i_may
        self._show_laptops(person)
        others = known.i_may and not person.is_me
        self.leave_card.setVisible(others)
        self._leave_says.set_words(
            self.tr("All their laptops are shut out. What had not been sent stays on those laptops.")
            if person.is_disabled
            else self.tr(
                "When somebody leaves, every laptop of theirs is shut out at once. Give their families to somebody "
                "else first: then the laptop hands in what it has and clears itself."
            )
        )
        self.shut_out.setVisible(not person.is_disabled)
        self.let_in.setVisible(person.is_disabled)
        if known.i_may:
            self.add_action(self.forgot)
            self.add_action(self.invite)  # no bar without a button in it
        self.invite.setVisible(known.i_may and not person.is_disabled)
        self.forgot.setVisible(others and person.works and known.has_recovery)
        self.reach.setVisible(known.i_may)
        if known.i_may:
            self.reach.look_once()
        self.busy_changed()

    def _show_laptops(self, person: Colleague) -> None:
        now = self.desk.now()
        self.cards = [LaptopCard(one, now, self._i_may, self) for one in person.laptops]
        for card in self.cards:
            card.withdrawn.connect(partial(self._revoke, card.laptop.device))
        self.invitations = [self._invitation(one) for one in person.invitations]
        self._rows.fill([*self.cards, *self.invitations])

    def _invitation(self, one: OpenInvitation) -> Card:
        card = Card(self.tr("An invitation"), level=3, icon="link", parent=self)
        until = day_words(one.until, self.desk.now())
        words = self.tr("Nobody joined by it until {day}.") if one.is_over else self.tr("It holds until {day}.")
        card.add(small_label(words.format(day=until), parent=card))
        if self._i_may:
            cancel = secondary_button(self.tr("Withdraw the invitation"), "close", card)
            cancel.clicked.connect(partial(self._cancel, one.invitation))
            card.add_action(cancel)
        return card

    @property
    def _cancels(self) -> list[QWidget]:
        return [button for card in self.invitations for button in card.findChildren(type(self.invite))]

    # -- what an administrator does -----------------------------------------------------------------

    def _revoke(self, device: str, reason: RevokedBecause) -> None:
        vault = self.vault
        self.ask_server(
            lambda ask: revoke_laptop(vault, device, reason, ask),
            lambda _: self._done(self.tr("That laptop is shut out. No key that is made from now on reaches it.")),
            label=self.tr("Shutting the laptop out"),
        )

    def _cancel(self, invitation: str) -> None:
        vault = self.vault
        self.ask_server(
            lambda ask: cancel_invitation(vault, invitation, ask),
            lambda _: self._done(self.tr("Nobody can join by that invitation any more.")),
        )

    def _set_disabled(self, *, disabled: bool) -> None:
        vault, worker_id = self.vault, self._worker_id
        out = self.tr("All their laptops are shut out. What they sign with is withdrawn under “Who may sign plans”.")
        said = out if disabled else self.tr("Their laptops count again, and get what their families say.")
        self.ask_server(lambda ask: set_disabled(vault, worker_id, disabled, ask), lambda _: self._done(said))

    def _done(self, sentence: str) -> None:
        self.say(sentence)
        self.refresh()
