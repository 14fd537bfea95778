"""Which family a thing is for, asked only where one did not come from a family's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

if TYPE_CHECKING:
    from coachdesk.ui.pages.day_reading import Chosen


class FamilyChoice(SearchChoiceField):
    """FamilyChoice(parent): `.offer(chosen)` shows the families, and hides it once a family is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", [], parent=parent)
        self.rename(self.tr("Which family"))

    def offer(self, shown: Chosen) -> None:
        """Offers the worker's families where none was chosen."""
        self.set_choices([Choice(one.id, f"{one.ref} {one.name}") for one in shown.families])
        self.setVisible(shown.family is None)

    def ask(self) -> None:
        """Says that one is needed."""
        self.show_problem(self.tr("Choose the family first."))
        self.setFocus()
