"""Another caseload from a seed, and its totals worked out in plain Python by nothing of ours.

Its families are of every kind: with holes in their months, with "there was nothing" said of a month, with uncosted and
excluded contacts, some dearer, one without anything. The expected totals are plain loops over the plain rows.
"""

import random
from dataclasses import dataclass, field
from typing import TypedDict

BEFORE = ("2018-09", "2018-10", "2018-11", "2018-12")
DURING = ("2019-01", "2019-02", "2019-03", "2019-04")
AGENCIES = ("Ambulance", "Council", "Police", "School")
CATEGORIES = ("call", "court", "meeting", "visit")


class PlainRow(TypedDict):
    """A contact, plainly."""

    id: str
    family: str
    agency: str
    month: str
    category: str
    incident: bool
    pence: int | None
    harmed: bool
    reason: str
    excluded: str


@dataclass
class PlainCaseload:
    """Rows, and which months somebody said were nothing or missing."""

    families: list[str]
    rows: list[PlainRow] = field(default_factory=list)
    zero: set[tuple[str, str]] = field(default_factory=set)
    missing: set[tuple[str, str]] = field(default_factory=set)

    def compared(self) -> list[str]:
        """The families that have something, or "nothing" said, for each month, and none said to be missing."""
        kept = []
        for family in self.families:
            sent = {row["month"] for row in self.rows if row["family"] == family}
            known = all(month in sent or (family, month) in self.zero for month in BEFORE + DURING)
            if known and not any((family, month) in self.missing for month in BEFORE + DURING):
                kept.append(family)
        return kept

    def pence(self, months: tuple[str, ...], **wanted: object) -> int:
        """What the rows of the compared families come to in those months, of the wanted kind."""
        total = 0
        inside = self.compared()
        for row in self.rows:
            alike = all(row[name] == value for name, value in wanted.items())  # type: ignore[literal-required]
            if row["family"] in inside and row["month"] in months and alike and not row["excluded"]:
                total += row["pence"] or 0
        return total

    def count(self, months: tuple[str, ...], **wanted: object) -> int:
        """How many rows of the compared families are in those months, of the wanted kind."""
        inside, found = self.compared(), 0
        for row in self.rows:
            alike = all(row[name] == value for name, value in wanted.items())  # type: ignore[literal-required]
            found += row["family"] in inside and row["month"] in months and alike
        return found


def caseload(seed: int) -> PlainCaseload:
    """The caseload of that seed; the same for ever."""
    chance = random.Random(seed)
    made = PlainCaseload([f"family {number:02d}" for number in range(chance.randint(4, 9))])
    for place, family in enumerate(made.families):
        level = {month: chance.randint(0, 4) if place else 2 for month in BEFORE + DURING}
        for month, rows in level.items():
            if not rows and chance.random() < 0.85:
                made.zero.add((family, month))
            if place and chance.random() < 0.01:
                made.missing.add((family, month))
            for _ in range(rows):
                made.rows.append(_row(chance, f"{len(made.rows):05d}", family, month))
        made.rows.append(_row(chance, f"{len(made.rows):05d}", family, ""))
        made.rows.append(_row(chance, f"{len(made.rows):05d}", family, "2019-05"))
    chance.shuffle(made.rows)
    return made


def _row(chance: random.Random, name: str, family: str, month: str) -> PlainRow:
    category = chance.choice(CATEGORIES)
    return PlainRow(
        id=name,
        family=family,
        agency=chance.choice(AGENCIES),
        month=month,
        category=category,
        incident=category in ("call", "court"),
        pence=None if chance.random() < 0.1 else chance.randint(0, 200_000),
        harmed=category == "call" and chance.random() < 0.2,
        reason=chance.choice(("", "", "", "nobody in", "we cancelled")),
        excluded="looked-after costs" if chance.random() < 0.05 else "",
    )
