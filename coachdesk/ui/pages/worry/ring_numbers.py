"""The duty numbers at the top of the worry page: large, and one press says that it was rung."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.duty_number import EMERGENCY, DutyNumber
from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.ui.theme import spaced
from coachdesk.ui.who_to_ring.number_card import NumberCard
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow


class RingNumbers(QWidget):
    """`rang(who, number)` when somebody says that she rang one; `.show_numbers(kept)`."""

    rang = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        self._shown: Sequence[DutyNumber] = ()
        self._rows = Rows(0.5, self)
        self._missing = SafeLabel("", tone="warn", parent=self)
        column.addWidget(self._rows)
        column.addWidget(self._missing)

    def show_numbers(self, kept: KeptNumbers) -> None:
        """What is kept on this laptop, and the emergency number whatever is kept."""
        emergency = DutyNumber(self.tr("Emergency"), EMERGENCY, self.tr("Police, ambulance, fire. Day and night."))
        numbers = (*kept.numbers, *(() if any(one.is_emergency for one in kept.numbers) else (emergency,)))
        missing = "" if kept.enough else self.tr("No number of a duty team is kept yet. Add it in Settings.")
        self._missing.set_words(missing)
        self._missing.setVisible(bool(missing))
        if numbers != self._shown:  # the row that was just pressed is not destroyed under the finger
            self._shown = numbers
            self._rows.fill([self._row(one) for one in numbers])

    def _row(self, number: DutyNumber) -> QWidget:
        row = TurningRow(30, gap=0.5, parent=self._rows)
        row.add(NumberCard(number, row), 1)
        button = secondary_button(self.tr("I rang them"), "phone", row)
        button.setAccessibleName(self.tr("I rang {who}").format(who=number.who))
        button.clicked.connect(lambda: self.rang.emit(number.who, number.number))
        row.add(button)
        return row
