"""The bytes that are signed and sealed never move: golden vectors with fixed keys (sync.md 4.3, 36)."""

import pytest

from coachdesk.crypto.bundle_seal import seal_bundle
from coachdesk.errors import Malformed
from coachdesk.sync.bundles import open_envelope, read_plain, seal
from coachdesk.sync.membership.manifest import MANIFEST_LIMIT, read_manifest
from tests.sync.bundles.made import KEYS, F, bodies, signed

BUNDLE = signed(bodies(2), cursor=(7, b"m" * 16))


def test_the_manifest_is_these_bytes_for_ever() -> None:
    assert BUNDLE.manifest_bytes.hex() == GOLDEN_MANIFEST
    assert BUNDLE.signature.hex() == GOLDEN_SIGNATURE
    assert BUNDLE.hash.hex() == GOLDEN_HASH


def test_the_header_and_the_seal_are_these_bytes_for_ever() -> None:
    envelope = seal(BUNDLE, KEYS[1], 1, [b"b" * 32], chance=lambda n: b"\x07" * n)
    assert envelope.header_bytes.hex() == GOLDEN_HEADER
    nonce, sealed = seal_bundle(KEYS[1], envelope.header_bytes, b"plain", lambda n: b"\x07" * n)
    assert (nonce, sealed.hex()) == (b"\x07" * 12, GOLDEN_SEALED)


def test_an_envelope_of_the_first_version_is_read_for_ever() -> None:
    assert open_envelope(bytes.fromhex(GOLDEN_ENVELOPE), F, KEYS) == BUNDLE


def test_the_plain_part_is_read_back() -> None:
    assert read_plain(BUNDLE.plain()) == BUNDLE
    assert read_plain(BUNDLE.without(frozenset({1, 2})).plain()).hash == BUNDLE.hash


@pytest.mark.parametrize("encoded", [b"", b"\x80", BUNDLE.manifest_bytes + b"\0", bytes(MANIFEST_LIMIT + 1)])
def test_what_is_no_manifest_is_malformed(encoded: bytes) -> None:
    with pytest.raises(Malformed):
        read_manifest(encoded)


GOLDEN_MANIFEST = (
    "8a0150d34a569ab7aaa54dacd715ae649534555050c9c4aeb40b5b206b6d98f516f8b8c0502938b223e99803d808826f2332bdada00102"
    "58200000000000000000000000000000000000000000000000000000000000000000582006effa31fa07161cc750817dc7d3e1211ba41d"
    "523df1ba47a6ad0918ebafe0078207506d6d6d6d6d6d6d6d6d6d6d6d6d6d6d6d01"
)
GOLDEN_SIGNATURE = (
    "82f9059e62f0c590b6577cca139017ea31935414de0b4d68e8bb6ec9342e06027a485ba751ed0950d7d4237ec3f721881075ae9974cb2b"
    "2b6d765d356b44910d"
)
GOLDEN_HASH = "af57f661e62cefd75312592ee36c96034efd7a7cdd9e10129c595c340f95d0c2"
GOLDEN_HEADER = (
    "8b0150d34a569ab7aaa54dacd715ae649534555050c9c4aeb40b5b206b6d98f516f8b8c001025820000000000000000000000000000000"
    "0000000000000000000000000000000000582006effa31fa07161cc750817dc7d3e1211ba41d523df1ba47a6ad0918ebafe0075820af57"
    "f661e62cefd75312592ee36c96034efd7a7cdd9e10129c595c340f95d0c200018158206262626262626262626262626262626262626262"
    "626262626262626262626262"
)
GOLDEN_SEALED = "25dcf7c2fdb767cd9f890ad23240ee643abefb6e44"
GOLDEN_ENVELOPE = (
    "8358b18b0150d34a569ab7aaa54dacd715ae649534555050c9c4aeb40b5b206b6d98f516f8b8c001025820000000000000000000000000"
    "0000000000000000000000000000000000000000582006effa31fa07161cc750817dc7d3e1211ba41d523df1ba47a6ad0918ebafe00758"
    "20af57f661e62cefd75312592ee36c96034efd7a7cdd9e10129c595c340f95d0c200018158206262626262626262626262626262626262"
    "6262626262626262626262626262624c0707070707070707070707075901cc8cbed360ac92ad119027f403ade3a770b0285d342b88bc57"
    "a35af4158ab53cc9109cad441c618ecec8e12465364d5e58740042c2710c7b27df57ca2c909ba24e5d54dc710faf41a2c621908ae5aa0a"
    "26f19541f78333d6d66f5e7af7db61ca9bf54a8c071e31523238babd734662319aa79e480dddc94375e5bb76df3ba4a0602d3a5c35f804"
    "c2cd6a6e48d711e53bd21cd43ecbbf8d2c70b2a231a02ae7d1e794852c171cf749beb5fc84f01df30f6ed7f6985a02af6ec92c1dbfda32"
    "4884cace40db13d92e45cfe2f23b04271119be62adec03cdcd7eadf53efbcbc81b9f67881d2834bd01cd703006587413ef4fe667fe22ea"
    "6d6ca0eb27489bce30909b1f8fa23db5b1bc24abcc4564174bc77d90c34b22b078a10cce9ee76f44c57739a4eaf700e13dd0ee82f62832"
    "4034ac1001dfa8e3e03d7552b0b93ed4d668d96a1df0af44df3d34bd965a70ca5564584fc19b52c957b9607b9903b0f7a8903c73d3c6e6"
    "be3289f9b957487e7bad00dc33735e6d083faa01f9779237ddbb765a638c9686d2f818c2e1aa2cf8fd5ea4b3c21d35b16c577048a405a0"
    "19cebd10338265f2e729e660c1c6440bc814760d8abc13d21e0fd4f32bf2165d42ebbe0270942e2e92cbfda64a27072ac4deaf"
)
