"""What the savings calculator projects: its assumption first, then each family and what moves the result most."""

from coachdesk.models.saving import FamilySaving, Range, Savings
from coachdesk.reports.evaluation.figure_sheet import Figures, FigureSheet, Printed
from coachdesk.reports.evaluation.recorded import flagged
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence
from coachdesk.tools.evaluation_report import EvaluationReport
from coachdesk.tools.money import headline
from coachdesk.tools.panel_copy import uses_invented
from coachdesk.tools.savings_words import assumption_words, counted_words, family_words, kept_words, single_event_words
from coachdesk.tools.windows import window_in_words

INVENTED = "Unit costs used here are invented: they show how the sum is done and prove nothing."
"""Stands beside every total that rests on one."""


class ProjectedPart:
    """ProjectedPart(sheet, report).put(savings) writes it below what is there."""

    def __init__(self, sheet: FigureSheet, report: EvaluationReport) -> None:
        self._sheet = sheet
        self._report = report

    def put(self, savings: Savings) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        words = tr("Projected: emergencies of {before} against {during}")
        title = words.format(before=window_in_words(savings.before), during=window_in_words(savings.during))
        section = sheet.part(title)
        sheet.say(section, (Words(self.total_words(savings), bold=True),), keep=True)
        if uses_invented(savings):
            sheet.say(section, (Words(tr(INVENTED), bold=True),), keep=True)
        sheet.say(section, (said(counted_words(savings)),), keep=True)
        sheet.told(section, [*assumption_words(savings), *kept_words(savings)])
        self._families(section, savings)
        if savings.single_event:
            sheet.say(section, (said(single_event_words(savings.single_event)),), before=5)
        sheet.under(section, tr("To be told beside it"))
        sheet.told(section, [flagged(flag.sentence) for flag in self._report.savings_flags])
        self._lines(section, savings)

    def total_words(self, savings: Savings) -> str:
        """The likely total with its low and high, in words that no one takes for money in hand."""
        return total_words(self._sheet, savings.total, len(savings.families))

    def _families(self, section: Element, savings: Savings) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        sheet.under(section, tr("Each family, and the total without it"))
        without = {one.family: one.total for one in savings.without}
        rows: list[tuple[Printed, ...]] = [
            (
                said(one.family), headline(one.before.likely), headline(one.cost_during.likely),
                headline(one.scaled.likely), headline_or_more(one.saving.likely, tr("{money} more")),
                headline_or_more(without[one.family], tr("{money} more")), (said(family_words(one)),),
            )
            for one in savings.families
        ]  # fmt: skip
        rows.append(
            (
                tr("All"),
                *self._all(savings.families),
                headline_or_more(savings.total.likely, tr("{money} more")),
                "",
                "",
            )
        )
        heads = (
            tr("Family"), tr("Before"), tr("During"), tr("Times the factor"), tr("Less"), tr("Without it"),
            tr("In words"),
        )  # fmt: skip
        sheet.figures(section, Figures(heads, (0.9, 1.2, 1.2, 1.2, 1.4, 1.4, 3.6), rows, bold_last=True, words_after=6))

    def _all(self, families: tuple[FamilySaving, ...]) -> tuple[str, str, str]:
        sums = (
            sum(one.before.likely for one in families),
            sum(one.cost_during.likely for one in families),
            sum(one.scaled.likely for one in families),
        )
        return (headline(sums[0]), headline(sums[1]), headline(sums[2]))

    def _lines(self, section: Element, savings: Savings) -> None:
        """How many of each category, at what cost: whoever reads can work it out again."""
        sheet, tr = self._sheet, self._sheet.tr
        sheet.under(section, tr("How it was worked out"))
        words = tr(
            "For each kind of emergency: how many before, less how many during times the factor, times what one costs."
        )
        sheet.say(section, words, keep=True)
        rows: list[tuple[Printed, ...]] = [
            (
                said(one.family), said(line.unit.label), str(len(line.before)), str(len(line.during)),
                headline(line.unit.pence.likely), headline_or_more(line.saving.likely, tr("{money} more")),
            )
            for one in savings.families
            for line in one.lines
        ]  # fmt: skip
        heads = (tr("Family"), tr("Emergency"), tr("Before"), tr("During"), tr("One costs"), tr("Less"))
        sheet.figures(section, Figures(heads, (0.9, 4, 1, 1, 1.3, 1.6), rows, words_first=2))
        sources = sorted({
            f"{line.unit.source or tr('no source')}, {line.unit.price_year or tr('no year')}"
            for one in savings.families
            for line in one.lines
        })  # fmt: skip
        if sources:
            sheet.say(section, sentence(tr("Unit costs: {sources}."), sources=said("; ".join(sources))))


def total_words(sheet: FigureSheet, total: Range, families: int) -> str:
    """So many families predicted to cost so much less, or more, at the low, the likely and the high unit costs."""
    tr = sheet.tr
    if total.likely >= 0:
        words = tr("{n} families: emergencies predicted to cost {likely} less, from {low} to {high} by unit cost.")
        other, signed = tr("{money} more"), total
    else:
        words = tr("{n} families needed more help: predicted to cost {likely} more, from {low} to {high} by unit cost.")
        other, signed = tr("{money} less"), total.times(-1)
    low, likely, high = (headline_or_more(one, other) for one in signed)
    return words.format(n=families, likely=likely, low=low, high=high)


def headline_or_more(pence: int, more: str) -> str:
    """A headline; where it is below nothing, the words of `more` with {money} filled in."""
    return headline(pence) if pence >= 0 else more.format(money=headline(-pence))
