"""A file of questions is read whole or refused in one sentence, whatever its bytes are."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import MadeByNewer, Unreadable
from coachdesk.models.question_set import QuestionSet
from coachdesk.tools.question_set_file import FILE_LIMIT, read_question_set, written_question_set
from tests.tools.question_sets import a_question, a_set

GOOD = written_question_set(a_set())

WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


def changed(**what: Any) -> bytes:
    told = json.loads(GOOD)
    for path, value in what.items():
        *way, last = path.split("__")
        at = told
        for step in way:
            at = at[int(step) if step.isdigit() else step]
        if value is ...:
            del at[last]
        else:
            at[last] = value
    return json.dumps(told).encode()


@given(st.lists(WORDS, min_size=1, max_size=4), st.integers(1, 9999), st.booleans())
def test_what_is_written_is_read_back_the_same(words: list[str], version: int, alone: bool) -> None:
    questions = tuple(a_question(f"q{place}", question=one, alone=alone) for place, one in enumerate(words))
    content = a_set("attic", version, title=words[0], questions=questions)
    assert read_question_set(written_question_set(content)) == content


@given(st.binary(max_size=400))
def test_no_bytes_bring_anything_but_a_set_or_a_sentence(content: bytes) -> None:
    with pytest.raises((Unreadable, MadeByNewer)):
        read_question_set(content)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_damaged_file_is_never_read_in_part(place: int, byte: int) -> None:
    damaged = GOOD[:place] + bytes([byte]) + GOOD[place + 1 :]
    try:
        found = read_question_set(damaged)
    except (Unreadable, MadeByNewer):
        return
    assert len(found.questions) == 1
    assert QuestionSet.model_validate(found.model_dump()) == found


@given(st.integers(0, len(GOOD) - 2))
def test_a_file_cut_short_is_refused(length: int) -> None:
    if length < len(GOOD.rstrip()):
        with pytest.raises(Unreadable):
            read_question_set(GOOD[:length])


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b"[]",
        b'{"format": "coachdesk trust"}',
        GOOD.replace(b'"version": 1', b'"version": 1, "version": 2'),
        GOOD.replace(b'"version": 1', b'"version": NaN'),
        GOOD.replace(b"garden is", b"\xff\xfe"),
        changed(format_version=True),
        changed(format_version=0),
        changed(format_version="1"),
        changed(more=1),
        changed(set__questions=[]),
        changed(set__questions=...),
        changed(set__version="1"),
        changed(set__version=1.5),
        changed(set__surprise="x"),
        changed(set__key="../key"),
        changed(set__questions__0__faces=["Bad", "Good"]),
        changed(set__questions__0__picture="../../secret"),
        changed(set__questions__0__name=" "),
        changed(set__questions__0__alone="yes"),
        changed(set=None),
        changed(set__questions__0__question="x" * 201),
    ],
)
def test_what_is_no_question_set_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_question_set(content)
    assert refused.value.sentence.startswith("That question set was not brought in: ")
    assert refused.value.sentence.count(".") == 1


@pytest.mark.parametrize(
    "words", ["<b>x</b>", "a < b", "see &lt;", "&#60;", "turned \u202e round", "\ufeffx", "two\nlines", "bell\x07"]
)
@pytest.mark.parametrize("place", ["set__title", "set__questions__0__question", "set__questions__0__read_back"])
def test_markup_and_hidden_signs_are_refused(words: str, place: str) -> None:
    with pytest.raises(Unreadable, match="markup or hidden signs"):
        read_question_set(changed(**{place: [words] * 5 if place.endswith("read_back") else words}))


@pytest.mark.parametrize("words", ["Fish & chips", "نان و آب", "می\u200cروم", "Ça va\u00a0?"])
def test_what_languages_need_is_let_through(words: str) -> None:
    read_question_set(changed(set__questions__0__question=words))


def test_a_newer_format_says_update_first() -> None:
    with pytest.raises(MadeByNewer, match="Update first"):
        read_question_set(changed(format_version=2, set={"anything": 1}))


def test_the_sentence_says_where_and_repeats_nothing() -> None:
    with pytest.raises(Unreadable) as refused:
        read_question_set(changed(set__questions__0__low_words="s3cret" * 50))
    assert "“questions 1 low words”" in refused.value.sentence
    assert "s3cret" not in refused.value.sentence
    with pytest.raises(Unreadable, match="a part of it") as refused:
        read_question_set(changed(set__s3cret=1))
    assert "s3cret" not in refused.value.sentence


def test_a_file_larger_than_the_limit_is_not_looked_at() -> None:
    assert read_question_set(GOOD + b" " * (FILE_LIMIT - len(GOOD)))
    with pytest.raises(Unreadable, match="too large"):
        read_question_set(GOOD + b" " * (FILE_LIMIT - len(GOOD) + 1))
