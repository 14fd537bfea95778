"""Who sleeps at one home, since when and how much of the week: added, changed and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.family import Stay, StayPattern
from coachdesk.operations.families import add_stay
from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.pages.people_words import PATTERNS, choices, said
from coachdesk.ui.widgets.buttons import icon_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import PartialDateField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.pages.people_reading import HomeShown, PeopleShown
    from coachdesk.ui.pages.plan.table import Table


class StaysCard(Card):
    """StaysCard(table): `.show_home(home, shown)`; one row a stay, and fields to add one."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(icon="moon", parent=parent)
        self.set_title(self.tr("Who sleeps here"))
        self._table = table
        self._family_id, self._household_id = "", ""
        self._rows = Rows(0.4, self)
        self.add(self._rows)
        self.who = SearchChoiceField(self.tr("Who"), [], parent=self)
        self.pattern = ChoiceField(
            self.tr("How much"), choices(PATTERNS), chosen=StayPattern.FULL_TIME, optional=False, parent=self
        )
        nights = [Choice(str(count), str(count)) for count in range(1, 8)]
        self.nights = ChoiceField(self.tr("Nights a week"), nights, parent=self)
        self.since = PartialDateField(self.tr("Since"), table.today, parent=self)
        side = TurningRow(34, parent=self)
        side.add(self.who, 1)
        side.add(self.since, 1)
        for part in (side, self.pattern, self.nights):
            self.add(part)
        self.pattern.edited.connect(self._turn)
        button = secondary_button(self.tr("They sleep here"), "plus", self)
        button.clicked.connect(self._make)
        self.add_action(button)
        self._turn()

    def show_home(self, home: HomeShown, shown: PeopleShown) -> None:
        """Shows the stays of this home, those of today first."""
        self._family_id, self._household_id = shown.family.id, home.household.record.id
        stays = sorted(home.stays, key=lambda one: one.record.id not in home.now)
        rows: list[QWidget] = [
            self._row(one.record, one.record.id in home.now, shown) for one in stays if shown.name(one.record.person)
        ]
        self._rows.fill(rows or [small_label(self.tr("Nobody yet."), parent=self)])
        self.who.set_choices([Choice(one.id, one.known_as) for one in shown.people if not one.deceased_on])

    def _row(self, stay: Stay, now: bool, shown: PeopleShown) -> QWidget:
        row = TurningRow(30, parent=self._rows)
        name = shown.name(stay.person)
        parts = [name, said(PATTERNS[stay.pattern]).lower()]
        if stay.nights_a_week is not None:
            parts.append(self.tr("%n night(s) a week", "", stay.nights_a_week))
        if stay.from_date:
            parts.append(self.tr("since {day}").format(day=partial_in_words(stay.from_date)))
        if stay.to_date:
            parts.append(self.tr("until {day}").format(day=partial_in_words(stay.to_date)))
        row.add(SafeLabel(", ".join(parts), tone="" if now else "muted", parent=row), 1)
        if not stay.to_date:
            end = secondary_button(self.tr("Ended today"), parent=row)
            end.setAccessibleName(self.tr("{name} no longer sleeps here, from today").format(name=name))
            end.clicked.connect(lambda: self._end(stay))
            row.add(end)
        drop = icon_button("trash", self.tr("A mistake: take away that {name} sleeps here").format(name=name), row)
        drop.clicked.connect(lambda: self._table.take_out(stay.id, self.tr("Taken away.")))
        row.add(drop)
        return row

    def _end(self, stay: Stay) -> None:
        today = self._table.today().isoformat()
        self._table.write(
            stay.id, lambda desk, opened: desk.amend(opened, to_date=today), undo=self.tr("This ended today.")
        )

    def _turn(self) -> None:
        self.nights.setVisible(self.pattern.chosen() == StayPattern.PART_WEEK)

    def _make(self) -> None:
        self.who.clear_problem()
        if not self.who.chosen():
            self.who.show_problem(self.tr("Choose somebody of the family."))
            self.who.setFocus()
            return
        if self.since.is_doubtful():
            self.since.setFocus()
            return
        pattern = StayPattern(self.pattern.chosen())
        nights = self.nights.chosen() if pattern is StayPattern.PART_WEEK else ""
        more = {
            "pattern": pattern,
            "nights_a_week": int(nights) if nights else None,
            "from_date": self.since.partial(),
        }
        family_id, household_id, person_id = self._family_id, self._household_id, self.who.chosen()

        def make(desk: Desk) -> None:
            add_stay(desk, family_id, person_id, household_id, **more)

        self._table.make(make, failed=self._refused, then=self._made)

    def _made(self) -> None:
        self.who.choose("")
        self.since.set_partial(None)
        self.nights.choose("")
        self.pattern.choose(StayPattern.FULL_TIME)
        self._turn()

    def _refused(self, error: CoachDeskError) -> None:
        self.who.show_problem(error.sentence)
