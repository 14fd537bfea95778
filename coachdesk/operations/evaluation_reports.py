"""The evaluation report: put together from the figures, drawn, and let out once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coachdesk.errors import Refused
from coachdesk.models.contact import Contact
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency, Organisation
from coachdesk.models.window import Window
from coachdesk.operations.figures import figures_of
from coachdesk.operations.letting_out import let_out
from coachdesk.operations.practice_log import benefits, everybodys_names, practice_notes, without_names
from coachdesk.operations.value_judgements import judgements_of
from coachdesk.tools.agency_involvement import start_middle_end
from coachdesk.tools.counted_contacts import counted
from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.evaluation_report import (
    ComparedPart,
    EvaluationReport,
    InvolvedWith,
    PrintedBenefit,
    PrintedJudgement,
    PrintedPractice,
)
from coachdesk.tools.evaluations import Evaluation, evaluated
from coachdesk.tools.figure_flags import Flag, FlagCode
from coachdesk.tools.flags_raised import A_YEAR, comparison_flags
from coachdesk.tools.kinds_by_month import kinds_by_month
from coachdesk.tools.named_figures import under_names
from coachdesk.tools.savings import work_out
from coachdesk.tools.savings_told import savings_told
from coachdesk.tools.windows import Compared, earlier_window, months_between

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.desk import Desk
    from coachdesk.models.comparison import Comparison
    from coachdesk.models.saving import Savings
    from coachdesk.tools.gathered_figures import Figures

REPORT = "evaluation_report"
"""What such a file is, in the access log and in the list of copies."""
_TOLD_ELSEWHERE = (FlagCode.N_DIFFERS, FlagCode.WHOLE_DIFFERS, FlagCode.MARK_BEFORE_END)
"""What the report tells of all its figures together, and what is of marks on lines, which it does not print."""


@dataclass(frozen=True, slots=True)
class WantedReport:
    """What a report is to tell of."""

    during: Window
    before: Window | Compared = Compared.PRECEDING
    families: tuple[str, ...] | None = None
    """Ids; None is all on this laptop."""
    savings_before: Window | None = None
    """What the savings calculator looks back on; None is the twelve months before support."""

    @property
    def earlier(self) -> Window:
        """What the window is put beside."""
        return earlier_window(self.during, self.before) if isinstance(self.before, Compared) else self.before

    @property
    def looked_back_on(self) -> Window:
        """The savings calculator's window before."""
        return self.savings_before or Window(self.during.first, A_YEAR).moved(-A_YEAR)


def evaluation_report(desk: Desk, wanted: WantedReport, figures: Figures | None = None) -> EvaluationReport:
    """All that the report says. `figures` are those of a snapshot in place of those of now.

    Raises BadInput("window"), Refused where nothing can be compared.
    """
    organisation = desk.get(Organisation, desk.owner.organisation_id).record
    held = figures if figures is not None else figures_of(desk, wanted.families)
    named, chosen = under_names(held), names_asked(held, wanted)
    one = evaluated(named, wanted.earlier, wanted.during, chosen)
    projected = projected_for(named, wanted, chosen)
    told = savings_told(named, projected, desk.today().year) if projected else None
    return EvaluationReport(
        organisation=organisation.name,
        author=desk.worker_names().get(desk.owner.worker_id, ""),
        made_at=desk.now(),
        is_sample=organisation.sample_today is not None,
        parts=_parts(named, one),
        savings=projected,
        savings_flags=told.flags if told else (),
        findings=(*named.checks, *(told.checks if told else ())),
        events=events_called(desk, (one.comparison, one.other), named),
        categories=named.names.categories,
        has_programme_cost=one.has_programme_cost,
        snapshot=named.snapshot,
        caution=organisation.early_caution,
        judgement=_judgement(desk, wanted.during),
        practice=_practice(desk),
        benefits=_benefits(desk),
    )


def export_report(desk: Desk, report: EvaluationReport, out: Path, families: Iterable[str]) -> None:
    """Writes the report to a new file, and a line of the access log for each of these families.

    Raises FileExists, NotSaved, DiskFull, BrokenInstallation.
    """
    from coachdesk.reports.evaluation.report import (  # noqa: PLC0415 - reportlab only when a page is drawn
        render_evaluation,
    )

    let_out(desk, render_evaluation(report), out, REPORT, families)


def names_asked(figures: Figures, wanted: WantedReport) -> tuple[str, ...]:
    """The names of the families asked about."""
    names = dict(zip(figures.families, under_names(figures).families, strict=True))
    asked = figures.families if wanted.families is None else wanted.families
    return tuple(names.get(one, one) for one in asked)


def _parts(figures: Figures, one: Evaluation) -> tuple[ComparedPart, ...]:
    main = _part(figures, one, one.comparison, one.compared, one.flags)
    if one.other is None or one.compared is None:
        return (main,)
    other = Compared.SAME_MONTHS if one.compared is Compared.PRECEDING else Compared.PRECEDING
    return (main, _part(figures, one, one.other, other, comparison_flags(one.other)))


def _part(
    figures: Figures, one: Evaluation, comparison: Comparison, compared: Compared | None, flags: Iterable[Flag]
) -> ComparedPart:
    names = [row.name for row in comparison.families]
    windows = (comparison.before, comparison.during)
    span = months_between(comparison.before.first, comparison.during.last)
    return ComparedPart(
        compared=compared,
        comparison=comparison,
        flags=tuple(flag for flag in flags if flag.code not in _TOLD_ELSEWHERE),
        months=kinds_by_month(figures.tallies, names, windows, one.coverage),
        involved=tuple(
            InvolvedWith(name, start_middle_end(figures.tallies, name, span, no_agencies=figures.several))
            for name in names
        ),
    )


def projected_for(figures: Figures, wanted: WantedReport, chosen: tuple[str, ...]) -> Savings | None:
    """None where no family that was asked about has a journey map."""
    before, during = wanted.looked_back_on, wanted.during
    try:
        return work_out(figures.happened, figures.unit_costs, before, during, figures.asked(chosen, during))
    except Refused:
        return None


def events_called(desk: Desk, comparisons: Iterable[Comparison | None], figures: Figures) -> dict[str, str]:
    """What the dearest single contacts are called: their category, family and month, and no word that was typed."""
    found: dict[str, str] = {}
    agencies = {one.id: one.name for one in desk.records(Agency)}
    for one in comparisons:
        for largest in (one.largest_before, one.largest_during) if one is not None else ():
            contact = desk.find(Contact, largest.event.id) if largest is not None else None
            if contact is None:
                continue
            record = contact.record
            family = desk.find(Family, record.log)
            parts = (
                figures.names.categories.get(record.category or "", record.category or ""),
                agencies.get(record.agency, ""),
                family.record.ref if family else "",
                partial_in_words(counted(record).month) if counted(record).month else "",
            )
            found[record.id] = ", ".join(part for part in parts if part)
    return found


def _judgement(desk: Desk, during: Window) -> PrintedJudgement | None:
    newest = next(iter(judgements_of(desk, during)), None)
    if newest is None:
        return None
    return PrintedJudgement(newest.words, newest.grounds, desk.worker_names().get(newest.by, ""), newest.made_on)


def _practice(desk: Desk) -> tuple[PrintedPractice, ...]:
    mask = everybodys_names(desk)
    return tuple(
        PrintedPractice(
            one.noted_on,
            without_names(mask, one.changed),
            without_names(mask, one.who),
            without_names(mask, one.effect),
        )
        for one in practice_notes(desk)
    )


def _benefits(desk: Desk) -> tuple[PrintedBenefit, ...]:
    mask = everybodys_names(desk)
    return tuple(
        PrintedBenefit(
            one.seen_on, one.gained_by, one.sort, without_names(mask, one.words), without_names(mask, one.evidence)
        )
        for one in benefits(desk)
    )
