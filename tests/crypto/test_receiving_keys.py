"""What is wrapped to a key opens with its secret, about the same thing, and in no other way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto.digest import sha256_hex
from coachdesk.crypto.receiving_keys import (
    RECEIVING_LENGTH,
    WRAPPED_OVERHEAD,
    new_receiving_seed,
    open_wrapped,
    receiving_public,
    wrap_to,
)
from coachdesk.errors import Unreadable

SEED, OTHER = bytes(range(96)), bytes(range(1, 97))
PUBLIC = receiving_public(SEED)
WRAPPED = wrap_to(PUBLIC, b"secret", b"about")


def test_it_opens_with_its_secret_and_about_the_same_thing_only() -> None:
    assert len(PUBLIC) == RECEIVING_LENGTH
    assert len(WRAPPED) == len(b"secret") + WRAPPED_OVERHEAD
    assert open_wrapped(SEED, WRAPPED, b"about") == b"secret"
    assert open_wrapped(SEED, WRAPPED, b"another") is None
    assert open_wrapped(OTHER, WRAPPED, b"about") is None


def test_a_public_key_is_its_secrets_for_ever() -> None:
    assert sha256_hex(PUBLIC) == GOLDEN_PUBLIC
    assert open_wrapped(SEED, bytes.fromhex(GOLDEN_WRAPPED), b"about") == b"secret"


@settings(max_examples=60)
@given(st.integers(0, len(WRAPPED) - 1), st.integers(0, 7))
def test_a_flipped_bit_opens_nothing(at: int, bit: int) -> None:
    damaged = bytearray(WRAPPED)
    damaged[at] ^= 1 << bit
    assert open_wrapped(SEED, bytes(damaged), b"about") is None


@given(st.binary(max_size=1300))
def test_noise_opens_nothing(noise: bytes) -> None:
    assert open_wrapped(SEED, noise, b"about") is None


@pytest.mark.parametrize("public", [b"", PUBLIC[:-1], PUBLIC + b"x", bytes(RECEIVING_LENGTH), b"\xff" * 1216])
def test_what_is_no_public_key_is_refused(public: bytes) -> None:
    with pytest.raises(Unreadable):
        wrap_to(public, b"secret", b"about")


def test_a_secret_has_one_length() -> None:
    with pytest.raises(ValueError, match="96 bytes"):
        receiving_public(SEED[:-1])
    assert new_receiving_seed() != new_receiving_seed()
    assert new_receiving_seed(lambda n: SEED[:n]) == SEED


GOLDEN_PUBLIC = "d99e4496af749b54ee4a2d270c8057450624ecc5dc0866295ffc504a26134ad4"
GOLDEN_WRAPPED = (
    "516f94f6f3eda9b45152f58fec6b093db8f298961be9eb1076b9c00b654b416a4021628fbfed4192f67ff8ec658eb8aa56634b90f885"
    "62a2dcbca7049036ef174c8c0d8e405d6ffc573707651d8b9be3705fa699c17f1e6f3114b530337dd297afac5fd569d7e3f4d529f436"
    "db7239543ba90b40e640915dbc6069abb55b73109e0365f448d336fedd1a9b7f120ef39937d70edc0f19f8c2cb32e7c82faa19990d5d"
    "d5e705b423d2d3bc470abe1829521683fe9d5b18b35158044ebf746f768871f3c9d2c130aaec9d4823d68d4073b1a0ff1229d3cd52e9"
    "1150dff0beb8008f563efd30e1565b4c9ce731071a4aeb524e8b41f2fc6d2f7b06f1bd1fbd5c65ef74b620875a80936cc6e48ed5b2ef"
    "48f3465da43fc6cd3920f6cc12da572b6cbde84bf215638b21ff5424f7dce63b622ac9a0e5a24a3c4a7bb60834bcd759db05da535547"
    "ba371da273d431066830f6e9557e7bafcd41a66e7111fe4469a5ead5960205c02f46bbf27771d3dd3ddc966e1fee20f76806a9df1283"
    "d7f1c8137f52376bead40e9445d8fff62ddc20f4038c4be7d602366c9ad1e5b060ef888619c3c676ba4165ed5b114a83c3873d6ed343"
    "d3eed77c7df1f005a398814ed2a567e3b1c2ab51a665305396361e6eabfe9b295a4c72abcbb5d4f909e953adc4310854a978677e21d7"
    "cbc218f41b6a617805895316489129b18d336e6f44fbbf7968f3f0f760bf18f070f09ab91c11487aab547668e844d2f48194d138b70a"
    "a06e1354498208f2dcad423b688f47b25b58dcb193a0f3ca8e450de25795c53be3c2da8dd8bc355c429a0d6a485642e6d6820edc7275"
    "60e89706d297ab768ce201a42f05dc80ce9d30ade243db10c477a92e9f181005f66e067876e94ee7ca242c5e70fccbde76443694f7da"
    "47a9bea047ce3d7ea47ee5e2cb0f69f05665a062f18546c41539d1ca476353dd509af7cb50b1690f0d3ff11c4de1288e0359483f1379"
    "2d8682e2097263ea615dee46487be3e91c2b1a1b894db441f726564d9c84bf4fb214dd64bc9a2a6001377fadaf3f4c7d8f927ad6df2a"
    "0654118337a2a9b98d9b2ff41c344c3f81ce893749fd1febf74fea749077521d1884916af1d267d16d872dc2381e48ebc52b2d00d594"
    "c06defbd713180fe06547d6af94477f7ce9828244adab7429305a61f968d9985f5060c1112f4473bcdb72aba732b5f1b196213593aee"
    "eda4e7f3d89f2568c14cf85e3fb8b17f2f8ec665c41b90de482092caafb9c20df197b477f4a3c957c88af605e624548f742d8087f288"
    "36ba308cbe7f0defca22a588aed09f10212367367794f217f1e213518fe8e473334fcc9408722d3bb4afa1a28ac309fba21a9b82ab9c"
    "8398b50743835be4efdef8d28026cf605c45c2d6bed6f02f2483308a9f68c38f9d9b879baae5898db0fd5096f8493e51382b3571e879"
    "b99b000092cc8ddb14ac8b4f50e36943e0f2ec549f7fa1256d285c8ea72bc38b9fd283d3706d83ef97d03a8fc9d70a121b7fa6cd43d2"
    "d8ba8a29b09db0f8023fa47194fbff339a607134f6df8f30fbaab283b62b7f80011ae90a7b4cc618c7defa44bd0035ff1c5a423e1b50"
    "3341a7b56f7e06de"
)
