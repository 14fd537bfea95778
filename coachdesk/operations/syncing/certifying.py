"""An administrator answers who asks for a signing certificate: only who asked from her own laptop gets one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from coachdesk.crypto.administrator_file import Administrator
from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Refused
from coachdesk.models.organisation import Worker
from coachdesk.models.signing_key import OrganisationTrust, SigningCertificate, SigningRequest
from coachdesk.operations.syncing.enrolled import members_of
from coachdesk.operations.syncing.our_workers import our_workers
from coachdesk.operations.syncing.signing import certificate_for
from coachdesk.operations.vaults import trust_of
from coachdesk.sync.membership import is_active

OTHER_ORGANISATION = "This organisation file is of another organisation than this vault."


@dataclass(frozen=True, slots=True)
class Asking:
    """A worker's laptop that waits for a certificate."""

    request: SigningRequest
    worker: Worker
    asked_at: datetime


def who_asks(open_desk: OpenDesk) -> list[Asking]:
    """Every request that nobody has answered, earliest first.

    Left out is what was not written by the worker whose key it is said to be, on a laptop that counts. Her name and
    role are what the organisation's records say: look at them before you answer. Raises NotEnrolled.
    """
    desk, people = open_desk.desk, members_of(open_desk).organisation
    workers = {one.id: one for one in our_workers(desk)}
    answers, root, asking = desk.records(SigningCertificate), trust_of(open_desk).root, []
    for request in desk.records(SigningRequest):
        device = bytes.fromhex(request.device)
        history = desk.history(request.id)
        is_hers = {one.worker_id for one in history} == {request.worker} and is_active(people, device)
        if request.worker not in workers or not is_hers or people.devices[device].user.hex() != request.worker:
            continue
        if any(certificate_for(one, request.public_key, request.worker, root) for one in answers):
            continue
        asking.append(Asking(request, workers[request.worker], history[0].at))
    return sorted(asking, key=lambda one: (one.asked_at, one.request.id))


def certify(
    open_desk: OpenDesk, administrator: Administrator, asking: Sequence[Asking], save: Callable[[Administrator], None]
) -> Administrator:
    """A certificate for each, and a new trust for everybody; they go with the next round.

    `save` puts the organisation file on the disk before anything is written down: what is out can be withdrawn. Raises
    Refused for another organisation's file, BadInput for a key that is none, CertificateProblem, and what `save` does.
    """
    desk = open_desk.desk
    log = desk.owner.organisation_id
    if administrator.organisation_id != log:
        raise Refused(OTHER_ORGANISATION)
    made = []
    for one in asking:
        worker, key = one.worker, one.request.public_key
        administrator, certificate = administrator.certify(key, worker.id, worker.name, worker.role, desk.now())
        made.append(new_record(SigningCertificate, log, request=one.request.id, certificate=certificate))
    save(administrator)
    with desk.together() as batch:
        for record in made:
            batch.add(record)
        batch.add(trust_record(open_desk, administrator))
    return administrator


def trust_record(open_desk: OpenDesk, administrator: Administrator) -> OrganisationTrust:
    """The organisation's trust of this moment, with every withdrawal there has been; not yet kept."""
    desk = open_desk.desk
    content = administrator.trust(desk.now()).to_bytes()
    return new_record(OrganisationTrust, desk.owner.organisation_id, trust=content)
