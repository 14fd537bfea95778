"""Which files changes name: what the server keeps depends on it, and no change may be too odd to go."""

import secrets
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto.change_body import ChangeBody, encode_body
from coachdesk.sync.protocol.limits import BLOBS_IN_A_BUNDLE
from coachdesk.sync.round.file_names import blobs_in, with_few_files


def change(**writes: Any) -> bytes:
    made = {name: (value, ()) for name, value in writes.items()}
    return encode_body(ChangeBody("attachment", bytes(16), stamp=1, at=0, offset=0, writes=made))


def naming(blob: bytes) -> bytes:
    return change(carried={"blob": blob.hex(), "key": "0" * 64})


def deleting() -> bytes:
    covers: Mapping[str, tuple[bytes, ...]] = {"carried": (bytes(16),)}
    return encode_body(ChangeBody("attachment", bytes(16), stamp=1, at=0, offset=0, covers=covers))


def test_what_is_named_is_found_and_once() -> None:
    one, other = secrets.token_bytes(32), secrets.token_bytes(32)
    assert blobs_in([naming(one), change(name="a drawing"), naming(other), naming(one)]) == {one, other}
    assert blobs_in([]) == frozenset()


def test_odd_changes_name_nothing() -> None:
    odd = [
        change(name="it is carried"),
        change(carried=None),
        change(carried={"blob": "no hash"}),
        change(carried={"blob": "00"}),
        change(carried={"blob": 5}),
        change(carried=["blob"]),
        deleting(),
        b"carried",
        b"",
    ]
    assert blobs_in(odd) == frozenset()


@given(st.binary(max_size=80))
def test_no_bytes_are_too_odd(noise: bytes) -> None:
    assert blobs_in([noise, b"carried" + noise, noise + b"carried"]) == frozenset()


def test_a_bundle_names_no_more_files_than_it_may() -> None:
    bodies = [naming(secrets.token_bytes(32)) for _ in range(BLOBS_IN_A_BUNDLE + 5)]
    assert with_few_files(bodies) == bodies[:BLOBS_IN_A_BUNDLE]
    assert with_few_files(bodies[:BLOBS_IN_A_BUNDLE]) == bodies[:BLOBS_IN_A_BUNDLE]
    assert len(blobs_in(bodies)) == BLOBS_IN_A_BUNDLE, "what somebody hostile wrote goes all the same"
    words = [change(name="a drawing")] * 200
    assert with_few_files(words) == words
    assert with_few_files([]) == []
