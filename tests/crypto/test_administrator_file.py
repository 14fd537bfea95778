"""The administrator file: it opens for its passphrase only, and remembers who was certified and who withdrawn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coachdesk.crypto import codec
from coachdesk.crypto.administrator_file import (
    Administrator,
    create_administrator,
    open_administrator,
    seal_administrator,
)
from coachdesk.crypto.certificates import CERTIFICATE_LIFETIME, new_key, public_key_of, read_certificate
from coachdesk.crypto.passphrase import open_with_passphrase, seal_with_passphrase, unproved_header
from coachdesk.crypto.recovery_halves import new_recovery_halves
from coachdesk.crypto.trust_file import read_trust
from coachdesk.errors import (
    BadInput,
    KeyFileChanged,
    KeyFileDamaged,
    NotFound,
    Refused,
    Unreadable,
    VaultNewer,
    WrongOrganisationPassphrase,
    WrongPassphrase,
)
from coachdesk.models.organisation import WorkerRole
from tests.passphrases import CHEAP
from tests.signers import FOUNDED, SEALED, brue_vale

PASSPHRASE = b"correct horse battery staple pond"


def sealed(administrator: Administrator) -> bytes:
    return seal_administrator(administrator, bytearray(PASSPHRASE), CHEAP, floor=CHEAP)


def opened(content: bytes, passphrase: bytes = PASSPHRASE) -> Administrator:
    return open_administrator(content, bytearray(passphrase), floor=CHEAP)


def test_what_was_sealed_is_opened_with_everything_in_it() -> None:
    administrator = brue_vale().administrator.withdraw(brue_vale().coach.worker().serial, SEALED)
    assert opened(sealed(administrator)) == administrator


def test_it_needs_its_passphrase() -> None:
    with pytest.raises(WrongOrganisationPassphrase, match="organisation file") as caught:
        opened(sealed(brue_vale().administrator), b"another passphrase entirely")
    assert isinstance(caught.value, WrongPassphrase)


def test_without_the_passphrase_it_says_whose_it_is_and_nothing_more() -> None:
    administrator = brue_vale().administrator
    content = sealed(administrator)
    assert unproved_header(content, "administrator") == {
        "organisation": "Brue Vale Family Service",
        "organisation_id": administrator.organisation_id,
    }
    for secret in (administrator.signing_seed, administrator.authority_key[-24:], b"Jo Bell", b"Sam Price"):
        assert secret not in content


def test_the_passphrase_is_asked_what_a_vault_s_is_asked() -> None:
    content = seal_administrator(brue_vale().administrator, bytearray(PASSPHRASE))
    assert open_administrator(content, bytearray(PASSPHRASE)) == brue_vale().administrator
    with pytest.raises(KeyFileChanged, match="organisation file"):
        open_administrator(sealed(brue_vale().administrator), bytearray(PASSPHRASE))
    with pytest.raises(BadInput):
        seal_administrator(brue_vale().administrator, bytearray())


def test_a_changed_byte_never_opens() -> None:
    content = sealed(brue_vale().administrator)
    for place in range(0, len(content), 11):
        bad = bytearray(content)
        bad[place] ^= 1
        with pytest.raises((KeyFileDamaged, KeyFileChanged, WrongPassphrase, VaultNewer)):
            opened(bytes(bad))
    with pytest.raises(KeyFileDamaged, match="organisation file"):
        opened(content[:-1])


def test_a_file_from_before_there_was_a_recovery_key_opens_and_stays_as_it_was() -> None:
    administrator = brue_vale().administrator
    secret, header = open_with_passphrase(sealed(administrator), bytearray(PASSPHRASE), "administrator", floor=CHEAP)
    kept = codec.decode(bytes(secret), len(secret))
    assert sorted(kept) == [
        *("authority_key", "issued", "organisation", "organisation_id", "root", "signing_seed", "withdrawals"),
    ]
    old = seal_with_passphrase(secret, bytearray(PASSPHRASE), "administrator", header, CHEAP, floor=CHEAP)
    assert opened(old) == administrator
    assert opened(old).recovery == b""


def test_the_recovery_key_is_kept_with_the_roots() -> None:
    _, _, public = new_recovery_halves(b"o" * 16)
    administrator = replace(brue_vale().administrator, recovery=public)
    assert opened(sealed(administrator)) == administrator
    assert administrator.signing_root == read_trust(administrator.trust(SEALED).to_bytes()).signing_root


@pytest.mark.parametrize("secret", [b"junk", b"\xa0", b"\x80"])
def test_what_is_sealed_but_is_no_organisation_is_damage(secret: bytes) -> None:
    content = seal_with_passphrase(secret, bytearray(PASSPHRASE), "administrator", {}, CHEAP, floor=CHEAP)
    with pytest.raises(KeyFileDamaged):
        opened(content)


def test_a_root_that_is_none_or_another_name_than_its_own_is_damage() -> None:
    administrator = brue_vale().administrator
    for changed in ({"root": brue_vale().coach.certificate}, {"organisation": "Another Service"}):
        with pytest.raises(KeyFileDamaged):
            opened(sealed(replace(administrator, **changed)))


def test_each_organisation_has_roots_and_an_id_of_its_own() -> None:
    one, two = create_administrator("Same Name", FOUNDED), create_administrator("Same Name", FOUNDED)
    assert {one.signing_seed, one.authority_key, one.organisation_id}.isdisjoint(
        {two.signing_seed, two.authority_key, two.organisation_id}
    )
    assert create_administrator("Name", FOUNDED, "ab" * 16).organisation_id == "ab" * 16
    with pytest.raises(BadInput):
        create_administrator("  ", FOUNDED)


def test_a_key_that_stays_on_its_laptop_is_certified_by_its_public_half() -> None:
    key = new_key()
    administrator, certificate = brue_vale().administrator.certify(
        public_key_of(key), "0f" * 16, "Nia Rees", WorkerRole.MANAGER, SEALED
    )
    read = read_certificate(certificate, administrator.root)
    assert (read.name, read.role, read.worker_id) == ("Nia Rees", "manager", "0f" * 16)
    assert administrator.issued[-1].serial == read.serial
    assert administrator.issued[-1].valid_until == read.valid_until


def test_a_certificate_out_can_be_withdrawn_by_its_worker_s_name() -> None:
    administrator = brue_vale().administrator
    (jo,) = [one for one in administrator.issued if one.name == "Jo Bell"]
    known = administrator.withdraw(jo.serial, SEALED).trust(SEALED).withdrawals()
    assert known.withdrawn == {jo.serial: SEALED}


def test_withdrawing_again_can_only_make_the_moment_earlier() -> None:
    administrator = brue_vale().administrator
    serial = administrator.issued[0].serial
    early, late = SEALED, SEALED + timedelta(days=5)
    for first, second in ((early, late), (late, early)):
        (one,) = administrator.withdraw(serial, first).withdraw(serial, second).withdrawals
        assert one.at == early


def test_what_was_never_issued_cannot_be_withdrawn() -> None:
    with pytest.raises(NotFound):
        brue_vale().administrator.withdraw(12345, SEALED)


def test_a_withdrawal_outlives_the_memory_of_the_certificate() -> None:
    administrator = brue_vale().administrator
    jo = administrator.issued[0]
    administrator = administrator.withdraw(jo.serial, SEALED)
    much_later = FOUNDED + CERTIFICATE_LIFETIME + timedelta(days=400)
    administrator, _ = administrator.enrol("ee" * 16, "New Person", WorkerRole.COACH, much_later)
    assert [one.name for one in administrator.issued] == ["New Person"]
    assert administrator.trust(much_later).withdrawals().withdrawn == {jo.serial: SEALED}
    administrator.withdraw(jo.serial, SEALED - timedelta(days=1))


def test_a_trust_file_of_any_moment_is_whole() -> None:
    for at in (FOUNDED, SEALED, SEALED + timedelta(days=9000)):
        trust = brue_vale().administrator.trust(at)
        assert read_trust(trust.to_bytes()) == trust


def test_an_organisation_too_large_for_its_file_is_told_before_anything_is_lost() -> None:
    administrator = brue_vale().administrator
    crowd = tuple(replace(administrator.issued[0], serial=n, name="n" * 200) for n in range(300))
    with pytest.raises(Refused, match="full"):
        sealed(replace(administrator, issued=crowd))


def test_no_secret_is_printed() -> None:
    administrator = brue_vale().administrator
    shown = repr(administrator)
    assert "seed" not in shown
    assert "key" not in shown
    assert "root" not in shown
    with pytest.raises(Unreadable):
        read_trust(sealed(administrator))
