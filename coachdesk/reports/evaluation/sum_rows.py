"""Rows of sums beside each other, before and during: what has no cost is never printed as £0."""

from collections.abc import Iterable

from coachdesk.models.comparison import Comparison, Row
from coachdesk.models.figures import Sum
from coachdesk.reports.evaluation.figure_phrases import FigurePhrases
from coachdesk.reports.evaluation.figure_sheet import Figures, FigureSheet, Printed
from coachdesk.tools.money import to_the_penny


class SumRows:
    """SumRows(sheet).figures(comparison, "Agency", rows) is a table to put on the sheet."""

    def __init__(self, sheet: FigureSheet) -> None:
        self._sheet = sheet
        self._phrases = FigurePhrases(sheet.translate)

    def figures(
        self, one: Comparison, first: str, rows: Iterable[tuple[Printed, Row]], *, bold_last: bool = False
    ) -> Figures:
        """The rows under their heads; each is what it is called, and its sums."""
        tr = self._sheet.tr
        before, during = self._phrases.window(one.before), self._phrases.window(one.during)
        heads = (first, tr("Contacts"), before, tr("Contacts"), during, tr("It cost"))
        cells = [(name, *self._sums(row), self._change(row)) for name, row in rows]
        return Figures(heads, (3.2, 1.1, 1.6, 1.1, 1.6, 1.9), cells, bold_last)

    def _sums(self, row: Row) -> tuple[str, str, str, str]:
        return (self._count(row.before), self._pence(row.before), self._count(row.during), self._pence(row.during))

    def _count(self, one: Sum) -> str:
        words = [f"{one.count:,}"]
        if one.uncosted:
            words.append(self._sheet.tr("({count} uncosted)").format(count=f"{one.uncosted:,}"))
        if one.excluded:
            words.append(self._sheet.tr("({count} left out)").format(count=f"{one.excluded:,}"))
        return " ".join(words)

    def _pence(self, one: Sum) -> str:
        if not _has_no_cost(one):
            return to_the_penny(one.pence)
        return self._sheet.tr("uncosted") if one.uncosted else self._sheet.tr("left out")

    def _change(self, row: Row) -> str:
        """Of a window of which no cost is known nobody can say by how much it changed."""
        if _has_no_cost(row.before) or _has_no_cost(row.during):
            return self._sheet.tr("cannot be said")
        return self._phrases.change(row.saving)


def _has_no_cost(one: Sum) -> bool:
    return one.count > 0 and one.count == one.uncosted + one.excluded
