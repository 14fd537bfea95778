"""The annex of an evaluation report: what was checked, how each figure is worked out, and the long tables."""

from coachdesk.models.comparison import Comparison, Row
from coachdesk.models.figures import ProgrammeCost
from coachdesk.reports.evaluation.figure_phrases import FigurePhrases
from coachdesk.reports.evaluation.figure_sheet import Figures, FigureSheet, Printed
from coachdesk.reports.evaluation.sum_rows import SumRows
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence
from coachdesk.tools.evaluation_report import EvaluationReport
from coachdesk.tools.figure_checks import Finding
from coachdesk.tools.figure_ratios import PER_POUND_WORDS, as_decimal, break_even, per_pound
from coachdesk.tools.money import to_the_penny


class Workings:
    """Workings(sheet, report).put() writes it below what is there."""

    def __init__(self, sheet: FigureSheet, report: EvaluationReport) -> None:
        self._sheet = sheet
        self._report = report
        self._phrases = FigurePhrases(sheet.translate)
        self._rows = SumRows(sheet)

    def put(self) -> None:
        self._checks()
        self._rules()
        first = self._report.parts[0].comparison
        section = self._sheet.part(self._sheet.tr("Tables in full"))
        self._categories(section, first)
        self._not_arrived(section, first)

    def _checks(self) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        section = sheet.part(tr("What was looked at before these figures were made"))
        if not self._report.findings:
            sheet.say(
                section,
                tr("Duplicates, amounts far from the usual, wrong months, old or missing unit costs: none was found."),
            )
            return
        words = tr("Nothing was taken out. Look at each, and put it right or say that it is so.")
        sheet.say(section, words, keep=True)
        found: dict[str, list[Finding]] = {}
        for one in self._report.findings:
            found.setdefault(one.sentence, []).append(one)
        rows: list[tuple[Printed, ...]] = [
            (said(told), str(sum(len(one.about) for one in several))) for told, several in found.items()
        ]
        sheet.figures(section, Figures((tr("What may be wrong"), tr("How many")), (5, 1), rows))

    def _rules(self) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        section = sheet.part(tr("How these figures are worked out"))
        one = self._report.parts[0].comparison
        items: list[Printed] = [
            tr("A saving is what was recorded before, less what was recorded with support. Below nothing, it grew."),
            tr("A family is compared only where something, or nothing, was recorded for every month of both windows."),
            tr("A month of which nobody said anything is missing, and missing is not nothing."),
            tr("A window is whole months. Windows that are compared are equally long and share no month."),
            tr("Sums are of pence, and are rounded once, when a headline is shown."),
            self._programme(one.programme),
            tr("For the saving to pay for the programme, it could cost up to {money} a family.").format(
                money=to_the_penny(break_even(one))
            ),
        ]
        brought = per_pound(one)
        if brought is not None and brought >= 0:
            words = tr("{money} less was recorded {label}.")
            items.append(words.format(money=f"£{as_decimal(brought, 2)}", label=PER_POUND_WORDS))
        left_out = one.total.before.excluded + one.total.during.excluded
        items.append(tr("Contacts whose cost is left out, such as looked-after costs: {count}.").format(count=left_out))
        items.append(tr("Contacts whose month nobody knows, in no window: {count}.").format(count=one.monthless.count))
        sheet.told(section, items)

    def _programme(self, programme: ProgrammeCost) -> tuple[Words, ...]:
        tr = self._sheet.tr
        if not self._report.has_programme_cost:
            return (Words(tr("Nobody said what the programme costs, so nothing is taken off for it.")),)
        words = (
            tr("The programme is reckoned at {money} a family: an estimate, not what was spent. Source: {source}.")
            if programme.estimate
            else tr("The programme cost {money} a family. Source: {source}.")
        )
        return sentence(
            words, money=Words(to_the_penny(programme.pence_per_family)), source=programme.source or tr("none recorded")
        )

    def _categories(self, section: Element, one: Comparison) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        sheet.under(section, tr("By category"))
        rows: list[tuple[Printed, Row]] = [(self._category(row.name), row) for row in one.categories]
        sheet.figures(section, self._rows.figures(one, tr("Category"), rows))

    def _category(self, code: str) -> tuple[Words, ...]:
        name = self._report.categories.get(code, "")
        if not code:
            return (Words(self._sheet.tr("No category")),)
        return (said(code), Words(" "), said(name)) if name else (said(code),)

    def _not_arrived(self, section: Element, one: Comparison) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        if not one.not_arrived:
            return
        sheet.under(section, tr("Help that did not arrive, by reason and agency"))
        rows: list[tuple[Printed, Row]] = [
            ((self._phrases.outcome(found.reason), Words(": "), said(found.agency)), found.row)
            for found in one.not_arrived
        ]
        sheet.figures(section, self._rows.figures(one, tr("Why, and whose"), rows))
