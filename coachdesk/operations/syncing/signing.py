"""An invited laptop comes by what its worker signs with: it makes a key, asks, and takes the certificate that came.

Nothing that comes is believed for where it came from: the trust file is signed by the root that the invitation named,
and the certificate by the authority in it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from coachdesk.crypto.certificates import WorkerCertificate, new_key, public_key_of, read_certificate
from coachdesk.crypto.signer import Signer
from coachdesk.crypto.trust_file import Trust, read_trust
from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import CertificateProblem, Unreadable
from coachdesk.models.signing_key import OrganisationTrust, SigningCertificate, SigningRequest
from coachdesk.operations.syncing.enrolled import ORGANISATION_ROOT
from coachdesk.operations.vaults import SIGNER, TRUST

PENDING_KEY = "pending_signing_key"
"""In the keyring: the private key (PKCS #8, DER) for which a certificate was asked, until it has come."""

ASK_AGAIN = timedelta(days=30)
"""So long before its certificate ends a laptop asks for the next one."""


def look_after_signing(open_desk: OpenDesk) -> None:
    """After a round: keep the newest trust, take a certificate that came, and ask for one where it is needed."""
    trust = _newest_trust(open_desk)
    if trust is None:
        return  # whom to ask is not known yet
    _keep(open_desk, trust)
    pending = open_desk.named_value(PENDING_KEY)
    if not pending and _needs_one(open_desk, trust):
        pending = new_key()
        open_desk.set_keyring({PENDING_KEY: pending})
    if pending and not _took(open_desk, pending, trust):
        _ask(open_desk, public_key_of(pending))


def trusted_by(open_desk: OpenDesk, content: bytes) -> Trust | None:
    """The organisation's own trust in a file's bytes; None for anybody else's."""
    try:
        trust = read_trust(content)
    except Unreadable:
        return None
    root, organisation = open_desk.named_value(ORGANISATION_ROOT), open_desk.desk.owner.organisation_id
    return trust if (trust.signing_root, trust.organisation_id) == (root, organisation) else None


def certificate_for(
    record: SigningCertificate, public_key: bytes, worker_id: str, root: bytes
) -> WorkerCertificate | None:
    """What a certificate's record says, if it is the organisation's and for this key and worker."""
    try:
        found = read_certificate(record.certificate, root)
    except (Unreadable, CertificateProblem):
        return None
    return found if (found.public_key, found.worker_id) == (public_key, worker_id) else None


def _newest_trust(open_desk: OpenDesk) -> Trust | None:
    kept = open_desk.named_value(TRUST)
    contents = [one.trust for one in open_desk.desk.records(OrganisationTrust)] + ([kept] if kept else [])
    known = [trust for content in contents if (trust := trusted_by(open_desk, content)) is not None]
    return max(known, key=lambda trust: trust.withdrawals().issued_at, default=None)


def _keep(open_desk: OpenDesk, trust: Trust) -> None:
    """The trust, and in what is signed from now on the list of withdrawals that came with it."""
    if trust.to_bytes() == open_desk.named_value(TRUST):
        return
    values = {TRUST: trust.to_bytes()}
    signer = _signer(open_desk)
    if signer is not None and signer.root == trust.root:
        values[SIGNER] = replace(signer, revocations=trust.revocations).to_bytes()
    open_desk.set_keyring(values)


def _needs_one(open_desk: OpenDesk, trust: Trust) -> bool:
    """Whether there is none, it ends soon, or it was withdrawn."""
    signer = _signer(open_desk)
    if signer is None:
        return True
    worker = signer.worker()
    is_withdrawn = worker.serial in trust.withdrawals().withdrawn
    return is_withdrawn or worker.valid_until - ASK_AGAIN < open_desk.desk.now()


def _signer(open_desk: OpenDesk) -> Signer | None:
    kept = open_desk.named_value(SIGNER)
    return Signer.from_bytes(kept) if kept else None


def _took(open_desk: OpenDesk, key: bytes, trust: Trust) -> bool:
    """Whether a certificate for this key has come, and is this worker's to sign with now."""
    found = max(_certificates(open_desk, public_key_of(key), trust.root), key=lambda one: one.valid_until, default=None)
    if found is None:
        return False
    signer = Signer(key, found.der, trust.root, trust.revocations)
    open_desk.set_keyring({SIGNER: signer.to_bytes(), PENDING_KEY: b""})
    return True


def _certificates(open_desk: OpenDesk, public_key: bytes, root: bytes) -> Iterator[WorkerCertificate]:
    for record in open_desk.desk.records(SigningCertificate):
        found = certificate_for(record, public_key, open_desk.desk.owner.worker_id, root)
        if found is not None:
            yield found


def _ask(open_desk: OpenDesk, public_key: bytes) -> None:
    """Written down once; it goes with the next round."""
    desk, owner = open_desk.desk, open_desk.desk.owner
    if any(one.public_key == public_key for one in desk.records(SigningRequest)):
        return
    who = {"worker": owner.worker_id, "device": owner.device_id}
    desk.add(new_record(SigningRequest, owner.organisation_id, public_key=public_key, **who))
