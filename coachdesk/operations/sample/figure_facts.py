"""What figures need of the sample besides contacts: invented unit costs, months, whose map was drawn, reasons."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from coachdesk.desk.edge import explain
from coachdesk.errors import BadInput
from coachdesk.models.coverage_mark import Coverage, CoverageMark, Month
from coachdesk.models.programme_cost import ProgrammeCostSaid
from coachdesk.models.record import Value
from coachdesk.models.saving_reason import MapDrawn, SavingReason, WindowSaid
from coachdesk.models.unit_rate import UnitRate
from coachdesk.models.values import Name, SomeWords, Words
from coachdesk.operations.sample.sowing import Sower
from coachdesk.operations.savings_facts import map_id, reason_id
from coachdesk.operations.unit_rates import programme_cost_id, rate_id
from coachdesk.settings import resource
from coachdesk.tools.contact_rows import Verdict
from coachdesk.tools.coverage_marks import coverage_mark_id
from coachdesk.tools.rate_rows import read_rates
from coachdesk.tools.windows import parse_window

FACTS = "figures.json"
UNIT_COSTS = ("costs", "unit_costs.csv")


class _Programme(Value):
    pence_per_family: int
    source: Name
    since: date


class _Months(Value):
    """Months of which somebody said, for some agencies, what is known."""

    agencies: tuple[str, ...] = Field(min_length=1)
    months: tuple[Month, ...] = Field(min_length=1)
    coverage: Coverage
    note: Words = ""
    since: date


class _Map(Value):
    """The day on which a family's map was drawn, and by which worker."""

    on: date
    by: str


class _Reason(Value):
    during: WindowSaid
    words: SomeWords
    by: str
    since: date


class _FamilyFacts(Value):
    coverage: tuple[_Months, ...] = ()
    map_drawn: _Map | None = None
    needed_more: tuple[_Reason, ...] = ()


class _Facts(Value):
    unit_costs_since: date
    programme: _Programme
    families: dict[str, _FamilyFacts]


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """What the file says, and the fields of every unit cost by its category."""

    said: _Facts
    rates: Mapping[str, Mapping[str, Any]]


def read_figure_facts(folder: Path) -> FigureFacts:
    """The file, and the shipped unit costs, read whole. Raises BadInput naming the file."""
    try:
        said = _Facts.model_validate(json.loads((folder / FACTS).read_text(encoding="utf-8")))
    except ValidationError as refused:
        raise BadInput(FACTS, explain(refused)[1]) from None
    except (OSError, ValueError):
        raise BadInput(FACTS, "This file of the sample could not be read. Install CoachDesk again.") from None
    return FigureFacts(said, shipped_unit_costs(said.programme.since.year))


def shipped_unit_costs(this_year: int) -> dict[str, Mapping[str, Any]]:
    """The fields of the invented unit costs that come with the program, by category."""
    with resource(*UNIT_COSTS).open(encoding="utf-8", newline="") as file:
        rows = read_rates(list(csv.reader(file)), {}, this_year)
    assert all(one.verdict is Verdict.READY for one in rows), "what ships can be read"
    return {one.values["category"]: one.values for one in rows}


def sow_rates(sower: Sower, facts: FigureFacts) -> None:
    """The organisation's unit costs and what its programme costs."""
    for category, values in facts.rates.items():
        this = rate_id(sower.log, category)
        sower.sow_ready(UnitRate, this, values, facts.said.unit_costs_since, f"unit cost {category}")
    programme = facts.said.programme
    content = {"pence_per_family": programme.pence_per_family, "source": programme.source}
    sower.sow_ready(ProgrammeCostSaid, programme_cost_id(sower.log), content, programme.since, "programme")


def sow_figure_facts(sower: Sower, ref: str, facts: FigureFacts) -> None:
    """A family's months, the day its map was drawn, and why it needed more help. Raises BadInput naming the place."""
    said = facts.said.families.get(ref, _FamilyFacts())
    for months in said.coverage:
        for agency in (_id(sower, "agency", key) for key in months.agencies):
            for month in months.months:
                content = {"agency": agency, "month": month, "coverage": months.coverage, "note": months.note}
                this = coverage_mark_id(sower.log, agency, month)
                sower.sow_ready(CoverageMark, this, content, months.since, f"coverage {month}")
    if said.map_drawn is not None:
        content = {"drawn_on": said.map_drawn.on.isoformat(), "by": _id(sower, "worker", said.map_drawn.by)}
        sower.sow_ready(MapDrawn, map_id(sower.log), content, said.map_drawn.on, "map drawn")
    for one in said.needed_more:
        content = {"during": one.during, "words": one.words, "by": _id(sower, "worker", one.by)}
        this = reason_id(sower.log, parse_window(one.during))
        sower.sow_ready(SavingReason, this, content, one.since, "needed more")


def _id(sower: Sower, what: str, key: str) -> str:
    found = sower.names[what].get(key)
    if found is None:
        raise BadInput(f"{FACTS}: {what}", "Nothing in the sample has that key.")
    return found
