"""POST /v1/enrol: a laptop's certificate becomes a row of the organisation's log (sync.md 3.12).

Nobody is logged in yet, so nothing is stored unless the record is valid at this moment: the organisation's first
record, proved by its root, or a certificate proved by an invitation that is unused and in time.
"""

from sqlalchemy import Connection

from coachdesk.sync.membership import Certificate, Root, may_enrol
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
