"""The fingerprint is SHA-256 as published (FIPS 180-4), not something of our own."""

from coachdesk.crypto.digest import sha256, sha256_hex, sha256_of_parts


def test_the_fingerprint_is_sha_256() -> None:
    assert sha256_hex(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256(b"abc").hex() == sha256_hex(b"abc")
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_bytes_in_parts_have_the_fingerprint_of_the_whole() -> None:
    assert sha256_of_parts([b"a", b"", b"bc"]) == sha256_hex(b"abc")
    assert sha256_of_parts([]) == sha256_hex(b"")
