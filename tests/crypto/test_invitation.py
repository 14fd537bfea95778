"""An invitation: typed, scanned or from a file it is the same, every slip is found, and the server cannot make one."""

import base64
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto import codec
from coachdesk.crypto.authorities import LARGEST_AUTHORITY, MOST_AUTHORITIES, authorities_der, authorities_pem
from coachdesk.crypto.digest import sha256_hex
from coachdesk.crypto.invitation import (
    GROUPS,
    LONGEST_WRITTEN,
    WELCOME_LENGTH,
    InvitationSecret,
    WrittenInvitation,
    new_invitation,
    read_invitation,
    typed_invitation,
)
from coachdesk.errors import BadInput, Unreadable

SECRET = InvitationSecret(bytes(range(16)))
ORGANISATION, ROOT = b"o" * 16, b"r" * 32
WRITTEN = WrittenInvitation(SECRET, ORGANISATION, ROOT, "https://sync.example.org:8443")
AUTHORITY = base64.b64decode(
    "MIIBPjCB5qADAgECAhRk+4epaQ/SwrUvjwtbQ5sUsZopkzAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlCcnVlIFZhbGUwHhcNMjYxMTEzMTEzMj"
    "Q3WhcNMjYxMjAxMTEzMjQ3WjAUMRIwEAYDVQQDDAlCcnVlIFZhbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQNSSxv2mtnIUINxQ+ysQeQ"
    "X32vTaG7E0wIsjIFcmEkgKKmbz/OW2R4Gr7P4O0I2vDNND7cjwKx1cfMivYfCjTyoxYwFDASBgNVHRMBAf8ECDAGAQH/AgEAMAoGCCqGSM49BA"
    "MCA0cAMEQCIBKezU9yN2nAkPO17C3G91WxNxL83qh6AcRkqTw1j3QWAiAnCuusj9nF7iVG7B5S6rgWeW5GvlGnUtir9Ytb1yt/EQ=="
)
"""A certificate of an authority's, DER."""

TRUSTING = replace(WRITTEN, authorities=(AUTHORITY,), pins=frozenset({b"b" * 32, b"a" * 32}))
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ADDRESSES = st.text("a:/-.é", min_size=1, max_size=400)
SECRETS = st.binary(min_size=16, max_size=16).map(InvitationSecret)


def test_what_is_made_of_a_secret_is_this_for_ever() -> None:
    keys = SECRET.keys()
    assert "-".join(SECRET.groups()) == GOLDEN_TYPED
    assert WRITTEN.text() == GOLDEN_WRITTEN
    assert sha256_hex(TRUSTING.text().encode()) == GOLDEN_TRUSTING
    assert (keys.device + keys.signing).hex() == GOLDEN_KEYS
    assert keys.receiving[:32].hex() == GOLDEN_RECEIVING
    assert SECRET.welcome(ORGANISATION, ROOT, lambda n: b"\x07" * n).hex() == GOLDEN_WELCOME


@given(SECRETS)
def test_a_code_that_was_printed_can_be_typed_back(secret: InvitationSecret) -> None:
    groups = secret.groups()
    assert [len(group) for group in groups] == [5] * GROUPS
    for typed in ("-".join(groups), "".join(groups).lower(), " ".join(groups).replace("0", "o").replace("1", "l")):
        assert typed_invitation(typed) == secret


@given(SECRETS, st.integers(0, 34), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_found_and_nothing_is_repeated(secret: InvitationSecret, at: int, letter: str) -> None:
    typed = list("".join(secret.groups()))
    if typed[at] == letter:
        return
    typed[at] = letter
    with pytest.raises(BadInput) as refused:
        typed_invitation("".join(typed))
    assert refused.value.field == "invitation"
    assert f"group {at // 5 + 1}" in refused.value.sentence
    assert "".join(typed)[:5] not in refused.value.sentence


def test_groups_of_another_invitation_do_not_pass_as_this_ones() -> None:
    mixed = (*SECRET.groups()[:6], InvitationSecret(b"x" * 16).groups()[6])
    with pytest.raises(BadInput, match="not whole"):
        typed_invitation("-".join(mixed))


@pytest.mark.parametrize("typed", ["", "abc", "-".join(SECRET.groups()[:6]), "0" * 500])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        typed_invitation(typed)


@given(SECRETS, st.binary(min_size=16, max_size=16), st.binary(min_size=32, max_size=32), ADDRESSES)
def test_what_was_written_is_read_back(
    secret: InvitationSecret, organisation: bytes, root: bytes, address: str
) -> None:
    written = WrittenInvitation(secret, organisation, root, address)
    assert read_invitation(f"\n {written.text()} \r\n") == written
    assert written.text().isascii()


PINS = st.frozensets(st.binary(min_size=32, max_size=32), max_size=8)


@given(SECRETS, ADDRESSES, st.integers(0, MOST_AUTHORITIES), PINS)
def test_whom_to_believe_travels_with_it(
    secret: InvitationSecret, address: str, count: int, pins: frozenset[bytes]
) -> None:
    written = WrittenInvitation(secret, ORGANISATION, ROOT, address, (AUTHORITY,) * count, pins)
    assert read_invitation(written.text()) == written
    assert written.fits_a_picture == (len(written.text()) <= 1_200)
    assert authorities_der(authorities_pem(written.authorities)) == written.authorities


def test_a_small_authority_fits_a_picture_and_many_do_not() -> None:
    assert (WRITTEN.fits_a_picture, TRUSTING.fits_a_picture) == (True, True)
    assert not replace(TRUSTING, authorities=(AUTHORITY,) * 3).fits_a_picture
    largest = replace(TRUSTING, authorities=(b"x" * LARGEST_AUTHORITY,) * MOST_AUTHORITIES, address="a" * 400)
    assert len(largest.text()) < LONGEST_WRITTEN


def test_a_file_of_authorities_holds_a_few_certificates_or_is_refused() -> None:
    pem = authorities_pem([AUTHORITY])
    assert authorities_der("") == ()
    assert authorities_der(f"words around it\n{pem}and below") == (AUTHORITY,)
    for text in ("no certificate", pem * (MOST_AUTHORITIES + 1)):
        with pytest.raises(BadInput):
            authorities_der(text)
    with pytest.raises(Unreadable):
        authorities_pem([b"no certificate"])


TRUST = [2, SECRET.secret, ORGANISATION, ROOT, "address"]


def text_of(parts: Any) -> str:
    return "coachdesk:invite:" + base64.urlsafe_b64encode(codec.encode(parts)).decode().rstrip("=")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://sync.example.org",
        "coachdesk:invite:",
        "coachdesk:invite:!!!!",
        "coachdesk:invite:é",
        WRITTEN.text() + "A",
        WRITTEN.text()[:-3],
        WRITTEN.text().replace("coachdesk", "Coachdesk"),
        "coachdesk:invite:" + "A" * 3_000,
        text_of([2, SECRET.secret, ORGANISATION, ROOT, "address"]),
        text_of([3, SECRET.secret, ORGANISATION, ROOT, "address"]),
        text_of([1, *TRUST[1:], [AUTHORITY], []]),
        text_of([*TRUST, [], []]),
        text_of([*TRUST, [AUTHORITY]]),
        text_of([*TRUST, [AUTHORITY], [], []]),
        text_of([*TRUST, AUTHORITY, []]),
        text_of([*TRUST, [AUTHORITY], b"a" * 32]),
        text_of([*TRUST, [AUTHORITY] * 5, []]),
        text_of([*TRUST, [AUTHORITY + b"x"], []]),
        text_of([*TRUST, [b""], []]),
        text_of([*TRUST, ["PEM"], []]),
        text_of([*TRUST, [b"x" * (LARGEST_AUTHORITY + 1)], []]),
        text_of([*TRUST, [AUTHORITY], [b"a" * 31]]),
        text_of([*TRUST, [AUTHORITY], ["a" * 32]]),
        text_of([*TRUST, [AUTHORITY], [b"b" * 32, b"a" * 32]]),
        text_of([*TRUST, [AUTHORITY], [b"a" * 32, b"a" * 32]]),
        text_of([*TRUST, [AUTHORITY], [bytes([n]) * 32 for n in range(9)]]),
        "coachdesk:invite:" + "A" * (LONGEST_WRITTEN + 1),
        text_of([True, SECRET.secret, ORGANISATION, ROOT, "address"]),
        text_of([1, b"short", ORGANISATION, ROOT, "address"]),
        text_of([1, SECRET.secret, b"short", ROOT, "address"]),
        text_of([1, SECRET.secret, ORGANISATION, b"short", "address"]),
        text_of([1, SECRET.secret, ORGANISATION, ROOT, ""]),
        text_of([1, SECRET.secret, ORGANISATION, ROOT, "a" * 401]),
        text_of([1, SECRET.secret, ORGANISATION, ROOT, b"address"]),
        text_of({"secret": 1}),
    ],
)
def test_what_is_no_invitation_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="not a whole invitation"):
        read_invitation(text)


@given(st.text(max_size=80))
def test_any_text_is_refused_with_a_known_error(noise: str) -> None:
    for text in (noise, "coachdesk:invite:" + noise):
        with pytest.raises(Unreadable):
            read_invitation(text)


def test_the_welcome_tells_whom_to_believe_and_only_the_secret_can_make_it() -> None:
    welcome = SECRET.welcome(ORGANISATION, ROOT)
    assert len(welcome) == WELCOME_LENGTH
    assert SECRET.open_welcome(welcome) == (ORGANISATION, ROOT)
    for forged in (
        InvitationSecret(b"x" * 16).welcome(ORGANISATION, b"e" * 32),
        welcome[:-1],
        welcome[:-1] + bytes([welcome[-1] ^ 1]),
        bytes(76),
        b"",
    ):
        with pytest.raises(Unreadable):
            SECRET.open_welcome(forged)


def test_invitations_are_by_chance_and_never_printed() -> None:
    assert new_invitation() != new_invitation()
    assert len({new_invitation().keys().device for _ in range(20)}) == 20
    assert repr(SECRET) == "InvitationSecret()"


GOLDEN_TYPED = "000G5-40R4C-0M30Z-E209T-185GF-R38EX-1YMJ6"
GOLDEN_WRITTEN = (
    "coachdesk:invite:hQFQAAECAwQFBgcICQoLDA0OD1Bvb29vb29vb29vb29vb29vWCBycnJycnJycnJycnJycnJycnJycnJycnJycnJycnJ"
    "ycngdaHR0cHM6Ly9zeW5jLmV4YW1wbGUub3JnOjg0NDM"
)
GOLDEN_TRUSTING = "23c249df3145d797a956bc2b1013692a134035f54801b5c2b16fcdaddca6a7df"
GOLDEN_KEYS = "9b6865a1553d5acd3ea5a3ef10aaad5fec8c5ef4bca9ad690f4ae44e10581598d6886a52d3da899b2a092bd6ebcb6e38"
GOLDEN_RECEIVING = "aec53728706d0819a515f5342429686ea2330dc574fd70803cf31ce2a6738220"
GOLDEN_WELCOME = (
    "070707070707070707070707d18cbccb7a06e84ecacb9523eafa7abe6cbfaa0e27b6813153a820ecaa2292e33a79ae3c32cd57e74192"
    "2c5e06946007844fafce1b567c8fe2f7713c58e392fb"
)
