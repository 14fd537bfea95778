"""An invited laptop signs with a key of its own, once an administrator has certified it; nobody else for her."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coachdesk.crypto.administrator_file import Administrator, create_administrator
from coachdesk.crypto.certificates import new_key, public_key_of
from coachdesk.crypto.signer import Signer, check_may_sign
from coachdesk.desk import new_record
from coachdesk.errors import CertificateProblem, NotSaved, Refused
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.models.signing_key import OrganisationTrust, SigningCertificate, SigningRequest
from coachdesk.operations.syncing.certifying import certify, trust_record, who_asks
from coachdesk.operations.syncing.signing import PENDING_KEY, look_after_signing, trusted_by
from coachdesk.operations.vaults import TRUST, is_advocates, signer_of, trust_of
from tests.operations.syncing.connected import Connected


def certified(two: Connected, administrator: Administrator | None = None) -> Administrator:
    """Ada answers everybody who asks; both go their rounds."""
    saved: list[Administrator] = []
    made = certify(two.ada, administrator or two.office.administrator, who_asks(two.ada), saved.append)
    assert saved == [made]
    two.quiet()
    return made


def test_she_asks_by_herself_and_signs_when_the_answer_has_come(two: Connected) -> None:
    two.quiet()
    with pytest.raises(CertificateProblem, match="has not come yet"):
        signer_of(two.bronwen)
    assert not is_advocates(two.bronwen)
    assert is_advocates(two.ada)
    assert trust_of(two.bronwen).signing_root == two.office.administrator.signing_root
    (asking,) = who_asks(two.ada)
    assert (asking.worker.name, asking.worker.role) == ("Bronwen Tarr", WorkerRole.COACH)
    made = certified(two)
    worker = check_may_sign(signer_of(two.bronwen), two.bronwen.desk.now(), two.bronwen.desk.latest_moment())
    assert (worker.name, worker.worker_id) == ("Bronwen Tarr", two.bronwen.desk.owner.worker_id)
    assert two.bronwen.named_value(PENDING_KEY) == b""
    assert {one.worker_id for one in made.issued} >= {worker.worker_id}
    assert who_asks(two.ada) == []
    two.quiet()
    assert len(two.bronwen.desk.records(SigningRequest)) == 1  # and asks no more


def test_an_answer_that_was_not_saved_is_not_given(two: Connected) -> None:
    two.quiet()

    def full(_: Administrator) -> None:
        raise NotSaved

    with pytest.raises(NotSaved):
        certify(two.ada, two.office.administrator, who_asks(two.ada), full)
    assert two.ada.desk.records(SigningCertificate) == []
    other = create_administrator("Elsewhere", two.office.clock.now())
    with pytest.raises(Refused, match="another organisation"):
        certify(two.ada, other, who_asks(two.ada), full)


def test_nobody_gets_a_certificate_in_somebody_elses_name(two: Connected) -> None:
    two.quiet()
    desk, organisation = two.bronwen.desk, two.office.administrator.organisation_id
    ada, here = two.ada.desk.owner, two.bronwen.desk.owner
    key = public_key_of(new_key())
    stranger = {"worker": ada.worker_id, "device": ada.device_id}
    for who in (stranger, {**stranger, "device": here.device_id}, {"worker": here.worker_id, "device": ada.device_id}):
        desk.add(new_record(SigningRequest, organisation, public_key=key, **who))
    desk.add(new_record(SigningRequest, organisation, public_key=key, worker="ab" * 16, device=here.device_id))
    desk.add(new_record(SigningRequest, organisation, public_key=key, worker=here.worker_id, device="cd" * 16))
    two.quiet()
    assert [one.worker.id for one in who_asks(two.ada)] == [here.worker_id]
    worker = two.ada.desk.get(Worker, here.worker_id)
    two.ada.desk.amend(worker, left_on=str(two.ada.desk.today()))
    assert who_asks(two.ada) == []


def test_what_is_not_the_organisations_is_neither_trusted_nor_taken(two: Connected) -> None:
    two.quiet()
    (request,) = two.ada.desk.records(SigningRequest)
    organisation, now = two.office.administrator.organisation_id, two.office.clock.now()
    forger = create_administrator("Brue Vale", now, organisation)
    _, forged = forger.certify(request.public_key, request.worker, "Bronwen", WorkerRole.COACH, now)
    _, others = two.office.administrator.certify(request.public_key, "ab" * 16, "Jo", WorkerRole.COACH, now)
    _, unasked = two.office.administrator.certify(
        public_key_of(new_key()), request.worker, "Bronwen", WorkerRole.COACH, now
    )
    for content in (forged, others, unasked, b"no certificate"):
        two.ada.desk.add(new_record(SigningCertificate, organisation, request=request.id, certificate=content))
    later = two.office.clock.now() + timedelta(days=9)
    for content in (forger.trust(later).to_bytes(), b"no trust", forger.trust(later).to_bytes()[:-4]):
        two.ada.desk.add(new_record(OrganisationTrust, organisation, trust=content))
        assert trusted_by(two.bronwen, content) is None
    two.quiet()
    with pytest.raises(CertificateProblem):
        signer_of(two.bronwen)
    assert trust_of(two.bronwen).root == two.office.administrator.root
    assert len(who_asks(two.ada)) == 1  # no forged answer keeps her from hers
    certified(two)
    assert signer_of(two.bronwen).worker().worker_id == two.bronwen.desk.owner.worker_id


def test_the_newest_list_of_withdrawals_is_everybodys_and_an_old_one_never_comes_back(two: Connected) -> None:
    two.quiet()
    made = certified(two)
    old = two.ada.desk.records(OrganisationTrust)[0]
    serial = signer_of(two.bronwen).worker().serial
    withdrawn = made.withdraw(serial, two.office.clock.now())
    two.ada.desk.add(trust_record(two.ada, withdrawn))
    two.ada.desk.add(new_record(OrganisationTrust, old.log, trust=old.trust))
    two.quiet()
    for one in (two.ada, two.bronwen):
        assert trust_of(one).withdrawals().withdrawn_at(serial, one.desk.now()) is not None
    with pytest.raises(CertificateProblem, match="withdrawn"):
        check_may_sign(signer_of(two.bronwen), two.bronwen.desk.now() + timedelta(minutes=1))


def test_a_certificate_that_is_about_to_end_is_asked_for_anew(two: Connected) -> None:
    two.quiet()
    made = certified(two)
    first = signer_of(two.bronwen)
    two.office.clock.move(days=731 - 29)
    two.quiet()
    two.quiet()
    assert signer_of(two.bronwen) == replace(first, revocations=signer_of(two.bronwen).revocations)
    assert {one.worker.name for one in who_asks(two.ada)} == {"Bronwen Tarr", "Ada Frost"}
    certified(two, made)
    assert signer_of(two.bronwen).worker().valid_until > first.worker().valid_until + timedelta(days=600)
    assert signer_of(two.bronwen).key != first.key


def test_a_request_that_was_not_written_down_is_written_with_the_same_key(two: Connected) -> None:
    two.quiet()
    kept = two.bronwen.named_value(PENDING_KEY)
    look_after_signing(two.bronwen)
    assert two.bronwen.named_value(PENDING_KEY) == kept
    (request,) = two.bronwen.desk.records(SigningRequest)
    assert request.public_key == public_key_of(kept)


def test_a_vault_without_trust_says_so_and_a_signer_of_another_root_is_left_alone(two: Connected) -> None:
    two.quiet()
    two.bronwen.set_keyring({TRUST: b""})
    with pytest.raises(CertificateProblem, match="comes by itself"):
        trust_of(two.bronwen)
    other = create_administrator("Elsewhere", two.office.clock.now())
    _, signer = other.enrol("ab" * 16, "Jo", WorkerRole.COACH, two.office.clock.now())
    two.bronwen.set_keyring({"signer": signer.to_bytes()})
    look_after_signing(two.bronwen)
    assert signer_of(two.bronwen) == Signer.from_bytes(signer.to_bytes())
    assert trust_of(two.bronwen).organisation == "Brue Vale"


def test_before_there_is_a_trust_nobody_is_asked(two: Connected) -> None:
    two.bronwen.set_keyring({TRUST: b"", "organisation_root": b"x" * 32})
    before = two.bronwen.desk.records(SigningRequest)
    two.bronwen.set_keyring({PENDING_KEY: b""})
    look_after_signing(two.bronwen)
    assert two.bronwen.named_value(PENDING_KEY) == b""
    assert two.bronwen.desk.records(SigningRequest) == before
