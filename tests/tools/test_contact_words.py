"""What is typed finds a contact by any of its words, however they are written."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.contact import Contact, ContactKind, CostBasis
from coachdesk.tools.contact_words import contact_words, typed_words
from tests.tools.records import make

SAID = {
    "what": "Police CALL-OUT",
    "outcome_words": "nobody\nin",
    "their_id": "PC 12/4",
    "basis_words": "Looked-after",
    "note": "Straße",
}


def _contact(**words: str) -> Contact:
    plain = {"happened_on": date(2011, 3, 1), "agency": "c" * 32, "contact_kind": ContactKind.INCIDENT}
    return make(Contact, **plain, basis=CostBasis.EXCLUDED, **{**SAID, **words})


def test_everything_said_of_it_is_among_its_words() -> None:
    words = contact_words(_contact())
    for typed in ("police call-out", "NOBODY in", "12/4", "looked", "STRASSE"):
        assert all(word in words for word in typed_words(typed)), typed
    assert "fire" not in words


@given(st.text(alphabet="aB ß\n\tİ", max_size=12))
def test_whatever_is_in_a_note_is_found_by_typing_it(note: str) -> None:
    words = contact_words(_contact(note=note))
    assert all(word in words for word in typed_words(note))
    assert typed_words("  \n ") == ()
