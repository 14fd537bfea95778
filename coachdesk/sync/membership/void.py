"""Why a control record is void: kept in the log, counted in its author's chain, and ignored by everybody."""

from dataclasses import dataclass
from enum import StrEnum


class VoidReason(StrEnum):
    """One fixed word for each reason; a screen says it in a sentence."""

    TOO_LATE = "too_late"
    """Somebody else's record came first (`expect`), or this very record has been here before."""

    UNKNOWN_DEVICE = "unknown_device"
    """No certificate of the organisation's names the device that signed."""

    BAD_SIGNATURE = "bad_signature"
    NOT_ALLOWED = "not_allowed"
    """The signer is neither a lead of this log nor an admin."""

    CUT = "cut"
    """Written by a revoked device, after the last position that counts."""

    ERASED = "erased"
    WRONG_EPOCH = "wrong_epoch"
    """Not this epoch and not the next, or a key without its lock."""

    KEY_NOT_CHANGED = "key_not_changed"
    """Somebody leaves or a device is cut, but the key that they know stays."""

    KEY_CHANGED = "key_changed"
    """Another commitment or lock for an epoch that has one."""

    NO_LEAD = "no_lead"
    CUT_FORGOTTEN = "cut_forgotten"
    """An earlier cut was changed or left out."""

    DEVICE_KNOWN = "device_known"
    """A second certificate for one device: it would change its keys or its user."""

    DEVICE_REVOKED = "device_revoked"
    INVITATION_KNOWN = "invitation_known"
    INVITATION_UNKNOWN = "invitation_unknown"
    INVITATION_USED = "invitation_used"
    """Two laptops enrolled by one invitation: somebody copied it. The first one counts; say so loudly."""

    INVITATION_EXPIRED = "invitation_expired"
    USER_UNKNOWN = "user_unknown"
    USER_DISABLED = "user_disabled"
    WRONG_USER = "wrong_user"
    ALREADY_SO = "already_so"


@dataclass(frozen=True, slots=True)
class Void:
    """The judgement that a record does nothing."""

    reason: VoidReason
