"""How one person is related to the others of the family, told from that person's side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.person import Relationship, RelationshipKind
from coachdesk.operations.people import relate
from coachdesk.ui.pages.people_words import RELATIONS, RELATIONS_BACK, choices, said
from coachdesk.ui.widgets.buttons import icon_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.pages.person.reading import PersonShown
    from coachdesk.ui.pages.plan.table import Table


class RelatedCard(Card):
    """RelatedCard(table): `.show_person(shown)`; one row each, and a line to add one."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Related to"))
        self._table = table
        self._shown: PersonShown | None = None
        self._rows = Rows(0.4, self)
        self.add(self._rows)
        line = TurningRow(36, parent=self)
        self.relation = SearchChoiceField(self.tr("Is the"), choices(RELATIONS), parent=line)
        self.who = SearchChoiceField(self.tr("Whom"), [], parent=line)
        line.add(self.relation, 1)
        line.add(self.who, 1)
        self.add(line)
        self._line = line
        self._button = secondary_button(self.tr("Add this relationship"), "plus", self)
        self._button.clicked.connect(self._make)
        self.add_action(self._button)

    def show_person(self, shown: PersonShown) -> None:
        """Shows the relationships of the person."""
        self._shown = shown
        names = {one.id: one.known_as for one in shown.others}
        rows: list[QWidget] = [
            self._row(one.record, names) for one in shown.relations if _other(one.record, shown) in names
        ]
        self._rows.fill(rows or [small_label(self.tr("Nothing written down yet."), parent=self)])
        self.who.set_choices([Choice(one.id, one.known_as) for one in shown.others])
        for part in (self._line, self._button):
            part.setVisible(bool(shown.others))

    def _row(self, relation: Relationship, names: dict[str, str]) -> QWidget:
        assert self._shown is not None
        mine = relation.person == self._shown.person.record.id
        words = said((RELATIONS if mine else RELATIONS_BACK)[relation.relation])
        name = names[_other(relation, self._shown)]
        row = TurningRow(18, parent=self._rows)
        told = f"{words} {name}" + (f" ({relation.in_words})" if relation.in_words else "")
        row.add(SafeLabel(told, parent=row), 1)
        drop = icon_button("trash", self.tr("Take away: {what}").format(what=told), row)
        drop.clicked.connect(lambda: self._table.take_out(relation.id, self.tr("Taken away.")))
        row.add(drop)
        return row

    def _make(self) -> None:
        shown = self._shown
        if shown is None:
            return
        for field in (self.relation, self.who):
            field.clear_problem()
            if not field.chosen():
                field.show_problem(self.tr("Choose one from the list."))
                field.setFocus()
                return
        person, to_person = shown.person.record.id, self.who.chosen()
        kind = RelationshipKind(self.relation.chosen())

        def make(desk: Desk) -> None:
            relate(desk, shown.family.id, person, to_person, relation=kind)

        self._table.make(make, failed=self._refused, then=self._made)

    def _made(self) -> None:
        self.relation.choose("")
        self.who.choose("")

    def _refused(self, error: CoachDeskError) -> None:
        self.who.show_problem(error.sentence)


def _other(relation: Relationship, shown: PersonShown) -> str:
    return relation.to_person if relation.person == shown.person.record.id else relation.person
