"""What is known of each month: recorded, zero, missing or not with them. Missing is never zero (C-06, J-03)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.window import Window, month_called, month_number
from coachdesk.operations.coverage_marks import CoverageShown, Marks, coverage_shown, mark_cells
from coachdesk.tools.windows import window_in_words
from coachdesk.ui.pages.contacts.words import COVERAGES, said
from coachdesk.ui.pages.coverage.grid import CoverageGridView
from coachdesk.ui.pages.coverage.model import CoverageModel
from coachdesk.ui.pages.coverage.period_card import PeriodCard
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

Cell = tuple[str, str, str]
_LENGTHS = ("6", "12", "18")


class CoveragePage(RecordPage):
    """Opened with `family_id`, or without for all; `last` is the last month shown, else the one before today's."""

    widest = None
    for_all = True
    shows = frozenset({"coverage_mark", "contact", "contact_batch", "agency", "assignment", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id, self._last = "", ""
        self.shown: CoverageShown | None = None
        self.known = SafeLabel("", parent=self)
        about = self.tr(
            "A month is recorded once a contact of it is here. Of all others somebody says what is known; until then"
            " they are missing, and missing is never zero."
        )
        self.length = ChoiceField(
            self.tr("How many months"),
            [Choice(one, one) for one in _LENGTHS],
            chosen="6",
            optional=False,
            parent=self,
        )
        self.length.edited.connect(self.refresh)
        self.grid = CoverageModel(self)
        self.table_view = CoverageGridView(self.tr("What is known of each month"), self.grid, self)
        self.table_view.marked.connect(self._mark_chosen)
        self._ways = QWidget(self)
        flow = FlowLayout(self._ways)
        spaced(flow, gap=0.5)
        moves = (("left", self.tr("Earlier"), -1), ("right", self.tr("Later"), 1))
        for icon, words, way in moves:
            move = secondary_button(words, icon, self._ways)
            move.clicked.connect(partial(self._move, way))
            flow.addWidget(move)
        self._deeds = QWidget(self)
        marks = FlowLayout(self._deeds)
        spaced(marks, gap=0.5)
        for state, words in (
            (Coverage.ZERO, self.tr("Zero: nothing happened (Z)")),
            (Coverage.MISSING, self.tr("Missing (M)")),
            (Coverage.NOT_APPLICABLE, self.tr("Not with them then (N)")),
        ):
            button = secondary_button(words, "", self._deeds)
            button.clicked.connect(partial(self._mark_pressed, state))
            marks.addWidget(button)
        back = quiet_button(self.tr("Nobody has said (Delete)"), "undo", self._deeds)
        back.clicked.connect(partial(self._mark_pressed, None))
        marks.addWidget(back)
        how = self.tr("Choose months with Shift and the arrow keys, or a whole row or month by its name. Then:")
        self.period = PeriodCard(desk.today, self)
        self.period.asked.connect(self._mark_period)
        for part in (
            self.saved, self.known, small_label(about, parent=self), self.length, self._ways, self.table_view,
            small_label(how, parent=self), self._deeds, self.period,
        ):  # fmt: skip
            self.add(part)

    def opened(self, **where: str) -> None:
        self.family_id = where.get("family_id", "")
        this = month_number(self.desk.today().isoformat()[:7])
        self._last = where.get("last", "") or month_called(this - 1)
        self.begin_anew()
        self.set_title(self.tr("What is known of each month"))

    def first_focus(self) -> QWidget | None:
        return self.table_view

    def refresh(self) -> None:
        months = int(self.length.chosen() or _LENGTHS[0])
        window = Window(month_called(month_number(self._last) - months + 1), months)
        self.read(partial(coverage_shown, self.desk, window, self.family_id), self._took)

    def _took(self, shown: CoverageShown) -> None:
        self.shown = shown
        when = window_in_words(shown.window)
        if self.family_id:
            self.set_title(
                self.tr("What is known of each month: {family}").format(family=shown.families[0].family.name)
            )
        else:
            self.set_title(self.tr("What is known of each month of every family"))
        self.known.set_words(self.tr("{when}: {known} months are known.").format(when=when, known=shown.known))
        at = self.table_view.currentIndex()
        row, column = at.row(), at.column()
        self.grid.show_coverage(shown, one_family=bool(self.family_id))
        self.table_view.restyle()
        if 0 <= row < self.grid.rowCount() and 0 <= column < self.grid.columnCount():
            self.table_view.setCurrentIndex(self.grid.index(row, column))
        self.period.offer(shown.agencies)

    def _move(self, way: int, _pressed: bool = False) -> None:
        months = int(self.length.chosen() or _LENGTHS[0])
        self._last = month_called(month_number(self._last) + way * months)
        self.refresh()

    def _mark_pressed(self, state: Coverage | None, _pressed: bool = False) -> None:
        self._mark_chosen(state)

    def _mark_chosen(self, state: Coverage | None) -> None:
        cells = self.table_view.chosen()
        if not cells:
            self.warn(self.tr("Choose the months of an agency first, then say what is known of them."))
            return
        self._mark(cells, state)

    def _mark_period(self, agency: str, months: tuple[str, ...], state: Coverage | None) -> None:
        if self.shown is None:
            return
        self._mark([(one.family.id, agency, month) for one in self.shown.families for month in months], state)

    def _mark(self, cells: Collection[Cell], state: Coverage | None) -> None:
        before = self._said_before(cells)
        self.do(lambda: mark_cells(self.desk, cells, state), partial(self._marked, before, state))

    def _marked(self, before: dict[Coverage | None, list[Cell]], state: Coverage | None, made: Marks) -> None:
        self.saved.saved(self.desk.now())
        self.message.hush()
        name = said(COVERAGES[state]) if state else self.tr("nobody has said")
        words = self.tr("%n month(s) marked: {state}.", "", made.marked).format(state=name)
        if made.left:
            words += " " + self.tr("%n (stays/stay) recorded, since contacts are here.", "", made.left)
        if before:
            self.toast.offer(words, partial(self._undo, before))
        else:
            self.say(words)
        self.refresh()

    def _said_before(self, cells: Collection[Cell]) -> dict[Coverage | None, list[Cell]]:
        """What stood in these cells, by what is to be said again; empty where some are out of sight."""
        found: dict[Coverage | None, list[Cell]] = defaultdict(list)
        shown = {
            (row.family, row.agency, month): cell
            for row in self.grid.rows
            for month, cell in zip(self.grid.months, row.cells, strict=True)
        }
        for cell in cells:
            stood = shown.get(cell)
            if stood is None:
                return {}
            marked = stood.said and stood.state is not Coverage.RECORDED
            found[stood.state if marked else None].append(cell)
        return dict(found)

    def _undo(self, before: dict[Coverage | None, list[Cell]]) -> None:
        def back() -> None:
            for state, cells in before.items():
                mark_cells(self.desk, cells, state)

        self.do(back, lambda _none: self.refresh())
