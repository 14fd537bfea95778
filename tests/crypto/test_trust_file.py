"""The public trust file: it comes back whole or it is refused, whatever was done to it."""

import base64
import json
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from coachdesk.crypto import trust_file
from coachdesk.crypto.signatures import new_signing_seed, public_key_of, sign
from coachdesk.crypto.trust_file import SIZE_LIMIT, Trust, make_trust, read_trust
from coachdesk.errors import Unreadable
from tests.signers import FOUNDED, SEALED, brue_vale, found, strangers


def members() -> dict[str, Any]:
    loaded = json.loads(brue_vale().trust.to_bytes())
    assert isinstance(loaded, dict)
    return loaded


def written(changed: dict[str, Any]) -> bytes:
    return json.dumps(changed).encode()


@pytest.mark.parametrize("organisation", ["Brue Vale Family Service", "خدمة الأسرة", "x" * 200, "O'Hara & <b>Sons"])
def test_what_is_written_is_read_back(organisation: str) -> None:
    trust = found(organisation).trust
    assert read_trust(trust.to_bytes()) == trust
    assert trust.organisation == organisation


def test_it_names_the_organisation_and_holds_nothing_secret() -> None:
    people = brue_vale()
    content = people.trust.to_bytes()
    assert b"Brue Vale Family Service" in content
    for secret in (people.administrator.signing_seed, people.administrator.authority_key, people.coach.key):
        assert base64.b64encode(secret) not in content
        assert base64.b64encode(secret[-24:])[4:-4] not in content


def test_its_members_are_the_documented_ones() -> None:
    assert set(members()) == {
        *("format", "version", "organisation_id", "organisation"),
        *("root", "revocations", "signing_root", "signature"),
    }
    assert base64.b64decode(members()["signing_root"]) == public_key_of(brue_vale().administrator.signing_seed)


def test_a_later_one_knows_of_later_withdrawals() -> None:
    people = brue_vale()
    serial = people.coach.worker().serial
    later = people.administrator.withdraw(serial, SEALED).trust(SEALED + timedelta(days=1))
    assert people.trust.withdrawals().withdrawn_at(serial, SEALED) is None
    assert read_trust(later.to_bytes()).withdrawals().withdrawn_at(serial, SEALED) == SEALED


@pytest.mark.parametrize(
    "name", ["root", "revocations", "signing_root", "signature", "organisation", "organisation_id"]
)
def test_no_part_can_be_taken_from_another_organisation_s_file(name: str) -> None:
    other = json.loads(strangers().trust.to_bytes())
    swapped = members() | {name: other[name] if name != "organisation" else "Another Service"}
    with pytest.raises(Unreadable):
        read_trust(written(swapped))


@pytest.mark.parametrize("change", [{"organisation": "Another Service"}, {"organisation_id": "ab" * 16}])
def test_the_names_are_those_of_the_root_even_where_the_signature_holds(change: dict[str, str]) -> None:
    renamed = replace(brue_vale().trust, **change)
    seed = brue_vale().administrator.signing_seed
    signed = replace(renamed, signature=sign(seed, "coachdesk/trust/1", trust_file._signed(renamed)))
    with pytest.raises(Unreadable):
        read_trust(signed.to_bytes())


def test_a_mixed_file_signed_anew_by_another_root_still_needs_a_list_of_its_own_root() -> None:
    seed = new_signing_seed()
    with pytest.raises(Unreadable):
        read_trust(make_trust(seed, brue_vale().coach.root, strangers().coach.revocations).to_bytes())


@hypothesis_settings(max_examples=150)
@given(st.integers(0, 10**6), st.integers(1, 255))
def test_any_changed_byte_is_refused_or_changes_nothing(place: int, flip: int) -> None:
    content = bytearray(brue_vale().trust.to_bytes())
    content[place % len(content)] ^= flip
    with suppress(Unreadable):
        assert read_trust(bytes(content)) == brue_vale().trust  # a blank between members, say


def test_it_is_refused_cut_anywhere() -> None:
    content = brue_vale().trust.to_bytes().rstrip()
    for length in range(0, len(content), 13):
        with pytest.raises(Unreadable):
            read_trust(content[:length])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b'{"format": "coachdesk-trust"}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"version": ' + b"9" * 10_000 + b"}",
        b"%PDF-1.7",
        b" " * (SIZE_LIMIT + 1),
    ],
)
def test_what_is_no_trust_file_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable, match="not a whole trust file"):
        read_trust(content)


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.0, None])
def test_only_the_number_one_is_a_version(version: object) -> None:
    with pytest.raises(Unreadable, match="not a whole trust file"):
        read_trust(written(members() | {"version": version}))


def test_a_newer_file_says_so() -> None:
    with pytest.raises(Unreadable, match="newer CoachDesk"):
        read_trust(written(members() | {"version": 2, "something": "new"}))


@pytest.mark.parametrize("value", [1, None, ["x"], "not base64!", ""])
@pytest.mark.parametrize("name", ["root", "revocations", "signing_root", "signature"])
def test_a_member_of_the_wrong_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(Unreadable):
        read_trust(written(members() | {name: value}))


def test_a_member_too_many_too_few_or_twice_is_refused() -> None:
    few = members()
    del few["signing_root"]
    twice = brue_vale().trust.to_bytes().replace(b'"version": 1', b'"version": 1, "version": 1')
    for content in (written(members() | {"more": "x"}), written(few), twice):
        with pytest.raises(Unreadable):
            read_trust(content)


def test_its_parts_are_not_printed() -> None:
    trust = brue_vale().trust
    assert repr(trust) == f"Trust(organisation_id='{trust.organisation_id}', organisation='Brue Vale Family Service')"
    assert isinstance(trust, Trust)
    assert trust.withdrawals().issued_at < FOUNDED
