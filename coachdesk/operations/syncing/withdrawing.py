"""What a laptop signs with counts no longer once it was shut out, or its worker has left: its certificate is withdrawn.

What was signed before stands (`crypto.revocation`); from the moment of the withdrawal on nothing does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coachdesk.crypto.administrator_file import Administrator
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import CertificateProblem, Refused
from coachdesk.models.organisation import Worker
from coachdesk.models.signing_key import SigningCertificate, SigningRequest
from coachdesk.operations.syncing.certifying import OTHER_ORGANISATION, trust_record
from coachdesk.operations.syncing.enrolled import members_of
from coachdesk.operations.syncing.signing import certificate_for
from coachdesk.operations.vaults import trust_of
from coachdesk.sync.membership import OrganisationState


@dataclass(frozen=True, slots=True)
class StillSigns:
    """A certificate that still counts though its laptop does not. `worker` is None where her record is not here.

    `has_left`: all her laptops are shut out, not this one alone.
    """

    worker_id: str
    worker: Worker | None
    serial: int
    has_left: bool


def who_still_signs(open_desk: OpenDesk) -> list[StillSigns]:
    """Every certificate to be withdrawn, as the records and signed members here say. Raises NotEnrolled."""
    people = members_of(open_desk).organisation
    try:
        trust = trust_of(open_desk)
    except CertificateProblem:
        return []  # nobody was certified yet
    desk, now, withdrawn = open_desk.desk, open_desk.desk.now(), trust.withdrawals().withdrawn
    requests = {one.id: one for one in desk.records(SigningRequest)}
    workers = {one.id: one for one in desk.records(Worker)}
    found: dict[int, StillSigns] = {}
    for answer in desk.records(SigningCertificate):
        asked = requests.get(answer.request)
        certificate = certificate_for(answer, asked.public_key, asked.worker, trust.root) if asked else None
        if asked is None or certificate is None or certificate.valid_until < now or certificate.serial in withdrawn:
            continue
        if is_out(people, asked):
            left = people.users[bytes.fromhex(asked.worker)].disabled
            found[certificate.serial] = StillSigns(asked.worker, workers.get(asked.worker), certificate.serial, left)
    return list(found.values())


def is_out(people: OrganisationState, asked: SigningRequest) -> bool:
    """Whether the laptop that asked counts no longer, by itself or with all of its worker's."""
    user, device = people.users.get(bytes.fromhex(asked.worker)), bytes.fromhex(asked.device)
    return user is not None and (user.disabled or device in people.withdrawn)


def withdraw_certificates(
    open_desk: OpenDesk,
    administrator: Administrator,
    gone: Sequence[StillSigns],
    save: Callable[[Administrator], None],
) -> Administrator:
    """None of them counts from now on, nor any other of who has left; everybody learns of it with the next rounds.

    `save` puts the organisation file on the disk before anything is written down. Raises Refused for another
    organisation's file, NotFound for a certificate that it did not issue, and what `save` does.
    """
    desk = open_desk.desk
    if administrator.organisation_id != desk.owner.organisation_id:
        raise Refused(OTHER_ORGANISATION)
    now, before = desk.now(), {one.serial for one in administrator.withdrawals}
    left = {one.worker_id for one in gone if one.has_left}
    theirs = {one.serial for one in administrator.issued if one.worker_id in left and one.valid_until > now}
    for serial in sorted(({one.serial for one in gone} | theirs) - before):
        administrator = administrator.withdraw(serial, now)
    save(administrator)
    desk.add(trust_record(open_desk, administrator))
    return administrator
