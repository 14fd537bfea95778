"""What must be known first about a family: adding, changing and taking away, and where the other lines come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.alert import Alert, AlertSort
from coachdesk.models.person import Person
from coachdesk.operations.alerts import family_alerts, raise_alert
from coachdesk.tools.alerts import AlertLine, Mark
from coachdesk.ui.pages.alerts.row import AlertRow
from coachdesk.ui.pages.alerts.words import line_words, sort_choices
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True, slots=True)
class AlertsShown:
    """The family's own alerts, in force or not; the lines that come from a person, a home or the family itself."""

    alerts: tuple[Opened[Alert], ...]
    elsewhere: tuple[AlertLine, ...]
    people: tuple[Person, ...]
    drafts: Mapping[str, str]


def read_alerts(desk: Desk, family_id: str) -> AlertsShown:
    """Read the page of one family."""
    alerts = tuple(desk.all(Alert, family_id))
    own = {one.record.id for one in alerts}
    drafts = {**desk.drafts.all("alert/"), **desk.drafts.all(f"family/{family_id}/new_alert")}
    people = tuple(sorted(desk.records(Person, family_id), key=lambda one: one.number))
    lines = tuple(one for one in family_alerts(desk, family_id) if one.record_id not in own)
    return AlertsShown(alerts, lines, people, drafts)


class AlertsPage(RecordPage):
    """Opened with `family_id`. Enter in the words adds."""

    shows = frozenset({"alert", "person", "household", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = ""
        self.rows: dict[str, AlertRow] = {}
        self.set_title(self.tr("What must be known first"))
        add = Card(self.tr("Add something to know first"), icon="plus", parent=self)
        self.sort = ChoiceField(self.tr("What is it?"), sort_choices(), optional=False, parent=add)
        self.sort.edited.connect(self.sort.clear_problem)
        self.words = LineField(
            self.tr("Say it in a few words"), hint=self.tr("It stands above every page of this family."), parent=add
        )
        self.words.entered.connect(self._add)
        self._draft = Drafted(self.words, self.table, "")
        self.add_button = primary_button(self.tr("Add"), "plus", add)
        self.add_button.clicked.connect(self._add)
        for part in (self.sort, self.words):
            add.add(part)
        add.add_action(self.add_button)
        own = QWidget(self)
        self._column = QVBoxLayout(own)
        spaced(self._column, gap=0.8)
        self._elsewhere = Card(self.tr("Written down elsewhere"), icon="link", parent=self)
        self._lines = Rows(0.5, self._elsewhere)
        self._elsewhere.add(self._lines)
        for widget in (self.saved, own, self._elsewhere, add):
            self.add(widget)

    # -- the page ---------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            for row in self.rows.values():
                self.take_away(row)
            self.rows = {}
            self._draft.clear()
            self._draft.key = f"family/{where['family_id']}/new_alert"
            self.sort.choose("")
        self._family_id = where["family_id"]
        self.begin_anew()

    def refresh(self) -> None:
        family_id = self._family_id
        self.read(lambda: read_alerts(self.desk, family_id), self._took)

    def is_clean(self) -> bool:
        return not self.words.text() and all(row.ties.is_clean() for row in self.rows.values())

    def leave(self) -> None:
        self._draft.leave()
        for row in self.rows.values():
            row.ties.leave()

    # -- showing ----------------------------------------------------------------------------------

    def _took(self, shown: AlertsShown) -> None:
        self.table.lay(shown.alerts)
        self._draft.show("", shown.drafts)
        for gone in set(self.rows) - {one.record.id for one in shown.alerts}:
            self.take_away(self.rows.pop(gone))
        for place, one in enumerate(shown.alerts):
            row = self.rows.get(one.record.id)
            if row is None:
                row = self.rows[one.record.id] = AlertRow(self.table, one.record, self)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            row.show_alert(one, shown.people, shown.drafts)
        people = {one.id for one in shown.people}
        self._lines.fill([self._line(one, people) for one in shown.elsewhere])
        self._elsewhere.setVisible(bool(shown.elsewhere))

    def _line(self, line: AlertLine, people: set[str]) -> QWidget:
        """Said here, changed where it was written down."""
        row = TurningRow(26, parent=self._lines)
        words = line_words(line)
        row.add(SafeLabel(words, parent=row), 1)
        if line.record_id in people:
            page, where = "person", {"person_id": line.record_id}
        elif line.mark is Mark.ADDRESS:
            page, where = "household", {"record_id": line.record_id}
        else:
            page, where = "family_edit", {}
        if self.router.has(page):
            way = secondary_button(self.tr("Change"), "edit", row)
            way.setAccessibleName(f"{way.words()}: {words}")
            way.clicked.connect(lambda: self.go(page, family_id=self._family_id, **where))
            row.add(way)
        return row

    # -- adding -----------------------------------------------------------------------------------

    def _add(self) -> None:
        words, chosen, family_id = self.words.text(), self.sort.chosen(), self._family_id
        if not chosen:
            self.sort.show_problem(self.tr("Choose what it is."))
            self.sort.setFocus()
            return
        if not words:
            self.words.show_problem(self.tr("Write it in a few words."))
            self.words.setFocus()
            return

        def make(desk: Desk) -> None:
            raise_alert(desk, family_id, words, AlertSort(chosen))

        self.table.make(make, drafts=(self._draft.key,), failed=self._refused, then=self._added)

    def _added(self) -> None:
        self._draft.clear()
        self.sort.choose("")
        self.sort.setFocus()

    def _refused(self, error: CoachDeskError) -> None:
        self.words.show_problem(error.sentence)
