"""Who may read, write and lead in a log, and which devices speak for whom: judged alike on laptop and server.

Nothing here reads or writes anything or knows the time. Control records are signed and in clear; a state is the fold
of those that are valid, in the order of the log. A void record is kept and does nothing.
"""

from coachdesk.sync.membership.family import FamilyState, first_family_state, judge_family, may_control
from coachdesk.sync.membership.holders import holders, must_rotate, recovery_device
from coachdesk.sync.membership.judging import judge_control
from coachdesk.sync.membership.making import make_certificate, make_root
from coachdesk.sync.membership.manifest import (
    Manifest,
    bundle_hash,
    is_signed_manifest,
    read_manifest,
    sign_manifest,
    write_manifest,
)
from coachdesk.sync.membership.organisation import (
    Device,
    Invitation,
    OrganisationState,
    User,
    first_organisation_state,
    is_active,
    is_active_admin,
    judge_organisation,
    may_enrol,
    signing_key,
)
from coachdesk.sync.membership.reading import read_control, write_control
from coachdesk.sync.membership.records import (
    Admit,
    Certificate,
    ControlRecord,
    DeviceRecord,
    Erase,
    FamilyRecord,
    Invite,
    OrganisationRecord,
    Redact,
    Root,
    State,
    UserRecord,
)
from coachdesk.sync.membership.roles import DeviceKind, OrganisationRole, RevokedBecause, Role
from coachdesk.sync.membership.signed_control import SignedControl, read_signed_control, sign_control
from coachdesk.sync.membership.void import Void, VoidReason

__all__ = [
    "Admit",
    "Certificate",
    "ControlRecord",
    "Device",
    "DeviceKind",
    "DeviceRecord",
    "Erase",
    "FamilyRecord",
    "FamilyState",
    "Invitation",
    "Invite",
    "Manifest",
    "OrganisationRecord",
    "OrganisationRole",
    "OrganisationState",
    "Redact",
    "RevokedBecause",
    "Role",
    "Root",
    "SignedControl",
    "State",
    "User",
    "UserRecord",
    "Void",
    "VoidReason",
    "bundle_hash",
    "first_family_state",
    "first_organisation_state",
    "holders",
    "is_active",
    "is_active_admin",
    "is_signed_manifest",
    "judge_control",
    "judge_family",
    "judge_organisation",
    "make_certificate",
    "make_root",
    "may_control",
    "may_enrol",
    "must_rotate",
    "read_control",
    "read_manifest",
    "read_signed_control",
    "recovery_device",
    "sign_control",
    "sign_manifest",
    "signing_key",
    "write_control",
    "write_manifest",
]
