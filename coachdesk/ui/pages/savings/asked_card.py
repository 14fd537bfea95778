"""Which months before, which during, and whose: filled in, so that whoever asks need only look and confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coachdesk.errors import BadInput
from coachdesk.tools.factors import factor_in_words
from coachdesk.tools.windows import months_between
from coachdesk.ui.pages.costs.families_field import FamiliesField
from coachdesk.ui.pages.savings.asked import SavingsAsked
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.month_field import MonthField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coachdesk.models.figure_names import FigureNames
    from coachdesk.models.window import Window


class SavingsAskedCard(Card):
    """SavingsAskedCard(today, parent): `.show_asked(asked, offered, names)`; signal `asked(SavingsAsked)`."""

    asked = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(icon="calendar", parent=parent)
        self.set_title(self.tr("Which months"))
        self.before = self._window(self.tr("Before support, from"), self.tr("Before support, to"), today)
        self.during = self._window(self.tr("During support, from"), self.tr("During support, to"), today)
        self.factor = SafeLabel("", level="3", parent=self)
        self.families = FamiliesField(self)
        self.families.edited.connect(self._ask)
        self.add(self.factor)
        self.add(self.families)

    def show_asked(self, asked: SavingsAsked, offered: Sequence[str], names: FigureNames) -> None:
        """Shows what was worked out; what is being typed stays."""
        for fields, window in ((self.before, asked.before), (self.during, asked.during)):
            for field, month in zip(fields, (window.first, window.last), strict=True):
                if not (field.editor().hasFocus() and field.typed()):
                    field.set_month(month)
        self.factor.set_words(factor_in_words(asked.before.months, asked.during.months))
        self.families.offer([Choice(one, names.family(one)) for one in offered], asked.families)

    def wanted(self) -> SavingsAsked | None:
        """What is asked for now; None while the months are no windows, which is said at the field."""
        before, during = _read(*self.before), _read(*self.during)
        return SavingsAsked(before, during, self.families.chosen()) if before and during else None

    def _window(self, first: str, last: str, today: Callable[[], date]) -> tuple[MonthField, MonthField]:
        line = TurningRow(34, gap=1.2, at_top=True, parent=self)
        fields = (MonthField(first, today, parent=line), MonthField(last, today, parent=line))
        for one in fields:
            one.left.connect(self._ask)
            line.add(one, 1)
        self.add(line)
        return fields

    def _ask(self) -> None:
        wanted = self.wanted()
        if wanted is not None:
            self.asked.emit(wanted)


def _read(first: MonthField, last: MonthField) -> Window | None:
    one, other = first.month(), last.month()
    if one is None or other is None:
        return None
    try:
        window = months_between(one, other)
    except BadInput as bad:
        last.show_problem(bad.sentence)
        return None
    last.clear_problem()
    return window
