"""The order of a list is a law: what is put between stays between, on every laptop, with short keys."""

import random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.ordering import DIGITS, between, in_order, is_key, place, spread

keys = st.text(DIGITS, min_size=1, max_size=12).filter(is_key)
maybe_keys = st.none() | keys


class Item(NamedTuple):
    position: str
    id: str


@given(maybe_keys, maybe_keys)
def test_a_new_key_is_always_a_key_strictly_between_its_neighbours(one: str | None, other: str | None) -> None:
    if one is not None and other is not None:
        if one == other:
            return
        one, other = min(one, other), max(one, other)
    new = between(one, other)
    assert is_key(new)
    assert one is None or one < new
    assert other is None or new < other
    assert new == between(one, other)


@pytest.mark.parametrize(
    ("before", "after"), [("m", "m"), ("n", "m"), ("", "m"), (None, "m0"), ("M", None), ("m", "ü"), (None, "")]
)
def test_neighbours_that_allow_nothing_between_them_are_a_bug_and_loud(before: str | None, after: str | None) -> None:
    with pytest.raises(ValueError, match="key"):
        between(before, after)


def test_ten_thousand_random_inserts_stay_in_order_with_short_keys() -> None:
    chance = random.Random(20260301)
    shown: list[str] = []
    for _ in range(10_000):
        index = chance.randrange(len(shown) + 1)
        before = shown[index - 1] if index else None
        after = shown[index] if index < len(shown) else None
        shown.insert(index, between(before, after))
    assert shown == sorted(set(shown))
    assert max(map(len, shown)) <= 16


def test_ten_thousand_additions_at_one_end_make_keys_of_at_most_nine_letters() -> None:
    last = first = between(None, None)
    longest = 0
    for _ in range(10_000):
        grown, shrunk = between(last, None), between(None, first)
        assert grown > last
        assert shrunk < first
        last, first = grown, shrunk
        longest = max(longest, len(last), len(first))
    assert longest <= 9


@given(st.lists(st.booleans(), min_size=1, max_size=300), keys, keys)
def test_inserting_at_one_spot_costs_at_most_one_letter_for_five_insertions(
    sides: list[bool], one: str, other: str
) -> None:
    if one == other:
        return
    low, high = min(one, other), max(one, other)
    start = max(len(low), len(high))
    for above in sides:
        new = between(low, high)
        low, high = (new, high) if above else (low, new)
    assert len(new) <= start + 1 + len(sides) / 5 + 1


@given(st.integers(0, 2_000))
def test_spread_keys_are_in_order_different_and_short(count: int) -> None:
    made = spread(count)
    assert made == sorted(set(made))
    assert len(made) == count
    assert all(is_key(key) for key in made)
    assert max(map(len, made), default=1) <= (1 if count <= 17 else 2 if count <= 647 else 3)


@given(
    st.lists(st.tuples(keys, st.uuids().map(lambda u: u.hex)), max_size=12, unique_by=lambda pair: pair[1]), st.data()
)
def test_an_item_is_placed_exactly_where_it_was_put(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    others = sorted(pairs)
    index = data.draw(st.integers(0, len(others)))
    found = place(others, index)
    items = [Item(found.moved.get(who, key), who) for key, who in others] + [Item(found.key, "new")]
    wanted = [who for _, who in others]
    wanted.insert(index, "new")
    assert [item.id for item in in_order(items)] == wanted


def test_only_a_clash_of_two_laptops_moves_anything_else() -> None:
    assert place([("m", "a"), ("n", "b")], 1).moved == {}
    clash = [("m", "a"), ("m", "b"), ("t", "c")]
    assert place(clash, 1).moved
    assert place(clash, 2).moved == {}, "the clash is not beside the new item"


def test_a_key_no_laptop_can_count_with_is_replaced() -> None:
    found = place([("", "a"), ("ZZ", "b")], 1)
    assert set(found.moved) == {"a", "b"}
    assert found.moved["a"] < found.key < found.moved["b"]


def test_a_hostile_key_cannot_make_keys_explode() -> None:
    assert len(between("z" * 190, None)) < 300
    assert len(between(None, "0" * 190 + "1")) < 300


def test_the_same_key_twice_is_shown_by_id_on_every_laptop() -> None:
    items = [Item("m", "b"), Item("a", "c"), Item("m", "a")]
    assert [item.id for item in in_order(items)] == ["c", "a", "b"]
    assert in_order(reversed(items)) == in_order(items)
