"""A file of unit costs: looked at row by row, then all that is good in it brought in at once, or nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.operations.unit_rates import RatesPreview, bring_in_rates, look_at_rates
from coachdesk.tools.contact_rows import Verdict
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.tools.rate_rows import RateRow
    from coachdesk.ui.page import Page

_MOST = 30
"""So many rows that were refused are shown one by one."""


class ImportRatesCard(Card):
    """ImportRatesCard(page): `.file` is chosen, `.look_button` looks at it, `.take` brings in what is ready."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="export", parent=page)
        self.set_title(self.tr("Bring in a file of unit costs"))
        self._page = page
        self._preview: RatesPreview | None = None
        about = self.tr(
            "A sheet (.csv, .xlsx or .ods) with the columns category, label and likely; and, where you have them, low, "
            "high, source, price year, licence, confidence and cashable. A category that is here already is replaced."
        )
        self.file = PathField(self.tr("The file"), "file", parent=self)
        self.file.edited.connect(self._forget)
        self.file.entered.connect(self._look)
        self.look_button = secondary_button(self.tr("Look at the file"), "search", self)
        self.look_button.clicked.connect(self._look)
        self.take = secondary_button("", "tick", self)
        self.take.clicked.connect(self._take)
        self.take.hide()
        self._report = Rows(0.3, self)
        for part in (small_label(about, parent=self), self.file, self._report):
            self.add(part)
        self.add_action(self.look_button)
        self.add_action(self.take)

    def is_clean(self) -> bool:
        """Whether no file waits to be brought in."""
        return self._preview is None

    def _forget(self) -> None:
        self._preview = None
        self.take.hide()
        self._report.fill([])

    def _look(self) -> None:
        path = self.file.path()
        if path is None:
            self.file.show_problem(self.tr("Choose the file first."))
            return
        self._forget()
        page = self._page
        page.deeds.carry(
            partial(look_at_rates, page.desk, path),
            then=self._looked,
            failed=page.warn,
            label=self.tr("Reading the file"),
            owner=page,
        )

    def _looked(self, preview: RatesPreview) -> None:
        self._preview = preview
        ready, refused = preview.count(Verdict.READY), preview.count(Verdict.REFUSED)
        words = self.tr("Ready: {ready}. Here already: {here}. Refused: {refused}. Nothing is brought in yet.").format(
            ready=ready, here=preview.count(Verdict.HERE), refused=refused
        )
        bad = [one for one in preview.rows if one.verdict is Verdict.REFUSED]
        lines: list[QWidget] = [SafeLabel(words, level="3", parent=self._report), *map(self._row, bad[:_MOST])]
        self._report.fill(lines)
        self.take.set_words(self.tr("Bring in %n unit cost(s)", "", ready))
        self.take.setVisible(ready > 0)

    def _row(self, row: RateRow) -> QWidget:
        return small_label(" ".join(row.reasons), tone="warn", parent=self._report)

    def _take(self) -> None:
        preview, page = self._preview, self._page
        if preview is not None:
            page.do(lambda: bring_in_rates(page.desk, preview), self._taken)

    def _taken(self, count: int) -> None:
        self._forget()
        self._page.say(self.tr("%n unit cost(s) came in.", "", count))
