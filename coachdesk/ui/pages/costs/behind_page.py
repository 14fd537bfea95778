"""The contacts behind one figure, by day: as many as the figure counts, coming to what it says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.models.contact import Contact, ContactKind, ContactOutcome, CostBasis
from coachdesk.models.window import Window
from coachdesk.operations.figures_behind import Behind, BehindFigure, behind_figure
from coachdesk.tools.dates import short
from coachdesk.tools.money import to_the_penny
from coachdesk.tools.windows import window_in_words
from coachdesk.ui.page import Page
from coachdesk.ui.pages.costs.names import reason_words
from coachdesk.ui.pages.costs.words import cost_words
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.figure_table import Figure, FigureRow, FigureTable
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

MORE = 200
_CONTACT = "contact"


class FigureContactsPage(Page):
    """Opened with what `behind_place.behind` or `behind_ids` gives. `.table` lists them, `.shown` is what was read."""

    widest = 88.0
    shows = frozenset({"contact", "contact_batch"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("The contacts behind this figure"))
        self._asked = BehindFigure()
        self._most = MORE
        self.shown: Behind | None = None
        self._about = small_label("", parent=self)
        self.sum = SafeLabel("", level="3", parent=self)
        self.table = FigureTable(self.tr("The contacts behind this figure"), self)
        self.table.asked.connect(lambda where: self.go(_CONTACT, **where))
        self.more = secondary_button(self.tr("Show more"), "down", self)
        self.more.clicked.connect(self._show_more)
        for part in (self._about, self.sum, self.table, self.more):
            self.add(part)

    def opened(self, **where: str) -> None:
        self._asked, self._most = asked_by(where), MORE

    def refresh(self) -> None:
        self.read(partial(behind_figure, self.desk, self._asked), self._took, label=self.tr("Reading the contacts"))

    def _took(self, behind: Behind) -> None:
        self.shown = behind
        window = self._asked.window
        self._about.set_words(window_in_words(window) if window else "")
        self._about.setVisible(window is not None)
        count = len(behind.contacts)
        words = self.tr("%n contact(s): {cost}", "", count)
        self.sum.set_words(words.format(cost=cost_words(behind.sum)))
        self.table.setVisible(bool(count))
        self.more.setVisible(count > self._most)
        heads = (
            self.tr("Day"), self.tr("Family"), self.tr("What"), self.tr("Agency"), self.tr("Kind"),
            self.tr("Did help arrive?"), self.tr("Cost"),
        )  # fmt: skip
        self.table.show_figures(heads, [self._row(one, behind) for one in behind.contacts[: self._most]])

    def _row(self, one: Contact, behind: Behind) -> FigureRow:
        leads = {"family_id": one.log, "record_id": one.id} if self.router.has(_CONTACT) else None
        kind = self.tr("emergency") if one.contact_kind is ContactKind.INCIDENT else self.tr("planned help")
        names = (
            behind.families.get(one.log, ""), one.what, behind.agencies.get(one.agency, ""), kind, self._outcome(one)
        )  # fmt: skip
        cells = (*(Figure(words, leads, is_name=True) for words in names), Figure(self._cost(one), leads))
        return FigureRow(Figure(short(one.happened_on), leads), cells)

    def _outcome(self, one: Contact) -> str:
        if one.outcome is ContactOutcome.MET:
            return self.tr("yes")
        if one.outcome in (ContactOutcome.NOT_APPLICABLE, ContactOutcome.NOT_SAID):
            return ""
        return reason_words(one.outcome.value)

    def _cost(self, one: Contact) -> str:
        """An amount that is left out of the sheet is shown as that, and an uncosted contact never as £0."""
        amount = self.tr("uncosted") if one.pence is None else to_the_penny(one.pence)
        if one.basis is CostBasis.EXCLUDED:
            return self.tr("left out: {amount}").format(amount=amount)
        return amount

    def _show_more(self) -> None:
        self._most += MORE
        if self.shown is not None:
            self._took(self.shown)


def asked_by(where: Mapping[str, str]) -> BehindFigure:
    """What a page's arguments ask for; the inverse of `behind_place.behind` and `behind_ids`."""
    if where.get("ids"):
        return BehindFigure(ids=tuple(where["ids"].split(",")))
    return BehindFigure(
        families=tuple(one for one in where.get("families", "").split(",") if one),
        window=Window(where["first"], int(where["months"])) if where.get("first") else None,
        agency=where.get("agency"),
        category=where.get("category"),
        contact_kind=ContactKind(where["kind"]) if where.get("kind") else None,
        outcome=ContactOutcome(where["reason"]) if where.get("reason") else None,
        harmed=where.get("harmed") == "yes",
    )
