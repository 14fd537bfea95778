"""The bundle an evaluator takes away: tables under codes that nobody can turn back, its leaving written down."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from coachdesk.crypto.pseudonyms import Pseudonyms
from coachdesk.desk import Desk
from coachdesk.errors import Refused
from coachdesk.models.coverage_mark import CoverageMark
from coachdesk.models.family import Family
from coachdesk.models.measures import AnswerSet, LineMark
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.plan import SubTarget, Target
from coachdesk.operations.contacts import contacts_of
from coachdesk.operations.figures import families_here
from coachdesk.operations.letting_out import let_out
from coachdesk.operations.question_sets import shipped_sets
from coachdesk.tools.evaluator_tables import FamilyRecords, evaluator_tables
from coachdesk.tools.evaluator_words import COLUMNS, READ_ME
from coachdesk.tools.panel_copy import FEWEST
from coachdesk.tools.sheet_cells import csv_table

BUNDLE = "evaluator_bundle"
"""What such a file is, in the access log and in the list of copies."""
_NO_DAY = (1980, 1, 1, 0, 0, 0)
"""A zip gives each file a day; this is the first it knows."""


def export_bundle(desk: Desk, out: Path, families: Iterable[str] | None = None) -> int:
    """Writes the bundle of these families, or of all on this laptop, to a new file; how many families it has.

    Raises Refused for fewer than five families, and FileExists, NotSaved, DiskFull.
    """
    chosen = families_here(desk, families)
    let_out(desk, bundle_of(desk, chosen), out, BUNDLE, [one.id for one in chosen])
    return len(chosen)


def bundle_of(desk: Desk, families: Iterable[Family]) -> bytes:
    """The bundle as the bytes of a zip. Its key is drawn here and is gone when this returns."""
    listed = list(families)
    if len(listed) < FEWEST:
        raise Refused("An evaluator's bundle is of five families or more: of fewer, codes would hide nobody.")
    tables = evaluator_tables(
        [_records(desk, one) for one in listed],
        {one.id: one.sector for one in desk.records(Agency)},
        frozenset(one.key for one in shipped_sets()),
        Pseudonyms().code,
        desk.today(),
    )
    files = {f"{name}.csv": csv_table((table.heads, *table.rows)) for name, table in tables.items()}
    files["columns.csv"] = csv_table((("table", "column", "meaning"), *COLUMNS))
    files["read-me.txt"] = READ_ME
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in sorted(files.items()):
            bundle.writestr(zipfile.ZipInfo(name, _NO_DAY), text.encode(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _records(desk: Desk, family: Family) -> FamilyRecords:
    return FamilyRecords(
        family=family,
        people=desk.records(Person, family.id),
        contacts=contacts_of(desk, family.id),
        marks=desk.records(CoverageMark, family.id),
        targets=desk.records(Target, family.id),
        steps=desk.records(SubTarget, family.id),
        sittings=desk.records(AnswerSet, family.id),
        line_marks=desk.records(LineMark, family.id),
    )
