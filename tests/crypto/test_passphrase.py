"""A passphrase opens what it sealed, nothing else does, and the price of guessing cannot be lowered unseen."""

import ast
import hashlib
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto import passphrase as module
from coachdesk.crypto.codec import encode
from coachdesk.crypto.passphrase import CEILING, FLOOR, STANDARD, Cost, open_with_passphrase, seal_with_passphrase
from coachdesk.crypto.wrapped_secret import MAGIC, framed
from coachdesk.errors import (
    BadInput,
    KeyFileChanged,
    KeyFileDamaged,
    NotEnoughMemory,
    VaultNewer,
    WrongPassphrase,
)
from tests.passphrases import CHEAP, fixed_chance

SECRET = bytes(range(32))
HEADER = {"organisation": "b" * 32, "name": "Ribble Families", "since": 2011}
GOLDEN_SHA256 = "6d801b670a3a6ac2fa7485c3c5da72a2da1202bbfe7317e43df46d060448279b"


def sealed(words: str = "any words", cost: Cost = CHEAP) -> bytes:
    return seal_with_passphrase(
        SECRET, bytearray(words.encode()), "test", HEADER, cost, floor=CHEAP, chance=fixed_chance()
    )


def opened(content: bytes, words: str = "any words") -> tuple[bytearray, dict[str, Any]]:
    return open_with_passphrase(content, bytearray(words.encode()), "test", floor=CHEAP)


def test_what_is_sealed_opens_with_its_passphrase() -> None:
    assert opened(sealed()) == (bytearray(SECRET), HEADER)
    assert module.unproved_header(sealed(), "test") == HEADER


def test_any_other_passphrase_is_wrong() -> None:
    with pytest.raises(WrongPassphrase):
        opened(sealed(), "any Words")


def test_the_bytes_are_these_for_ever_and_another_library_opens_them() -> None:
    content = sealed("żółw gęś")
    assert hashlib.sha256(content).hexdigest() == GOLDEN_SHA256
    whole = cbor2.loads(content[16:-16])
    kdf = whole["kdf"]
    typed = unicodedata.normalize("NFKC", "żółw gęś").encode()
    key = Argon2id(
        salt=kdf["salt"], length=32, iterations=kdf["passes"], lanes=kdf["lanes"], memory_cost=kdf["memory_kib"]
    ).derive(typed)
    bound = encode({part: whole[part] for part in ("version", "purpose", "header", "kdf")})
    assert AESGCM(key).decrypt(whole["nonce"], whole["wrapped"], bound) == SECRET


def test_the_key_is_the_published_one_of_argon2id() -> None:
    # the reference implementation's own test: t=2, m=64 MiB, p=1
    key = module._stretched(bytearray(b"password"), b"somesalt", Cost(memory_kib=65536, passes=2, lanes=1))
    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_what_coachdesk_makes_is_the_decided_price_and_the_production_opener_takes_it() -> None:
    assert (STANDARD.memory_kib, STANDARD.passes, STANDARD.lanes) == (256 * 1024, 3, 4)
    content = seal_with_passphrase(SECRET, bytearray(b"any words"), "test", HEADER)
    kdf = cbor2.loads(content[16:-16])["kdf"]
    assert (kdf["memory_kib"], kdf["passes"], kdf["lanes"]) == (256 * 1024, 3, 4)
    assert open_with_passphrase(content, bytearray(b"any words"), "test") == (bytearray(SECRET), HEADER)


def test_each_sealing_has_its_own_salt_and_nonce() -> None:
    def fresh() -> dict[str, Any]:
        content = seal_with_passphrase(SECRET, bytearray(b"any"), "test", HEADER, CHEAP, floor=CHEAP)
        whole = cbor2.loads(content[16:-16])
        assert (len(whole["kdf"]["salt"]), len(whole["nonce"])) == (32, 12)
        return {"salt": whole["kdf"]["salt"], "nonce": whole["nonce"]}

    first, second = fresh(), fresh()
    assert first["salt"] != second["salt"]
    assert first["nonce"] != second["nonce"]


def edited(**kdf: Any) -> bytes:
    whole = cbor2.loads(sealed()[16:-16])
    whole["kdf"] = {name: value for name, value in (whole["kdf"] | kdf).items() if value is not None}
    return framed(MAGIC, whole)


def test_the_price_of_a_test_is_refused_where_nobody_gave_another_floor() -> None:
    with pytest.raises(KeyFileChanged):
        open_with_passphrase(sealed(), bytearray(b"any words"), "test")
    with pytest.raises(ValueError, match="cost"):
        seal_with_passphrase(SECRET, bytearray(b"any words"), "test", HEADER, CHEAP)


@pytest.mark.parametrize(
    "cost",
    [
        replace(FLOOR, memory_kib=FLOOR.memory_kib - 1),
        replace(FLOOR, passes=FLOOR.passes - 1),
        replace(FLOOR, lanes=0),
        replace(CEILING, memory_kib=CEILING.memory_kib + 1),
        replace(CEILING, passes=CEILING.passes + 1),
        replace(CEILING, lanes=CEILING.lanes + 1),
        Cost(memory_kib=2**62, passes=2**62, lanes=2**62),
        Cost(memory_kib=-1, passes=-1, lanes=-1),
    ],
)
def test_a_price_below_the_floor_or_above_the_ceiling_is_refused_before_it_is_paid(cost: Cost) -> None:
    content = edited(memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes)
    with pytest.raises(KeyFileChanged):
        open_with_passphrase(content, bytearray(b"any words"), "test")
    assert not cost.within(FLOOR, CEILING)


def test_floor_and_ceiling_themselves_are_within() -> None:
    assert FLOOR.within(FLOOR, CEILING)
    assert CEILING.within(FLOOR, CEILING)
    assert STANDARD.within(FLOOR, CEILING)


@pytest.mark.parametrize(
    "kdf",
    [{"name": "argon2i"}, {"name": None}, {"salt": bytes(31)}, {"salt": "text"}, {"more": 1}, {"lanes": None}],
)
def test_a_file_made_weaker_in_another_way_is_refused(kdf: dict[str, Any]) -> None:
    with pytest.raises(KeyFileChanged):
        opened(edited(**kdf))


@pytest.mark.parametrize("part", ["memory_kib", "passes", "lanes"])
@pytest.mark.parametrize("value", [True, "3", b"3", [3]])
def test_a_price_that_is_no_number_is_damage(part: str, value: Any) -> None:
    with pytest.raises(KeyFileDamaged):
        opened(edited(**{part: value}))


def test_a_cheaper_price_within_bounds_does_not_open_either() -> None:
    dear = sealed(cost=replace(CHEAP, passes=2))
    whole = cbor2.loads(dear[16:-16])
    whole["kdf"]["passes"] = 1
    with pytest.raises(WrongPassphrase):
        opened(framed(MAGIC, whole))


def test_damage_newer_and_another_purpose_are_told_apart() -> None:
    content = sealed()
    with pytest.raises(KeyFileDamaged):
        opened(content[:-1])
    with pytest.raises(KeyFileDamaged):
        open_with_passphrase(content, bytearray(b"any words"), "other", floor=CHEAP)
    with pytest.raises(VaultNewer):
        opened(framed(MAGIC, cbor2.loads(content[16:-16]) | {"version": 2}))


@pytest.mark.parametrize(
    ("typed", "again"),
    [("café", "cafe\N{COMBINING ACUTE ACCENT}"), ("ﬁsh", "fish"), ("１２", "12"), ("Ångström", "Ångström")],
)
def test_the_same_letters_from_another_keyboard_open_too(typed: str, again: str) -> None:
    assert opened(sealed(typed), again)[0] == SECRET


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_passphrase_opens_what_it_sealed_and_is_left_as_it_was(words: str) -> None:
    typed = bytearray(words.encode())
    content = seal_with_passphrase(SECRET, typed, "test", HEADER, CHEAP, floor=CHEAP)
    assert open_with_passphrase(content, typed, "test", floor=CHEAP)[0] == SECRET
    assert typed == words.encode()


@pytest.mark.parametrize("typed", [b"", b"x" * 1025, b"\xff\xfe", b"\xed\xa0\x80"])
def test_what_is_no_passphrase_is_refused_without_repeating_it(typed: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        open_with_passphrase(sealed(), bytearray(typed), "test", floor=CHEAP)
    assert refused.value.field == "passphrase"
    assert not typed or typed.decode("latin-1") not in str(refused.value)


@pytest.mark.faults
def test_too_little_memory_is_a_sentence() -> None:
    code = """
from coachdesk.crypto.passphrase import seal_with_passphrase
from coachdesk.errors import NotEnoughMemory
from coachdesk.operating_system import limit_this_process
limit_this_process(240 * 1024 * 1024, 60, 1024)
try:
    seal_with_passphrase(b"secret", bytearray(b"any words"), "test", {})
except NotEnoughMemory as said:
    print(said.sentence)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == NotEnoughMemory.sentence, done.stderr


@pytest.mark.faults
@pytest.mark.parametrize("outcome", [-22, -33])
def test_no_memory_and_no_thread_are_the_same_sentence(monkeypatch: pytest.MonkeyPatch, outcome: int) -> None:
    class Starved:
        ARGON2_OK = 0

        def argon2_hash(self, *price: object) -> int:
            return outcome

    monkeypatch.setattr(module, "_LIBRARY", Starved())
    with pytest.raises(NotEnoughMemory):
        sealed()


def test_nothing_in_the_program_names_a_price_of_its_own() -> None:
    package = Path(module.__file__).parent.parent
    naming = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Cost"
    }
    assert naming == {"crypto/passphrase.py"}
