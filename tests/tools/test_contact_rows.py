"""Each row of a sheet is ready, waits, is here or is refused; a refusal names row and column and repeats no cell."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.tools.contact_columns import ColumnMap, Meaning, guessed, places
from coachdesk.tools.contact_rows import Known, KnownFamily, RowRead, Verdict, read_rows

HEADINGS = (
    "family",
    "date",
    "kind",
    "description",
    "agency",
    "cost",
    "id",
    "people",
    "outcome",
    "arranged",
    "basis",
    "note",
)
GOOD = ("F1", "15/03/2011", "incident", "Police call-out", "Police", "12.50", "", "", "", "", "", "")
BORN = KnownFamily("1" * 32, "F1", {1: "a" * 32, 2: "b" * 32}, {"a" * 32: date(1980, 1, 1), "b" * 32: date(2010, 6, 1)})
KNOWN = Known(
    families={
        "f1": (BORN,),
        "f2": (KnownFamily("2" * 32, "F2"), KnownFamily("3" * 32, "F2")),
        "hope": (KnownFamily("4" * 32),),
    },
    agencies={"police": ("c" * 32,), "school": ("d" * 32, "e" * 32)},
    today=date(2011, 9, 1),
)  # fmt: skip


def read(*rows: Sequence[str], known: Known = KNOWN, said: ColumnMap | None = None, **more: Any) -> list[RowRead]:
    said = said or guessed(HEADINGS)
    return read_rows([HEADINGS, *rows], 0, places(HEADINGS, said), said, known, **more)


def row(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, value) for name, value in zip(HEADINGS, GOOD, strict=True))


def again(rows: list[RowRead]) -> Known:
    """What is known once these were brought in."""
    ids = frozenset((one.values["agency"], one.values["their_id"]) for one in rows if one.values["their_id"])
    return Known(KNOWN.families, KNOWN.agencies, KNOWN.today, frozenset(o.values["row_print"] for o in rows), ids)


def test_a_good_row_is_a_contact() -> None:
    (one,) = read(row(people="F1-P1; f01-p1 F1-P2", outcome="did not attend", arranged="letter", basis="actual"))
    assert (one.verdict, one.row, one.family) == (Verdict.READY, 2, "1" * 32)
    assert one.values["people"] == ("a" * 32, "b" * 32)
    assert (one.values["pence"], one.values["basis"], one.values["arranged"]) == (1250, "actual", "letter")
    assert one.values["outcome"] == "could_not_come"
    assert "Police" not in repr(one)


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"family": ""}, "A", "family is not said"),
        ({"family": "Nobodys"}, "A", "no code of a family"),
        ({"family": "F99"}, "A", "no code of a family"),
        ({"family": "f2"}, "A", "two families carry"),
        ({"date": ""}, "B", "day is not said"),
        ({"date": "31/02/2011"}, "B", "calendar"),
        ({"date": "01/01/1979"}, "B", "before the birth"),
        ({"date": "01/05/2010", "people": "F1-P2"}, "B", "before the birth"),
        ({"kind": "accident"}, "C", "not a word for kind"),
        ({"description": ""}, "D", "the description is not said"),
        ({"description": "x" * 201}, "D", "longer than 200"),
        ({"agency": ""}, "E", "agency is not said"),
        ({"agency": "Secret Service"}, "E", "in no directory"),
        ({"agency": "School"}, "E", "two agencies"),
        ({"cost": "£16.546"}, "F", "£16,546.00"),
        ({"cost": "=F1*2"}, "F", "formula"),
        ({"description": "=A1"}, "D", "formula"),
        ({"people": "Marcus"}, "H", "not people's codes"),
        ({"people": "F1-P9"}, "H", "nobody of this family"),
        ({"people": "F2-P1"}, "H", "nobody of this family"),
        ({"outcome": "odd words"}, "I", "not a word for outcome"),
        ({"arranged": "by pigeon"}, "J", "not a word for how"),
        ({"basis": "excluded"}, "K", "without saying why"),
        ({"basis": "excluded: " + "x" * 201}, "K", "longer than 200"),
        ({"basis": "guess"}, "K", "not a word for basis"),
    ],
)
def test_what_is_wrong_is_said_with_row_and_column_and_not_repeated(
    cells: dict[str, str], column: str, says: str
) -> None:
    good, bad = read(row(), row(**cells))
    assert (good.verdict, bad.verdict, bad.values) == (Verdict.READY, Verdict.REFUSED, {})
    (sentence,) = bad.reasons
    assert sentence.startswith(f"Row 3, column {column}: the ")
    assert re.search(says, sentence)
    assert sentence.endswith(".")
    assert all(cell not in sentence for cell in cells.values() if len(cell) > 3 and cell != "excluded")


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    (bad,) = read(row(family="F99", date="x", agency="", people="F1-P1"))
    assert len(bad.reasons) == 3


def test_a_row_without_its_kind_waits_and_one_without_an_amount_is_uncosted() -> None:
    waits, uncosted, nothing = read(row(kind=""), row(cost="", basis="rate"), row(cost="0"))
    assert (waits.verdict, waits.values["contact_kind"]) == (Verdict.WAITING, None)
    assert "column C" in waits.reasons[0]
    assert (uncosted.values["pence"], uncosted.values["basis"], nothing.values["pence"]) == (None, None, 0)


def test_what_is_said_of_the_whole_sheet_holds_where_a_cell_is_empty() -> None:
    said = ColumnMap(
        guessed(HEADINGS).columns, {Meaning.KIND: "planned", Meaning.AGENCY: "the bobbies"}, {"The Bobbies": "Police"}
    )
    first, second = read(row(kind="", agency=""), row(), said=said)
    assert (first.values["contact_kind"], second.values["contact_kind"]) == ("intervention", "incident")
    assert first.values["agency"] == second.values["agency"] == "c" * 32


def test_what_is_said_of_the_whole_sheet_and_wrong_has_no_column() -> None:
    said = ColumnMap(
        {o: n for o, n in guessed(HEADINGS).columns.items() if o is not Meaning.AGENCY}, {Meaning.AGENCY: "Nobody"}
    )
    assert read(row(), said=said)[0].reasons[0].startswith("Row 2: the agency is in no directory")


@settings(max_examples=20)
@given(st.permutations(range(6)))
def test_a_second_import_knows_each_row_in_whatever_order_and_dress(order: list[int]) -> None:
    rows = [row(), row(), row(id="7"), row(cost="£12.51"), row(note="x"), row(kind="")]
    known = again(read(*rows))
    dressed = [("f01", "2011-03-15", *one[2:]) for one in rows]
    found = read(*(dressed[at] for at in order), known=known)
    assert {one.verdict for one in found} == {Verdict.HERE}
    (more,) = [one for one in read(*rows, row(), known=known) if one.verdict is not Verdict.HERE]
    assert (more.row, more.verdict) == (8, Verdict.READY)


def test_an_id_twice_or_with_other_contents_is_refused() -> None:
    first, second = read(row(id="7"), row(id="7", cost="9"))
    assert (first.verdict, second.verdict) == (Verdict.READY, Verdict.REFUSED)
    assert "the same as in row 2" in second.reasons[0]
    (changed,) = read(row(id="7", cost="9"), known=again([first]))
    assert (changed.verdict, "with something else" in changed.reasons[0]) == (Verdict.REFUSED, True)


def test_joined_cells_ragged_rows_and_empty_ones() -> None:
    rows = [row(), row(), (), row(), (*row(), "more"), (*row(), ""), row()[:6]]
    found = read(*rows, joined=[(2, 3, 2, 4), (3, 2, 3, 2), (3, 1, 4, 2), (8, 5, 8_000_000, 5), (1, 1, 1, 9)])
    assert [one.row for one in found] == [2, 3, 5, 6, 7, 8]
    assert [one.verdict for one in found] == ["refused", "refused", "ready", "refused", "ready", "refused"]
    assert [one.reasons[0].split(":")[0] for one in found if one.reasons] == [
        "Row 2, column C", "Row 3, column A", "Row 6, column M", "Row 8, column E",
    ]  # fmt: skip
    assert [one.verdict for one in read(row()[:6])] == [Verdict.READY]


CELLS = st.lists(
    st.text(max_size=12) | st.sampled_from([*GOOD, "F2", "=1", "£1.234", "planned", "31/02/2011", "F1-P1"]), max_size=14
)


@settings(max_examples=40)
@given(st.lists(CELLS, max_size=6))
def test_any_rows_are_read_and_every_refusal_names_its_row(rows: list[list[str]]) -> None:
    found = read(*rows)
    assert [one.row for one in found] == [at + 2 for at, cells in enumerate(rows) if any(cells)]
    for one in found:
        assert bool(one.reasons) == (one.verdict is not Verdict.READY)
        assert all(reason.startswith(f"Row {one.row}") and reason.endswith(".") for reason in one.reasons)
        assert (one.verdict is Verdict.REFUSED) == (one.values == {})


def test_an_organisations_own_codes_are_families_too() -> None:
    assert read(row(family=" HOPE "))[0].family == "4" * 32


def test_uncosted_and_nothing_are_two_rows_to_the_next_import() -> None:
    one, other = (read(row(cost=cost))[0].values["row_print"] for cost in ("", "0"))
    assert one != other
