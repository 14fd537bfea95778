"""Whoever left, or whose laptop was shut out, signs no more: the certificate is withdrawn, and everybody learns it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.crypto.administrator_file import create_administrator, seal_administrator
from coachdesk.crypto.certificates import read_certificate
from coachdesk.crypto.signer import check_may_sign
from coachdesk.errors import CertificateProblem, NotEnrolled, NotSaved, Refused
from coachdesk.models.signing_key import SigningRequest
from coachdesk.operations.devices.revoking import revoke_laptop, set_disabled
from coachdesk.operations.devices.signing_papers import settle_signing, signing_papers
from coachdesk.operations.syncing.withdrawing import who_still_signs, withdraw_certificates
from coachdesk.operations.vaults import signer_of, trust_of
from coachdesk.sync.membership import RevokedBecause
from tests.desks import CHEAP, new_desk, passphrase
from tests.operations.syncing.connected import Connected, two_connected


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Connected]:
    """Both are certified; the organisation file lies in the office's folder."""
    with two_connected(tmp_path) as made:
        made.quiet()
        (made.office.folder / "admin").write_bytes(
            seal_administrator(made.office.administrator, passphrase(), CHEAP.cost, floor=CHEAP.floor)
        )
        settled(made)
        made.quiet()
        yield made


def settled(two: Connected) -> tuple[int, int]:
    done = settle_signing(two.ada, two.office.folder / "admin", passphrase(), two.ask, costs=CHEAP)
    return len(done.asking), len(done.gone)


def serial_of(two: Connected) -> int:
    trust = trust_of(two.bronwen)
    return read_certificate(signer_of(two.bronwen).certificate, trust.root).serial


def test_one_who_leaves_signs_no_more_and_what_she_signed_before_stands(two: Connected) -> None:
    assert signing_papers(two.ada).waiting == 0
    serial, before = serial_of(two), two.office.clock.now()
    set_disabled(two.ada, two.bronwen.desk.owner.worker_id, True, two.ask)
    (gone,) = signing_papers(two.ada).gone
    assert (gone.serial, gone.has_left) == (serial, True)
    assert gone.worker is not None
    assert gone.worker.name == "Bronwen Tarr"
    assert settled(two) == (0, 1)
    revoked = trust_of(two.ada).withdrawals()
    assert revoked.withdrawn_at(serial, two.office.clock.now()) is not None
    assert revoked.withdrawn_at(serial, before) is None
    assert (signing_papers(two.ada).waiting, settled(two)) == (0, (0, 0))  # and is asked about once


def test_a_laptop_that_is_let_in_again_learns_that_its_certificate_is_withdrawn_and_asks_for_another(
    two: Connected,
) -> None:
    worker, serial = two.bronwen.desk.owner.worker_id, serial_of(two)
    set_disabled(two.ada, worker, True, two.ask)
    settled(two)
    set_disabled(two.ada, worker, False, two.ask)
    two.quiet()
    assert two.area(two.bronwen) == two.area(two.ada)  # her families are hers again
    with pytest.raises(CertificateProblem):
        check_may_sign(signer_of(two.bronwen), two.bronwen.desk.now(), two.bronwen.desk.latest_moment())
    two.quiet()
    assert settled(two) == (1, 0)
    two.quiet()
    check_may_sign(signer_of(two.bronwen), two.bronwen.desk.now(), two.bronwen.desk.latest_moment())
    assert serial_of(two) != serial
    assert len(two.bronwen.desk.records(SigningRequest)) == 2


def test_of_a_lost_laptop_its_own_certificate_is_withdrawn_and_no_other(two: Connected) -> None:
    others = {one.serial for one in two.office.administrator.issued}
    revoke_laptop(two.ada, two.bronwen.desk.owner.device_id, RevokedBecause.LOST, two.ask)
    (gone,) = who_still_signs(two.ada)
    assert not gone.has_left
    settled(two)
    withdrawn = trust_of(two.ada).withdrawals().withdrawn
    assert set(withdrawn) == {gone.serial}
    assert not others & set(withdrawn)


def test_an_organisation_file_that_could_not_be_saved_withdraws_nothing(two: Connected) -> None:
    set_disabled(two.ada, two.bronwen.desk.owner.worker_id, True, two.ask)

    def full(_: object) -> None:
        raise NotSaved

    known = trust_of(two.ada).to_bytes()
    administrator = two.office.administrator
    elsewhere = create_administrator("Elsewhere", two.office.clock.now())
    with pytest.raises(Refused):
        withdraw_certificates(two.ada, elsewhere, who_still_signs(two.ada), full)
    with pytest.raises(NotSaved):
        withdraw_certificates(two.ada, administrator, (), full)
    two.office.round(two.ada)
    assert trust_of(two.ada).to_bytes() == known


def test_nothing_waits_for_whoever_is_no_administrator(two: Connected, tmp_path: Path) -> None:
    alone = new_desk(tmp_path / "alone")
    assert signing_papers(two.bronwen) == signing_papers(alone)
    alone.close()
    with pytest.raises(NotEnrolled, match="administrator"):
        settle_signing(two.bronwen, two.office.folder / "admin", passphrase(), two.ask, costs=CHEAP)
