"""One number as it is typed: who answers, the number, when; what is wrong with it is said at its field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.errors import BadInput
from coachdesk.models.duty_number import HOURS_LIMIT, NUMBER_LIMIT, WHO_LIMIT, DutyNumber, duty_number
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import IconButton
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.turning_row import TurningRow


class NumberRow(Card):
    """NumberRow(who="", number="", hours=""): fields `.who`, `.number`, `.hours`.

    Signals: `edited`; `entered` at Enter in a field; `raised` to stand one higher; `gone` to be taken away.
    """

    edited = Signal()
    entered = Signal()
    gone = Signal()
    raised = Signal()

    def __init__(self, who: str = "", number: str = "", hours: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._suggested = who if not number else ""
        hint = self.tr("A desk or a post. Readable without the passphrase, so never a family's name.")
        self.who = LineField(self.tr("Who answers"), text=who, hint=hint, limit=WHO_LIMIT, parent=self)
        self.number = LineField(self.tr("Number"), text=number, limit=NUMBER_LIMIT, parent=self)
        self.hours = LineField(self.tr("When they answer"), text=hours, limit=HOURS_LIMIT, parent=self)
        for field in (self.who, self.number, self.hours):
            field.edited.connect(field.clear_problem)
            field.edited.connect(self.edited)
            field.entered.connect(self.entered)
        self.raise_button = IconButton("up", parent=self)
        self.raise_button.clicked.connect(self.raised)
        self.remove_button = IconButton("trash", parent=self)
        self.remove_button.clicked.connect(self.gone)
        beside = QWidget(self)
        buttons = QVBoxLayout(beside)
        spaced(buttons, gap=0.2)
        buttons.addWidget(self.raise_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        pair = TurningRow(20.0, parent=self)
        pair.add(self.number, 1)
        pair.add(self.hours, 1)
        fields = QVBoxLayout()
        spaced(fields, gap=0.6)
        fields.addWidget(self.who)
        fields.addWidget(pair)
        row = QHBoxLayout()
        spaced(row, gap=0.4)
        row.addLayout(fields, 1)
        row.addWidget(beside)
        self.body.addLayout(row)

    def stand(self, place: int) -> None:
        """Says which number this is, counted from 1; the first cannot be moved up."""
        self.setAccessibleName(self.tr("Number {place}").format(place=place))
        self.raise_button.rename(self.tr("Move number {place} up").format(place=place))
        self.raise_button.setVisible(place > 1)
        self.remove_button.rename(self.tr("Take number {place} away").format(place=place))

    def typed(self) -> tuple[str, str, str]:
        """Who, number and hours as they stand."""
        return self.who.text(), self.number.text(), self.hours.text()

    def is_blank(self) -> bool:
        """Whether nothing was typed in it; a suggestion nobody took up counts as nothing."""
        who, number, hours = self.typed()
        return not number and not hours and who in {"", self._suggested}

    def settle(self) -> DutyNumber | Field:
        """The number, or the field that is not right, where the reason is said."""
        fields = {"who": self.who, "number": self.number, "hours": self.hours}
        try:
            return duty_number(*self.typed())
        except BadInput as wrong:
            fields[wrong.field].show_problem(wrong.sentence)
            return fields[wrong.field]
