"""What is written of a contact is what an import reads of it, for every word that a contact can have."""

from datetime import date
from decimal import Decimal

import pytest

from coachdesk.models.contact import Arranged, Contact, ContactKind, ContactOutcome, CostBasis
from coachdesk.models.values import new_id
from coachdesk.tools.contact_columns import guessed, places
from coachdesk.tools.contact_rows import Known, KnownFamily, RowRead, read_rows
from coachdesk.tools.contacts_sheet import COLUMNS, contacts_sheet
from coachdesk.tools.sheet_cells import as_cell

FAMILY, POLICE, ANN = new_id(), new_id(), new_id()
KNOWN = Known({"f1": (KnownFamily(FAMILY, "F1", {2: ANN}),)}, {"police": (POLICE,)}, date(2011, 9, 1))


def contact(**more: object) -> Contact:
    values = {
        "id": new_id(), "log": FAMILY, "happened_on": date(2011, 3, 15), "agency": POLICE, "what": "Visit",
        "contact_kind": ContactKind.INCIDENT,
    }  # fmt: skip
    return Contact.model_validate({**values, **more})


def again(one: Contact) -> RowRead:
    """What an import makes of the row."""
    rows = [
        [as_cell(cell) for cell in row]
        for row in contacts_sheet([one], {FAMILY: "F1"}, {POLICE: "Police"}, {ANN: "F1-P2"})
    ]
    said = guessed(rows[0])
    (found,) = read_rows(rows, 0, places(rows[0], said), said, KNOWN)
    return found


FULL = {
    "people": (ANN,), "category": "C06", "savings_category": "C06", "outcome_words": "-5 by bus, £2; =1", "pence": 1654,
    "basis": CostBasis.EXCLUDED, "basis_words": "before: they moved", "their_id": "+44",
    "note": '=HYPERLINK("x")\n"so"',
    "what": "@home, with \"both\"",
}  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        {}, FULL, {"pence": 0, "basis": CostBasis.RATE}, {"contact_kind": ContactKind.INTERVENTION},
        *({"outcome": one} for one in ContactOutcome), *({"arranged": one} for one in Arranged),
        *({"pence": 5, "basis": one} for one in CostBasis if one is not CostBasis.EXCLUDED),
    ],
)  # fmt: skip
def test_an_import_reads_back_what_was_written(more: dict[str, object]) -> None:
    one = contact(**more)
    found = again(one)
    assert (found.reasons, found.family) == ((), FAMILY)
    assert {name: value for name, value in found.values.items() if name not in {"row_print", "sheet_row"}} == {
        name: getattr(one, name) for name in found.values if name not in {"row_print", "sheet_row"}
    }


def test_uncosted_is_an_empty_cell_and_nothing_is_a_nought() -> None:
    at = COLUMNS.index("cost £")
    rows = contacts_sheet([contact(), contact(pence=0), contact(pence=1654600)], {FAMILY: "F1"}, {}, {})
    assert [row[at] for row in rows[1:]] == [None, Decimal("0.00"), Decimal("16546.00")]
    assert [as_cell(row[at]) for row in rows[1:]] == ["", "0.00", "16546.00"]
    assert rows[1][COLUMNS.index("agency")] == ""
