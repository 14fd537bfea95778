"""What looks wrong before anything is worked out of it: each finding with the contacts or rates it is about (C-18).

Nothing is taken out: a person looks, and puts right or says that it is so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from statistics import median_low
from typing import NamedTuple

from coachdesk.models.figures import Counted
from coachdesk.models.saving import Happened, UnitCost
from coachdesk.models.window import Window

RATE_YEARS = 5
"""A unit cost of a price year further back than this is old (4.3)."""
FAR_FROM_USUAL = 50
"""So many times the usual amount of its category, or a part of it as small: pounds typed as pence, or the other way."""
_LEAST_FOR_USUAL = 5
"""Of fewer contacts with a cost nobody can say what is usual."""


class CheckCode(StrEnum):
    """What may be wrong."""

    DUPLICATE = "duplicate"
    """Same family, agency, day, category and amount."""
    FAR_FROM_USUAL = "far_from_usual"
    OUTSIDE_SHEET = "outside_sheet"
    """A month that the sheet says it does not cover, or that is still to come."""
    MONTH_UNKNOWN = "month_unknown"
    UNCOSTED = "uncosted"
    RATE_MISSING = "rate_missing"
    RATE_OLD = "rate_old"
    RATE_SOURCELESS = "rate_without_source"
    RATE_INVENTED = "rate_invented"
    RATE_DISORDERED = "rate_low_above_high"


_WORDS: Mapping[CheckCode, str] = {
    CheckCode.DUPLICATE: "The same contact may be here twice: same family, agency, day, category and amount.",
    CheckCode.FAR_FROM_USUAL: "An amount is far from the usual one of its category. Pounds and pence may be exchanged.",
    CheckCode.OUTSIDE_SHEET: "A contact is of a month outside the months that these records cover.",
    CheckCode.MONTH_UNKNOWN: "A contact's month is not known, so it is in no window.",
    CheckCode.UNCOSTED: "A contact has no cost. It is counted, and is in no sum of money.",
    CheckCode.RATE_MISSING: "An incident is of a category that has no unit cost, so it is in no sum.",
    CheckCode.RATE_OLD: "A unit cost is of prices more than five years old, or of no year.",
    CheckCode.RATE_SOURCELESS: "A unit cost has no source.",
    CheckCode.RATE_INVENTED: "A unit cost is invented. It shows how the sum is done and proves nothing.",
    CheckCode.RATE_DISORDERED: "A unit cost is below nothing, or its low, likely and high are not in that order.",
}


class Finding(NamedTuple):
    """Something to look at before the figures are used."""

    code: CheckCode
    about: tuple[str, ...]
    """Ids of contacts, or categories of rates."""

    @property
    def sentence(self) -> str:
        return _WORDS[self.code]


def check_contacts(contacts: Iterable[Counted], covers: Window) -> tuple[Finding, ...]:
    """What may be wrong with the contacts of a sheet that covers those months."""
    ordered = sorted(contacts, key=lambda one: one.id)
    found = [Finding(CheckCode.DUPLICATE, ids) for ids in _duplicates(ordered)]
    found += [Finding(CheckCode.FAR_FROM_USUAL, ids) for ids in _far_from_usual(ordered)]
    alone = (
        (CheckCode.OUTSIDE_SHEET, [one.id for one in ordered if one.month and not covers.has(one.month)]),
        (CheckCode.MONTH_UNKNOWN, [one.id for one in ordered if not one.month]),
        (CheckCode.UNCOSTED, [one.id for one in ordered if one.pence is None and not one.excluded]),
    )
    return (*found, *(Finding(code, tuple(ids)) for code, ids in alone if ids))


def check_unit_costs(
    unit_costs: Mapping[str, UnitCost], happened: Iterable[Happened], year: int
) -> tuple[Finding, ...]:
    """What may be wrong with the unit costs that these events need, for figures of that year."""
    needed = {one.category for one in happened}
    used = [unit for category, unit in sorted(unit_costs.items()) if category in needed]
    alone = (
        (CheckCode.RATE_MISSING, sorted(needed - set(unit_costs))),
        (CheckCode.RATE_OLD, [one.category for one in used if _is_old(one.price_year, year)]),
        (CheckCode.RATE_SOURCELESS, [one.category for one in used if not one.source.strip()]),
        (CheckCode.RATE_INVENTED, [one.category for one in used if one.illustrative]),
        (CheckCode.RATE_DISORDERED, [one.category for one in used if not _in_order(one)]),
    )
    return tuple(Finding(code, tuple(about)) for code, about in alone if about)


def _is_old(price_year: int | None, year: int) -> bool:
    return price_year is None or year - price_year > RATE_YEARS


def _in_order(unit: UnitCost) -> bool:
    return 0 < unit.pence.low <= unit.pence.likely <= unit.pence.high


def _duplicates(contacts: Sequence[Counted]) -> list[tuple[str, ...]]:
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for one in contacts:
        if one.day:
            alike[one.family, one.agency, one.day, one.category, one.incident, one.pence].append(one.id)
    return [tuple(ids) for ids in alike.values() if len(ids) > 1]


def _far_from_usual(contacts: Sequence[Counted]) -> list[tuple[str, ...]]:
    by_category: dict[str, list[Counted]] = defaultdict(list)
    for one in contacts:
        if one.pence and not one.excluded:
            by_category[one.category].append(one)
    found: list[str] = []
    for alike in by_category.values():
        if len(alike) >= _LEAST_FOR_USUAL:
            usual = median_low(one.pence or 0 for one in alike)
            found += [one.id for one in alike if _is_far(one.pence or 0, usual)]
    return [(name,) for name in sorted(found)]


def _is_far(pence: int, usual: int) -> bool:
    return pence >= usual * FAR_FROM_USUAL or pence * FAR_FROM_USUAL <= usual
