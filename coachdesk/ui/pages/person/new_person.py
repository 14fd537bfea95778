"""Adding somebody: a name and what they are to the family is enough; the rest is asked afterwards or never."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import BadInput
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.values import new_id
from coachdesk.operations.people import add_person
from coachdesk.ui.pages.people_words import role_choices
from coachdesk.ui.pages.person.same_person import SamePersonCard
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import PartialDateField
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coachdesk.desk import Desk, Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.pages.plan.table import Table

_LOOK_AFTER_MS = 350


class NewPerson(QWidget):
    """NewPerson(table): `.begin(family_id)`, `.make()`; signals `made(Person)`, `typed()` a name to look for."""

    made = Signal(object)
    typed = Signal()

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._family_id = ""
        self.known_as = LineField(self.tr("What they are known as"), parent=self)
        self.legal_name = LineField(self.tr("Full name"), hint=self.tr("You may leave this empty."), parent=self)
        self.role = ChoiceField(self.tr("In the family"), role_choices(), optional=False, parent=self)
        self.born = PartialDateField(
            self.tr("Born"), table.today, hint=self.tr("The year alone will do. You may leave this empty."), parent=self
        )
        self.same = SamePersonCard(can_join=False, parent=self)
        column = QVBoxLayout(self)
        spaced(column, gap=0.9)
        for part in (self.known_as, self.same, self.role, self.legal_name, self.born):
            column.addWidget(part)
        self._drafts = {
            "known_as": Drafted(self.known_as, table, ""),
            "legal_name": Drafted(self.legal_name, table, ""),
        }
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_AFTER_MS)
        self._soon.timeout.connect(self.typed)
        for field in (self.known_as, self.legal_name, self.born):
            field.edited.connect(self._soon.start)
        for line in (self.known_as, self.legal_name):
            line.entered.connect(self.make)

    def begin(self, family_id: str) -> None:
        """An empty form for this family, or what was half typed for it; `show_drafts` puts drafts back."""
        if family_id == self._family_id:
            return
        self._family_id = family_id
        self._empty()
        for name, draft in self._drafts.items():
            draft.key = f"family/{family_id}/new_person/{name}"

    def show_drafts(self, drafts: Mapping[str, str]) -> None:
        """Puts back what was being typed."""
        for draft in self._drafts.values():
            draft.show("", drafts)

    def described(self) -> Person | None:
        """The person as typed so far; None while there is no name."""
        if not self.known_as.text():
            return None
        return Person(
            id=new_id(),
            log=self._family_id,
            number=1,
            known_as=self.known_as.text(),
            legal_name=self.legal_name.text(),
            role=FamilyRole(self.role.chosen() or FamilyRole.ASSOCIATE),
            birth_date=self.born.partial(),
        )

    def is_clean(self) -> bool:
        return not (self.known_as.text() or self.legal_name.text() or self.born.typed())

    def leave(self) -> None:
        """What is half typed stays as drafts."""
        for draft in self._drafts.values():
            draft.leave()

    def make(self) -> None:
        """Adds the person, or says at the field what is missing."""
        for field in (self.known_as, self.role, self.born):
            field.clear_problem()
        if not self.known_as.text():
            self.known_as.show_problem(self.tr("Write what they are called. Any name will do."))
            self.known_as.setFocus()
        elif not self.role.chosen():
            self.role.show_problem(self.tr("Choose what they are to the family."))
            self.role.setFocus()
        elif self.born.is_doubtful():
            self.born.setFocus()
        else:
            self._add()

    def _empty(self) -> None:
        for draft in self._drafts.values():
            draft.clear()
        self.role.choose("")
        self.role.clear_problem()
        self.born.set_partial(None)
        self.same.show_people(())

    def _add(self) -> None:
        family_id, name, role = self._family_id, self.known_as.text(), FamilyRole(self.role.chosen())
        more = {"legal_name": self.legal_name.text(), "birth_date": self.born.partial()}
        added: list[Opened[Person]] = []

        def make(desk: Desk) -> None:
            added.append(add_person(desk, family_id, name, role, **more))

        keys = [draft.key for draft in self._drafts.values()]
        self._table.make(make, drafts=keys, failed=self._refused, then=lambda: self._made(added))

    def _made(self, added: list[Opened[Person]]) -> None:
        self._empty()
        self.made.emit(added[0].record)

    def _refused(self, error: CoachDeskError) -> None:
        field = self.born if isinstance(error, BadInput) and error.field == "birth_date" else self.known_as
        field.show_problem(error.sentence)
