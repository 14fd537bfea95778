"""What a signature covers, read from bytes: the whole file but one gap of digits, or it counts for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.reports.verifying.signed_range import der_length, read_range

SIGNATURE = bytes.fromhex("3003020107")


def file_with(gap: bytes, before: bytes = b"%PDF before ", after: bytes = b" after %%EOF") -> tuple[bytes, list[int]]:
    pdf = before + gap + after
    return pdf, [0, len(before), len(before) + len(gap), len(after)]


@given(st.integers(0, 50))
def test_a_gap_of_digits_ending_in_zeros_is_read(zeros: int) -> None:
    pdf, told = file_with(b"<" + SIGNATURE.hex().encode() + b"00" * zeros + b">")
    found = read_range(pdf, told)
    assert found is not None
    assert found.content == SIGNATURE + bytes(zeros)
    assert found.end == len(pdf)
    assert found.padding_is_zero


@pytest.mark.parametrize("hidden", [b"01", b"0001", b"00FF00", SIGNATURE.hex().encode()])
def test_anything_after_the_signature_but_zeros_is_seen(hidden: bytes) -> None:
    found = read_range(*file_with(b"<" + SIGNATURE.hex().encode() + hidden + b">"))
    assert found is not None
    assert not found.padding_is_zero


@pytest.mark.parametrize("gap", [b"<30>", b"<>", b"<3003>", b"<3080>", b"<308502>", b"<3183020107>", b"<30830000ff>"])
def test_a_gap_without_one_whole_signature_has_no_zero_padding(gap: bytes) -> None:
    found = read_range(*file_with(gap))
    assert found is None or not found.padding_is_zero


@pytest.mark.parametrize(
    "gap", [b"(3003020107)", b"<30030201 07>", b"<300302010>", b"<30030201zz>", b"<\xc3\xa9>", b"<3003"]
)
def test_a_gap_of_anything_else_is_refused(gap: bytes) -> None:
    assert read_range(*file_with(gap)) is None


def test_a_range_that_is_not_the_plain_one_is_refused() -> None:
    pdf, told = file_with(b"<" + SIGNATURE.hex().encode() + b">")
    zero, start, end, rest = told
    wrong: list[list[object]] = [
        [],
        [zero, start, end],
        [*told, 0],
        [1, start, end, rest],
        [zero, end, start, rest],
        [zero, start, end, 0],
        [zero, start, end, -rest],
        [zero, start, end, rest + 1],
        [zero, start, end + 1, rest - 1],
        [zero, start - 1, end, rest],
        [zero, 0, end, rest],
        [zero, str(start), end, rest],
        [zero, float(start), end, rest],
    ]
    for range_told in wrong:
        assert read_range(pdf, range_told) is None


def test_a_range_may_end_before_the_file_does() -> None:
    pdf, told = file_with(b"<" + SIGNATURE.hex().encode() + b">")
    found = read_range(pdf + b"more", told)
    assert found is not None
    assert found.end == len(pdf)


@given(st.integers(0, 70_000))
def test_the_length_of_der_is_read_in_every_form(length: int) -> None:
    if length < 0x80:
        head = bytes([0x30, length])
    else:
        count = (length.bit_length() + 7) // 8
        head = bytes([0x30, 0x80 + count]) + length.to_bytes(count, "big")
    whole = head + bytes(length)
    assert der_length(whole) == len(whole)
    assert der_length(whole + b"\x01") == len(whole)
    assert der_length(whole[:-1]) is None


def test_a_gap_spelt_in_another_way_than_ours_is_refused() -> None:
    """Small letters say the same, so whoever put them there changed a byte that no signature covers."""
    assert read_range(*file_with(b"<30030201AF>")) is not None
    assert read_range(*file_with(b"<30030201aF>")) is None
