"""Caseloads of contacts as agencies send them, invented by chance: 200 families and as many rows as a bench wants."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.workload import TODAY
from coachdesk.desk import Desk
from coachdesk.desk.batch import Batch
from coachdesk.desk.edge import checked
from coachdesk.desk.slices import in_slices
from coachdesk.models.contact import Contact
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.values import new_id
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.families import start_family

FAMILIES = 200
MONTHS = 28
OF_A_FAMILY = 5
"""Agencies that one family has to do with."""
AGENCIES = tuple(f"Agency {letter}" for letter in "ABCDEFGHIJKL")
HEADINGS = ("family", "date", "agency", "kind", "category", "description", "outcome", "amount_pence", "their_id")
_WORDS = ("Call-out, no further action", "Visit at home", "Meeting at school", "Letter about arrears", "Time in a cell")
_OUTCOMES = ("met",) * 8 + ("could_not_come", "nobody_in")


def add_those_named(desk: Desk, families: int = FAMILIES) -> None:
    """The families and agencies that the rows name."""
    for number in range(1, families + 1):
        start_family(desk, f"Family {number}", f"F{number}")
    for name in AGENCIES:
        add_agency(desk, name, Sector.OTHER)


@dataclass(frozen=True)
class Drawn:
    """One contact that chance drew."""

    family: int
    day: date
    agency: int
    incident: bool
    category: str
    words: str
    outcome: str
    pence: int | None


def drawn(count: int, seed: int = 1, families: int = FAMILIES) -> Iterator[Drawn]:
    """So many contacts; one of ten has no cost. Each agency has three categories, the first of them for emergencies.

    A family has to do with a few of the agencies. At 2,000 contacts a family a third of them are unlike any other; of
    the sample's families drawn to that size it is a quarter to a third.
    """
    chance = random.Random(seed)
    for _ in range(count):
        family, place = chance.randrange(families) + 1, chance.randrange(3)
        agency = (family * 7 + chance.randrange(OF_A_FAMILY)) % len(AGENCIES)
        yield Drawn(
            family,
            TODAY - timedelta(days=chance.randrange(MONTHS * 30)),
            agency,
            place == 0,
            f"C{agency * 3 + place:02}",
            chance.choice(_WORDS),
            chance.choice(_OUTCOMES) if place else "not_applicable",
            None if chance.random() < 0.1 else chance.randrange(1_000, 90_000),
        )


def write_sheet(file: Path, rows: int, seed: int = 1, families: int = FAMILIES) -> Path:
    """A sheet of so many rows, as an agency would send it."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        sheet = csv.writer(opened)
        sheet.writerow(HEADINGS)
        for number, one in enumerate(drawn(rows, seed, families)):
            kind = "incident" if one.incident else "intervention"
            pence = "" if one.pence is None else one.pence
            said = (AGENCIES[one.agency], kind, one.category, one.words, one.outcome.replace("_", " "), pence)
            sheet.writerow((f"F{one.family}", one.day, *said, f"{seed}-{number}"))
    return file


def add_drawn(desk: Desk, count: int, seed: int) -> None:
    """So many more contacts, typed here by nobody: in few large transactions."""
    families = {one.ref: one.id for one in desk.records(Family)}
    agencies = {one.name: one.id for one in desk.records(Agency)}
    made = [
        checked(
            Contact,
            {
                "id": new_id(),
                "log": families[f"F{one.family}"],
                "happened_on": one.day,
                "agency": agencies[AGENCIES[one.agency]],
                "category": one.category,
                "what": one.words,
                "outcome": one.outcome,
                "pence": one.pence,
                "contact_kind": "incident" if one.incident else "intervention",
            },
        )
        for one in drawn(count, seed)
    ]
    made.sort(key=lambda one: one.log)
    for _ in in_slices(desk, made, Batch.add, "", 2_000):
        pass
