"""Caseloads of contacts as agencies send them, invented by chance: 200 families and as many rows as a bench wants."""

import csv
import random
from datetime import timedelta
from pathlib import Path

from bench.workload import TODAY
from coachdesk.desk import Desk
from coachdesk.models.organisation import Sector
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.families import start_family

FAMILIES = 200
MONTHS = 28
AGENCIES = tuple(f"Agency {letter}" for letter in "ABCDEFGHIJKL")
HEADINGS = ("family", "date", "agency", "kind", "category", "description", "outcome", "amount_pence", "their_id")
_WORDS = ("Call-out, no further action", "Visit at home", "Meeting at school", "Letter about arrears", "Time in a cell")


def add_those_named(desk: Desk, families: int = FAMILIES) -> None:
    """The families and agencies that the rows name."""
    for number in range(1, families + 1):
        start_family(desk, f"Family {number}", f"F{number}")
    for name in AGENCIES:
        add_agency(desk, name, Sector.OTHER)


def write_sheet(file: Path, rows: int, seed: int = 1, families: int = FAMILIES) -> Path:
    """A sheet of so many rows; one row of ten has no cost, and each agency works under three categories."""
    chance = random.Random(seed)
    with file.open("w", encoding="utf-8", newline="") as opened:
        sheet = csv.writer(opened)
        sheet.writerow(HEADINGS)
        for number in range(rows):
            which = chance.randrange(len(AGENCIES))
            day = TODAY - timedelta(days=chance.randrange(MONTHS * 30))
            outcome = chance.choice(("met",) * 8 + ("could not come", "nobody in"))
            pence = "" if chance.random() < 0.1 else chance.randrange(1_000, 90_000)
            kind = chance.choice(("incident", "intervention", "intervention"))
            code = f"C{which * 3 + chance.randrange(3):02}"
            family = f"F{chance.randrange(families) + 1}"
            row = (family, day, AGENCIES[which], kind, code, chance.choice(_WORDS), outcome, pence, f"{seed}-{number}")
            sheet.writerow(row)
    return file
