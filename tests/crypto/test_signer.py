"""Who may sign now: the clock, the certificate, the list and the key all have a say."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from coachdesk.crypto import codec
from coachdesk.crypto.certificates import CERTIFICATE_LIFETIME, CLOCK_ALLOWANCE, new_key
from coachdesk.crypto.revocation import LIST_LIFETIME
from coachdesk.crypto.signer import Signer, check_may_sign
from coachdesk.errors import CertificateProblem, Unreadable
from coachdesk.models.organisation import WorkerRole
from tests.signers import FOUNDED, SEALED, brue_vale, strangers

SECOND = timedelta(seconds=1)
END = FOUNDED + CERTIFICATE_LIFETIME


def test_a_worker_may_sign_from_her_certificate_s_first_second_to_its_last() -> None:
    for at in (FOUNDED - CLOCK_ALLOWANCE, SEALED, END):
        assert check_may_sign(brue_vale().coach, at).name == "Jo Bell"


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (FOUNDED - CLOCK_ALLOWANCE - SECOND, "clock looks wrong"),
        (FOUNDED - timedelta(days=3652), "clock looks wrong"),
        (END + SECOND, "ended on 10 January 2013"),
        (END + timedelta(days=3652), "ended on 10 January 2013"),
    ],
)
def test_outside_those_seconds_the_clock_or_the_certificate_is_to_blame(at: datetime, sentence: str) -> None:
    with pytest.raises(CertificateProblem, match=sentence):
        check_may_sign(brue_vale().coach, at)


def test_a_clock_five_minutes_before_the_newest_record_is_slow_and_one_second_more_is_wrong() -> None:
    check_may_sign(brue_vale().coach, SEALED, SEALED + CLOCK_ALLOWANCE)
    with pytest.raises(CertificateProblem, match="1 September 2011, but there are records from after that"):
        check_may_sign(brue_vale().coach, SEALED, SEALED + CLOCK_ALLOWANCE + SECOND)


def test_a_worker_who_knows_that_she_was_withdrawn_may_not_sign() -> None:
    people = brue_vale()
    administrator = people.administrator.withdraw(people.coach.worker().serial, SEALED)
    told = replace(people.coach, revocations=administrator.revocations(SEALED))
    with pytest.raises(CertificateProblem, match="withdrawn on 1 September 2011"):
        check_may_sign(told, SEALED + CLOCK_ALLOWANCE)


def test_a_list_from_the_future_shows_that_the_clock_is_wrong() -> None:
    people = brue_vale()
    later = replace(people.coach, revocations=people.administrator.revocations(SEALED + timedelta(days=1)))
    with pytest.raises(CertificateProblem, match="clock looks wrong"):
        check_may_sign(later, SEALED)


def test_a_list_too_old_for_later_checks_is_refused_now() -> None:
    people = brue_vale()
    late = FOUNDED + LIST_LIFETIME + SECOND
    _, renewed = people.administrator.enrol("c0" * 16, "Jo Bell", WorkerRole.COACH, late)
    renewed = replace(renewed, revocations=people.coach.revocations)
    with pytest.raises(CertificateProblem, match="too old"):
        check_may_sign(renewed, late)


def test_a_key_that_is_not_the_certificate_s_is_refused() -> None:
    with pytest.raises(CertificateProblem, match="do not belong together"):
        check_may_sign(replace(brue_vale().coach, key=new_key()), SEALED)


def test_a_certificate_or_list_of_another_organisation_is_refused() -> None:
    for part in ("certificate", "revocations", "root"):
        mixed = replace(brue_vale().coach, **{part: getattr(strangers().coach, part)})
        with pytest.raises(CertificateProblem):
            check_may_sign(mixed, SEALED)


def test_what_is_kept_comes_back_and_anything_else_is_unreadable() -> None:
    coach = brue_vale().coach
    kept = coach.to_bytes()
    assert Signer.from_bytes(kept) == coach
    whole = codec.decode(kept)
    damaged = [
        b"",
        kept[:-1],
        codec.encode([]),
        codec.encode(whole | {"key": "text"}),
        codec.encode(whole | {"x": b""}),
    ]
    for bad in damaged:
        with pytest.raises(Unreadable):
            Signer.from_bytes(bad)


def test_a_signer_is_never_printed() -> None:
    assert repr(brue_vale().coach) == "Signer()"
    assert "Signer" not in repr(brue_vale().administrator)
