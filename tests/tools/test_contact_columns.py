"""A sheet's columns are what their headings say, or what somebody said, and never two things."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.errors import BadInput, Unreadable
from coachdesk.models.contact_batch import AlwaysMeaning, ColumnMeaning, ContactColumns
from coachdesk.tools.contact_columns import (
    ColumnMap,
    Meaning,
    as_kept,
    column_letter,
    folded,
    from_kept,
    guessed,
    heading_row,
    places,
    read_map,
)

SAMPLE = "contact_id,family,date,month,kind,code,description,agency,amount_pence,basis,outcome,calculator_code,note"
names = st.text("abcdefgh ", min_size=1, max_size=8).filter(str.strip)
maps = st.builds(
    ColumnMap,
    st.dictionaries(st.sampled_from(Meaning), names),
    st.dictionaries(st.sampled_from(Meaning), names),
    st.dictionaries(names, names),
    st.booleans(),
)


def test_the_samples_headings_say_all_that_is_needed() -> None:
    headings = SAMPLE.split(",")
    at = places(headings, guessed(headings))
    assert {one.value: headings[place] for one, place in at.items()} == {
        "their_id": "contact_id", "family": "family", "day": "date", "kind": "kind", "category": "code",
        "what": "description", "agency": "agency", "pence": "amount_pence", "basis": "basis", "outcome": "outcome",
        "savings_category": "calculator_code", "note": "note",
    }  # fmt: skip


def test_of_two_amounts_pence_are_taken_and_of_two_columns_of_one_meaning_the_first() -> None:
    assert guessed(["Cost", "Amount (pence)", "Pence"]).columns == {Meaning.PENCE: "Amount (pence)"}


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["Police contacts"], [], ["Family", "Date", "x"], ["F1", "date", "family"]], 2),
        ([[], ["Code", "?"], ["F1", "?"]], 1),
        ([], 0),
    ],
)
def test_the_headings_are_the_row_that_says_most(rows: list[list[str]], place: int) -> None:
    assert heading_row(rows) == place


@pytest.mark.parametrize(
    ("columns", "always", "sentence"),
    [
        ({"family": "A", "day": "gone"}, {}, "The column for day is not in this sheet."),
        ({"family": "twice"}, {}, "Two columns, D and E, have the heading for family."),
        ({"pounds": "A", "pence": "B"}, {}, "Say either which column is in pounds or which is in pence."),
        ({"family": "A", "day": "A"}, {}, "One column cannot mean both family and day."),
        ({"family": "A"}, {"agency": "Police"}, "Say which column is: day, what."),
    ],
)
def test_what_a_map_cannot_mean_is_said(columns: dict[str, str], always: dict[str, str], sentence: str) -> None:
    said = ColumnMap({Meaning(one): name for one, name in columns.items()}, {Meaning(o): n for o, n in always.items()})
    with pytest.raises(BadInput) as refused:
        places(["A", "B", "C", "Twice", "TWICE:"], said)
    assert refused.value.sentence == sentence


@given(st.integers(0, 20_000))
def test_no_two_columns_have_one_letter_and_longer_ones_come_later(place: int) -> None:
    before, after = column_letter(place), column_letter(place + 1)
    assert (len(before), before) < (len(after), after)
    assert [column_letter(one) for one in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@settings(max_examples=30)
@given(maps)
def test_a_map_written_as_json_or_kept_is_read_back(said: ColumnMap) -> None:
    parts = {"columns": dict(said.columns), "always": dict(said.always), "agencies": dict(said.agencies)}
    assert read_map(json.dumps({**parts, "short_years": said.short_years}).encode()) == said
    ids = {folded(name): f"{at:032x}" for at, name in enumerate(set(said.agencies.values()))}
    by_id = {one: name for name, one in ids.items()}
    kept = ContactColumns.model_validate({"id": "a" * 32, "log": "b" * 32, "name": "x", **as_kept(said, ids)})
    back = from_kept(kept, by_id)
    assert set(back.columns) == set(said.columns)
    assert back.short_years == said.short_years
    assert set(back.agencies) == {" ".join(one.split()) for one in said.agencies}


def test_what_a_newer_version_means_and_agencies_that_are_gone_are_left_out() -> None:
    kept = ContactColumns(
        id="a" * 32,
        log="b" * 32,
        name="x",
        columns=(ColumnMeaning(means="mood", heading="Mood"), ColumnMeaning(means="day", heading="When")),
        always=(AlwaysMeaning(means="weather", says="rain"),),
    )
    assert from_kept(kept, {}) == ColumnMap({Meaning.DAY: "When"})
    assert as_kept(ColumnMap(agencies={"School": "Closed School"}), {})["agencies"] == ()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{", b"[" * 5000, b'{"more": 1}', b'{"columns": []}', b'{"columns": {"mood": "x"}}',
        b'{"columns": {"day": 3}}', b'{"columns": {"day": " "}}', b'{"short_years": 1}', b'{"always": {"x": "y"}}',
        b'{"agencies": {" ": "y"}}', b'{"columns": {"day": "a", "day": "b"}}', b"{}" + b" " * 65536, b"\xff{}",
    ],
)  # fmt: skip
def test_what_is_no_map_is_refused_with_how_one_looks(content: bytes) -> None:
    with pytest.raises(Unreadable, match="It is JSON such as"):
        read_map(content)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_file_is_a_map_or_a_sentence(content: bytes) -> None:
    with suppress(Unreadable):
        assert isinstance(read_map(content), ColumnMap)
