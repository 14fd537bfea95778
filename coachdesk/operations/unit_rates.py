"""What one incident costs by category, and what the programme costs: said once for the whole organisation."""

from typing import Any

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk, Opened
from coachdesk.desk.edge import checked
from coachdesk.models.programme_cost import ProgrammeCostSaid
from coachdesk.models.saving import Range, UnitCost
from coachdesk.models.unit_rate import UnitRate


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


def say_programme_cost(desk: Desk, pence_per_family: int, source: str, *, estimate: bool = True) -> None:
    """What the programme costs for each family, and who says so. Raises BadInput."""
    organisation = desk.owner.organisation_id
    this = sha256_hex(f"coachdesk programme cost/{organisation}".encode())[:32]
    fields: dict[str, Any] = {"pence_per_family": pence_per_family, "source": source, "estimate": estimate}
    there = desk.find(ProgrammeCostSaid, this)
    if there is None:
        desk.add(checked(ProgrammeCostSaid, {"id": this, "log": organisation, **fields}))
    else:
        desk.amend(there, **fields)
