"""Who belongs to a log, under which key, and what was admitted, redacted or erased: a fold of its control records.

The judgement depends on the log's own order and on certificates only. The organisation's log and a family's have no
common order, so a device's revocation takes effect here through `cut`, and an admin of any time counts as one; that
today's revoked device and yesterday's admin sign nothing new is asked at the door (`may_control`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from coachdesk.sync.membership.organisation import OrganisationState, is_active, is_active_admin
from coachdesk.sync.membership.records import Admit, Erase, FamilyRecord, Redact, State
from coachdesk.sync.membership.roles import Role
from coachdesk.sync.membership.void import Void, VoidReason

_NOTHING_YET = bytes(32)


@dataclass(frozen=True, slots=True)
class FamilyState:
    """What the valid control records of one log say, up to some place in it.

    `key_commitments` and `locks` are by epoch; `left` says after which epoch somebody was no longer a member.
    """

    log: bytes
    control_hash: bytes = _NOTHING_YET
    members: Mapping[bytes, Role] = field(default_factory=dict)
    epoch: int = 0
    key_commitments: Mapping[int, bytes] = field(default_factory=dict)
    locks: Mapping[int, bytes] = field(default_factory=dict)
    cut: Mapping[bytes, Mapping[bytes, int]] = field(default_factory=dict)
    left: Mapping[bytes, int] = field(default_factory=dict)
    admitted: frozenset[bytes] = frozenset()
    redacted: frozenset[tuple[bytes, int]] = frozenset()
    erased: bool = False

    @property
    def key_commitment(self) -> bytes:
        """Of the epoch that is written under now; empty before the first."""
        return self.key_commitments.get(self.epoch, b"")

    @property
    def lock(self) -> bytes:
        """The key of the epoch before, under the present one; empty in epoch 1."""
        return self.locks.get(self.epoch, b"")

    def counts(self, device: bytes, actor: bytes, position: int) -> bool:
        """Whether a change at this place of this device's actor counts: it does unless it is beyond a cut."""
        actors = self.cut.get(device)
        return actors is None or position <= actors.get(actor, 0)

    def may_write(self, user: bytes) -> bool:
        """Whether what this user writes now is applied."""
        return not self.erased and self.members.get(user, Role.READER) is not Role.READER


def first_family_state(log: bytes) -> FamilyState:
    """A log in which nobody has said anything yet. Its first valid record must be a `State` of epoch 1."""
    return FamilyState(log)


def judge_family(
    state: FamilyState,
    organisation: OrganisationState,
    record: FamilyRecord,
    *,
    digest: bytes,
    device: bytes,
    actor: bytes,
    position: int,
) -> FamilyState | Void:
    """The log after this record, or why the record is void. `digest` is its chain hash; the signature is checked.

    UNKNOWN_DEVICE is the one reason that may pass: judge again when the organisation's log has grown.
    """
    signer = organisation.devices.get(device)
    if signer is None:
        return Void(VoidReason.UNKNOWN_DEVICE)
    if state.erased:
        return Void(VoidReason.ERASED)
    if not state.counts(device, actor, position):
        return Void(VoidReason.CUT)
    if record.expect != state.control_hash:
        return Void(VoidReason.TOO_LATE)
    if state.epoch == 0 and not isinstance(record, State):
        return Void(VoidReason.WRONG_EPOCH)
    leads = record.members if state.epoch == 0 and isinstance(record, State) else state.members
    if leads.get(signer.user) is not Role.LEAD and signer.user not in organisation.ever_admins:
        return Void(VoidReason.NOT_ALLOWED)
    moved = replace(state, control_hash=digest)
    match record:
        case State():
            reason = _trouble(state, record)
            return Void(reason) if reason else _with_members(moved, record)
        case Admit(ids=ids):
            return replace(moved, admitted=state.admitted | ids)
        case Redact(items=items):
            return replace(moved, redacted=state.redacted | items)
        case Erase():
            is_shared = state.log == organisation.organisation
            return Void(VoidReason.NOT_ALLOWED) if is_shared else replace(moved, erased=True)
    assert_never(record)


def may_control(state: FamilyState, organisation: OrganisationState, device: bytes) -> bool:
    """Whether this device may sign control records of this log today: what the server asks before it stores one."""
    if not is_active(organisation, device):
        return False
    user = organisation.devices[device].user
    return state.epoch == 0 or state.members.get(user) is Role.LEAD or is_active_admin(organisation, device)


def _trouble(state: FamilyState, record: State) -> VoidReason | None:
    same = state.epoch == record.epoch
    if not same and record.epoch != state.epoch + 1:
        return VoidReason.WRONG_EPOCH
    if (record.epoch == 1) != (record.lock == b""):
        return VoidReason.WRONG_EPOCH
    if same and (record.key_commitment, record.lock) != (state.key_commitment, state.lock):
        return VoidReason.KEY_CHANGED
    if any(record.cut.get(device) != actors for device, actors in state.cut.items()):
        return VoidReason.CUT_FORGOTTEN
    if same and (state.members.keys() - record.members.keys() or record.cut.keys() != state.cut.keys()):
        return VoidReason.KEY_NOT_CHANGED
    if Role.LEAD not in record.members.values():
        return VoidReason.NO_LEAD
    return None


def _with_members(moved: FamilyState, record: State) -> FamilyState:
    gone = {user: moved.epoch for user in moved.members if user not in record.members}
    stayed_away = {user: epoch for user, epoch in moved.left.items() if user not in record.members}
    return replace(
        moved,
        members=dict(record.members),
        epoch=record.epoch,
        key_commitments={**moved.key_commitments, record.epoch: record.key_commitment},
        locks={**moved.locks, record.epoch: record.lock},
        cut={device: dict(actors) for device, actors in record.cut.items()},
        left={**stayed_away, **gone},
    )
