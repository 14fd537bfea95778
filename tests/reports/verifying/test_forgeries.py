"""Forgeries of every kind we know, some by the advocate's own hand: none of them counts."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

from coachdesk.crypto.certificates import load_private_key
from coachdesk.crypto.revocation import LIST_LIFETIME
from coachdesk.crypto.signer import Signer
from coachdesk.crypto.trust_file import Trust
from coachdesk.errors import Unreadable
from coachdesk.models.organisation import WorkerRole
from coachdesk.reports.verifying import Verdict, check
from tests import forgeries
from tests.sealable import countersigned, plan_page, sealed
from tests.signers import COUNTERSIGNED, FOUNDED, SEALED, TODAY, People, brue_vale


def verdict_on(pdf: bytes, trust: Trust | None = None, now: datetime = TODAY) -> Verdict:
    return check(pdf, [trust or brue_vale().trust], now)


@pytest.mark.parametrize("tail", [b"\n", b" ", b"\0", b"%%EOF\n", b"\nstartxref\n0\n%%EOF\n", b"x" * 5000])
@pytest.mark.parametrize("pdf", [sealed(), countersigned()], ids=["sealed", "countersigned"])
def test_appended_bytes_void_it(pdf: bytes, tail: bytes) -> None:
    _refused(pdf + tail)


def test_the_sentence_says_that_something_was_added() -> None:
    assert "something was added to the file after it was signed" in verdict_on(sealed() + b"\n").sentence


@pytest.mark.parametrize("which", [0, 1])
def test_a_digit_in_the_padding_voids_it_though_nothing_signed_has_changed(which: int) -> None:
    verdict = verdict_on(forgeries.with_a_filled_padding(countersigned(), which))
    assert [one.valid for one in verdict.signatures] == [which == 1, False]  # the advocate signed the coach's padding
    assert "hidden in the space kept for it" in verdict.sentence


CHANGES: list[forgeries.Change] = [
    forgeries.an_overlay,
    forgeries.another_title,
    forgeries.other_metadata,
    forgeries.a_script,
    forgeries.another_tooltip,
    forgeries.another_place,
    forgeries.an_empty_field,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_later_revision_voids_it_even_when_the_advocate_signs_on_top(change: forgeries.Change) -> None:
    for pdf in (sealed(), countersigned()):
        assert not verdict_on(forgeries.revised(pdf, change)).valid
    pdf = forgeries.signed_anyhow(forgeries.revised(sealed(), change), "advocate", brue_vale().advocate, COUNTERSIGNED)
    assert not verdict_on(pdf).valid


@pytest.mark.parametrize("change", CHANGES)
def test_the_advocate_can_bring_nothing_with_her_signature(change: forgeries.Change) -> None:
    how = {"field_name": "advocate", "certify": False}
    pdf = forgeries.signed_otherwise(sealed(), brue_vale().advocate, COUNTERSIGNED, change, **how)
    assert not verdict_on(pdf).valid
    assert verdict_on(forgeries.signed_otherwise(sealed(), brue_vale().advocate, COUNTERSIGNED, **how)).valid


def test_a_revision_that_says_nothing_voids_it_too() -> None:
    hidden = forgeries.with_nothing_new(sealed())
    assert not verdict_on(hidden).valid
    assert not verdict_on(forgeries.signed_anyhow(hidden, "advocate", brue_vale().advocate, COUNTERSIGNED)).valid


def test_a_range_that_leaves_out_a_byte_more_voids_it() -> None:
    pdf = forgeries.with_a_gap_elsewhere(sealed())
    assert pdf != sealed()
    _refused(pdf)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({}, "does not seal the file"),
        ({"certify": False}, "does not seal the file"),
        ({"docmdp_permissions": MDPPerm.NO_CHANGES}, "does not seal the file"),
        ({"subfilter": SigSeedSubFilter.ADOBE_PKCS7_DETACHED}, "a kind that CoachDesk does not make"),
    ],
    ids=["any change", "not certified", "no counter-signing", "not PAdES"],
)
def test_a_signature_of_another_kind_by_a_right_hand_does_not_count(how: dict[str, object], sentence: str) -> None:
    verdict = verdict_on(forgeries.signed_otherwise(plan_page(), brue_vale().coach, SEALED, **how))
    assert not verdict.valid
    assert sentence in verdict.sentence


def test_made_as_we_make_it_but_without_a_list_it_counts_by_the_trust_file_s() -> None:
    pdf = forgeries.signed_otherwise(plan_page(), brue_vale().coach, SEALED, docmdp_permissions=MDPPerm.FILL_FORMS)
    assert verdict_on(pdf).valid
    later = brue_vale().administrator.trust(TODAY - timedelta(days=1))
    assert verdict_on(pdf, later).valid
    assert not verdict_on(
        pdf, brue_vale().administrator.withdraw(brue_vale().coach.worker().serial, SEALED).trust(TODAY)
    ).valid


def test_a_certificate_that_names_no_place_for_its_list_is_asked_about_all_the_same() -> None:
    people = brue_vale()
    late = FOUNDED + LIST_LIFETIME + timedelta(days=100)
    _, renewed = people.administrator.enrol("c0" * 16, "Jo Bell", WorkerRole.COACH, late)
    silent = replace(people.coach, certificate=_without_a_place(people, renewed, late), key=renewed.key)
    pdf = forgeries.signed_anyhow(plan_page(), "coach", silent, late)
    assert "certificate does not hold" in verdict_on(pdf, now=late).sentence


def test_a_countersignature_alone_is_no_seal() -> None:
    pdf = forgeries.signed_anyhow(plan_page(), "advocate", brue_vale().advocate, SEALED)
    assert "No coach has sealed" in verdict_on(pdf).sentence


def test_a_field_that_is_not_ours_makes_it_not_ours() -> None:
    pdf = forgeries.signed_anyhow(
        forgeries.with_a_field_named(plan_page(), "other"), "other", brue_vale().coach, SEALED
    )
    assert "CoachDesk did not make" in verdict_on(pdf).sentence


def _refused(pdf: bytes) -> None:
    with suppress(Unreadable):
        assert not verdict_on(pdf).valid


def _without_a_place(people: People, signer: Signer, at: datetime) -> bytes:
    """A certificate by the same root that has no distribution point, which our own never lack."""
    model = x509.load_der_x509_certificate(signer.certificate)
    builder = (
        x509.CertificateBuilder()
        .subject_name(model.subject)
        .issuer_name(model.issuer)
        .public_key(model.public_key())
        .serial_number(1234)
        .not_valid_before(at)
        .not_valid_after(at + timedelta(days=700))
    )
    for extension in model.extensions:
        if not isinstance(extension.value, x509.CRLDistributionPoints):
            builder = builder.add_extension(extension.value, extension.critical)
    made = builder.sign(load_private_key(people.administrator.authority_key), hashes.SHA256())
    return made.public_bytes(serialization.Encoding.DER)
