"""A code is the same for one thing throughout one export, and says nothing of it in another."""

import hashlib

from coachdesk.crypto.pseudonyms import KEY_BYTES, Pseudonyms

ID = "0" * 31 + "7"


def test_one_thing_has_one_code_throughout_an_export() -> None:
    codes = Pseudonyms()
    assert codes.code("family", ID) == codes.code("family", ID)
    assert codes.code("family", ID) != codes.code("person", ID)
    assert len({codes.code("family", f"{number:032x}") for number in range(2_000)}) == 2_000


def test_two_exports_share_no_code_and_none_is_worked_out_from_the_id() -> None:
    one, other = Pseudonyms().code("family", ID), Pseudonyms().code("family", ID)
    assert one != other
    for plain in (ID, hashlib.sha256(ID.encode()).hexdigest(), hashlib.sha256(b"family\0" + ID.encode()).hexdigest()):
        assert one.partition("-")[2] not in plain


def test_the_code_is_the_published_keyed_digest() -> None:
    assert Pseudonyms(bytes(KEY_BYTES)).code("family", ID) == "family-7aecbe43d531"
