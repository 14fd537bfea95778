"""The certificate authority: what it issues, for how long, and what it refuses."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from coachdesk.crypto.certificate_names import FULL_NAME
from coachdesk.crypto.certificates import (
    CERTIFICATE_LIFETIME,
    CLOCK_ALLOWANCE,
    ROOT_LIFETIME,
    certify,
    load_private_key,
    make_root,
    new_key,
    public_key_of,
    read_certificate,
    read_root,
)
from coachdesk.errors import BadInput, CertificateProblem, Unreadable
from coachdesk.models.organisation import WorkerRole
from coachdesk.models.values import clean_text
from coachdesk.settings import NAME_LIMIT
from tests.signers import FOUNDED

ORGANISATION = "00112233445566778899aabbccddeeff"
WORKER = "0f" * 16
AUTHORITY = new_key()
ROOT = make_root(AUTHORITY, ORGANISATION, "Brue Vale Family Service", FOUNDED)
KEY = new_key()


def issue(name: str = "Jo Bell", at: datetime = FOUNDED, role: WorkerRole = WorkerRole.COACH) -> bytes:
    return certify(AUTHORITY, ROOT, public_key_of(KEY), WORKER, name, role, at)


def test_a_certificate_says_who_in_what_role_for_whom() -> None:
    read = read_certificate(issue(), ROOT)
    assert (read.name, read.role, read.worker_id) == ("Jo Bell", "coach", WORKER)
    assert (read.organisation_name, read.organisation_id) == ("Brue Vale Family Service", ORGANISATION)
    assert read.public_key == public_key_of(KEY)


def test_it_begins_five_minutes_early_for_a_slow_clock_and_ends_after_two_years() -> None:
    read = read_certificate(issue(at=FOUNDED + timedelta(microseconds=999_999)), ROOT)
    assert read.valid_from == FOUNDED - CLOCK_ALLOWANCE
    assert read.valid_until == FOUNDED + CERTIFICATE_LIFETIME
    assert timedelta(days=730) <= CERTIFICATE_LIFETIME <= timedelta(days=732)


def test_the_root_lives_thirty_years_and_issues_nothing_that_outlives_it() -> None:
    root = x509.load_der_x509_certificate(ROOT)
    assert root.not_valid_after_utc == FOUNDED + ROOT_LIFETIME
    assert ROOT_LIFETIME.days == pytest.approx(30 * 365.25, abs=1)
    issue(at=FOUNDED + ROOT_LIFETIME - CERTIFICATE_LIFETIME)
    with pytest.raises(CertificateProblem, match="about to end"):
        issue(at=FOUNDED + ROOT_LIFETIME - CERTIFICATE_LIFETIME + timedelta(seconds=1))


def test_nothing_is_issued_before_the_organisation_was() -> None:
    with pytest.raises(CertificateProblem, match="before the organisation"):
        issue(at=FOUNDED - CLOCK_ALLOWANCE - timedelta(seconds=1))


def test_it_is_for_signing_documents_and_for_nothing_else() -> None:
    found = x509.load_der_x509_certificate(issue())
    usage = found.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not any((usage.value.key_cert_sign, usage.value.crl_sign, usage.value.key_agreement))
    assert not found.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    key = found.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert key.curve.name == "secp256r1"


def test_the_root_signs_certificates_and_lists_and_no_plan() -> None:
    root = x509.load_der_x509_certificate(ROOT)
    usage = root.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.key_cert_sign
    assert usage.crl_sign
    assert not any((usage.digital_signature, usage.content_commitment))
    basic = root.extensions.get_extension_for_class(x509.BasicConstraints)
    assert basic.critical
    assert (basic.value.ca, basic.value.path_length) == (True, 0)


def test_the_place_of_the_list_is_a_name_that_nobody_can_call_up() -> None:
    points = (
        x509.load_der_x509_certificate(issue()).extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    )
    places = [name.value for point in points for name in point.full_name or ()]
    assert places == ["urn:uuid:00112233-4455-6677-8899-aabbccddeeff"]


def test_serial_numbers_cannot_be_foretold() -> None:
    serials = {read_certificate(issue(), ROOT).serial for _ in range(20)}
    assert len(serials) == 20
    assert all(serial.bit_length() <= 159 for serial in serials)
    assert sum(serial.bit_length() > 130 for serial in serials) > 15


@hypothesis_settings(max_examples=60)
@given(st.text(max_size=220))
def test_any_name_in_any_script_is_carried_whole_or_refused_in_words(name: str) -> None:
    full = " ".join(clean_text(name).split())
    if 0 < len(full) <= NAME_LIMIT:
        assert read_certificate(issue(name), ROOT).name == full
        assert read_root(make_root(AUTHORITY, ORGANISATION, name, FOUNDED)) == (ORGANISATION, full)
    else:
        for refused in (lambda: issue(name), lambda: make_root(AUTHORITY, ORGANISATION, name, FOUNDED)):
            with pytest.raises(BadInput, match="at most 200") as caught:
                refused()
            assert caught.value.field == "name"


def test_a_certificate_whose_name_cannot_be_read_has_none() -> None:
    bare = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Somebody")])
    for extra in (None, b"", b"\x0c", b"\x0c\x81", b"\x0c\x03ab", b"\x0c\x02\xff\xfe", b"\x13\x02ab"):
        builder = (
            x509.CertificateBuilder()
            .subject_name(bare)
            .issuer_name(bare)
            .public_key(load_private_key(AUTHORITY).public_key())
            .serial_number(1)
            .not_valid_before(FOUNDED)
            .not_valid_after(FOUNDED + timedelta(days=1))
        )
        if extra is not None:
            builder = builder.add_extension(x509.UnrecognizedExtension(FULL_NAME, extra), critical=False)
        made = builder.sign(load_private_key(AUTHORITY), hashes.SHA256())
        assert read_root(made.public_bytes(serialization.Encoding.DER)) == ("", "")


def test_another_organisation_s_certificate_is_not_taken_for_one_of_ours() -> None:
    elsewhere = make_root(new_key(), ORGANISATION, "Brue Vale Family Service", FOUNDED)
    with pytest.raises(CertificateProblem, match="another organisation"):
        read_certificate(issue(), elsewhere)


@pytest.mark.filterwarnings("ignore:Parsed a serial number")
def test_a_changed_certificate_is_refused_or_says_the_same_in_other_bytes() -> None:
    good = issue()
    for place, flip in product(range(len(good)), (1, 0x20, 0x80, 0xFF)):
        bad = bytearray(good)
        bad[place] ^= flip
        with suppress(CertificateProblem, Unreadable):  # the spare bits after a signature may be named otherwise
            assert replace(read_certificate(bytes(bad), ROOT), der=good) == read_certificate(good, ROOT)


def test_only_p256_keys_are_certified() -> None:
    form = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    others = [
        ec.generate_private_key(ec.SECP384R1()).public_key().public_bytes(*form),
        ed25519.Ed25519PrivateKey.generate().public_key().public_bytes(*form),
        b"junk",
    ]
    for public_key in others:
        with pytest.raises(BadInput):
            certify(AUTHORITY, ROOT, public_key, WORKER, "Jo Bell", WorkerRole.COACH, FOUNDED)


@pytest.mark.parametrize("curve", [ec.SECP384R1(), None])
def test_a_private_key_of_another_kind_is_refused(curve: ec.EllipticCurve | None) -> None:
    key = ec.generate_private_key(curve) if curve else ed25519.Ed25519PrivateKey.generate()
    kept = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with pytest.raises(CertificateProblem):
        load_private_key(kept)
    with pytest.raises(CertificateProblem):
        load_private_key(b"junk")


def test_a_root_is_known_by_its_own_signature() -> None:
    assert read_root(ROOT) == (ORGANISATION, "Brue Vale Family Service")
    with pytest.raises(CertificateProblem):
        read_root(issue())
    with pytest.raises(Unreadable):
        read_root(b"junk")
    with pytest.raises(Unreadable):
        read_certificate(b"junk", ROOT)


def test_nothing_of_a_certificate_but_its_facts_is_printed() -> None:
    assert "der" not in repr(read_certificate(issue(), ROOT)).split("(", 1)[1]
