"""What one incident costs by category, and what the programme costs: said once for the whole organisation."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk, Opened
from coachdesk.errors import Refused, Unreadable
from coachdesk.models.programme_cost import ProgrammeCostSaid
from coachdesk.models.saving import Range, UnitCost
from coachdesk.models.unit_rate import UnitRate
from coachdesk.operations.agency_sheets import read_sheet
from coachdesk.operations.said_once import say_in, say_once
from coachdesk.tools.contact_rows import Verdict
from coachdesk.tools.rate_rows import RateRow, read_rates


def unit_rates(desk: Desk) -> list[Opened[UnitRate]]:
    """The unit costs of the organisation, by category."""
    return sorted(desk.all(UnitRate, desk.owner.organisation_id), key=lambda one: one.record.category)


def unit_costs_of(desk: Desk) -> dict[str, UnitCost]:
    """The same by category, as the calculator takes them."""
    return {one.record.category: as_unit_cost(one.record) for one in unit_rates(desk)}


def cashable_categories(desk: Desk) -> frozenset[str]:
    """Those of which somebody said that money comes free; by default none (C-11)."""
    return frozenset(one.record.category for one in unit_rates(desk) if one.record.cashable)


def as_unit_cost(rate: UnitRate) -> UnitCost:
    """A unit cost as the calculator takes it."""
    pence = Range(rate.low, rate.likely, rate.high)
    return UnitCost(rate.category, rate.label, pence, rate.source, rate.price_year, rate.invented)


def rate_id(organisation_id: str, category: str) -> str:
    """The id of a category's unit cost: two laptops that bring in one meet in one record."""
    return sha256_hex(f"coachdesk unit rate/{organisation_id}/{category}".encode())[:32]


@dataclass(frozen=True, slots=True)
class RatesPreview:
    """What would become of every row of a file of unit costs. Nothing of it is kept yet."""

    rows: tuple[RateRow, ...]

    def count(self, verdict: Verdict) -> int:
        """How many rows have this verdict."""
        return sum(1 for one in self.rows if one.verdict is verdict)


def look_at_rates(desk: Desk, file: Path, sheet: int = 0) -> RatesPreview:
    """Every row of a .csv, .xlsx or .ods, read in the throw-away process, and what would become of it.

    Raises NotFound, Unreadable with what is wrong with the file, and BadInput when a heading is missing.
    """
    read = read_sheet(file, sheet).sheet
    if read.joined:
        raise Unreadable("Cells of this sheet are joined into one. Part them first. Nothing was brought in.")
    known = {one.record.category: _values(one.record) for one in unit_rates(desk)}
    rows = read_rates(read.rows, known, desk.today().year)
    if not rows:
        raise Unreadable("There is no row below the headings of this sheet. Nothing was brought in.")
    return RatesPreview(rows)


def bring_in_rates(desk: Desk, preview: RatesPreview) -> int:
    """Keep the rows that are ready, all in one transaction, in place of what stood under their categories; how many."""
    organisation = desk.owner.organisation_id
    ready = [one.values for one in preview.rows if one.verdict is Verdict.READY]
    if not ready:
        raise Refused("There is no row in this file that could be brought in.")
    with desk.together("Unit costs brought in from a file") as batch:
        for values in ready:
            say_in(desk, batch, UnitRate, rate_id(organisation, values["category"]), organisation, **values)
    return len(ready)


def _values(rate: UnitRate) -> dict[str, Any]:
    return {name: getattr(rate, name) for name in UnitRate.field_names()}


def programme_cost_id(organisation_id: str) -> str:
    """One for each organisation."""
    return sha256_hex(f"coachdesk programme cost/{organisation_id}".encode())[:32]


def say_programme_cost(desk: Desk, pence_per_family: int, source: str, *, estimate: bool = True) -> None:
    """What the programme costs for each family, and who says so. Raises BadInput."""
    organisation = desk.owner.organisation_id
    fields: dict[str, Any] = {"pence_per_family": pence_per_family, "source": source, "estimate": estimate}
    say_once(desk, ProgrammeCostSaid, programme_cost_id(organisation), organisation, **fields)
