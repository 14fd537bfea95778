"""Where everybody in the family stands: asked or not, agreed or not, and the way to stop at any time (I-04, I-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.agreements import PersonStands, may_family_begin, where_all_stand, withdraw
from coachdesk.tools.agreement_state import Beginning, Standing
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.page import Page
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.models.person import Person
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_ICONS = {Standing.AGREED: "tick", Standing.WITHDRAWN: "close", Standing.SAID_NO: "close", Standing.DIED: "info"}


class AgreementPage(Page):
    """Opened with `family_id`."""

    shows = frozenset({"agreement", "withdrawal", "person", "same_person"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self.set_title(self.tr("Agreement"))
        self.add(
            small_label(
                self.tr("Taking part is their choice. Talk it through with each person; anybody may stop at any time."),
                parent=self,
            )
        )
        self.beginning = SafeLabel("", parent=self)
        self.add(self.beginning)
        self._rows = Rows(0.7, self)
        self.add(self._rows)
        sharing = secondary_button(self.tr("May I tell somebody?"), "agency", self)
        sharing.clicked.connect(lambda: self.go("sharing", family_id=self.family_id))
        self.add_action(sharing)

    def opened(self, **where: str) -> None:
        self.family_id = where["family_id"]

    def refresh(self) -> None:
        family_id = self.family_id
        self.read(
            lambda: (may_family_begin(self.desk, family_id), where_all_stand(self.desk, family_id)),
            lambda found: self._took(*found),
        )

    def _took(self, beginning: Beginning, people: tuple[PersonStands, ...]) -> None:
        if beginning.allowed:
            self.beginning.set_words(self.tr("Everybody who must answer has answered. The work may begin."))
        else:
            self.beginning.set_words(self.tr("The work may not begin yet. {why}").format(why=beginning.sentence))
        self._rows.fill([self._row(one) for one in people])

    def _row(self, one: PersonStands) -> QWidget:
        person = one.person
        card = Card(parent=self)
        row = TurningRow(34, parent=card)
        words = Rows(0.1, row)
        words.fill([SafeLabel(person.known_as, level="3", parent=words), SafeLabel(one.sentence, parent=words)])
        row.add(IconLabel(_ICONS.get(one.standing, "person"), "muted", parent=row))
        row.add(words, 1)
        if one.standing is not Standing.DIED:
            talk = secondary_button(self.tr("Talk it through"), "note", row)
            talk.setAccessibleName(self.tr("Talk it through with {person}").format(person=person.known_as))
            talk.clicked.connect(lambda: self.go("talk", family_id=self.family_id, person_id=person.id))
            row.add(talk)
        if one.standing is Standing.AGREED:
            stop = quiet_button(self.tr("Wants to stop"), "close", row)
            stop.setAccessibleName(self.tr("{person} wants to stop").format(person=person.known_as))
            stop.clicked.connect(lambda: self._stop(person))
            row.add(stop)
        card.add(row)
        return card

    def _stop(self, person: Person) -> None:
        said = self.tr("Nothing more of {person}’s is shared from now on. To begin again, talk it through.")
        self.do(
            lambda: withdraw(self.desk, person),
            then=lambda _: self.say(said.format(person=person.known_as)),
        )
