"""The unit costs of the organisation, and what the work costs: listed, brought in, told of what cannot be trusted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coachdesk.models.unit_rate import Confidence, UnitRate
from coachdesk.operations.unit_rates import unit_rates
from coachdesk.tools.money import to_the_penny
from coachdesk.ui.page import Page
from coachdesk.ui.pages.costs.figure_card import FigureCard
from coachdesk.ui.pages.unit_costs.import_card import ImportRatesCard
from coachdesk.ui.pages.unit_costs.programme_card import ProgrammeCard
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.figure_table import Figure, FigureRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_CONFIDENCE: dict[Confidence, str] = {
    Confidence.HIGH: str(QT_TRANSLATE_NOOP("unit_costs", "high")),
    Confidence.MEDIUM: str(QT_TRANSLATE_NOOP("unit_costs", "medium")),
    Confidence.LOW: str(QT_TRANSLATE_NOOP("unit_costs", "low")),
    Confidence.NOT_SAID: str(QT_TRANSLATE_NOOP("unit_costs", "not said")),
}


class UnitCostsPage(Page):
    """Opened on nothing. `.programme`, `.bring_in` and `.list` are its cards."""

    widest = 88.0
    shows = frozenset({"unit_rate", "programme_cost_said"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Unit costs, and what the work costs"))
        self.invented = Banner("", "warning", parent=self)
        self.invented.hide()
        self.programme = ProgrammeCard(self)
        self.bring_in = ImportRatesCard(self)
        self.list = FigureCard(
            self.tr("What one emergency costs"),
            self.tr("Pounds for one. “Cashable” is money that would come free if one fewer happened; no, unless "
                    "somebody can show it."),
            self,
            nothing=self.tr("There are no unit costs yet. The savings calculator needs a file of them."),
        )  # fmt: skip
        for part in (self.invented, self.programme, self.list, self.bring_in):
            self.add(part)

    def refresh(self) -> None:
        self.programme.look()
        self.read(partial(unit_rates, self.desk), self._took)

    def is_clean(self) -> bool:
        return self.programme.is_clean() and self.bring_in.is_clean()

    def first_focus(self) -> QWidget | None:
        return self.programme.amount

    def _took(self, rates: list[Opened[UnitRate]]) -> None:
        kept = [one.record for one in rates]
        invented = sum(one.invented for one in kept)
        self.invented.setVisible(invented > 0)
        words = self.tr("%n unit cost(s) here (is/are) invented: they show how the sum is done and prove nothing.",
                        "", invented)  # fmt: skip
        self.invented.set_words(words)
        heads = (
            self.tr("Category"), self.tr("Likely"), self.tr("Low"), self.tr("High"), self.tr("Prices of"),
            self.tr("Trusted"), self.tr("Cashable"), self.tr("Source"), self.tr("Licence"),
        )  # fmt: skip
        self.list.show_figures(heads, [self._row(one) for one in kept])

    def _row(self, one: UnitRate) -> FigureRow:
        yes, no = self.tr("yes"), self.tr("no")
        trusted = self.tr("invented") if one.invented else confidence_words(one.confidence)
        return FigureRow(
            Figure(f"{one.category} {one.label}"),
            (
                *(Figure(to_the_penny(pence)) for pence in (one.likely, one.low, one.high)),
                Figure(str(one.price_year) if one.price_year else self.tr("no year")),
                Figure(trusted),
                Figure(yes if one.cashable else no),
                Figure(one.source or self.tr("none recorded"), is_name=True),
                Figure(one.licence or self.tr("none recorded"), is_name=True),
            ),
        )


def confidence_words(confidence: Confidence) -> str:
    """How far a unit cost can be trusted, as its source or whoever brought it in says."""
    return QCoreApplication.translate("unit_costs", _CONFIDENCE[confidence])
