"""A file of unit costs: each row becomes one, is here already, or is refused by a sentence that repeats nothing."""

import csv
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.models.unit_rate import Confidence
from coachdesk.operations.sample.figure_facts import UNIT_COSTS
from coachdesk.settings import resource
from coachdesk.tools.contact_rows import Verdict
from coachdesk.tools.rate_rows import RateRow, read_rates

HEAD = ["Code", "What", "Low", "Unit cost (£)", "High", "Source", "Price year", "Licence", "Confidence", "Cashable",
        "Invented"]  # fmt: skip
GOOD = ["C01", "Call-out", "140", "£175.00", "227.5", "A ledger", "2009", "OGL", "High", "yes", "no"]


def read(*rows: list[str], known: dict[str, dict[str, Any]] | None = None) -> tuple[RateRow, ...]:
    return read_rates([HEAD, *rows], known or {}, 2011)


def test_a_row_says_what_one_costs() -> None:
    (row,) = read(GOOD)
    assert (row.verdict, row.row) == (Verdict.READY, 2)
    assert row.values == {
        "category": "C01", "label": "Call-out", "low": 14_000, "likely": 17_500, "high": 22_750, "source": "A ledger",
        "price_year": 2009, "licence": "OGL", "confidence": Confidence.HIGH, "cashable": True, "invented": False,
    }  # fmt: skip


def test_what_is_not_said_is_no_guess() -> None:
    (row,) = read_rates([["category", "label", "likely"], [], ["c7", "Court", "1,265"]], {}, 2011)
    assert row.verdict is Verdict.READY
    assert [row.values[name] for name in ("low", "likely", "high")] == [126_500] * 3
    assert [row.values[name] for name in ("source", "price_year", "confidence", "cashable", "invented")] == [
        "", None, Confidence.NOT_SAID, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "text", "words"),
    [
        (0, "", "the category is not said"),
        (0, "seven!", "is no code"),
        (1, "", "column B: the label is not said"),
        (1, "x" * 301, "longer"),
        (3, "", "never nothing"),
        (3, "£16.546", "£16,546.00"),
        (3, "-5", "below nothing"),
        (3, "100", "not in that order"),
        (4, "=1+1", "formula"),
        (5, "x" * 301, "longer"),
        (6, "2012", "no year"),
        (6, "1949", "no year"),
        (6, "09", "no year"),
        (6, "²⁰¹¹", "no year"),
        (8, "sure", "none of"),
        (9, "perhaps", "neither yes nor no"),
    ],
)
def test_what_is_wrong_is_refused_by_row_and_column(place: int, text: str, words: str) -> None:
    row = list(GOOD)
    row[place] = text
    (found,) = read(row)
    assert found.verdict is Verdict.REFUSED
    assert words in " ".join(found.reasons)
    assert all(one.startswith("Row 2") for one in found.reasons)


def test_a_category_stands_in_a_file_once() -> None:
    first, second = read(GOOD, [*GOOD[:3], "180", *GOOD[4:]])
    assert (first.verdict, second.verdict) == (Verdict.READY, Verdict.REFUSED)
    assert "row 2 too" in second.reasons[0]


def test_what_is_here_just_like_that_is_known_and_what_changed_is_not() -> None:
    (row,) = read(GOOD)
    known = {"C01": dict(row.values)}
    assert [one.verdict for one in read(GOOD, known=known)] == [Verdict.HERE]
    assert [one.verdict for one in read([*GOOD[:5], "Other", *GOOD[6:]], known=known)] == [Verdict.READY]


@pytest.mark.parametrize(
    ("head", "words"),
    [([], "category, label, likely"), (["code", "what"], "likely"), (["code", "category"], "Two columns")],
)
def test_headings_that_do_not_say_enough_are_refused(head: list[str], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read_rates([head] if head else [], {}, 2011)


def test_the_shipped_ones_are_all_read_and_all_marked_invented() -> None:
    with resource(*UNIT_COSTS).open(encoding="utf-8", newline="") as file:
        rows = read_rates(list(csv.reader(file)), {}, 2011)
    assert len(rows) == 18
    assert all(one.verdict is Verdict.READY and one.values["invented"] and not one.values["cashable"] for one in rows)
    assert all(one.values["low"] * 5 == one.values["likely"] * 4 for one in rows)


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=6), max_size=13), max_size=4))
def test_whatever_stands_in_a_file_each_row_has_its_fate(rows: list[list[str]]) -> None:
    found = read(*rows)
    assert [one.row for one in found] == [at for at, row in enumerate(rows, 2) if any(row)]
    for one in found:
        assert bool(one.reasons) == (one.verdict is not Verdict.READY)
        if one.verdict is Verdict.READY:
            assert one.values["low"] <= one.values["likely"] <= one.values["high"]
