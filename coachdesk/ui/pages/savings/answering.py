"""A question to the savings calculator, answered from figures."""

from datetime import date

from coachdesk.errors import BadInput, Refused
from coachdesk.models.window import Window
from coachdesk.tools.figure_checks import check_unit_costs
from coachdesk.tools.flags_raised import savings_flags
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.savings import work_out
from coachdesk.ui.pages.costs.answering import likely_window
from coachdesk.ui.pages.savings.asked import RatesHeld, SavingsAsked, SavingsRead

YEAR = 12


def answered(figures: Figures, today: date, asked: SavingsAsked | None = None) -> SavingsRead:
    """The answer; without a question that of the latest six months, and the twelve before them."""
    asked = asked or likely_asked(figures)
    found, refusal = None, ""
    try:
        found = work_out(
            figures.happened,
            figures.unit_costs,
            asked.before,
            asked.during,
            figures.asked(asked.families, asked.during),
        )
    except (BadInput, Refused) as refused:
        refusal = figures.names.in_sentence(refused.sentence)
    units = figures.unit_costs.values()
    return SavingsRead(
        asked,
        figures.families,
        figures.names,
        found,
        RatesHeld(len(units), sum(one.illustrative for one in units), figures.cashable),
        refusal,
        savings_flags(found) if found else (),
        check_unit_costs(figures.unit_costs, figures.happened, today.year),
        figures.snapshot,
    )


def likely_asked(figures: Figures) -> SavingsAsked:
    """The latest six months that something is recorded of, and a whole year before them."""
    during = likely_window(figures)
    return SavingsAsked(Window(during.moved(-YEAR).first, YEAR), during, figures.families)
