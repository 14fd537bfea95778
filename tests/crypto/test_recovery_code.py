"""The code on paper: every slip is found in its group, nothing typed is repeated, and it opens what it sealed."""

import hashlib
import hmac
import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto.recovery_code import RecoveryCode, open_with_recovery_code, seal_with_recovery_code
from coachdesk.crypto.wrapped_secret import MAGIC, framed, read
from coachdesk.errors import BadInput, KeyFileChanged, KeyFileDamaged, WrongRecoveryCode
from tests.passphrases import fixed_chance

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = RecoveryCode(bytes(range(20)))
GOLDEN_TEXT = "000G5-40R4C-0M30Z-E209T-185GF-R38EX-1W81A-24GKE"
GOLDEN_KEY = "c8f3fc1028bd63387769bf4ce3616e49b29b8945e79e7a45f58fd50eb6139f80"
secrets_ = st.binary(min_size=20, max_size=20)


def times(a: int, b: int) -> int:
    """Multiplication in the field of 32 elements, x^5 + x^2 + 1, the long way."""
    product = 0
    for bit in range(5):
        if b >> bit & 1:
            product ^= a << bit
    for bit in (9, 8, 7, 6, 5):
        if product >> bit & 1:
            product ^= 0b100101 << bit - 5
    return product


def test_the_text_is_this_for_ever() -> None:
    assert CODE.text == GOLDEN_TEXT
    bits = "".join(f"{byte:08b}" for byte in range(20))
    for place, group in enumerate(CODE.groups()):
        values = [int(bits[at : at + 5], 2) for at in range(place * 20, place * 20 + 20, 5)]
        check = place
        for weight, value in zip((16, 8, 4, 2), values, strict=True):
            check ^= times(weight, value)
        assert group == "".join(LETTERS[value] for value in [*values, check])


def test_the_wrapping_key_is_hkdf_by_the_book() -> None:
    salt = bytes(range(32))
    inner = hmac.digest(salt, bytes(range(20)), "sha256")
    key = hmac.digest(inner, b"coachdesk/recovery/v1\x01", "sha256")
    assert CODE.wrapping_key(salt) == key
    assert key.hex() == GOLDEN_KEY


@given(secrets_)
def test_what_was_printed_can_be_typed_back(secret: bytes) -> None:
    code = RecoveryCode(secret)
    groups = code.groups()
    assert [len(group) for group in groups] == [5] * 8
    assert set("".join(groups)) <= set(LETTERS)
    for typed in (
        code.text,
        code.text.lower(),
        " ".join(groups),
        "".join(groups),
        "\n".join(groups) + "\n",
        code.text.replace("0", "o").replace("1", "l"),
        code.text.replace("0", "O").replace("1", "I"),
        code.text.replace("-", " – "),
        "".join(chr(ord(letter) + 0xFEE0) if letter != "-" else letter for letter in code.text),  # full-width
    ):
        assert RecoveryCode.typed(typed).text == code.text


def slip_in(typed: str) -> str:
    with pytest.raises(BadInput) as refused:
        RecoveryCode.typed(typed)
    assert refused.value.field == "recovery_code"
    for group in typed.split("-"):
        assert group not in refused.value.sentence
    return refused.value.sentence


@given(secrets_, st.integers(0, 39), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_named_by_its_group(secret: bytes, place: int, letter: str) -> None:
    groups = [list(group) for group in RecoveryCode(secret).groups()]
    if groups[place // 5][place % 5] == letter:
        return
    groups[place // 5][place % 5] = letter
    assert f"group {place // 5 + 1}." in slip_in("-".join(map("".join, groups)))


@given(secrets_)
def test_two_letters_changed_about_are_named_by_their_group(secret: bytes) -> None:
    for number, (one, other) in itertools.product(range(8), itertools.combinations(range(5), 2)):
        groups = [list(group) for group in RecoveryCode(secret).groups()]
        group = groups[number]
        if group[one] != group[other]:
            group[one], group[other] = group[other], group[one]
            assert f"group {number + 1}." in slip_in("-".join(map("".join, groups)))


@given(secrets_, st.integers(0, 7), st.integers(0, 7))
def test_two_groups_changed_about_are_noticed(secret: bytes, one: int, other: int) -> None:
    groups = list(RecoveryCode(secret).groups())
    if one != other:
        groups[one], groups[other] = groups[other], groups[one]
        assert f"group {min(one, other) + 1}." in slip_in("-".join(groups))


@pytest.mark.parametrize("letter", ["U", "u", "!", "é", "\N{BENGALI DIGIT ONE}", "ß"])
def test_a_letter_that_is_not_in_the_alphabet_is_a_slip(letter: str) -> None:
    text = CODE.text
    assert "roup 3" in slip_in(text[:14] + letter + text[15:])


def test_a_missing_or_extra_letter_is_named_by_its_group() -> None:
    text = CODE.text
    assert "Group 2 should have 5" in slip_in(text[:8] + text[9:])
    assert "Group 2 should have 5" in slip_in(text[:8] + "7" + text[8:])
    assert "group 2." in slip_in((text[:8] + text[9:]).replace("-", ""))
    assert "group 8." in slip_in(text[:-1].replace("-", ""))
    assert "8 groups" in slip_in(CODE.text.replace("-", "") + "7" * 5)


@pytest.mark.parametrize("typed", ["", "-", "hello", "0" * 39, "x" * 100_000, "\0" * 40])
def test_anything_else_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput):
        RecoveryCode.typed(typed)


@given(st.text(max_size=60))
def test_no_text_raises_anything_else(typed: str) -> None:
    try:
        RecoveryCode.typed(typed)
    except BadInput:
        return
    assert RecoveryCode.typed(typed).text.replace("-", "") != ""


def test_random_codes_are_hardly_ever_accepted() -> None:
    chance = random.Random(3)
    taken = 0
    for _ in range(2000):
        try:
            RecoveryCode.typed("".join(chance.choice(LETTERS) for _ in range(40)))
            taken += 1
        except BadInput:
            pass
    assert taken == 0


def test_two_groups_typed_prove_that_the_paper_was_written() -> None:
    groups = CODE.groups()
    assert CODE.has_group(3, groups[2].lower() + " ")
    assert CODE.has_group(8, groups[7])
    for typed in (groups[3], groups[2][:4], groups[2] + "0", "", "UUUUU", "ééééé"):
        assert not CODE.has_group(3, typed)


def test_it_opens_what_it_sealed_and_no_other_code_does() -> None:
    content = seal_with_recovery_code(b"secret", CODE, "test", {"a": 1}, chance=fixed_chance())
    assert open_with_recovery_code(content, CODE, "test") == (bytearray(b"secret"), {"a": 1})
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery_code(content, RecoveryCode.new(), "test")
    with pytest.raises(KeyFileDamaged):
        open_with_recovery_code(content, CODE, "other")
    assert hashlib.sha256(content).hexdigest() == "5974fa55d30ad0f5a26e78a07fe0659b699a414dc9cecff3f55e3ce058a0aa3d"


@pytest.mark.parametrize(
    "kdf", [{"name": "argon2id", "salt": b""}, {"name": "hkdf-sha256"}, {"salt": b""}, {"salt": "x"}]
)
def test_another_way_of_making_the_key_is_refused(kdf: dict[str, object]) -> None:
    found = read(seal_with_recovery_code(b"secret", CODE, "test", {}), "test")
    whole = {"version": 1, "purpose": "test", "header": {}, "kdf": kdf, "nonce": found.nonce, "wrapped": found.wrapped}
    with pytest.raises(KeyFileChanged):
        open_with_recovery_code(framed(MAGIC, whole), CODE, "test")


def test_a_fresh_code_is_fresh_and_never_shows_by_accident() -> None:
    first, second = RecoveryCode.new(), RecoveryCode.new()
    assert first.text != second.text
    assert first.text not in repr(first)
    first.wipe()
    assert first.text == RecoveryCode(bytes(20)).text
    with pytest.raises(ValueError, match="160"):
        RecoveryCode(bytes(19))
