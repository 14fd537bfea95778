"""What puts back another author's bundle: one encoding, and everything else is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto import codec
from coachdesk.crypto.adoption_body import ADOPTION_LIMIT, AdoptionBody, decode_adoption, encode_adoption
from coachdesk.errors import MadeByNewer, Unreadable

BODY = AdoptionBody(b"a bundle", vouched=True, id=b"i" * 16, salt=b"s" * 16)


GOLDEN = (
    "a76269645069696969696969696969696969696969626f706561646f7074636d696e016373636801646f72696748612062756e646c65"
    "6473616c74507373737373737373737373737373737365766f756368f5"
)


def test_golden() -> None:
    assert encode_adoption(BODY).hex() == GOLDEN
    assert decode_adoption(bytes.fromhex(GOLDEN)) == BODY


@given(st.binary(max_size=200), st.booleans())
def test_what_is_written_is_read(original: bytes, vouched: bool) -> None:
    body = AdoptionBody(original, vouched)
    assert decode_adoption(encode_adoption(body)) == body


@given(st.binary(max_size=80))
def test_noise_is_refused_or_something_else(noise: bytes) -> None:
    with suppress(Unreadable):
        assert decode_adoption(noise) is None


def changed(**parts: object) -> bytes:
    found = {**codec.decode(encode_adoption(BODY)), **parts}
    return codec.encode({name: part for name, part in found.items() if part is not ...})


@pytest.mark.parametrize(
    "parts", [{"orig": "text"}, {"vouch": 1}, {"id": b"short"}, {"more": 1}, {"salt": ...}, {"min": "1"}]
)
def test_another_shape_is_refused(parts: dict[str, object]) -> None:
    with pytest.raises(Unreadable):
        decode_adoption(changed(**parts))


def test_what_is_of_a_later_schema_is_for_a_later_program() -> None:
    with pytest.raises(MadeByNewer):
        decode_adoption(changed(min=2))


def test_a_change_of_a_record_is_no_adoption() -> None:
    assert decode_adoption(changed(op="set")) is None
    assert decode_adoption(codec.encode([1, 2])) is None


def test_what_is_too_large_is_neither_written_nor_read() -> None:
    with pytest.raises(Unreadable):
        encode_adoption(AdoptionBody(bytes(ADOPTION_LIMIT), vouched=False))
    with pytest.raises(Unreadable):
        decode_adoption(codec.encode({"op": "adopt", "orig": bytes(ADOPTION_LIMIT)}))
