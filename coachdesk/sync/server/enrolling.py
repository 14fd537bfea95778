"""A laptop's certificate becomes a row of the organisation's log, and what it asks before that (sync.md 3.12).

Nobody is logged in yet, so nothing is stored unless the record is valid at this moment: the organisation's first
record, proved by its root, or a certificate proved by an invitation that is unused and in time.
"""

from sqlalchemy import Connection

from coachdesk.sync.membership import Certificate, Root, VoidReason, may_enrol
from coachdesk.sync.protocol.arriving import Welcome
from coachdesk.sync.protocol.exchanging import Push, Pushed
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.caller import Caller
from coachdesk.sync.server.counter import lock_counter
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.folding import MembershipFold
from coachdesk.sync.server.pushing import Pushing, read_push


def enrol(connection: Connection, fold: MembershipFold, envelope: bytes, now: int) -> Pushed:
    """Where the organisation's log stands with the record in it; the same answer again for the same record.

    Raises Denied REJECTED, with the reason, for everything else.
    """
    push = read_push(fold.organisation, Push((envelope,)))
    signed = push.controls[0]
    if signed is None or not isinstance(signed.record, Root | Certificate):
        raise Denied(Code.REJECTED, index=0, reason="not_a_certificate")
    if signed.manifest.device != signed.record.device:
        raise Denied(Code.REJECTED, index=0, reason="device")
    lock_counter(connection, fold.organisation)
    people = fold.organisation_state(connection)
    known = people.devices.get(signed.record.device)
    if known is None and isinstance(signed.record, Certificate):
        reason = may_enrol(people, signed.record, now)
        if reason is not None:
            raise Denied(Code.REJECTED, index=0, reason=reason.value)
    caller = Caller(signed.record.device, signed.record.user, is_admin=True)
    pushed = Pushing(connection, fold, caller, push, now).run()
    if pushed.void:
        raise Denied(Code.REJECTED, index=0, reason="void")
    return pushed


def read_welcome(connection: Connection, fold: MembershipFold, asked: bytes, now: int) -> Welcome:
    """What stands in an open invitation for the laptop that is to enrol by it.

    Raises Denied NOT_FOUND for one that never was, and REJECTED, with the reason, for one that counts no longer.
    """
    people = fold.organisation_state(connection)
    invitation = people.invites.get(asked)
    if invitation is None:
        raise Denied(Code.NOT_FOUND)
    reasons = {
        VoidReason.DEVICE_REVOKED: asked in people.withdrawn,
        VoidReason.USER_DISABLED: people.users[invitation.user].disabled,
        VoidReason.INVITATION_USED: invitation.used_by is not None,
        VoidReason.INVITATION_EXPIRED: now > invitation.expires,
    }
    for reason, holds in reasons.items():
        if holds:
            raise Denied(Code.REJECTED, reason=reason.value)
    return Welcome(invitation.user, invitation.welcome)
