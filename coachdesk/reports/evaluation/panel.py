"""What a panel is given on paper: totals with how many families, the limits, and what is not here and why."""

from coachdesk.models.panel_copy import PanelCopy, PanelWindow, Shown
from coachdesk.reports.evaluation.charts import Bar, Chart
from coachdesk.reports.evaluation.figure_phrases import FigurePhrases
from coachdesk.reports.evaluation.figure_sheet import Figures, FigureSheet, Printed
from coachdesk.reports.evaluation.limits_box import put_limits
from coachdesk.reports.evaluation.projected import INVENTED, total_words
from coachdesk.reports.evaluation.recorded import flagged
from coachdesk.reports.layout.sheet import Translate, in_english
from coachdesk.reports.layout.styles import WARNING
from coachdesk.reports.pages import pages_of
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.typesetting.words import Words, said, sentence
from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.figure_limits import about_uncosted
from coachdesk.tools.figure_ratios import in_percent, per_day, share
from coachdesk.tools.money import headline, to_the_penny
from coachdesk.tools.panel_report import PanelReport
from coachdesk.tools.windows import window_in_words


def render_panel(report: PanelReport, translate: Translate = in_english) -> bytes:
    """The panel copy as a PDF of A4 that keeps PDF/UA-1 and PDF/A-2a; the same copy always gives the same bytes.

    Raises BrokenInstallation.
    """
    sheet = PanelSheet(report, translate)
    return pages_of(sheet, sheet.furniture(), sheet.title(), report.organisation, report.made_at)


class PanelSheet(FigureSheet):
    """Writes the copy when made; `strips` and `root` then hold it."""

    def __init__(self, report: PanelReport, translate: Translate) -> None:
        super().__init__(translate)
        self.report = report
        self._phrases = FigurePhrases(translate)
        self._opening()
        self._in_short(report.copy)
        uncosted = about_uncosted(report.copy.before.uncosted, report.copy.during.uncosted)
        put_limits(self, report.copy.families, uncosted, report.copy.during.window.months, report.caution)
        self._projected()
        self._kinds(report.copy)
        self._agencies(report.copy)

    def title(self) -> str:
        """What readers show in their title bar."""
        return self.tr("Costs and emergencies: copy for the panel")

    def furniture(self) -> Furniture:
        """What stands on every page's edges."""
        sample = self.tr("Sample: made-up families") if self.report.is_sample else ""
        title = (Words(self.title()),)
        return Furniture(
            head_left=(*title, Words(" · "), Words(sample, bold=True)) if sample else title,
            head_right=(Words(partial_in_words(self.report.made_at.date().isoformat())),),
            foot_left=(said(self.report.organisation), Words(" · "), Words(self.tr("Tells of no single family"))),
            page=self.tr("page {number} of {total}"),
            sample=self.tr("SAMPLE") if sample else "",
            size=8.4,
        )

    def _opening(self) -> None:
        section, report, body = self.root.add("Sect"), self.report, self.paper.body
        self.put(self.set(section, "H1", self.title(), self.paper.title))
        if report.is_sample:
            words = (Words(self.tr("SAMPLE. These families are made up, and so are the costs."), bold=True),)
            self.put(self.set(section, "P", words, body.but(colour=WARNING)))
        copy = report.copy
        beside = self.tr("With support: {during}. Put beside {compared}: {before}.")
        left = self.tr("fewer than 5") if copy.left_out is None else str(copy.left_out)
        lines: list[Printed] = [
            sentence(
                self.tr("For {organisation}, made on {day}."),
                organisation=report.organisation,
                day=Words(partial_in_words(report.made_at.date().isoformat())),
            ),
            beside.format(
                during=window_in_words(copy.during.window),
                compared=self._phrases.compared(report.compared),
                before=window_in_words(copy.before.window),
            ),
            self.tr("Families compared: {n}. Left out because a month is not known: {left}.").format(
                n=copy.families, left=left
            ),
            self.tr("The figures were frozen; their name is in the full report.")
            if report.is_frozen
            else self.tr("The figures are as they were kept on that day; they were not frozen."),
            self.tr(
                "It holds no row of one family, no single event, and nothing of fewer than five contacts or families:"
                " what is small stands together with more."
            ),
        ]
        self.box([strip for line in lines for strip in self.within(section, line, body)])

    def _in_short(self, copy: PanelCopy) -> None:
        section = self.part(self.tr("Recorded"))
        estimate = self.tr("{money} (estimate)") if copy.programme.estimate else "{money}"
        cost = estimate.format(money=to_the_penny(copy.programme_cost))
        said_so = self.report.has_programme_cost
        n = str(copy.families)
        rows: list[tuple[Printed, ...]] = [
            (self.tr("Recorded before"), to_the_penny(copy.before.total.pence), n),
            (self.tr("Recorded with support"), to_the_penny(copy.during.total.pence), n),
            (self.tr("It cost"), self._phrases.change(copy.saving), n),
            (self.tr("Programme’s own cost"), cost if said_so else self.tr("nobody said"), n),
            (
                self.tr("After the programme’s cost"),
                self._phrases.after_cost(copy.net) if said_so else self.tr("cannot be said"),
                n,
            ),
        ]
        self.figures(section, Figures((self.tr("All together"), self.tr("Sum"), self.tr("Families")), (3, 2, 1), rows))
        days = self.tr("For each day: {before} before, {during} during.").format(
            before=to_the_penny(per_day(copy.before.total.pence, copy.before.window.days)),
            during=to_the_penny(per_day(copy.during.total.pence, copy.during.window.days)),
        )
        self.told(section, [*(flagged(flag.sentence) for flag in self.report.flags), days])

    def _projected(self) -> None:
        one = self.report.savings
        if one is None:
            return
        section = self.part(self.tr("Beside it, projected"))
        told = total_words(self, one.total, one.families)
        self.say(section, (Words(told, bold=True),), keep=True)
        if one.has_invented:
            self.say(section, (Words(self.tr(INVENTED), bold=True),), keep=True)
        left = self.tr("fewer than 5") if one.left_out is None else str(one.left_out)
        self.say(
            section, self.tr("Families left out, without a journey map or joined later: {left}.").format(left=left)
        )
        kept = self.tr("If {percent}% of the change lasts: {measured} measured, {projected} projected.")
        self.told(
            section,
            [
                *self.report.assumption,
                *(
                    kept.format(
                        percent=each.percent, measured=headline(each.measured), projected=headline(each.projected)
                    )
                    for each in one.kept
                ),
                self.tr("Recorded and projected are two views of things that overlap. They are never added up."),
            ],
        )

    def _kinds(self, copy: PanelCopy) -> None:
        section = self.part(self.tr("Emergencies and planned help"))
        windows = [(one, one.kinds) for one in (copy.before, copy.during) if one.kinds is not None]
        if len(windows) < 2:
            self.say(section, self.tr("Of one kind there are too few to be shown without telling of single families."))
            return
        rows: list[tuple[Printed, ...]] = []
        bars = []
        for one, kinds in windows:
            incidents, planned = kinds.incidents, kinds.interventions
            name = self._phrases.window(one.window)
            bars.append(Bar(name, incidents.pence, planned.pence, headline(one.total.pence)))
            part = in_percent(share(incidents.pence, one.total.pence))
            rows.append((name, f"{incidents.count:,}", to_the_penny(incidents.pence),
                         f"{planned.count:,}", to_the_penny(planned.pence), part))  # fmt: skip
        told = "; ".join(
            self.tr("{window}: emergencies {incidents}, planned help {planned}").format(
                window=bar.name, incidents=headline(bar.incidents), planned=headline(bar.planned)
            )
            for bar in bars
        )
        Chart(self).bars(section, bars, self.tr("Two bars of pounds. {words}.").format(words=told))
        heads = (self.tr("Window"), self.tr("Emergencies"), self.tr("cost"), self.tr("Planned help"), self.tr("cost"),
                 self.tr("Emergencies’ share of cost"))  # fmt: skip
        self.figures(section, Figures(heads, (2.6, 1.3, 1.5, 1.3, 1.5, 1.5), rows))

    def _agencies(self, copy: PanelCopy) -> None:
        section = self.part(self.tr("Where it was spent"))
        windows = (copy.before, copy.during)
        if not any(one.agencies for one in windows):
            self.say(section, self.tr("No agency can be shown apart without telling of single families."))
            return
        found = [{each.agency: each.shown for each in one.agencies} for one in windows]
        rows: list[tuple[Printed, ...]] = [
            (
                said(agency),
                *(
                    cell
                    for one, window in zip(found, windows, strict=True)
                    for cell in self._cells(one.get(agency), window)
                ),
            )
            for agency in sorted({*found[0], *found[1]})
        ]
        rows.append((self.tr("All others together"), *(cell for one in windows for cell in self._others(one))))
        rows.append((self.tr("All"), *(cell for one in windows for cell in self._cells(one.total, one))))
        before, during = (self._phrases.window(one.window) for one in windows)
        heads = (self.tr("Agency"), self.tr("Contacts"), before, self.tr("Contacts"), during)
        self.figures(section, Figures(heads, (3.2, 1.5, 1.7, 1.5, 1.7), rows, bold_last=True))

    def _cells(self, shown: Shown | None, window: PanelWindow) -> tuple[str, str]:
        if shown is None:
            return (self.tr("with others"), "") if window.agencies else (self.tr("not shown"), "")
        return (f"{shown.count:,}", to_the_penny(shown.pence))

    def _others(self, window: PanelWindow) -> tuple[str, str]:
        if window.others is None:
            return (self.tr("none"), "") if window.agencies else (self.tr("not shown"), "")
        return self._cells(window.others, window)
