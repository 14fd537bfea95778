"""A lost passphrase costs nothing that was written: the organisation answers the locked laptop, and nobody else."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto import wrapped_secret
from coachdesk.crypto.device_keys import new_device_keys
from coachdesk.crypto.fingerprint import key_words
from coachdesk.crypto.key_file import OpenedKey, create, renew, unlock, unlock_with_recovery_code
from coachdesk.crypto.receiving_keys import receiving_public
from coachdesk.crypto.recovery_file import (
    answer_request,
    open_answer,
    recovery_request,
    request_words,
    seal_store_recovery,
)
from coachdesk.crypto.recovery_halves import new_recovery_halves, recovery_seed
from coachdesk.errors import (
    KeyFileDamaged,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryAnswer,
    WrongRecoveryCode,
    WrongRecoveryHalves,
)
from tests.crypto.key_files import QUICK
from tests.passphrases import CHEAP

SEED, FRESH = bytes(range(96)), bytes(range(1, 97))
AT = datetime(2011, 3, 1, 9, 0, tzinfo=UTC)
STORE_KEY = b"s" * 32


def opened(vault: str = "vault") -> OpenedKey:
    return OpenedKey(bytearray(STORE_KEY), vault, "organisation", AT)


SEALED = seal_store_recovery(opened(), receiving_public(SEED))
REQUEST = recovery_request(SEALED, receiving_public(FRESH))
ANSWER = answer_request(REQUEST, SEED)


def test_the_answer_gives_the_vault_its_key_back() -> None:
    back = open_answer(ANSWER, FRESH, "vault")
    assert (bytes(back.store_key), back.vault_id, back.organisation_id) == (STORE_KEY, "vault", "organisation")
    assert back.created_at == AT
    assert not back.whole


def test_from_a_lost_passphrase_to_a_new_one_with_the_same_store_key(tmp_path: Path) -> None:
    path, old, new = tmp_path / "keys", bytearray(b"the lost passphrase"), bytearray(b"the new passphrase")
    one, other, public = new_recovery_halves(b"o" * 16)
    store_key, code = create(path, old, vault_id="v", organisation_id="o", now=AT, cost=CHEAP, floor=CHEAP)
    sealed = seal_store_recovery(unlock(path, old, **QUICK), public)
    laptop = new_device_keys()
    request = recovery_request(sealed, laptop.receiving)
    answer = answer_request(request, recovery_seed(one, other, b"o" * 16, public))
    back = open_answer(answer, laptop.receiving_seed, "v")
    assert back.store_key == store_key
    renew(path, back, new, cost=CHEAP, floor=CHEAP)
    assert unlock(path, new, **QUICK).store_key == store_key
    with pytest.raises(WrongPassphrase):
        unlock(path, old, **QUICK)
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery_code(path, code)


def test_without_the_right_recovery_key_nothing_is_said() -> None:
    with pytest.raises(WrongRecoveryHalves):
        answer_request(REQUEST, bytes(range(2, 98)))
    assert STORE_KEY not in SEALED + REQUEST + ANSWER


def test_an_answer_opens_on_the_laptop_that_asked_and_nowhere_else() -> None:
    for seed, vault in ((SEED, "vault"), (FRESH, "another vault")):
        with pytest.raises(WrongRecoveryAnswer):
            open_answer(ANSWER, seed, vault)
    short = OpenedKey(bytearray(b"short"), "vault", "organisation", AT)
    sealed = seal_store_recovery(short, receiving_public(SEED))
    answer = answer_request(recovery_request(sealed, receiving_public(FRESH)), SEED)
    with pytest.raises(WrongRecoveryAnswer):
        open_answer(answer, FRESH, "vault")


def test_the_officers_hear_the_words_of_the_key_that_asks() -> None:
    assert request_words(REQUEST) == key_words(b"", receiving_public(FRESH))
    swapped = recovery_request(SEALED, receiving_public(SEED))
    assert request_words(swapped) != request_words(REQUEST)


def test_a_vault_renamed_in_its_file_is_not_opened() -> None:
    parts = wrapped_secret.unframed(b"CoachDesk rescue", SEALED, 1)
    renamed = wrapped_secret.framed(b"CoachDesk rescue", {**parts, "vault": "another"})
    with pytest.raises(WrongRecoveryHalves):
        answer_request(recovery_request(renamed, receiving_public(FRESH)), SEED)


@settings(max_examples=80)
@given(st.integers(0, 100_000), st.integers(0, 7))
def test_a_flipped_bit_anywhere_is_damage(at: int, bit: int) -> None:
    def flipped(content: bytes) -> bytes:
        damaged = bytearray(content)
        damaged[at % len(content)] ^= 1 << bit
        return bytes(damaged)

    with pytest.raises(KeyFileDamaged):
        recovery_request(flipped(SEALED), receiving_public(FRESH))
    with pytest.raises(KeyFileDamaged):
        answer_request(flipped(REQUEST), SEED)
    with pytest.raises(KeyFileDamaged):
        open_answer(flipped(ANSWER), FRESH, "vault")


def changed(content: bytes, magic: bytes, **parts: object) -> bytes:
    return wrapped_secret.framed(magic, {**wrapped_secret.unframed(magic, content, 1), **parts})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        SEALED,
        REQUEST[:-1],
        changed(REQUEST, b"CoachDesk please", receiving=b"short"),
        changed(REQUEST, b"CoachDesk please", receiving="text"),
        changed(REQUEST, b"CoachDesk please", more=1),
        changed(REQUEST, b"CoachDesk please", vault=1),
        changed(REQUEST, b"CoachDesk please", created_at=-1),
        changed(REQUEST, b"CoachDesk please", created_at=2**60),
    ],
)
def test_what_is_no_request_is_damage(content: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        answer_request(content, SEED)


def test_a_newer_request_asks_for_the_update() -> None:
    with pytest.raises(VaultNewer):
        request_words(changed(REQUEST, b"CoachDesk please", version=2))


def test_a_public_key_has_no_business_in_the_other_files() -> None:
    planted = changed(SEALED, b"CoachDesk rescue", receiving=receiving_public(FRESH))
    with pytest.raises(KeyFileDamaged):
        recovery_request(planted, receiving_public(FRESH))
