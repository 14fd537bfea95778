"""When something happened or somebody rang: a day and a time as they are typed, today and now where nothing is."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import BadInput
from coachdesk.operations.wall_time import wall_time
from coachdesk.tools.dates import parse_date
from coachdesk.tools.typed_times import parse_time
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.turning_row import TurningRow

_LONGEST = 40


class WhenFields(QWidget):
    """WhenFields(time_label, parent=None): `.day` and `.time` are LineFields; `.moment(now)` reads them."""

    def __init__(self, time_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column)
        row = TurningRow(26, parent=self)
        self.time = LineField(time_label, hint=self.tr("Empty: now."), limit=_LONGEST, parent=row)
        self.day = LineField(self.tr("Day"), hint=self.tr("Empty: today."), limit=_LONGEST, parent=row)
        for field in (self.time, self.day):
            row.add(field, 1)
            field.edited.connect(field.clear_problem)
        column.addWidget(row)

    def moment(self, now: datetime) -> datetime | None:
        """What is typed; None where it is not a moment, with the reason at its field."""
        try:
            day = parse_date(self.day.text(), now.date(), past=True) if self.day.text() else now.date()
        except BadInput as wrong:
            self.day.show_problem(wrong.sentence)
            self.day.setFocus()
            return None
        if not self.time.text():
            if day == now.date():
                return now
            self.time.show_problem(self.tr("Write about what time that was."))
            self.time.setFocus()
            return None
        try:
            at = parse_time(self.time.text())
            today = day == now.date()  # by the clock in front of her, wherever the laptop thinks it is
            moment = datetime.combine(day, at, tzinfo=now.tzinfo) if today else wall_time(day, at)
        except BadInput as wrong:
            self.time.show_problem(wrong.sentence)
            self.time.setFocus()
            return None
        if moment > now:
            self.time.show_problem(self.tr("That time has not come yet."))
            self.time.setFocus()
            return None
        return moment
