"""Which months, put beside which, and whose: chosen once, and worked out anew at every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coachdesk.errors import BadInput
from coachdesk.tools.windows import Compared, earlier_window, months_between, months_in_words, window_in_words
from coachdesk.ui.pages.costs.asked import CostsAsked
from coachdesk.ui.pages.costs.families_field import FamiliesField
from coachdesk.ui.pages.costs.words import way_words
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.month_field import MonthField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coachdesk.models.figure_names import FigureNames
    from coachdesk.models.window import Window


class WindowsCard(Card):
    """WindowsCard(today, parent): `.show_asked(asked, offered, names)`; signal `asked(CostsAsked)` at each change."""

    asked = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(icon="calendar", parent=parent)
        self.set_title(self.tr("Which months"))
        line = TurningRow(34, gap=1.2, at_top=True, parent=self)
        hint = self.tr("Arrow keys: a month on or back")
        self.first = MonthField(self.tr("During support, from"), today, hint=hint, parent=line)
        self.last = MonthField(self.tr("to, counted in"), today, hint=hint, parent=line)
        for one in (self.first, self.last):
            one.left.connect(self._ask)
            line.add(one, 1)
        self.compared = ChoiceField(
            self.tr("Put beside"),
            [Choice(one.value, way_words(one)[0]) for one in Compared],
            chosen=Compared.PRECEDING.value,
            optional=False,
            parent=self,
        )
        self.compared.edited.connect(self._ask)
        self.about = small_label("", parent=self)
        self.before = SafeLabel("", parent=self)
        self.families = FamiliesField(self)
        self.families.edited.connect(self._ask)
        for part in (line, self.compared, self.before, self.about, self.families):
            self.add(part)

    def show_asked(self, asked: CostsAsked, offered: Sequence[str], names: FigureNames) -> None:
        """Shows what the figures were worked out for; what is being typed stays."""
        for field, month in ((self.first, asked.during.first), (self.last, asked.during.last)):
            if not (field.editor().hasFocus() and field.typed()):
                field.set_month(month)
        self.compared.choose(asked.compared.value)
        self.families.offer([Choice(one, names.family(one)) for one in offered], asked.families)
        self._say_before(asked.during)

    def wanted(self) -> CostsAsked | None:
        """What is asked for now; None while the months are no window, which is said at the field."""
        first, last = self.first.month(), self.last.month()
        if first is None or last is None:
            return None
        try:
            during = months_between(first, last)
        except BadInput as bad:
            self.last.show_problem(bad.sentence)
            return None
        self.last.clear_problem()
        return CostsAsked(during, Compared(self.compared.chosen()), self.families.chosen())

    def _ask(self) -> None:
        wanted = self.wanted()
        if wanted is not None:
            self._say_before(wanted.during)
            self.asked.emit(wanted)

    def _say_before(self, during: Window) -> None:
        compared = Compared(self.compared.chosen())
        before = earlier_window(during, compared)
        words = self.tr("{during}, {length}, is put beside {before}.")
        self.before.set_words(
            words.format(
                during=window_in_words(during), length=months_in_words(during.months), before=window_in_words(before)
            )
        )
        self.about.set_words(way_words(compared)[1])
