"""A desk with the sample's nine families as figures need them, their contacts brought in as agencies send them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.desk.edge import checked
from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency
from coachdesk.models.saving import UnitCost
from coachdesk.operations.agency_sheets import look_at_sheet
from coachdesk.operations.families import start_family
from coachdesk.operations.importing_contacts import bring_in
from coachdesk.operations.savings_facts import say_map_drawn
from coachdesk.operations.unit_rates import bring_in_rates, look_at_rates, say_programme_cost
from coachdesk.settings import resource
from coachdesk.tools.coverage_marks import coverage_mark_id
from coachdesk.tools.windows import parse_window
from tests.agency_sheets import SAMPLE, add_sample_agencies
from tests.desks import HandClock, new_desk

MAPPED = ("F1", "F2", "F3", "F4", "F5", "F7", "F8")
PILOT, PRECEDING, SAME_MONTHS = map(parse_window, ("2011-03..2011-08", "2010-09..2011-02", "2010-03..2010-08"))
YEAR = parse_window("2010-03..2011-02")
RATES = resource("costs", "unit_costs.csv")
UnitCosts = dict[str, UnitCost]


@contextmanager
def figures_desk(folder: Path) -> Iterator[Desk]:
    """Nine families without people; the two events that only a map knows; F2's missing months said to be missing."""
    open_desk = new_desk(folder / "vault", HandClock(datetime(2011, 9, 1, 9, 0, tzinfo=UTC)))
    desk = open_desk.desk
    for number in range(1, 10):
        start_family(desk, f"Family {number}", f"F{number}", joined_on="2011-03-01")
    add_sample_agencies(desk)
    several = next(one for one in desk.all(Agency) if one.record.name == "Multi-agency")
    desk.amend(several, several=True)
    for name in ("contacts.csv", "map_events.csv"):
        bring_in(desk, look_at_sheet(desk, SAMPLE.parent / name))
    for ref in MAPPED:
        say_map_drawn(desk, family(desk, ref), "2011-05-10")
    for name in ("Police", "Acute Hospital"):
        agency = next(one.id for one in desk.records(Agency) if one.name == name)
        mark(desk, family(desk, "F2"), agency, "2010-05", Coverage.MISSING)
    bring_in_rates(desk, look_at_rates(desk, RATES))
    say_programme_cost(desk, 300_000, "the published calculator")
    yield desk
    open_desk.close()


def family(desk: Desk, ref: str) -> str:
    """The id of the family with that code."""
    return next(one.id for one in desk.records(Family) if one.ref == ref)


def mark(desk: Desk, family_id: str, agency: str, month: str, coverage: Coverage) -> None:
    """Somebody says what is known of a month."""
    values = {"id": coverage_mark_id(family_id, agency, month), "log": family_id, "agency": agency, "month": month}
    desk.add(checked(CoverageMark, {**values, "coverage": coverage}))
