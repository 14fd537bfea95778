"""The laws of folding: order, repetition and splitting change nothing; nothing written is lost unless replaced."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.store.fold import Folded, Head, absorb, fold, pick
from tests.store.changes import change_list, some_changes

Absorb = Callable[[Folded, ChangeBody], bool]


def one_by_one(changes: list[ChangeBody], absorb_one: Absorb = absorb) -> Folded:
    """Fold as the vault does: quickly where that is certain, from the log where it is not."""
    folded, seen = Folded(changes[0].kind), []
    for change in changes:
        seen.append(change)
        if not absorb_one(folded, change):
            folded = fold(seen)
    return folded


@given(some_changes(), st.randoms(use_true_random=False))
def test_order_repetition_and_splitting_change_nothing(changes: list[ChangeBody], chance: random.Random) -> None:
    again = [*changes, *chance.sample(changes, len(changes) // 2)]
    chance.shuffle(again)
    assert fold(again) == fold(changes)


@given(some_changes(), st.randoms(use_true_random=False))
def test_folding_one_by_one_equals_folding_from_nothing(changes: list[ChangeBody], chance: random.Random) -> None:
    chance.shuffle(changes)
    assert one_by_one(changes) == fold(changes)


def careless(before: Folded, change: ChangeBody) -> bool:
    """The planted fault: the last to arrive wins, whatever its author had seen."""
    for name, (value, _) in (change.writes or {}).items():
        before.heads[name] = (Head(value, change.id, change.stamp),)
    return True


def forgets_unsettled(before: Folded, change: ChangeBody) -> bool:
    """The planted fault: a record that waits for a change it has heard of is taken for settled."""
    before.unsettled = False
    return absorb(before, change)


@pytest.mark.parametrize("fault", [careless, forgets_unsettled])
def test_a_fold_with_a_planted_fault_is_caught(fault: Absorb) -> None:
    honest = [change_list(seed, 6) for seed in range(200)]
    each_other = [each_replaces_the_other()]
    assert any(one_by_one(changes, fault) != fold(changes) for changes in honest + each_other)


def each_replaces_the_other() -> list[ChangeBody]:
    """What only a broken or hostile laptop writes: two changes, each claiming to have seen the other."""
    a = ChangeBody("t", b"r" * 16, 1, 0, 0, writes={"w": ("a", (b"B" * 16,))}, id=b"A" * 16)
    b = ChangeBody("t", b"r" * 16, 2, 0, 0, writes={"w": ("b", (b"A" * 16,))}, id=b"B" * 16)
    return [a, b]


def test_two_writes_that_replace_each_other_are_both_shown() -> None:
    for changes in (each_replaces_the_other(), each_replaces_the_other()[::-1]):
        assert [head.value for head in one_by_one(changes).heads["w"]] == ["b", "a"]


def test_a_write_replaces_exactly_what_its_author_saw() -> None:
    first = write("words", "we want calm mornings")
    hers = write("words", "calm mornings", first, stamp=5)
    his = write("words", "quiet mornings", first, stamp=9)
    heads = fold([first, hers, his]).heads["words"]
    assert [head.value for head in heads] == ["quiet mornings", "calm mornings"]
    settled = fold([first, hers, his, write("words", "calm mornings", hers, his, stamp=1)])
    assert [head.value for head in settled.heads["words"]] == ["calm mornings"]


def test_a_clock_ten_years_fast_cannot_win_over_someone_who_had_seen_it() -> None:
    fast = write("words", "from the fast clock", stamp=10**15)
    informed = write("words", "written after seeing it", fast, stamp=1)
    assert fold([fast, informed]).shown({})["words"].value == "written after seeing it"


def test_two_fields_edited_apart_are_both_kept() -> None:
    first = ChangeBody("target", b"r" * 16, 1, 0, 0, writes={"words": ("x", ()), "due": (None, ())})
    folded = fold([first, write("words", "new words", first), write("due", "2011-05-01", first)])
    assert {name: [head.value for head in heads] for name, heads in folded.heads.items()} == {
        "words": ["new words"],
        "due": ["2011-05-01"],
    }


def test_a_cautious_field_shows_the_most_restrictive_of_two_disagreeing() -> None:
    first = write("no_contact", False)
    yes, no = write("no_contact", True, first, stamp=2), write("no_contact", False, first, stamp=9)
    folded = fold([first, yes, no])
    assert folded.shown({"no_contact": (False, True)})["no_contact"].value is True
    assert folded.shown({})["no_contact"].value is False


def test_a_value_nobody_knows_is_more_restrictive_than_any_known() -> None:
    heads = (Head(False, b"1" * 16, 2), Head(["odd"], b"2" * 16, 1))
    assert pick(heads, (False, True)).value == ["odd"]


def test_deleted_means_every_remaining_write_was_seen_by_the_delete() -> None:
    first = write("words", "x")
    gone = ChangeBody("target", b"r" * 16, 2, 0, 0, covers={"words": (first.id,)})
    assert fold([first, gone]).deleted
    unseen = write("words", "y", first, stamp=3)
    folded = fold([first, gone, unseen])
    assert not folded.deleted
    assert folded.edited_after_delete


def test_a_delete_is_undone_by_a_write_that_names_it() -> None:
    first = write("words", "x")
    gone = ChangeBody("target", b"r" * 16, 2, 0, 0, covers={"words": (first.id,)})
    back = ChangeBody("target", b"r" * 16, 3, 0, 0, writes={"words": ("x", (first.id, gone.id))})
    folded = fold([first, gone, back])
    assert not folded.deleted
    assert not folded.edited_after_delete


def test_one_id_given_to_two_changes_counts_once_and_the_first_given_stays() -> None:
    """Only a broken or hostile laptop does that; what came first in the log cannot be rewritten by it."""
    one = ChangeBody("t", b"r" * 16, 1, 0, 0, writes={"w": ("a", ())}, id=b"A" * 16, salt=b"2" * 16)
    other = ChangeBody("t", b"r" * 16, 2, 0, 0, writes={"w": ("b", ())}, id=b"A" * 16, salt=b"1" * 16)
    assert [head.value for head in fold([one, other]).heads["w"]] == ["a"]
    assert [head.value for head in fold([other, one]).heads["w"]] == ["b"]


def write(field: str, value: object, *bases: ChangeBody, stamp: int = 1) -> ChangeBody:
    return ChangeBody("target", b"r" * 16, stamp, 0, 0, writes={field: (value, tuple(base.id for base in bases))})


def test_what_a_trace_shows_of_a_fold_holds_no_words() -> None:
    folded = Folded("note", {"words": (Head("Keep my boys home", b"1" * 16, 2),)})
    assert "boys" not in repr(folded)
    assert "31313131" in repr(folded)
