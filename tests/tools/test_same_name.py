"""One person under two spellings is found and asked about; two people with one name are left two."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.same_name import SAME_BIRTH, SAME_NAME, SAME_PHONE, likely_same, sounds_like
from tests.tools.records import person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stephen", "steven"),
        ("Catherine", "Kathryn"),
        ("Muhammad", "Mohammed"),
        ("Zoë", "Zoe"),
        ("Siân", "Sian"),
        ("O'Neill", "ONeil"),
        ("O’Neill", "O'Neill"),
        ("Łukasz", "Lukasz"),
        ("Søren", "Soren"),
        ("Strauß", "Strauss"),
        ("Jo", "Joe"),
        ("Okafor-Lane", "Lane Okafor"),
        ("مُحَمَّد", "محمد"),
        ("Ελένη", "Ελενη"),
        ("Zoe\u0308", "Zo\u00eb"),
    ],
)
def test_names_that_sound_the_same_share_their_keys(one: str, other: str) -> None:
    assert sounds_like(one) == sounds_like(other) != frozenset()


@pytest.mark.parametrize(("one", "other"), [("Marcus", "Alfie"), ("Zoe", "Sue"), ("李", "王"), ("Joe", "Jay")])
def test_names_that_sound_different_share_no_key(one: str, other: str) -> None:
    assert not sounds_like(one) & sounds_like(other)


def test_codes_and_numbers_have_no_sound() -> None:
    assert sounds_like("F1") == sounds_like("07700 900123") == sounds_like("—") == sounds_like("") == frozenset()


@given(st.text(max_size=60))
def test_any_name_in_any_script_has_keys_that_do_not_depend_on_capitals(name: str) -> None:
    keys = sounds_like(name)
    assert all(key and not key.isspace() for key in keys)
    if name.upper().casefold() == name.casefold():
        assert sounds_like(name.upper()) == keys


def test_a_hostile_name_is_cheap() -> None:
    assert len(sounds_like("a b " * 5_000)) <= 40
    assert sounds_like("gh") == {"g"}
    assert max(map(len, sounds_like("knight" * 3_000))) <= 64


STEVEN = person("Steven", legal_name="Steven Pike", birth_date="1969-04-03", phone="07700 900123")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"birth_date": "1969-04-03"}, SAME_BIRTH),
        ({"birth_date": "1969"}, SAME_BIRTH),
        ({"birth_date": "1969-05-04"}, SAME_BIRTH),
        ({"birth_date": "1969-05-05"}, None),
        ({"birth_date": "1969-03-03"}, SAME_BIRTH),
        ({"birth_date": "1969-03-02"}, None),
        ({"birth_date": "1970-03-04"}, None),
        ({"birth_date": "1970-04-04"}, None),
        ({"birth_date": "1968-04-03"}, SAME_BIRTH),
        ({"birth_date": "1969-03-04"}, SAME_BIRTH),
        ({"birth_date": "1970-04-03"}, SAME_BIRTH),
        ({"birth_date": "1971-04-03"}, None),
        ({"birth_date": "1971"}, None),
        ({"birth_date": "1969-09-01"}, None),
        ({}, None),
        ({"phone": "+44 7700 900123"}, SAME_PHONE),
        ({"birth_date": "1991", "phone": "07700900123"}, SAME_PHONE),
        ({"phone": "07700 900124"}, None),
        ({"legal_name": "steven  PIKE"}, SAME_NAME),
        ({"legal_name": "Steven Pike", "birth_date": "1991"}, None),
    ],
)
def test_a_name_that_sounds_alike_counts_with_a_birth_date_or_a_phone(
    fields: dict[str, object], reason: str | None
) -> None:
    stephen = person("Stephen", log="b" * 32, **fields)
    assert likely_same(STEVEN, stephen) == reason
    assert likely_same(stephen, STEVEN) == reason


def test_another_name_is_another_person_whatever_they_share() -> None:
    assert likely_same(STEVEN, person("Craig", birth_date="1969-04-03", phone="07700 900123")) is None


def test_an_earlier_name_counts() -> None:
    known = person("Kit", other_names="Christopher, Stephen Pike", birth_date="1969-04-03")
    assert likely_same(STEVEN, known) == SAME_BIRTH


def test_within_one_family_the_same_first_name_is_enough_to_ask() -> None:
    assert likely_same(person("Alfie"), person("alfie")) == SAME_NAME
    assert likely_same(person("Alfie"), person("Alfie", log="b" * 32)) is None


def test_a_baby_is_known_by_the_due_date() -> None:
    unborn = person("Bump", due_date=date(2011, 11, 14))
    assert likely_same(unborn, person("Bump", birth_date="2011-11-20", log="b" * 32)) == SAME_BIRTH
