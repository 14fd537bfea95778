"""What was recorded in two windows: emergencies and planned help, each family, each agency, what did not arrive."""

from collections.abc import Iterable

from coachdesk.models.comparison import Comparison, NotArrived, Row
from coachdesk.models.figures import Largest, Sum
from coachdesk.reports.evaluation.charts import Bar, Chart, MonthBar
from coachdesk.reports.evaluation.figure_phrases import FigurePhrases, in_a_row
from coachdesk.reports.evaluation.figure_sheet import Figures, FigureSheet, Printed
from coachdesk.reports.evaluation.sum_rows import SumRows
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence
from coachdesk.tools.evaluation_report import ComparedPart, EvaluationReport
from coachdesk.tools.figure_ratios import in_percent, incident_share, per_day
from coachdesk.tools.kinds_by_month import KindsOfMonth
from coachdesk.tools.money import headline, more_or_less, to_the_penny
from coachdesk.tools.windows import window_in_words


class RecordedPart:
    """RecordedPart(sheet, report).put(part, in_full=...) writes one comparison below what is there."""

    def __init__(self, sheet: FigureSheet, report: EvaluationReport) -> None:
        self._sheet = sheet
        self._report = report
        self._phrases = FigurePhrases(sheet.translate)
        self._rows = SumRows(sheet)

    def put(self, part: ComparedPart, *, in_full: bool) -> None:
        """The comparison; month by month and with the agencies of each family where it is told of in full."""
        sheet, one = self._sheet, part.comparison
        words = sheet.tr("Recorded: {during} beside {before}")
        title = words.format(during=window_in_words(one.during), before=window_in_words(one.before))
        section = sheet.part(title)
        self._total(section, one)
        sheet.told(section, [flagged(flag.sentence) for flag in part.flags])
        self._kinds(section, one)
        if in_full and part.months:
            self._months(section, part.months, one)
        self._families(section, one)
        self._largest(section, one)
        self._agencies(section, one)
        if in_full and part.involved:
            self._involved(section, part)
        self._not_arrived(section, one)

    def _total(self, section: Element, one: Comparison) -> None:
        sheet, total = self._sheet, one.total
        words = sheet.tr("{families} families: {before} before, {during} during. Together they {change}.")
        said_so = words.format(
            families=one.counted,
            before=to_the_penny(total.before.pence),
            during=to_the_penny(total.during.pence),
            change=more_or_less(one.saving),
        )
        sheet.say(section, (Words(said_so, bold=True),), keep=True)
        if one.left_out:
            left = sheet.tr("Left out, because a month of theirs is not known: {names}. They are in no sum below.")
            months = tuple(
                part
                for gone in one.left_out
                for part in (
                    Words("; "),
                    *sentence(
                        sheet.tr("{family} ({before} months before, {during} during)"),
                        family=gone.family,
                        before=Words(str(gone.before)),
                        during=Words(str(gone.during)),
                    ),
                )
            )[1:]
            sheet.say(section, sentence(left, names=months))
        days = sheet.tr("For each day: {before} before, {during} during.").format(
            before=to_the_penny(per_day(total.before.pence, one.before.days)),
            during=to_the_penny(per_day(total.during.pence, one.during.days)),
        )
        if one.before.days != one.during.days:
            sheet.say(section, days)

    def _kinds(self, section: Element, one: Comparison) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        sheet.under(section, tr("Emergencies and planned help"))
        shares = [
            in_percent(incident_share(*pair))
            for pair in (
                (one.incidents.before, one.interventions.before),
                (one.incidents.during, one.interventions.during),
            )
        ]
        words = tr(
            "Emergencies were {before} of the cost before and {during} during. It is a share of cost, not of contacts."
        )
        sheet.say(section, words.format(before=shares[0], during=shares[1]), keep=True)
        sums = ((one.before, one.incidents.before, one.interventions.before),
                (one.during, one.incidents.during, one.interventions.during))  # fmt: skip
        bars = [
            Bar(window_in_words(window), incidents.pence, planned.pence, headline(incidents.pence + planned.pence))
            for window, incidents, planned in sums
        ]
        alt = "; ".join(
            tr("{window}: emergencies {incidents}, planned help {planned}").format(
                window=window_in_words(window), incidents=headline(incidents.pence), planned=headline(planned.pence)
            )
            for window, incidents, planned in sums
        )
        Chart(sheet).bars(section, bars, tr("Two bars of pounds. {words}.").format(words=alt))
        rows: list[tuple[Printed, Row]] = [
            (tr("Emergencies"), one.incidents),
            (tr("Planned help"), one.interventions),
        ]
        harmed = one.harmed.before.count + one.harmed.during.count
        if harmed:
            rows.append((tr("Calls where the family was harmed, counted above too"), one.harmed))
        sheet.figures(section, self._rows.figures(one, tr("Kind"), rows))
        if not harmed:
            sheet.say(section, tr("No contact says that somebody of the family was harmed. Not every agency says it."))

    def _months(self, section: Element, months: Iterable[KindsOfMonth], one: Comparison) -> None:
        sheet, tr, listed = self._sheet, self._sheet.tr, list(months)
        sheet.under(section, tr("Month by month"))
        sheet.say(section, tr("Above each bar stands the emergencies’ share of that month’s cost."), keep=True)
        bars, told = [], []
        for month in listed:
            known = month.is_known
            share = in_percent(incident_share(month.incidents, month.planned), 0) if known else tr("not known")
            sums = (month.incidents.pence, month.planned.pence) if known else None
            bars.append(MonthBar(self._phrases.of_month(month.month), sums, share))
            total = headline(sum(sums)) if sums else ""
            told.append(f"{self._phrases.of_month(month.month)}: {total} {share}".replace("  ", " "))
        parted = sum(one.before.has(month.month) for month in listed)
        alt = tr("A bar of pounds for each month, and the emergencies’ share of it. {words}.").format(
            words="; ".join(told)
        )
        Chart(sheet).months(section, bars, alt, parted)
        missing = [month for month in listed if month.missing]
        if missing:
            names = in_a_row(dict.fromkeys(name for month in missing for name in month.missing))
            sheet.say(
                section,
                sentence(tr("In some months nothing is known of {names}; they are not in that month."), names=names),
            )

    def _families(self, section: Element, one: Comparison) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        sheet.under(section, tr("Each family, and the total without it"))
        least, most = one.spread
        spread = tr("From {least}, that {less}, to {most}, that {more}.")
        words = sentence(
            spread,
            least=said(least.name), less=Words(more_or_less(least.saving)),
            most=said(most.name), more=Words(more_or_less(most.saving)),
        )  # fmt: skip
        sheet.say(section, words, keep=True)
        without = {row.name: row for row in one.without}
        rows: list[tuple[Printed, ...]] = [
            (
                said(row.name),
                to_the_penny(row.before.pence),
                to_the_penny(row.during.pence),
                self._phrases.change(row.saving),
                self._phrases.change(without[row.name].saving),
                self._after_cost(without[row.name].net),
            )
            for row in one.families
        ]
        total = one.total
        rows.append(
            (tr("All {n}").format(n=one.counted.n), to_the_penny(total.before.pence), to_the_penny(total.during.pence),
             self._phrases.change(one.saving), "", self._after_cost(one.net))
        )  # fmt: skip
        heads = (
            tr("Family"), self._phrases.window(one.before), self._phrases.window(one.during), tr("It cost"),
            tr("Without it, all others"), tr("… and after the programme’s cost"),
        )  # fmt: skip
        sheet.figures(section, Figures(heads, (1.1, 1.5, 1.5, 1.8, 1.8, 1.8), rows, bold_last=True))

    def _after_cost(self, net: int) -> str:
        return self._phrases.after_cost(net) if self._report.has_programme_cost else self._sheet.tr("cannot be said")

    def _largest(self, section: Element, one: Comparison) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        lines = [
            sentence(
                tr("The dearest single contact {when}: {what}, {pence}. Without it that window comes to {total}, "
                    "and it {change} with support."),
                when=Words(when), what=self._event(found.event), pence=Words(to_the_penny(found.event.pence)),
                total=Words(to_the_penny(found.total)), change=Words(more_or_less(found.saving)),
            )
            for when, found in ((tr("before"), one.largest_before), (tr("during"), one.largest_during))
            if found is not None
        ]  # fmt: skip
        for words in lines:
            sheet.say(section, words, before=5)

    def _event(self, event: Largest) -> Words:
        return said(self._report.events.get(event.id, event.id))

    def _agencies(self, section: Element, one: Comparison) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        sheet.under(section, tr("Where it was spent"))
        sheet.say(section, tr("What one agency saves, another may spend. The rows come to the total."), keep=True)
        rows: list[tuple[Printed, Row]] = [(said(row.name), row) for row in one.agencies]
        rows.append((tr("All agencies"), one.total))
        sheet.figures(section, self._rows.figures(one, tr("Agency"), rows, bold_last=True))

    def _involved(self, section: Element, part: ComparedPart) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        sheet.under(section, tr("How many agencies had to do with each family"))
        spans = part.involved[0].spans
        heads = (tr("Family"), *(self._phrases.window(one.span) for one in spans))
        cell = tr("{planned} planned, {unplanned} in emergencies")
        rows: list[tuple[Printed, ...]] = [
            (
                said(row.family),
                *(cell.format(planned=len(one.planned), unplanned=len(one.unplanned)) for one in row.spans),
            )
            for row in part.involved
        ]
        sheet.figures(section, Figures(heads, (1, *(2.4 for _ in spans)), rows, words_after=1))

    def _not_arrived(self, section: Element, one: Comparison) -> None:
        sheet, tr = self._sheet, self._sheet.tr
        sheet.under(section, tr("Help that did not arrive"))
        if not one.not_arrived:
            sheet.say(section, tr("Nobody recorded help that did not arrive. That does not say there was none."))
            return
        rows = [(self._phrases.outcome(row.name), row) for row in by_reason(one.not_arrived)]
        sheet.figures(section, self._rows.figures(one, tr("Why"), rows))


def by_reason(found: Iterable[NotArrived]) -> list[Row]:
    """One row for each reason, all agencies together."""
    rows: dict[str, Row] = {}
    for one in found:
        was = rows.get(one.reason, Row(one.reason, Sum(), Sum()))
        rows[one.reason] = Row(one.reason, was.before.plus(one.row.before), was.during.plus(one.row.during))
    return [rows[reason] for reason in sorted(rows)]


def flagged(told: str) -> tuple[Words, ...]:
    """A flag's sentence, which may hold names."""
    return (said(told),)
