"""Tallies come to the sum of their rows, however the rows are ordered, split or added up before."""

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.figures import Counted, Largest, Sum, Tally
from coachdesk.tools.tallies import larger, largest_of, merged, sum_of, sums_by, tallied
from tests.tools.sample_figures import contacts, published_rows, tallies

ROWS = st.lists(
    st.builds(
        Counted,
        id=st.integers(0, 10**6).map(str),
        family=st.sampled_from(["F1", "F2"]),
        agency=st.sampled_from(["Police", "School"]),
        month=st.sampled_from(["2011-03", "2011-04", ""]),
        category=st.sampled_from(["C01", "P01"]),
        incident=st.booleans(),
        pence=st.none() | st.integers(0, 500),
        harmed=st.booleans(),
        not_arrived=st.sampled_from(["", "nobody in"]),
        excluded=st.sampled_from(["", "", "looked-after costs"]),
    ),
    max_size=30,
)


@given(ROWS, st.randoms(use_true_random=False), st.integers(0, 30))
def test_order_and_splitting_change_nothing(rows: Sequence[Counted], chance: random.Random, at: int) -> None:
    whole = tallied(rows)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert tallied(shuffled) == whole
    assert merged([*tallied(rows[at:]), *tallied(rows[:at])]) == whole
    assert merged(whole) == whole
    assert len({one[:7] for one in whole}) == len(whole)


@given(ROWS)
def test_sums_are_those_of_the_rows(rows: Sequence[Counted]) -> None:
    inside = [one for one in rows if not one.excluded]
    costed = [one for one in inside if one.pence is not None]
    pence = [one.pence or 0 for one in costed]
    total = sum_of(tallied(rows))
    assert total == Sum(len(rows), sum(pence), len(inside) - len(costed), len(rows) - len(inside))
    largest = largest_of(tallied(rows))
    assert (largest.pence if largest else None) == (max(pence) if pence else None)
    assert largest is None or largest.id == min(one.id for one in costed if one.pence == largest.pence)
    parts = sums_by(tallied(rows), lambda one: one.agency)
    assert sum(one.pence for one in parts.values()) == total.pence


def test_the_larger_of_two_is_the_same_whichever_comes_first() -> None:
    dear, cheap, same = Largest(5, "b"), Largest(4, "a"), Largest(5, "a")
    assert larger(dear, cheap) == larger(cheap, dear) == dear
    assert larger(dear, same) == larger(same, dear) == same
    assert larger(None, cheap) == larger(cheap, None) == cheap
    assert larger(None, None) is None


def test_a_part_taken_away_leaves_the_rest() -> None:
    assert Sum(3, 20, 1, 1).less(Sum(1, 5, 0, 1)) == Sum(2, 15, 1, 0)


def test_every_month_of_every_family_meets_the_published_table() -> None:
    for name, wanted in (("sample_monthly_totals.csv", False), ("sample_monthly_incident_part.csv", True)):
        chosen: list[Tally] = [one for one in tallies() if one.incident or not wanted]
        by_month = sums_by(chosen, lambda one: f"{one.family} {one.month}")
        by_family = sums_by(chosen, lambda one: one.family)
        for row in published_rows(name):
            family, total = row.pop("family"), row.pop("total")
            assert _plain(by_family[family].pence) == total
            for month, published in row.items():
                found = by_month.get(f"{family} {month}")
                assert (_plain(found.pence) if found else "") == published
    assert sum_of(tallies()).count == len(contacts()) == 1845


def _plain(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02d}"
