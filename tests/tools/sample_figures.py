"""The published caseload as the values that figures are worked out from: the contacts, the windows, the rates."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from coachdesk.models.comparison import Comparison
from coachdesk.models.figures import Counted, ProgrammeCost, Tally
from coachdesk.models.window import Window
from coachdesk.settings import resource
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.evaluation import compare
from coachdesk.tools.tallies import tallied
from coachdesk.tools.windows import Compared, earlier_window

PUBLISHED = Path(__file__).parent / "published"
FAMILIES = tuple(f"F{number}" for number in range(1, 10))
PILOT = Window("2011-03", 6)
PROGRAMME = ProgrammeCost(300_000, "the seed's calculator")
_ARRIVED = ("attended", "n/a")


def published_rows(name: str) -> list[dict[str, str]]:
    """A published table as its rows."""
    return _rows(PUBLISHED / name)


def contact_rows() -> list[dict[str, str]]:
    """The sample's contacts as they come with the program."""
    return _rows(resource("sample", "contacts.csv"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


@cache
def vectors() -> dict[str, dict[str, Any]]:
    """The published test vectors by their id."""
    held = json.loads((PUBLISHED / "test_vectors.json").read_text(encoding="utf-8"))
    return {one["id"]: one for one in held["vectors"]}


@cache
def contacts() -> tuple[Counted, ...]:
    """The 1,845 contacts of the sample. Calls about violence at home are the ones in which the family was harmed."""
    return tuple(
        Counted(
            id=row["contact_id"],
            family=row["family"],
            agency=row["agency"],
            month=row["date"][:7],
            category=row["code"],
            incident=row["kind"] == "incident",
            pence=int(row["amount_pence"]),
            harmed=row["code"] == "C04",
            not_arrived="" if row["outcome"] in _ARRIVED else row["outcome"],
            excluded=row["basis"].partition("excluded: ")[2],
            day=row["date"],
        )
        for row in contact_rows()
    )


@cache
def tallies() -> tuple[Tally, ...]:
    return tallied(contacts())


@cache
def comparison(compared: Compared) -> Comparison:
    """The pilot beside what it is compared with, all nine families asked."""
    before = earlier_window(PILOT, compared)
    return compare(tallies(), before, PILOT, families=FAMILIES, coverage=coverage_of(tallies()), programme=PROGRAMME)
