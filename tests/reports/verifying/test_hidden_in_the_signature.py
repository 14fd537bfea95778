"""What could be hidden inside a signature itself, where nothing is signed: it does not count, and says so."""

from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto import cms, core
from asn1crypto import crl as asn1_crl
from asn1crypto import x509 as asn1_x509

from coachdesk.reports.verifying import check
from coachdesk.reports.verifying.signature_shape import is_as_we_make_it
from tests.forgeries import gaps
from tests.sealable import countersigned, sealed
from tests.signers import TODAY, brue_vale

WORDS = b"and pay 500 pounds"


def in_an_attribute(signed: Any) -> None:
    """As an attribute that is not signed."""
    hidden = {"type": "2.5.4.13", "values": [core.OctetString(WORDS)]}
    signed["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([cms.CMSAttribute(hidden)])


def in_a_certificate(signed: Any) -> None:
    """As one more certificate in the bag."""
    other = asn1_x509.Certificate.load(brue_vale().advocate.certificate)
    others = {brue_vale().coach.certificate: brue_vale().advocate, brue_vale().advocate.certificate: brue_vale().coach}
    mine = signed["certificates"]
    for held in mine:
        if held.chosen.dump() in others:
            other = asn1_x509.Certificate.load(others[held.chosen.dump()].certificate)
    signed["certificates"] = cms.CertificateSet([*mine, cms.CertificateChoices("certificate", other)])


def in_a_list(signed: Any) -> None:
    """As a list of withdrawals."""
    found = asn1_crl.CertificateList.load(brue_vale().coach.revocations)
    signed["crls"] = cms.RevocationInfoChoices([cms.RevocationInfoChoice("crl", found)])


def with_signature(pdf: bytes, which: int, change: Callable[[Any], None]) -> bytes:
    start, end = gaps(pdf)[which]
    outer = cms.ContentInfo.load(bytes.fromhex(pdf[start + 1 : end - 1].decode()))
    change(outer["content"])
    digits = outer.dump(force=True).hex().upper().encode()
    assert len(digits) <= end - start - 2
    return pdf[: start + 1] + digits.ljust(end - start - 2, b"0") + pdf[end - 1 :]


@pytest.mark.parametrize("which", [0, 1])
def test_a_signature_taken_apart_and_put_together_again_is_the_same(which: int) -> None:
    assert with_signature(countersigned(), which, lambda _: None) == countersigned()


@pytest.mark.parametrize("hide", [in_an_attribute, in_a_certificate, in_a_list])
@pytest.mark.parametrize("pdf", [(sealed, 0), (countersigned, 0), (countersigned, 1)])
def test_whatever_is_hidden_inside_a_signature_voids_it(hide: Callable[[Any], None], pdf: Any) -> None:
    made, which = pdf
    verdict = check(with_signature(made(), which, hide), [brue_vale().trust], TODAY)
    assert not verdict.valid
    assert "hidden" in verdict.signatures[which].sentence


@pytest.mark.parametrize("content", [b"", b"0", bytes(99), b"0\x03\x02\x01\x07"])
def test_what_is_no_signature_at_all_is_not_as_we_make_it(content: bytes) -> None:
    coach = brue_vale().coach
    assert not is_as_we_make_it(content, coach.certificate, coach.root)


@pytest.mark.parametrize("which", [0, 1])
def test_a_digit_of_a_signature_spelt_in_a_small_letter_voids_it(which: int) -> None:
    start, end = gaps(countersigned())[which]
    place = next(at for at in range(start, end) if countersigned()[at : at + 1] in b"ABCDEF")
    pdf = countersigned()
    spelt = pdf[:place] + pdf[place : place + 1].lower() + pdf[place + 1 :]
    assert check(pdf, [brue_vale().trust], TODAY).valid
    assert not check(spelt, [brue_vale().trust], TODAY).valid


@pytest.mark.parametrize("which", [0, 1])
def test_a_length_spelt_the_long_way_round_is_not_as_we_make_it(which: int) -> None:
    """In what is signed too: DER spells each length in one way, and any other leaves room to say something by it."""
    start, end = gaps(countersigned())[which]
    signer = (brue_vale().coach, brue_vale().advocate)[which]
    outer = cms.ContentInfo.load(bytes.fromhex(countersigned()[start + 1 : end - 1].decode()))
    for attribute in outer["content"]["signer_infos"][0]["signed_attrs"]:
        if attribute["type"].native == "message_digest":
            digest = attribute["values"][0].native
            attribute["values"] = [core.OctetString.load(b"\x04\x81\x20" + digest)]
    spelt = outer.dump()
    assert b"\x04\x81\x20" + digest in spelt
    assert not is_as_we_make_it(spelt, signer.certificate, signer.root)
    assert is_as_we_make_it(outer.dump(force=True), signer.certificate, signer.root)
