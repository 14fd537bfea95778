"""The published caseload as the figures that a desk gathers of it, for screens that show them without a desk."""

from functools import cache

from coachdesk.models.figure_names import FigureNames
from coachdesk.models.window import Window
from coachdesk.tools.figure_checks import check_contacts
from coachdesk.tools.gathered_figures import Figures
from tests.tools.sample_figures import FAMILIES, PROGRAMME, contact_rows, contacts, tallies
from tests.tools.sample_savings import MAPPED, happened, unit_costs


@cache
def gathered() -> Figures:
    """All nine families, under their codes and their agencies' names."""
    return Figures(
        families=FAMILIES,
        names=FigureNames(categories={row["code"]: row["description"] for row in contact_rows()}),
        tallies=tallies(),
        happened=happened(),
        mapped=MAPPED,
        programme=PROGRAMME,
        unit_costs=unit_costs(),
        checks=check_contacts(contacts(), Window("2010-03", 18)),
    )
