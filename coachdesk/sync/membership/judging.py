"""One control record of any kind, judged: the one rule by which laptop and server fold a log."""

from coachdesk.sync.membership.family import FamilyState, judge_family
from coachdesk.sync.membership.organisation import OrganisationState, judge_organisation
from coachdesk.sync.membership.records import Admit, ControlRecord, Erase, Redact, State
from coachdesk.sync.membership.void import Void, VoidReason


def judge_control(
    log: FamilyState,
    people: OrganisationState,
    record: ControlRecord,
    *,
    digest: bytes,
    device: bytes,
    actor: bytes,
    position: int,
) -> tuple[FamilyState, OrganisationState] | Void:
    """The log and the organisation after this record, or why it is void. Its signature has been checked.

    `log` is the state of the log it stands in; only in the organisation's own log can a record move the organisation.
    """
    if isinstance(record, State | Admit | Redact | Erase):
        moved = judge_family(log, people, record, digest=digest, device=device, actor=actor, position=position)
        return moved if isinstance(moved, Void) else (moved, people)
    if log.log != people.organisation:
        return Void(VoidReason.NOT_ALLOWED)
    after = judge_organisation(people, record, digest=digest, device=device)
    return after if isinstance(after, Void) else (log, after)
