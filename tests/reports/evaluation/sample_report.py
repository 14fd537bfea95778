"""The published caseload as an evaluation report: both comparisons, the calculator, and what is no money."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from coachdesk.models.comparison import Comparison
from coachdesk.models.practice import BenefitFor
from coachdesk.models.value_judgement import Ground
from coachdesk.models.window import Window
from coachdesk.tools.agency_involvement import start_middle_end
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.evaluation_report import (
    ComparedPart,
    EvaluationReport,
    InvolvedWith,
    PrintedBenefit,
    PrintedJudgement,
    PrintedPractice,
)
from coachdesk.tools.figure_checks import check_contacts
from coachdesk.tools.flags_raised import comparison_flags, savings_flags
from coachdesk.tools.kinds_by_month import kinds_by_month
from coachdesk.tools.panel_copy import panel_copy, panel_savings
from coachdesk.tools.panel_report import PanelReport
from coachdesk.tools.windows import Compared
from tests.tools import sample_figures, sample_savings

_OUTCOMES = {
    "did not attend": "could_not_come",
    "no access": "nobody_in",
    "duplicate of another agency's work": "duplicate",
    "cancelled by agency": "agency_cancelled",
}
"""The sheet's words in ours, as its import reads them."""


def part(compared: Compared) -> ComparedPart:
    """One comparison with all that stands beside it."""
    found = sample_figures.comparison(compared)
    one = replace(found, not_arrived=tuple(each._replace(reason=_OUTCOMES[each.reason]) for each in found.not_arrived))
    names = [row.name for row in one.families]
    tallies = sample_figures.tallies()
    return ComparedPart(
        compared=compared,
        comparison=one,
        flags=comparison_flags(one),
        months=kinds_by_month(tallies, names, (one.before, one.during), coverage_of(tallies)),
        involved=tuple(InvolvedWith(name, start_middle_end(tallies, name, _both(one))) for name in names),
    )


def report(**more: Any) -> EvaluationReport:
    """The report of the sample as of the last day of the pilot."""
    savings = sample_savings.savings()
    values: dict[str, Any] = {
        "organisation": "Brue Vale Families",
        "author": "Anita Shah",
        "made_at": datetime(2011, 9, 15, 12, tzinfo=UTC),
        "is_sample": True,
        "parts": (part(Compared.PRECEDING), part(Compared.SAME_MONTHS)),
        "savings": savings,
        "savings_flags": savings_flags(savings),
        "findings": check_contacts(sample_figures.contacts(), Window("2010-03", 18)),
        "events": {"F1-0137": "Fixed penalty notice, Police, F1, February 2011"},
        "categories": {code: unit.label for code, unit in sample_savings.unit_costs().items()},
        "snapshot": "V1 of 15 September",
        "caution": "The board looks at these again in September 2012.",
        "judgement": PrintedJudgement(
            "Help now comes planned where it came in a hurry before. The saving is modest, rests on nine families, and "
            "much of it on one of them. On balance we find it worth going on for another year and looking again.",
            (Ground.WASTE_FOUND, Ground.MADE_SIMPLER, Ground.RECORDED),
            "Marion Pike",
            date(2011, 9, 20),
        ),
        "practice": (
            PrintedPractice(
                "2011-05", "Housing and the police go together to a first visit.", "Housing, police",
                "One visit in place of three, and nobody tells their story twice.",
            ),
        ),
        "benefits": (
            PrintedBenefit("2011-07", BenefitFor.PROFESSIONALS, "networks", "I know whom to ring.", "An interview"),
            PrintedBenefit("2011-08", BenefitFor.FAMILIES, "confidence", "Two parents began a course.", "Line-grading"),
        ),
    }  # fmt: skip
    return EvaluationReport(**{**values, **more})


def short(compared: Compared = Compared.PRECEDING) -> ComparedPart:
    """The same comparison with a few rows of each table, for what does not depend on how many there are."""
    whole = part(compared)
    one = whole.comparison
    fewer = replace(
        one, agencies=one.agencies[:2], categories=one.categories[:2], not_arrived=one.not_arrived[:2],
        families=one.families[:2],
    )  # fmt: skip
    return replace(whole, comparison=fewer, months=whole.months[:3], involved=whole.involved[:2])


def _both(one: Comparison) -> Window:
    """From the first month of both windows to the last."""
    first, last = (int(month[:4]) * 12 + int(month[5:7]) for month in (one.before.first, one.during.last))
    return Window(one.before.first, last - first + 1)


def panel(compared: Compared = Compared.PRECEDING, **more: Any) -> PanelReport:
    """What a panel is given of one comparison of the sample."""
    values: dict[str, Any] = {
        "organisation": "Brue Vale Families",
        "made_at": datetime(2011, 9, 15, 12, tzinfo=UTC),
        "is_sample": True,
        "is_frozen": True,
        "compared": compared,
        "copy": panel_copy(sample_figures.comparison(compared), sample_figures.tallies()),
        "savings": panel_savings(sample_savings.savings()),
        "caution": "The board looks at these again in September 2012.",
    }
    return PanelReport(**{**values, **more})
