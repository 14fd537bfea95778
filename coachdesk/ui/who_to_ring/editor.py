"""The numbers to ring as a list to be typed, put in order and taken away from."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.duty_number import DutyNumber
from coachdesk.tools.duty_numbers import MOST, KeptNumbers
from coachdesk.ui.theme import spaced
from coachdesk.ui.who_to_ring.number_row import NumberRow
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.field import Field

Typed = tuple[str, str, str]
"""Who, number and hours, right or not."""


class NumbersEditor(QWidget):
    """`.show_typed(rows)` shows what there is; `.settle()` gives it checked.

    `edited` at each change by the person, `entered` at Enter in a field.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[NumberRow] = []
        self._column = QVBoxLayout()
        spaced(self._column, gap=0.6)
        self.add_button = quiet_button(self.tr("Add another number"), "plus", self)
        self.add_button.clicked.connect(self._add)
        whole = QVBoxLayout(self)
        spaced(whole, gap=0.6)
        whole.addLayout(self._column)
        whole.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_typed(self, rows: Iterable[Typed]) -> None:
        """These in place of what is there, and one empty row where there are none."""
        for row in list(self.rows):
            self._drop(row)
        for who, number, hours in list(rows) or [("", "", "")]:
            self._put(NumberRow(who, number, hours, self))
        self._stand()

    def show_suggested(self) -> None:
        """Rows for whom most coaches would ring, with the numbers left to be typed."""
        desk, night, manager = self.tr("Children's services duty desk"), self.tr("Out of hours"), self.tr("My manager")
        self.show_typed((who, "", "") for who in (desk, night, manager))

    def typed(self) -> list[Typed]:
        """Everything as it stands, right or not."""
        return [row.typed() for row in self.rows if not row.is_blank()]

    def settle(self, *, at_least_one: bool = True) -> tuple[DutyNumber, ...] | None:
        """The numbers in their order; None where one is not right, with the reason and the keyboard at its field.

        `at_least_one`: one besides the national emergency number must be there.
        """
        found = [row.settle() for row in self.rows if not row.is_blank()]
        wrong = next((one for one in found if isinstance(one, Field)), None)
        numbers = tuple(one for one in found if isinstance(one, DutyNumber))
        if wrong is None and at_least_one and not KeptNumbers(numbers).enough:
            if not self.rows:
                self._add()
            wrong = self.rows[0].number
            wrong.show_problem(self.tr("Type at least one number besides 999."))
        if wrong is not None:
            wrong.setFocus()
            return None
        return numbers

    def _add(self) -> None:
        row = NumberRow(parent=self)
        self._put(row)
        self._stand()
        row.who.setFocus()

    def _put(self, row: NumberRow) -> None:
        row.edited.connect(self.edited)
        row.entered.connect(self.entered)
        row.gone.connect(lambda: self._remove(row))
        row.raised.connect(lambda: self._raise(row))
        self.rows.append(row)
        self._column.addWidget(row)

    def _remove(self, row: NumberRow) -> None:
        at = self.rows.index(row)
        self._drop(row)
        self._stand()
        after = self.rows[min(at, len(self.rows) - 1)].remove_button if self.rows else self.add_button
        after.setFocus()
        self.edited.emit()

    def _raise(self, row: NumberRow) -> None:
        at = self.rows.index(row)
        self.rows.insert(at - 1, self.rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(at - 1, row)
        self._stand()
        (row.remove_button if row.raise_button.isHidden() else row.raise_button).setFocus()
        self.edited.emit()

    def _drop(self, row: NumberRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _stand(self) -> None:
        for place, row in enumerate(self.rows, start=1):
            row.stand(place)
        self.add_button.setEnabled(len(self.rows) < MOST)
