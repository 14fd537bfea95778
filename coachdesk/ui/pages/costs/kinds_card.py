"""Emergencies and planned help in counts and pounds: a picture of the months, and the same as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.pages.costs.compared_rows import headings, kind_rows
from coachdesk.ui.pages.costs.figure_card import FigureCard
from coachdesk.ui.pages.costs.month_rows import kind_month_headings, kind_month_rows
from coachdesk.ui.pages.costs.words import share_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.kinds_picture import KindKey, KindsPicture, MonthBars
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.models.comparison import Comparison
    from coachdesk.tools.kinds_by_month import KindsOfMonth
    from coachdesk.ui.page import Page

POUNDS, COUNTS = "pounds", "counts"


class KindsCard(Card):
    """KindsCard(page): `.show_kinds(comparison, months)`; `.unit` turns the picture between counts and pounds."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="warning", parent=page)
        self.set_title(self.tr("Emergencies and planned help"))
        self._months: tuple[KindsOfMonth, ...] = ()
        self._later = ""
        self.share = SafeLabel("", level="3", parent=self)
        self.totals = FigureCard(self.tr("Both windows"), "", page)
        self.unit = ChoiceField(
            self.tr("Draw"),
            [Choice(POUNDS, self.tr("Pounds")), Choice(COUNTS, self.tr("Counts"))],
            chosen=POUNDS,
            optional=False,
            parent=self,
        )
        self.unit.edited.connect(self._draw)
        self.picture = KindsPicture(self)
        self.list = FigureCard(self.tr("The picture as a list"), "", page)
        about = small_label(
            self.tr(
                "An emergency is what nobody planned: police, court, hospital, duty social work. The share is of the "
                "cost and not of how many there were. The dashed upright: support begins. A question mark: not known."
            ),
            parent=self,
        )
        for part in (self.share, self.totals, self.unit, self._key(), self.picture, about, self.list):
            self.add(part)

    def show_kinds(self, one: Comparison, months: Sequence[KindsOfMonth]) -> None:
        """Shows other figures."""
        share = (self.tr("Share before"), self.tr("Share during"))
        self.share.set_words(share_words(one.incidents, one.interventions))
        self.totals.show_figures(headings(self.tr("Kind"), *share), kind_rows(one))
        self._months, self._later = tuple(months), one.during.first
        families = tuple(row.name for row in one.families)
        self.list.show_figures(kind_month_headings(), kind_month_rows(months, families))
        self._draw()

    def _draw(self) -> None:
        pounds = self.unit.chosen() == POUNDS
        bars, year = [], ""
        for one in self._months:
            name, its_year = partial_in_words(one.month).rsplit(" ", 1)
            emergencies, planned = (
                (part.pence + 50) // 100 if pounds else part.count for part in (one.incidents, one.planned)
            )
            shown = its_year if its_year != year else ""
            bars.append(MonthBars(name[:3], shown, emergencies, planned, one.is_known, one.month >= self._later))
            year = its_year
        unit = "£{number}" if pounds else "{number}"
        words = (
            self.tr("Cost of emergencies and of planned help, month by month. The list below says the same.")
            if pounds
            else self.tr("Number of emergencies and of planned help, month by month. The list below says the same.")
        )
        self.picture.show_bars(bars, unit, words)

    def _key(self) -> QWidget:
        key = QWidget(self)
        flow = FlowLayout(key)
        spaced(flow, gap=1.2)
        for kind, words in (("emergency", self.tr("Emergencies")), ("planned", self.tr("Planned help"))):
            one = QWidget(key)
            line = QHBoxLayout(one)
            spaced(line, gap=0.4)
            line.addWidget(KindKey(kind, one))
            line.addWidget(SafeLabel(words, level="small", wrap=False, parent=one))
            flow.addWidget(one)
        return key
