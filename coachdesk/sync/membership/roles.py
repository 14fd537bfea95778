"""What somebody may do: in one log, and in the organisation."""

from enum import StrEnum


class Role(StrEnum):
    """What a member may do in one log: a lead also says who the members are; a reader writes nothing."""

    LEAD = "lead"
    WRITER = "writer"
    READER = "reader"


class OrganisationRole(StrEnum):
    """An admin enrols, invites and withdraws, and may say who the members of any log are."""

    ADMIN = "admin"
    WORKER = "worker"


class DeviceKind(StrEnum):
    """A laptop is certified by a record; an invitation and the recovery key stand in its place without being one."""

    LAPTOP = "laptop"
    INVITATION = "invitation"
    RECOVERY = "recovery"


class RevokedBecause(StrEnum):
    """Why a device or an invitation counts no longer. The server sees it: a fixed word, never a sentence."""

    LOST = "lost"
    STOLEN = "stolen"
    LEFT = "left"
    REPLACED = "replaced"
    CANCELLED = "cancelled"
