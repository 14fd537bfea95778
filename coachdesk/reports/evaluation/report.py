"""The evaluation report on paper: in short and with its limits first, then everything the figures rest on."""

from coachdesk.models.comparison import Comparison
from coachdesk.reports.evaluation.beside_money import BesideMoney
from coachdesk.reports.evaluation.figure_phrases import FigurePhrases
from coachdesk.reports.evaluation.figure_sheet import Figures, FigureSheet, Printed
from coachdesk.reports.evaluation.limits_box import put_limits
from coachdesk.reports.evaluation.projected import INVENTED, ProjectedPart
from coachdesk.reports.evaluation.recorded import RecordedPart, flagged
from coachdesk.reports.evaluation.workings import Workings
from coachdesk.reports.layout.sheet import Translate, in_english
from coachdesk.reports.layout.styles import WARNING
from coachdesk.reports.pages import pages_of
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.typesetting.words import Words, said, sentence
from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.evaluation_report import EvaluationReport
from coachdesk.tools.figure_limits import uncosted_words
from coachdesk.tools.money import to_the_penny
from coachdesk.tools.panel_copy import uses_invented
from coachdesk.tools.savings_words import counted_words
from coachdesk.tools.windows import window_in_words


def render_evaluation(report: EvaluationReport, translate: Translate = in_english) -> bytes:
    """The report as a PDF of A4 that keeps PDF/UA-1 and PDF/A-2a; the same report always gives the same bytes.

    Raises BrokenInstallation.
    """
    sheet = EvaluationSheet(report, translate)
    return pages_of(sheet, sheet.furniture(), sheet.title(), report.organisation, report.made_at)


class EvaluationSheet(FigureSheet):
    """Writes the report when made; `strips` and `root` then hold it."""

    def __init__(self, report: EvaluationReport, translate: Translate) -> None:
        super().__init__(translate)
        self.report = report
        self._phrases = FigurePhrases(translate)
        self._opening()
        self._in_short()
        first = report.parts[0].comparison
        uncosted = uncosted_words(first.total.before.uncosted + first.total.during.uncosted)
        put_limits(self, self._fewest().counted, uncosted, first.during.months, report.caution)
        recorded = RecordedPart(self, report)
        for n, part in enumerate(report.parts):
            recorded.put(part, in_full=n == 0)
        if report.savings is not None:
            ProjectedPart(self, report).put(report.savings)
        BesideMoney(self, report).put()
        Workings(self, report).put()

    def title(self) -> str:
        """What readers show in their title bar."""
        return self.tr("Evaluation report")

    def furniture(self) -> Furniture:
        """What stands on every page's edges."""
        sample = self.tr("Sample: made-up families") if self.report.is_sample else ""
        title = (Words(self.title()),)
        return Furniture(
            head_left=(*title, Words(" · "), Words(sample, bold=True)) if sample else title,
            head_right=(Words(partial_in_words(self.report.made_at.date().isoformat())),),
            foot_left=(
                said(self.report.organisation),
                Words(" · "),
                Words(self.tr("Tells of single families: not for a panel")),
            ),
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
        first = report.parts[0].comparison
        frozen = sentence(self.tr("Figures frozen as “{name}”."), name=report.snapshot)
        lines: list[Printed] = [
            sentence(self.tr("Made by {name} on {day}, for {organisation}."), name=said(report.author, bold=True),
                     day=Words(partial_in_words(report.made_at.date().isoformat())), organisation=report.organisation),
            self.tr("With support: {window}.").format(window=window_in_words(first.during)),
            frozen if report.snapshot else self.tr("Figures as they were kept on that day; they were not frozen."),
            self.tr("Every sum is of whole pence as recorded. What is estimated or projected says so."),
        ]  # fmt: skip
        self.box([strip for line in lines for strip in self.within(section, line, body)])

    def _in_short(self) -> None:
        section, report = self.part(self.tr("In short")), self.report
        parts = [part.comparison for part in report.parts]
        heads = (
            self.tr("What"),
            *(self.tr("Beside {window}").format(window=self._phrases.compared(part.compared)) for part in report.parts),
        )
        rows: list[tuple[Printed, ...]] = [
            (self.tr("The window before"), *(window_in_words(one.before) for one in parts)),
            (self.tr("Families compared"), *(str(one.counted) for one in parts)),
            (
                self.tr("Left out: a month is not known"),
                *(", ".join(gone.family for gone in one.left_out) or self.tr("none") for one in parts),
            ),
            (self.tr("Recorded before"), *(to_the_penny(one.total.before.pence) for one in parts)),
            (self.tr("Recorded with support"), *(to_the_penny(one.total.during.pence) for one in parts)),
            (self.tr("Recorded: it cost"), *(self._phrases.change(one.saving) for one in parts)),
            (self.tr("Programme’s own cost"), *(self._programme(one) for one in parts)),
            (self.tr("After the programme’s cost"), *(self._after_cost(one) for one in parts)),
            (
                self.tr("Uncosted contacts, in no sum"),
                *(str(one.total.before.uncosted + one.total.during.uncosted) for one in parts),
            ),
        ]
        self.figures(section, Figures(heads, (2.6, *(3.2 for _ in parts)), rows))
        self.told(section, [flagged(flag.sentence) for flag in report.n_flags])
        if report.savings is not None:
            self.under(section, self.tr("Beside it, projected"))
            total = ProjectedPart(self, report).total_words(report.savings)
            self.say(section, (Words(total, bold=True),), keep=True)
            if uses_invented(report.savings):
                self.say(section, (Words(self.tr(INVENTED), bold=True),), keep=True)
            self.say(section, (said(counted_words(report.savings)),), keep=True)
            words = self.tr(
                "Recorded and projected are two views of things that overlap. They are never added to each other."
            )
            self.say(section, words)

    def _programme(self, one: Comparison) -> str:
        if not self.report.has_programme_cost:
            return self.tr("nobody said")
        words = self.tr("{money} (estimate)") if one.programme.estimate else "{money}"
        return words.format(money=to_the_penny(one.programme_cost))

    def _after_cost(self, one: Comparison) -> str:
        return self._phrases.after_cost(one.net) if self.report.has_programme_cost else self.tr("cannot be said")

    def _fewest(self) -> Comparison:
        return min((part.comparison for part in self.report.parts), key=lambda one: one.counted.n)
