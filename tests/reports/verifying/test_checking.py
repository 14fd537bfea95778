"""The verdict on a plan: who signed, when, and whether that counts, ten years later and for every forgery we know."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from coachdesk.crypto.certificates import CLOCK_ALLOWANCE
from coachdesk.crypto.revocation import LIST_LIFETIME
from coachdesk.crypto.trust_file import Trust
from coachdesk.errors import Unreadable
from coachdesk.models.organisation import WorkerRole
from coachdesk.reports.signing import countersign_as_advocate, seal_as_coach
from coachdesk.reports.verifying import Verdict, check
from coachdesk.reports.verifying.checking import SIZE_LIMIT
from tests import forgeries
from tests.sealable import countersigned, plan_page, sealed
from tests.signers import COUNTERSIGNED, FOUNDED, SEALED, TODAY, People, brue_vale, found, strangers

SECOND = timedelta(seconds=1)


def verdict_on(pdf: bytes, trust: Trust | None = None, now: datetime = TODAY) -> Verdict:
    return check(pdf, [trust or brue_vale().trust], now)


def withdrawn(people: People, at: datetime, *, role: str = "coach") -> Trust:
    """The trust file after one of them was withdrawn from `at` on."""
    serial = getattr(people, role).worker().serial
    return people.administrator.withdraw(serial, at).trust(TODAY)


# -- what counts --------------------------------------------------------------------------------------


def test_a_sealed_plan_names_who_sealed_it_and_whose_clock_that_was() -> None:
    verdict = verdict_on(sealed())
    assert verdict.valid
    assert "nothing has changed since it was signed" in verdict.sentence
    assert "at the time it states" in verdict.sentence
    assert "no outside clock" in verdict.sentence
    assert "withdrawn after 10 January 2011 are not known" in verdict.sentence
    (coach,) = verdict.signatures
    assert (coach.field, coach.who, coach.role, coach.organisation, coach.at) == (
        *("coach", "Jo Bell", "coach", "Brue Vale Family Service"),
        SEALED,
    )
    assert coach.sentence == (
        "Jo Bell, family coach, Brue Vale Family Service, sealed this plan on 1 September 2011, 10:52."
    )
    assert verdict.organisation_id == brue_vale().trust.organisation_id


def test_a_countersigned_plan_names_both_in_order() -> None:
    verdict = verdict_on(countersigned())
    assert verdict.valid
    assert [(one.field, one.who, one.valid, one.at) for one in verdict.signatures] == [
        ("coach", "Jo Bell", True, SEALED),
        ("advocate", "Sam Price", True, COUNTERSIGNED),
    ]
    assert verdict.signatures[1].sentence.endswith("counter-signed this plan on 7 September 2011, 10:52.")


@pytest.mark.parametrize("years", [1, 3, 10, 40])
def test_it_still_counts_years_after_every_certificate_and_list_has_ended(years: int) -> None:
    assert verdict_on(countersigned(), now=TODAY + timedelta(days=years * 365)).valid


def test_it_counts_by_a_trust_file_made_ten_years_later_and_says_what_that_knows() -> None:
    then = TODAY + timedelta(days=3652)
    verdict = verdict_on(countersigned(), brue_vale().administrator.trust(then), then)
    assert verdict.valid
    assert "withdrawn after 30 September 2021" in verdict.sentence


def test_a_certificate_issued_after_the_trust_file_counts_by_the_list_it_brought() -> None:
    people = brue_vale()
    late = FOUNDED + LIST_LIFETIME + timedelta(days=100)
    _, renewed = people.administrator.enrol("c0" * 16, "Jo Bell", WorkerRole.COACH, late)
    at = late + timedelta(days=5)
    assert verdict_on(seal_as_coach(plan_page(), renewed, at), now=at).valid


def test_one_trusted_organisation_of_several_is_enough() -> None:
    assert check(sealed(), [strangers().trust, brue_vale().trust, found("Third").trust], TODAY).valid


# -- withdrawn ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("role", "signed"), [("coach", SEALED), ("advocate", COUNTERSIGNED)])
def test_a_withdrawal_voids_what_was_signed_at_its_moment_or_later_and_nothing_before(
    role: str, signed: datetime
) -> None:
    people = brue_vale()
    assert verdict_on(countersigned(), withdrawn(people, signed + SECOND, role=role)).valid
    for moment in (signed, signed - SECOND, FOUNDED):
        verdict = verdict_on(countersigned(), withdrawn(people, moment, role=role))
        assert not verdict.valid
        assert [one.valid for one in verdict.signatures] == [role != "coach", role != "advocate"]
        assert "certificate was withdrawn on" in verdict.sentence


def test_a_withdrawal_known_to_either_the_file_or_the_trust_is_known() -> None:
    people = brue_vale()
    told = replace(people.coach, revocations=withdrawn(people, FOUNDED).revocations)
    pdf = forgeries.signed_anyhow(plan_page(), "coach", told, TODAY)
    assert "withdrawn on 10 January 2011" in verdict_on(pdf, now=TODAY).sentence


def test_a_withdrawal_is_never_taken_back_by_an_older_list() -> None:
    people = brue_vale()
    trusts = [withdrawn(people, FOUNDED), people.trust]
    for order in (trusts, trusts[::-1]):
        assert not check(sealed(), order, TODAY).valid


# -- the time that is stated --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (FOUNDED - CLOCK_ALLOWANCE - SECOND, "certificate began on 10 January 2011"),
        (FOUNDED + timedelta(days=732), "certificate ended on 10 January 2013"),
    ],
)
def test_a_time_outside_the_certificate_does_not_count(at: datetime, sentence: str) -> None:
    pdf = forgeries.signed_anyhow(plan_page(), "coach", brue_vale().coach, at)
    verdict = verdict_on(pdf, now=TODAY + timedelta(days=3652))
    assert not verdict.valid
    assert sentence in verdict.sentence


def test_a_signature_set_back_before_the_list_it_carries_is_found_out() -> None:
    people = brue_vale()
    told = replace(people.coach, revocations=people.administrator.revocations(SEALED + timedelta(days=1)))
    verdict = verdict_on(forgeries.signed_anyhow(plan_page(), "coach", told, SEALED))
    assert not verdict.valid
    assert "carries a list made after that" in verdict.sentence


def test_a_time_that_has_not_come_points_at_the_clock() -> None:
    assert verdict_on(sealed(), now=SEALED - CLOCK_ALLOWANCE).valid
    verdict = verdict_on(sealed(), now=SEALED - CLOCK_ALLOWANCE - SECOND)
    assert not verdict.valid
    assert "has not come yet. Check this laptop's clock" in verdict.sentence


def test_a_countersignature_before_the_seal_does_not_count() -> None:
    pdf = forgeries.signed_anyhow(sealed(), "advocate", brue_vale().advocate, SEALED - CLOCK_ALLOWANCE - SECOND)
    verdict = verdict_on(pdf)
    assert [one.valid for one in verdict.signatures] == [True, False]
    assert "before the plan was sealed" in verdict.sentence


def test_without_a_list_of_that_time_nobody_knows_and_it_does_not_count() -> None:
    people = brue_vale()
    late = FOUNDED + LIST_LIFETIME + timedelta(days=100)
    _, renewed = people.administrator.enrol("c0" * 16, "Jo Bell", WorkerRole.COACH, late)
    stale = replace(renewed, revocations=people.coach.revocations)
    pdf = forgeries.signed_anyhow(plan_page(), "coach", stale, late)
    assert "certificate does not hold" in verdict_on(pdf, now=late).sentence
    assert verdict_on(pdf, people.administrator.trust(late), late).valid


# -- who ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trust", [[], [strangers().trust]], ids=["nobody", "another of the same name"])
def test_an_unknown_organisation_s_plan_does_not_count_and_its_names_are_not_repeated(trust: list[Trust]) -> None:
    verdict = check(countersigned(), trust, TODAY)
    assert not verdict.valid
    assert "not trusted here" in verdict.sentence
    assert verdict.organisation_id == ""
    assert verdict.withdrawals_known_until is None
    for one in verdict.signatures:
        assert (one.valid, one.who, one.organisation) == (False, "", "")
        assert "Jo Bell" not in one.sentence


def test_a_stranger_s_countersignature_does_not_count() -> None:
    pdf = countersign_as_advocate(sealed(), strangers().advocate, COUNTERSIGNED)
    verdict = verdict_on(pdf)
    assert [one.valid for one in verdict.signatures] == [True, False]
    assert not verdict.valid


def test_a_root_with_the_right_name_and_the_wrong_key_trusts_nothing() -> None:
    mixed = replace(brue_vale().trust, root=strangers().trust.root, revocations=strangers().trust.revocations)
    assert not verdict_on(sealed(), mixed).valid


# -- what is no signed plan ----------------------------------------------------------------------------------------


def test_an_unsigned_pdf_is_not_valid_and_says_so() -> None:
    verdict = verdict_on(plan_page())
    assert not verdict.valid
    assert verdict.signatures == ()
    assert "carries no CoachDesk signature" in verdict.sentence


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"words",
        b"\n" + sealed(),
        b"PK\x03",
        b"%PDF-1.7",
        b"%PDF-1.7\n%%EOF\n",
        sealed()[:3000],
        b"%PDF-" + bytes(999),
    ],
)
def test_what_is_no_pdf_is_unreadable(junk: bytes) -> None:
    with pytest.raises(Unreadable, match="not a PDF, or it is damaged"):
        verdict_on(junk)


def test_a_locked_pdf_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="locked with a password"):
        verdict_on(forgeries.locked(plan_page()))


def test_what_is_far_too_large_is_not_opened() -> None:
    with pytest.raises(Unreadable, match="far larger than any plan"):
        verdict_on(sealed() + bytes(SIZE_LIMIT))
