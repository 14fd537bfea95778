"""The memory of a passphrase edits like text, moves nowhere, and is nought after it is wiped."""

import gc

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.ui.widgets.passphrase_store import LONGEST, PassphraseStore, wipe

LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp", "Zs"]) | st.just(" ")


@given(st.lists(st.tuples(st.integers(0, 30), st.none() | LETTERS), max_size=60))
def test_it_holds_what_a_list_of_letters_would_hold(edits: list[tuple[int, str | None]]) -> None:
    store, model = PassphraseStore(), []
    for place, letter in edits:
        at = min(place, len(model))
        if letter is None:
            assert store.delete(at) == (at < len(model))
            del model[at : at + 1]
        else:
            assert store.insert(at, letter) == letter.isprintable()
            if letter.isprintable():
                model.insert(at, letter)
    assert store.utf8() == bytearray("".join(model).encode())
    assert store.length == len(model)
    assert "".join(store.letter(at) for at in range(store.length)) == "".join(model)


@given(st.text(alphabet=LETTERS, max_size=40), st.text(alphabet=LETTERS, max_size=40))
def test_two_are_the_same_exactly_when_their_text_is(one: str, other: str) -> None:
    stores = []
    for text in (one, other, one):
        store = PassphraseStore()
        for at, letter in enumerate(letter for letter in text if letter.isprintable()):
            store.insert(at, letter)
        stores.append(store)
    assert stores[0].same_as(stores[2])
    assert stores[0].same_as(stores[1]) == (stores[0].utf8() == stores[1].utf8())


def test_it_refuses_controls_and_what_is_too_much() -> None:
    store = PassphraseStore()
    assert not store.insert(0, "\n")
    assert not store.insert(0, "")
    assert not store.insert(0, "\ud800")
    for at in range(LONGEST):
        assert store.insert(at, "x")
    assert not store.insert(0, "y")
    assert store.length == LONGEST


def test_after_wiping_nothing_is_left_in_its_memory_and_a_judges_bytes_are_wiped_too() -> None:
    store = PassphraseStore()
    for at, letter in enumerate("zebra quilt 9"):
        store.insert(at, letter)
    seen: list[bytearray] = []
    assert store.judged(lambda held: seen.append(held) or bytes(held)) == b"zebra quilt 9"
    assert not any(seen[0])
    taken = store.utf8()
    store.wipe()
    assert not any(store._block)
    wipe(taken)
    assert not any(taken)
    gc.collect()
    assert not [
        held for held in gc.get_objects() if isinstance(held, bytearray | bytes | str) and "zebra quilt" in str(held)
    ]
