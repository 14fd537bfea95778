"""One thing that a letter wants, and by when it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.turning_row import TurningRow


class WantRow(TurningRow):
    """WantRow(words, today): `.words` and the field `.day`; `.offer(day)` is the letter's own, until one is typed."""

    def __init__(self, words: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(34, parent=parent)
        self.words = words
        self.add(SafeLabel(words, parent=self), 1)
        self.day = DateField(self.tr("By when"), today, parent=self)
        self.day.editor().setAccessibleName(f"{words}: {self.day.label()}")
        self.add(self.day, 1)
        self._typed = False
        self.day.edited.connect(self._edited)

    def offer(self, day: date | None) -> None:
        """Shows the day of the letter where no other was typed."""
        if not self._typed:
            self.day.set_day(day)

    def is_clean(self) -> bool:
        """True while nothing was typed here."""
        return not self._typed

    def is_clear(self) -> bool:
        """Whether there is a day; where not, it is said at the field."""
        if self.day.day() is not None:
            return True
        if not self.day.is_doubtful():
            self.day.show_problem(self.tr("Say by when, so that it does not get lost."))
        self.day.setFocus()
        return False

    def _edited(self) -> None:
        self._typed = True
