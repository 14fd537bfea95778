"""An address or a phone number is found in a family's words however it is written, and nothing else is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.family import Household
from coachdesk.tools.masking import LEFT_OUT, Hidden, Mask, folded, mask_for
from tests.tools.records import household

REFUGE = household(
    name="Rowan refuge",
    address="Flat 2, 14 Tanner Street\nMarlmoor, Brue Vale",
    postcode="ZZ1 2AB",
    phone="01632 960 012",
    address_restricted=True,
)
HOME = household(name="Home", address="12 Elm Close, Withybridge", postcode="ZZ9 9ZZ")


def mask_of(*homes: Household, phones: tuple[str, ...] = ()) -> Mask:
    return mask_for(homes, frozenset(home.id for home in homes if home.address_restricted), phones)


def masked(text: str, *homes: Household, phones: tuple[str, ...] = ()) -> str:
    return mask_of(*homes, phones=phones).apply(text)[0]


@pytest.mark.parametrize(
    "whereabouts",
    [
        *("14 Tanner Street", "14 tanner st", "14, Tanner-Street", "TANNER STREET", "Tanner St.", "tannerstreet"),
        *("ZZ1 2AB", "zz12ab", "z z 1 2 a b", "Marlmoor", "MARLMOOR", "Mårlmoor", "Rowan refuge", "the rowan-refuge"),
        *("14 Tan\u200bner Street", "01632 960012", "960 012", "+44 1632 960012", "Flat 2"),
    ],
)
def test_a_restricted_address_is_taken_out_however_it_is_written(whereabouts: str) -> None:
    text = masked(f"We are at {whereabouts}, and safe", REFUGE)
    assert LEFT_OUT in text
    assert text.startswith("We are at ")
    assert text.endswith(", and safe")
    for trace in ("tanner", "marlmoor", "zz12ab", "rowan", "960012", "flat2"):
        assert trace not in folded(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Withybridge Primary School",
            "Home by nine",
            "the elm by the close",
            "112 Elm Close",
            "12 Elm Closes at six",
            "number 12",
        ),
        *("at x12 Elm Close", "12 Elm Closely"),
        *("ring 0800 1111 or 116 123", "ring 0300 123 4567", "by 01/02/2011 at 10:30", "paid £1632 of £2,960"),
        *("1 2 3 4 5 6 7", "F1 2nd", "", "🏠"),
    ],
)
def test_words_that_only_come_near_an_address_or_a_number_stay(text: str) -> None:
    assert mask_of(HOME).apply(text) == (text, {})


@pytest.mark.parametrize("address", ["12 Elm Close", "12 elm cl", "12 Elm Close, Withybridge", "zz99zz"])
def test_any_home_address_is_taken_out(address: str) -> None:
    assert masked(f"meet at {address}.", HOME) == f"meet at {LEFT_OUT}."


def test_a_house_without_a_number_is_known_by_its_name() -> None:
    cottage = household(address="Rose Cottage, Withybridge")
    assert masked("at rose cottage in Withybridge", cottage) == f"at {LEFT_OUT} in Withybridge"
    assert masked("in Withybridge", household(address="Withybridge")) == "in Withybridge"


def test_the_street_is_taken_out_when_the_address_begins_with_the_house() -> None:
    cottage = household(address="Rose Cottage, Mill Lane, Withybridge")
    assert masked("rose cottage", cottage) == LEFT_OUT
    assert masked("up Mill Lane", cottage) == "up Mill Lane", "a street alone is nobody's home"


def test_the_smallest_town_is_taken_out_where_it_is_secret() -> None:
    assert masked("near Ely", household(address="2 Dam Row, Ely", address_restricted=True)) == f"near {LEFT_OUT}"


def test_a_home_called_home_leaves_the_word_alone() -> None:
    plain = household(name="Mum's new house", address="9 Mill Lane", address_restricted=True)
    assert masked("Mum's new house feels like home", plain) == "Mum's new house feels like home"
    home = household(name="Home", address="Home", address_restricted=True)
    assert masked("Keep my boys home with me", home) == "Keep my boys home with me"


def test_a_place_the_organisation_is_called_after_says_nothing() -> None:
    mask = mask_for([REFUGE], frozenset({REFUGE.id}), [], public_name="Brue Vale Family Project")
    assert mask.apply("Brue Vale Homes, Marlmoor")[0] == f"Brue Vale Homes, {LEFT_OUT}"


@pytest.mark.parametrize(
    "text", ["07700 900123", "+44 7700 900 123", "(01632) 960001", "+44 (0)1632 960001", "01632-960-001", "ZZ1 2AB"]
)
def test_what_is_shaped_like_a_number_or_postcode_is_taken_out_even_when_it_is_not_stored(text: str) -> None:
    assert masked(f"his new one is {text} now") == f"his new one is {LEFT_OUT} now"


def test_what_is_taken_out_is_counted_by_kind_and_once_where_it_overlaps() -> None:
    text, counts = mask_of(REFUGE, HOME, phones=("07700 900123",)).apply(
        "14 Tanner Street, Marlmoor; call 07700900123 or (07700) 900123. 12 Elm Close"
    )
    assert text == f"{LEFT_OUT}; call {LEFT_OUT} or {LEFT_OUT}. {LEFT_OUT}"
    assert counts == {Hidden.ADDRESS: 2, Hidden.PHONE: 2}


digits = st.text("0123456789", min_size=9, max_size=9)
gaps = st.lists(st.sampled_from(["", " ", "-", ".", " - ", "\u200b", "(", ")", "/"]), min_size=11, max_size=11)


words = st.text(st.characters(categories=["L", "Z", "P"]), max_size=20)


@given(st.sampled_from(["07", "01"]), digits, gaps, words, words)
def test_no_spelling_of_a_stored_number_stays(
    start: str, rest: str, between: list[str], before: str, after: str
) -> None:
    number = start + rest
    written = "".join(digit + gap for digit, gap in zip(number, between, strict=True))
    text, counts = mask_of(phones=(number,)).apply(before + written + after)
    assert counts == {Hidden.PHONE: 1}
    assert not any(letter.isdigit() for letter in folded(text))


@given(st.text(max_size=80))
def test_a_text_with_nothing_to_hide_comes_back_as_it_was(text: str) -> None:
    kept, counts = Mask(frozenset(), frozenset()).apply(text)
    assert kept == text or counts


@given(st.text(max_size=60), st.text("abcdefgh 12", min_size=3, max_size=12).filter(lambda t: len(t.split()) > 1))
def test_masking_again_finds_nothing_more(text: str, address: str) -> None:
    mask = mask_of(household(address=address))
    once, _ = mask.apply(f"{text} {address} {text}")
    assert mask.apply(once) == (once, {})
