"""A month as people say it: "March 2011", "3/2011", "2011-03"; the arrow keys go a month on or back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput
from coachdesk.models.window import month_called, month_number
from coachdesk.tools.dates import parse_partial_date, partial_in_words
from coachdesk.ui.widgets.date_field import TypedDateField

_MONTH = len("2011-03")
_EARLIEST, _LATEST = month_number("1900-01"), month_number("2199-12")
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 12, Qt.Key.Key_PageDown: -12}


class MonthField(TypedDateField):
    """MonthField(label, today, *, month=None, hint="", label_shown=True, parent=None)

    `.month()` -> "2011-03" or None;  `.set_month(str | None)` emits nothing;  Up and Down step by a month, Page Up and
    Page Down by a year; otherwise as DateField; `left(object)` gives that text or None
    """

    def __init__(
        self,
        label: str,
        today: Callable[[], date],
        *,
        month: str | None = None,
        hint: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, self._month_meant, hint=hint, label_shown=label_shown, parent=parent)
        self._today = today
        self.editor().installEventFilter(self)
        self.set_month(month)

    def month(self) -> str | None:
        """The month typed; None when nothing or no month is typed."""
        value = self._read()[0]
        return value if isinstance(value, str) else None

    def set_month(self, month: str | None) -> None:
        """Shows a month that came from elsewhere."""
        self._show(partial_in_words(month) if month else "", "")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        month, step = self.month(), _STEPS.get(Qt.Key(event.key()))
        if month is None or step is None:
            return False
        number = min(max(month_number(month) + step, _EARLIEST), _LATEST)
        self._line.setText(partial_in_words(month_called(number)))
        self._edited()
        return True

    def _month_meant(self, typed: str) -> tuple[object, str]:
        found = parse_partial_date(typed, self._today())
        if len(found) < _MONTH:
            raise BadInput("month", self.tr("Write a month and its year, such as March 2011."))
        return found[:_MONTH], partial_in_words(found[:_MONTH])
