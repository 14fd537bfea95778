"""Names in certificates: whole for us, and for everybody else in letters that every checker can compare."""

import pytest
from asn1crypto.x509 import Name
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from coachdesk.crypto.certificate_names import plain_name

MIXED = st.text("abc אבגדهوتμ𝔍😀ৎẞ-'()،\u200f\u202e\ufffd\ue000 ", max_size=80)


@hypothesis_settings(max_examples=400)
@given(st.one_of(st.text(max_size=80), MIXED))
@example("CoachDesk, خدمة الأسرة")
@example("𝔍𝔬 😀 (=cmd())")
@example("রবীন্দ্রনাথ ৎ ঠাকুর" * 3)
@example("م" * 40)
def test_what_the_preparation_of_names_refuses_never_gets_into_one(full: str) -> None:
    plain = plain_name(full, "Somebody")
    assert 1 <= len(plain.encode()) <= 64
    # another's implementation of the preparation (RFC 4518): it raises for what checkers refuse
    assert Name.build({"common_name": plain}).hashable


@pytest.mark.parametrize(
    ("full", "plain"),
    [
        ("Jo Bell", "Jo Bell"),
        ("Mairéad O'Súilleabháin", "Mairéad O'Súilleabháin"),
        ("محمد بن عبد الله", "محمد بن عبد الله"),
        ("রবীন্দ্রনাথ", "রবীন্দ্রনাথ"),
        ("محمد Bell", "محمد"),
        ("Bell محمد", "Bell"),
        ("(محمد)", "محمد"),
        ("𝔍𝔬", "Jo"),
        ("Jo 😀", "Jo"),
        ("😀", "Somebody"),
        ("   ", "Somebody"),
        ("n" * 64, "n" * 64),
        ("n" * 65, "n" * 61 + "…"),
        ("ব" * 22, "ব" * 20 + "…"),
        ("م" * 33, "م" * 32),
    ],
)
def test_as_much_of_the_name_as_can_be_stays(full: str, plain: str) -> None:
    assert plain_name(full, "Somebody") == plain
