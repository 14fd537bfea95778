"""The published caseload as the calculator sees it: the maps' events, the invented unit costs, whose maps there are."""

import json
from functools import cache
from typing import Any

from coachdesk.models.saving import Happened, Range, Savings, UnitCost
from coachdesk.models.window import Window
from coachdesk.tools.savings import AskedOfFamilies, work_out
from tests.tools.sample_figures import FAMILIES, PILOT, PUBLISHED, contact_rows

YEAR = Window("2010-03", 12)
MAPPED = frozenset(FAMILIES) - {"F6", "F9"}
ASKED = AskedOfFamilies(FAMILIES, MAPPED)
MAP_ONLY = (
    Happened("map-1", "F2", "C01", "2010-05"),
    Happened("map-2", "F2", "C09", "2010-05"),
)
"""Before the family moved here, so that no agency here recorded them."""


@cache
def published_incidents() -> dict[str, Any]:
    held: dict[str, Any] = json.loads((PUBLISHED / "incidents.json").read_text(encoding="utf-8"))
    return held


@cache
def unit_costs() -> dict[str, UnitCost]:
    """The invented unit costs, with a low and a high of a fifth less and three tenths more."""
    return {
        code: UnitCost(code, label, Range(pounds * 80, pounds * 100, pounds * 130), "invented", 2011, illustrative=True)
        for code, (label, _, pounds) in published_incidents()["cat"].items()
    }


@cache
def happened() -> tuple[Happened, ...]:
    """Every contact of the sample that the calculator counts, and the two events that only a map knows."""
    sheet = contact_rows()
    return MAP_ONLY + tuple(
        Happened(row["contact_id"], row["family"], row["calculator_code"], row["date"][:7])
        for row in sheet
        if row["calculator_code"]
    )


@cache
def savings() -> Savings:
    """Twelve months before against the pilot, for all nine families."""
    return work_out(happened(), unit_costs(), YEAR, PILOT, ASKED)
