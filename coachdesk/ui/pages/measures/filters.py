"""Which answers are looked at: of which questions, of whom, about which agency, and as pictures or as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.operations.measures import FamilyMeasures
    from coachdesk.tools.measure_trends import Series

_ALL, _OURS = "all", "ours"


class MeasureFilters(QWidget):
    """`.offer(read)` shows what there is to choose between, `.kept(series)` what is chosen of it; signal `edited()`."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        upper, lower = TurningRow(62, parent=self), TurningRow(62, parent=self)
        self.which = ChoiceField(self.tr("Which questions"), (), optional=False, parent=self)
        self.person = ChoiceField(self.tr("Whose answers"), (), optional=False, parent=self)
        self.agency = ChoiceField(self.tr("About whose help"), (), optional=False, parent=self)
        ways = (Choice("pictures", self.tr("In pictures"), icon="eye"), Choice("list", self.tr("As a list")))
        self.way = ChoiceField(self.tr("Show it"), ways, chosen="pictures", optional=False, parent=self)
        for row, field in ((upper, self.which), (upper, self.way), (lower, self.person), (lower, self.agency)):
            row.add(field, 1)
            field.edited.connect(self.edited)
        column.addWidget(upper)
        column.addWidget(lower)
        self._person = ""

    def begin(self, person_id: str) -> None:
        """The page is opened anew, on one person or on all."""
        self._person = person_id
        self.person.choose(person_id or _ALL)

    def as_list(self) -> bool:
        """Whether the list is wanted instead of pictures."""
        return self.way.chosen() == "list"

    def offer(self, read: FamilyMeasures) -> None:
        """Offers what this family's answers can be told apart by; what was chosen stays where it is there."""
        keys = dict.fromkeys(one.set_key for one in read.sittings)
        titles = {key: next((s.title for (k, _), s in read.sets.items() if k == key), key) for key in keys}
        _fill(self.which, [Choice(key, title) for key, title in titles.items()])
        answered = dict.fromkeys(one.person for one in read.sittings)
        people = [Choice(one.id, one.known_as, icon="person") for one in read.people if one.id in answered]
        _fill(self.person, [Choice(_ALL, self.tr("Everybody, each apart")), *people], least=3, chosen=self._person)
        self._person = ""
        agencies = [Choice(one, name) for one, name in read.agencies.items()]
        whole = [Choice(_ALL, self.tr("All")), Choice(_OURS, self.tr("This project"))]
        _fill(self.agency, [*whole, *agencies], least=3)

    def kept(self, series: Sequence[Series]) -> list[Series]:
        """The series that are chosen, people in their order and a worker's view after the person's own."""
        which, person, agency = self.which.chosen(), self.person.chosen(), self.agency.chosen()
        kept = [
            one
            for one in series
            if one.whose.set_key == which
            and person in ("", _ALL, one.whose.person)
            and (agency in ("", _ALL) or one.whose.agency == (None if agency == _OURS else agency))
        ]
        return sorted(kept, key=lambda one: one.whose.worker is not None)


def _fill(field: ChoiceField, choices: Sequence[Choice], least: int = 2, chosen: str = "") -> None:
    """Offers these, hidden where there is nothing to choose between; one of them is always chosen."""
    field.set_choices(choices)
    keys = [one.key for one in choices]
    if chosen in keys:
        field.choose(chosen)
    elif field.chosen() not in keys and keys:
        field.choose(keys[0])
    field.setVisible(len(choices) >= least)
