"""Sealing and counter-signing: what comes out is PAdES, archival, accessible, and dated by the clock it was given."""

import io
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

import page
import pikepdf
import pytest
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from coachdesk.crypto.certificates import CERTIFICATE_LIFETIME, CLOCK_ALLOWANCE
from coachdesk.crypto.revocation import read_revocations
from coachdesk.errors import CertificateProblem, Refused
from coachdesk.models.organisation import WorkerRole
from coachdesk.reports.signing import countersign_as_advocate, pades, seal_as_coach
from coachdesk.reports.verifying import check
from tests.forgeries import gaps, revised, signed_anyhow, with_nothing_new
from tests.sealable import countersigned, plan_page, sealed
from tests.signers import COUNTERSIGNED, FOUNDED, SEALED, TODAY, brue_vale, found

BYTE_RANGE_RULE = "PDFA2A-SIGNATURE-BYTERANGE-001"


def broken_rules(pdf: bytes, profile: str) -> set[str]:
    return {failure.rule_id for failure in page.validate_pdf_bytes(pdf, profile=profile).failures}


def told_by_pdfsig(pdf: bytes, folder: Path) -> list[str]:
    """What poppler says of each signature in turn."""
    file = folder / "plan.pdf"
    file.write_bytes(pdf)
    ran = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False)
    return [line.split(":", 1)[1].strip() for line in ran.stdout.splitlines() if "Signature Validation" in line]


def test_poppler_calls_every_signature_valid(tmp_path: Path) -> None:
    assert told_by_pdfsig(sealed(), tmp_path) == ["Signature is Valid."]
    assert told_by_pdfsig(countersigned(), tmp_path) == ["Signature is Valid."] * 2
    assert told_by_pdfsig(plan_page(), tmp_path) == []


@pytest.mark.parametrize("pdf", [plan_page(), sealed(), countersigned()], ids=["page", "sealed", "countersigned"])
def test_it_stays_accessible_whoever_has_signed(pdf: bytes) -> None:
    assert broken_rules(pdf, "ua1") == set()


def test_it_is_archival_as_the_coach_sealed_it_and_later_only_the_rule_for_one_signature_differs() -> None:
    assert broken_rules(plan_page(), "2a") == set()
    assert broken_rules(sealed(), "2a") == set()
    assert broken_rules(countersigned(), "2a") <= {BYTE_RANGE_RULE}


def test_nothing_that_was_there_is_touched() -> None:
    assert sealed().startswith(plan_page())
    assert countersigned().startswith(sealed())


def test_the_coach_certifies_and_allows_filling_fields_only() -> None:
    coach, advocate = PdfFileReader(io.BytesIO(countersigned())).embedded_signatures
    assert (coach.field_name, coach.docmdp_level) == ("coach", MDPPerm.FILL_FORMS)
    assert (advocate.field_name, advocate.docmdp_level) == ("advocate", None)
    root = PdfFileReader(io.BytesIO(countersigned())).root
    assert root["/Perms"].raw_get("/DocMDP").reference == coach.sig_field.raw_get("/V").reference


def test_it_is_pades_with_p256_and_no_time_but_the_file_s() -> None:
    for signature in PdfFileReader(io.BytesIO(countersigned())).embedded_signatures:
        assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
        assert signature.md_algorithm == "sha256"
        assert signature.signer_info["signature_algorithm"]["algorithm"].native == "sha256_ecdsa"
        attributes = {found["type"].native for found in signature.signer_info["signed_attrs"]}
        assert attributes == {"content_type", "message_digest", "signing_certificate_v2"}
        assert len(signature.signed_data["certificates"]) == 2


@pytest.mark.parametrize("hours", [-10, 0, 1, 14])
def test_the_stated_time_is_the_one_it_was_given_in_its_own_zone(hours: int) -> None:
    at = SEALED.astimezone(timezone(timedelta(hours=hours))) + timedelta(microseconds=123_456)
    (signature,) = check(seal_as_coach(plan_page(), brue_vale().coach, at), [brue_vale().trust], TODAY).signatures
    assert signature.at == SEALED
    assert signature.at.utcoffset() == timedelta(hours=hours)


def test_the_list_of_withdrawn_certificates_travels_in_the_file_and_is_signed_with_it() -> None:
    reader = PdfFileReader(io.BytesIO(countersigned()))
    for signature in reader.embedded_signatures:
        revision = reader.get_historical_resolver(signature.signed_revision)
        lists = [bytes(one.get_object().data) for one in revision.root["/DSS"]["/CRLs"]]
        assert brue_vale().coach.revocations in lists
        assert read_revocations(lists[0], brue_vale().trust.root).withdrawn == {}


def test_an_advocate_with_a_newer_list_adds_hers() -> None:
    people = brue_vale()
    later = people.administrator.enrol("ee" * 16, "Nia Rees", WorkerRole.ADVOCATE, SEALED + timedelta(days=2))[1]
    pdf = countersign_as_advocate(sealed(), later, COUNTERSIGNED)
    verdict = check(pdf, [people.trust], TODAY)
    assert verdict.valid
    assert verdict.withdrawals_known_until == later.withdrawals().issued_at


def test_room_is_kept_and_filled_with_zeros() -> None:
    for start, end in gaps(countersigned()):
        digits = countersigned()[start + 1 : end - 1]
        assert len(digits) == 8192
        assert digits.endswith(b"0" * 2000)


@pytest.mark.parametrize(
    ("at", "newest", "sentence"),
    [
        (FOUNDED - timedelta(days=3652), None, "clock looks wrong"),
        (FOUNDED + timedelta(days=3652), None, "certificate ended"),
        (FOUNDED + CERTIFICATE_LIFETIME + timedelta(seconds=1), None, "certificate ended"),
        (SEALED, SEALED + CLOCK_ALLOWANCE + timedelta(seconds=1), "clock looks wrong"),
    ],
)
def test_nothing_is_sealed_by_a_wrong_clock(at: datetime, newest: datetime | None, sentence: str) -> None:
    with pytest.raises(CertificateProblem, match=sentence):
        seal_as_coach(plan_page(), brue_vale().coach, at, newest_seen=newest)


def test_nothing_is_countersigned_before_it_was_sealed() -> None:
    people = brue_vale()
    countersign_as_advocate(sealed(), people.advocate, SEALED - CLOCK_ALLOWANCE)
    with pytest.raises(CertificateProblem, match="records from after that"):
        countersign_as_advocate(sealed(), people.advocate, SEALED - CLOCK_ALLOWANCE - timedelta(seconds=1))


def test_what_is_no_plan_of_ours_or_is_signed_already_is_refused() -> None:
    people = brue_vale()
    for junk in (b"", b"junk", b"%PDF-1.7", sealed()[:-400]):
        with pytest.raises(Refused, match="Only a plan"):
            seal_as_coach(junk, people.coach, SEALED)
    with pytest.raises(Refused, match="already"):
        seal_as_coach(sealed(), people.coach, SEALED)
    with pytest.raises(Refused, match="already"):
        countersign_as_advocate(countersigned(), people.advocate, COUNTERSIGNED)
    with pytest.raises(Refused, match="coach seals a plan first"):
        countersign_as_advocate(plan_page(), people.advocate, COUNTERSIGNED)
    with pytest.raises(Refused, match="wrong order"):
        seal_as_coach(signed_anyhow(plan_page(), "advocate", people.advocate, SEALED), people.coach, SEALED)
    with pytest.raises(Refused, match="Only a plan"):
        seal_as_coach(_without_the_advocate_s_field(), people.coach, SEALED)


def test_a_later_revision_that_means_nothing_does_not_stop_the_countersigning_but_the_check() -> None:
    pdf = countersign_as_advocate(with_nothing_new(sealed()), brue_vale().advocate, COUNTERSIGNED)
    assert not check(pdf, [brue_vale().trust], TODAY).valid


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("Mairéad O'Súilleabháin-Ångström", "Brue Vale & <b>Mendip</b> Family Service"),
        ("محمد بن عبد الله", "خدمة الأسرة"),
        ("রবীন্দ্রনাথ ঠাকুর", "পরিবার সেবা"),
        ("𝔍𝔬 😀 (=cmd())", "x" * 200),
        ("n" * 200, "Brue Vale"),
        ("𝔍" * 200, "𝔍" * 200),
    ],
)
def test_names_in_any_script_and_of_any_length_are_sealed_archival_and_checked(name: str, organisation: str) -> None:
    people = found(organisation, coach=name)
    pdf = seal_as_coach(plan_page(), people.coach, SEALED)
    assert broken_rules(pdf, "ua1") | broken_rules(pdf, "2a") == set()
    (signature,) = check(pdf, [people.trust], TODAY).signatures
    assert signature.valid
    assert (signature.who, signature.organisation) == (name, organisation)


def test_no_stream_of_ours_ends_so_that_its_length_can_be_doubted() -> None:
    writer = pades._KeepingMetadata(io.BytesIO(plan_page()))
    plain = writer.add_object(StreamObject(stream_data=b"ends in a carriage return\r"))
    packed = StreamObject(stream_data=b"")
    packed.compress()
    for number in range(5000):
        packed = StreamObject(stream_data=b"words %d" % number)
        packed.compress()
        if packed.encoded_data.endswith(b"\r"):
            break
    kept = writer.add_object(packed)
    writer.end_no_stream_with_a_carriage_return()
    written = io.BytesIO()
    writer.write(written)
    assert b"\r\nendstream" not in written.getvalue()[len(plan_page()) :]
    reader = PdfFileReader(written)
    assert reader.get_object(plain.reference).data == b"ends in a carriage return\r"
    assert reader.get_object(kept.reference).data == b"words %d" % number


def test_without_that_care_they_would() -> None:
    pdf = revised(plan_page(), lambda writer: writer.add_object(StreamObject(stream_data=b"words\r")) and None)
    assert b"\r\nendstream" in pdf[len(plan_page()) :]


def _without_the_advocate_s_field() -> bytes:
    with pikepdf.open(io.BytesIO(plan_page())) as pdf:
        del pdf.Root.AcroForm.Fields[1], pdf.pages[0].obj.Annots[1]
        saved = io.BytesIO()
        pdf.save(saved)
    return saved.getvalue()
