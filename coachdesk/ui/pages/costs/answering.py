"""A question about recorded costs, answered from figures: the evaluation, and the months of its picture."""

from coachdesk.errors import BadInput, Refused
from coachdesk.models.window import Window
from coachdesk.tools.agency_involvement import start_middle_end
from coachdesk.tools.evaluations import evaluated
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.kinds_by_month import kinds_by_month
from coachdesk.tools.windows import Compared, months_between
from coachdesk.ui.pages.costs.asked import CostsAsked, CostsRead

SIX = 6


def answered(figures: Figures, asked: CostsAsked | None = None) -> CostsRead:
    """The answer; without a question the one that is most likely meant."""
    asked = asked or CostsAsked(likely_window(figures), Compared.PRECEDING, figures.families)
    found, refusal = None, ""
    try:
        found = evaluated(figures, asked.before, asked.during, asked.families)
    except (BadInput, Refused) as refused:
        refusal = figures.names.in_sentence(refused.sentence)
    span = months_between(asked.before.first, asked.during.last)
    inside = tuple(row.name for row in found.comparison.families) if found else ()
    return CostsRead(
        asked,
        figures.families,
        figures.names,
        found,
        refusal,
        kinds_by_month(figures.tallies, inside, (asked.before, asked.during), found.coverage) if found else (),
        tuple(
            (family, start_middle_end(figures.tallies, family, span, no_agencies=figures.several)) for family in inside
        ),
        figures.checks,
        figures.is_whole,
        figures.snapshot,
    )


def likely_window(figures: Figures) -> Window:
    """The latest six months of which something is recorded; of no records a window of long ago, which has none."""
    last = max((one.month for one in figures.tallies if one.month), default="2001-01")
    return Window(Window(last, 1).moved(1 - SIX).first, SIX)
