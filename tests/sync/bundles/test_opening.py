"""Whatever the server does to an envelope, the laptop says what is wrong with it and falls over nothing."""

import dataclasses
import zlib
from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto.adoption_body import ADOPTION_LIMIT
from coachdesk.crypto.bundle_seal import seal_bundle
from coachdesk.sync.bundles import Quarantined, SignedBundle, Verdict, open_envelope, seal
from coachdesk.sync.bundles.packing import packed
from coachdesk.sync.bundles.signed_bundle import PLAIN_LIMIT
from coachdesk.sync.protocol.envelope import Envelope, join_envelope, read_envelope
from tests.sync.bundles.made import KEYS, F, bodies, signed

BUNDLE = signed()
GOOD = seal(BUNDLE, KEYS[1], 1, chance=lambda n: b"\x07" * n)


def opened(encoded: bytes, keys: dict[int, bytes] | None = None, log: bytes = F) -> SignedBundle | Quarantined:
    return open_envelope(encoded, log, KEYS if keys is None else keys)


def verdict(encoded: bytes, **given: Any) -> Verdict:
    found = opened(encoded, **given)
    assert isinstance(found, Quarantined)
    return found.verdict


def sealed_by_a_member(plain: bytes, header: Envelope = GOOD) -> bytes:
    """What somebody who holds the key can put behind a header."""
    nonce, sealed = seal_bundle(KEYS[1], header.header_bytes, plain)
    return join_envelope(header.header_bytes, nonce, sealed)


def test_what_was_sealed_is_opened_whole() -> None:
    assert opened(GOOD.to_bytes()) == BUNDLE


@pytest.mark.parametrize("byte", range(len(GOOD.to_bytes())))
def test_no_flipped_bit_gets_through(byte: int) -> None:
    for bit in range(8):
        damaged = bytearray(GOOD.to_bytes())
        damaged[byte] ^= 1 << bit
        assert isinstance(opened(bytes(damaged)), Quarantined)


def test_a_flipped_bit_in_the_sealed_part_is_damage_in_storage() -> None:
    for byte in range(len(GOOD.sealed)):
        damaged = bytearray(GOOD.sealed)
        damaged[byte] ^= 4
        assert verdict(join_envelope(GOOD.header_bytes, GOOD.nonce, bytes(damaged))) is Verdict.CORRUPT


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log", b"l" * 16),
        ("actor", b"a" * 16),
        ("first", 2),
        ("count", 2),
        ("prev", b"p" * 32),
        ("last_hash", b"h" * 32),
        ("bundle_hash", b"H" * 32),
        ("epoch", 2),
        ("blobs", (b"b" * 32,)),
    ],
)
def test_a_header_field_changed_by_the_server_breaks_the_seal(name: str, value: Any) -> None:
    header = dataclasses.replace(GOOD.header, **{name: value})
    moved = join_envelope(header.to_bytes(), GOOD.nonce, GOOD.sealed)
    assert verdict(moved, log=header.log) is Verdict.CORRUPT


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log", b"l" * 16),
        ("actor", b"a" * 16),
        ("first", 2),
        ("count", 2),
        ("prev", b"p" * 32),
        ("last_hash", b"h" * 32),
        ("bundle_hash", b"H" * 32),
    ],
)
def test_a_member_cannot_seal_anothers_bundle_into_another_place(name: str, value: Any) -> None:
    header = dataclasses.replace(GOOD.header, **{name: value})
    nonce, sealed = seal_bundle(KEYS[1], header.to_bytes(), packed(BUNDLE.plain()))
    assert verdict(join_envelope(header.to_bytes(), nonce, sealed), log=header.log) is Verdict.UNTRUSTED


def test_an_envelope_of_another_log_is_not_of_this_one() -> None:
    assert verdict(GOOD.to_bytes(), log=b"l" * 16) is Verdict.UNTRUSTED


def test_the_same_bundle_sealed_under_a_newer_epoch_is_the_same_bundle() -> None:
    again = seal(BUNDLE, KEYS[2], 2)
    assert opened(again.to_bytes()) == BUNDLE
    assert again.header == dataclasses.replace(GOOD.header, epoch=2)
    assert again.header.bundle_hash == BUNDLE.hash


def test_without_the_key_of_its_epoch_it_waits() -> None:
    assert verdict(GOOD.to_bytes(), keys={2: KEYS[2]}) is Verdict.WAITING_KEY


def test_with_another_key_for_its_epoch_it_says_nothing() -> None:
    assert verdict(GOOD.to_bytes(), keys={1: KEYS[2]}) is Verdict.CORRUPT


def test_a_body_changed_before_it_was_sealed_is_not_what_was_signed() -> None:
    forged = dataclasses.replace(BUNDLE, bodies=(*BUNDLE.bodies[:2], bodies(1, seed=9)[0]))
    assert verdict(sealed_by_a_member(packed(forged.plain()))) is Verdict.CORRUPT


@pytest.mark.parametrize("version", [2, 3, 1000])
def test_a_later_version_waits_for_the_upgrade(version: int) -> None:
    header = cbor2.loads(GOOD.header_bytes)
    later = cbor2.dumps([version, *header[1:], "something new"], canonical=True)
    assert verdict(join_envelope(later, GOOD.nonce, GOOD.sealed)) is Verdict.NEWER


@pytest.mark.parametrize(
    "encoded",
    [
        b"",
        cbor2.dumps([]),
        cbor2.dumps([1]),
        cbor2.dumps([b""]),
        cbor2.dumps([cbor2.dumps([]), b"", b""]),
        cbor2.dumps([cbor2.dumps(7), b"", b""]),
        cbor2.dumps([cbor2.dumps([True]), b"", b""]),
        cbor2.dumps({"a": 1}),
        join_envelope(GOOD.header_bytes, GOOD.nonce[:-1], GOOD.sealed),
        join_envelope(GOOD.header_bytes, GOOD.nonce, GOOD.sealed) + b"\0",
        join_envelope(GOOD.header_bytes, b"", b""),
        b"\x9f" + GOOD.to_bytes()[1:] + b"\xff",
        b"\x00" * 400_000,
    ],
)
def test_what_is_no_envelope_is_malformed(encoded: bytes) -> None:
    assert verdict(encoded) is Verdict.MALFORMED


def test_a_control_record_is_not_opened_as_data() -> None:
    header = dataclasses.replace(GOOD.header, kind=type(GOOD.header.kind)(1), epoch=0, count=1)
    assert verdict(join_envelope(header.to_bytes(), b"", b"plain")) is Verdict.MALFORMED


def test_a_seal_too_short_to_be_one_is_damage() -> None:
    assert verdict(join_envelope(GOOD.header_bytes, GOOD.nonce, b"short")) is Verdict.CORRUPT


def inner(**changed: Any) -> bytes:
    parts = {"manifest": BUNDLE.manifest_bytes, "signature": BUNDLE.signature, "bodies": list(BUNDLE.bodies), **changed}
    return cbor2.dumps(list(parts.values()), canonical=True)


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"not packed",
        packed(b""),
        packed(cbor2.dumps([1, 2, 3])),
        packed(inner(bodies=[])),
        packed(inner(bodies=list(BUNDLE.bodies[:2]))),
        packed(inner(bodies=[*BUNDLE.bodies, b"one more"])),
        packed(inner(bodies=[*BUNDLE.bodies[:2], 7])),
        packed(inner(bodies=[*BUNDLE.bodies[:2], [b"short"]])),
        packed(inner(bodies=[*BUNDLE.bodies[:2], b"x" * (ADOPTION_LIMIT + 1)])),
        packed(inner(bodies=[b"x" * 131_072] * 3)),
        packed(inner(manifest=b"")),
        packed(inner(manifest=cbor2.dumps([1]))),
        packed(inner(manifest=cbor2.dumps([2, *cbor2.loads(BUNDLE.manifest_bytes)[1:]]))),
        packed(inner(manifest="text")),
        packed(inner(more=1)),
        packed(inner()) + b"tail",
        packed(inner())[:-1],
        packed(b"\x00" * (PLAIN_LIMIT + 1)),
        zlib.compress(b"\x00" * 20_000_000, 9),
    ],
    ids=lambda plain: str(len(plain)),
)
def test_whoever_holds_the_key_can_only_make_malformed_noise(plain: bytes) -> None:
    assert verdict(sealed_by_a_member(plain)) is Verdict.MALFORMED


def test_a_small_bomb_is_never_unpacked_further_than_the_limit() -> None:
    import tracemalloc

    bomb = sealed_by_a_member(zlib.compress(b"\x00" * 20_000_000, 9))
    assert len(bomb) < 250_000
    tracemalloc.start()
    assert verdict(bomb) is Verdict.MALFORMED
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_a_verdict_and_never_an_exception(noise: bytes) -> None:
    assert isinstance(opened(noise), Quarantined)
    assert isinstance(opened(sealed_by_a_member(noise)), Quarantined)
    assert isinstance(opened(sealed_by_a_member(packed(noise))), Quarantined)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.binary(max_size=40),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=3), inside, max_size=3),
    max_leaves=12,
)


@settings(max_examples=300)
@given(st.lists(VALUES, max_size=4))
def test_any_cbor_at_any_layer_is_a_verdict(values: list[Any]) -> None:
    encoded = cbor2.dumps(values)
    for hostile in (encoded, join_envelope(encoded, GOOD.nonce, GOOD.sealed), sealed_by_a_member(packed(encoded))):
        assert isinstance(opened(hostile), Quarantined)


def test_the_envelope_reads_back_what_it_says() -> None:
    assert read_envelope(GOOD.to_bytes()) == GOOD
