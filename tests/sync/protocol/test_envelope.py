"""Header and envelope: fixed bytes for fixed parts, and nothing is read but those."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto import codec
from coachdesk.errors import Malformed
from coachdesk.sync.protocol.envelope import BundleKind, Envelope, Header, join_envelope, read_envelope, read_header
from coachdesk.sync.protocol.limits import ENVELOPE_LIMIT, LARGEST

GOLDEN = Header(
    log=b"\x11" * 16,
    actor=b"\x22" * 16,
    first=7,
    count=3,
    prev=b"\x33" * 32,
    last_hash=b"\x44" * 32,
    bundle_hash=b"\x55" * 32,
    kind=BundleKind.DATA,
    epoch=2,
    blobs=(b"\x66" * 32,),
)
GOLDEN_HEADER = (
    "8b01" + "50" + "11" * 16 + "50" + "22" * 16 + "0703" + "5820" + "33" * 32 + "5820" + "44" * 32 + "5820" + "55" * 32
) + ("0002" + "81" + "5820" + "66" * 32)
GOLDEN_ENVELOPE = "83" + "58b1" + GOLDEN_HEADER + "4c" + "77" * 12 + "43" + "888888"

ids, hashes, positions = st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32), st.integers(1, 2**40)
headers = st.builds(
    Header,
    log=ids,
    actor=ids,
    first=positions,
    count=st.integers(1, 500),
    prev=hashes,
    last_hash=hashes,
    bundle_hash=hashes,
    kind=st.just(BundleKind.DATA),
    epoch=st.integers(1, 2**31 - 1),
    blobs=st.sets(hashes, max_size=4).map(lambda found: tuple(sorted(found))),
)


def test_a_header_is_these_bytes_for_ever() -> None:
    assert GOLDEN.to_bytes().hex() == GOLDEN_HEADER
    assert read_header(GOLDEN.to_bytes()) == GOLDEN
    assert GOLDEN.last == 9


def test_an_envelope_is_these_bytes_for_ever() -> None:
    encoded = join_envelope(GOLDEN.to_bytes(), b"\x77" * 12, b"\x88" * 3)
    assert encoded.hex() == GOLDEN_ENVELOPE
    assert read_envelope(encoded) == Envelope(GOLDEN.to_bytes(), GOLDEN, b"\x77" * 12, b"\x88" * 3)
    assert not read_envelope(encoded).is_header_alone


@given(headers, st.binary(min_size=12, max_size=12), st.binary(min_size=1, max_size=200))
def test_what_is_written_is_read_and_its_bytes_stay(header: Header, nonce: bytes, sealed: bytes) -> None:
    encoded = join_envelope(header.to_bytes(), nonce, sealed)
    envelope = read_envelope(encoded)
    assert envelope.header == header
    assert envelope.to_bytes() == encoded


def test_a_header_alone_has_no_nonce_either() -> None:
    assert read_envelope(join_envelope(GOLDEN.to_bytes(), b"", b"")).is_header_alone
    with pytest.raises(Malformed):
        read_envelope(join_envelope(GOLDEN.to_bytes(), b"\x77" * 12, b""))


CONTROL = replace(GOLDEN, kind=BundleKind.CONTROL, epoch=0, count=1, blobs=())


def test_a_control_record_is_one_change_in_clear_and_refers_to_no_file() -> None:
    assert read_envelope(join_envelope(CONTROL.to_bytes(), b"", b"plain")).header == CONTROL
    refused = [replace(CONTROL, count=2), replace(CONTROL, epoch=1), replace(CONTROL, blobs=GOLDEN.blobs)]
    for header in refused:
        with pytest.raises(Malformed):
            read_header(header.to_bytes())
    with pytest.raises(Malformed):
        read_envelope(join_envelope(CONTROL.to_bytes(), b"\x77" * 12, b"plain"))


WRONG = [
    replace(GOLDEN, epoch=0),
    replace(GOLDEN, first=0),
    replace(GOLDEN, count=0),
    replace(GOLDEN, count=501),
    replace(GOLDEN, first=LARGEST),
    replace(GOLDEN, log=b"\x11" * 15),
    replace(GOLDEN, prev=b""),
    replace(GOLDEN, blobs=GOLDEN.blobs * 2),
    replace(GOLDEN, blobs=(b"\x67" * 32, b"\x66" * 32)),
    replace(GOLDEN, blobs=tuple(bytes([n]) * 32 for n in range(65))),
    replace(GOLDEN, epoch=2**31),
]


@pytest.mark.parametrize("header", WRONG)
def test_a_header_beyond_the_format_is_refused(header: Header) -> None:
    with pytest.raises(Malformed):
        read_header(header.to_bytes())


@pytest.mark.parametrize("place", range(0, 200, 7))
def test_a_cut_or_longer_envelope_is_refused(place: int) -> None:
    encoded = bytes.fromhex(GOLDEN_ENVELOPE)
    for hostile in (encoded[:place], encoded + b"\x00", encoded[:place] + b"\xff" + encoded[place:]):
        with pytest.raises(Malformed):
            read_envelope(hostile)


@given(st.binary(max_size=300))
def test_no_bytes_make_anything_but_an_envelope_or_malformed(hostile: bytes) -> None:
    for read in (read_envelope, read_header):
        try:
            read(hostile)
        except Malformed:
            continue


def test_an_envelope_too_large_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(Malformed):
        read_envelope(codec.encode([GOLDEN.to_bytes(), b"\x77" * 12, bytes(ENVELOPE_LIMIT)]))
