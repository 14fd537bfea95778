"""What is superseded is never shown as what holds, and never lost."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.superseding import behind, current, rivals_of, stand_for_same


class Row(NamedTuple):
    """Any row that takes the place of others."""

    id: str
    supersedes: tuple[str, ...] = ()


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Rows that each name some of those written before, in any order."""
    made: list[Row] = []
    for number in range(draw(st.integers(0, 8))):
        earlier = draw(st.lists(st.sampled_from(made), unique=True)) if made else []
        made.append(Row(str(number), tuple(one.id for one in earlier)))
    return draw(st.permutations(made))


@given(rows())
def test_every_row_remains_or_stands_behind_one_that_does(listed: list[Row]) -> None:
    remaining = current(listed)
    hidden = {one.id for row in remaining for one in behind(row, listed)}
    assert hidden.isdisjoint(one.id for one in remaining)
    assert hidden | {one.id for one in remaining} == {one.id for one in listed}


@given(rows())
def test_one_row_that_names_all_that_remain_settles_it(listed: list[Row]) -> None:
    last = Row("last", tuple(one.id for one in current(listed)))
    assert current([*listed, last]) == [last]
    assert behind(last, [*listed, last]) == listed


def test_two_who_amended_one_row_apart_both_remain() -> None:
    first, mine, theirs = Row("1"), Row("2", ("1",)), Row("3", ("1",))
    assert current([first, mine, theirs]) == [mine, theirs]


def test_a_row_that_names_itself_or_one_never_seen_is_not_lost() -> None:
    odd = Row("1", ("1", "gone"))
    assert current([odd]) == [odd]
    assert behind(odd, [odd]) == []


@given(rows())
def test_rivals_remain_and_stand_for_the_same_and_say_so_of_each_other(listed: list[Row]) -> None:
    for row in current(listed):
        for rival in rivals_of(row, listed):
            assert rival in current(listed)
            assert row in rivals_of(rival, listed)
            assert {one.id for one in behind(row, listed)} & {one.id for one in behind(rival, listed)}
        settled = [*listed, Row("last", (row.id, *(one.id for one in rivals_of(row, listed))))]
        assert rivals_of(settled[-1], settled) == [
            one for one in current(settled)[:-1] if stand_for_same(one, settled[-1], settled)
        ]


def test_two_rows_of_their_own_are_no_rivals() -> None:
    one, other = Row("1"), Row("2")
    assert rivals_of(one, [one, other]) == []
    assert not stand_for_same(one, other, [one, other])
    later = Row("3", ("1",))
    assert stand_for_same(one, later, [one, later, other])
