"""Taking a family on: a name is enough; everything else can come later."""

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.family import Family
from coachdesk.operations.families import start_family
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.line_field import LineField


class FamilyNewPage(Page):
    """Name, code, area and languages."""

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("New family"))
        self._fields = {
            "name": LineField(self.tr("What the family is called"), parent=self),
            "ref": LineField(
                self.tr("Code"), hint=self.tr("Leave empty for the next free one, such as F10."), parent=self
            ),
            "area": LineField(self.tr("Area"), parent=self),
            "languages": LineField(self.tr("Languages spoken at home"), parent=self),
        }
        for field in self._fields.values():
            field.entered.connect(self._save)
            self.add(field)
        self._save_button = primary_button(self.tr("Begin with this family"), "plus", self)
        self._save_button.clicked.connect(self._save)
        self.add_action(self._save_button)

    def opened(self, **_where: str) -> None:
        for field in self._fields.values():
            field.set_text("")
            field.clear_problem()

    def first_focus(self) -> QWidget | None:
        return self._fields["name"]

    def is_clean(self) -> bool:
        return not any(field.text() for field in self._fields.values())

    def _save(self) -> None:
        typed = {name: field.text() for name, field in self._fields.items()}
        for field in self._fields.values():
            field.clear_problem()
        self._save_button.setEnabled(False)
        self.do(lambda: start_family(self.desk, **typed), self._begun, self._failed)

    def _begun(self, family: Opened[Family]) -> None:
        self._save_button.setEnabled(True)
        self.opened()
        self.go("family", family_id=family.record.id)

    def _failed(self, problem: CoachDeskError) -> None:
        self._save_button.setEnabled(True)
        if isinstance(problem, BadInput) and problem.field in self._fields:
            self._fields[problem.field].show_problem(problem.sentence)
            self._fields[problem.field].setFocus()
        else:
            self.warn(problem)
