"""Whom the key of a log is wrapped to: its members' certified devices, open invitations, and the recovery key."""

from collections.abc import Mapping

from coachdesk.crypto.digest import sha256
from coachdesk.sync.membership.family import FamilyState
from coachdesk.sync.membership.organisation import Device, OrganisationState

_RECOVERY = b"coachdesk/recovery-device/1\0"


def recovery_device(public: bytes) -> bytes:
    """The 16 bytes by which the recovery key stands among devices."""
    return sha256(_RECOVERY + public)[:16]


def holders(organisation: OrganisationState, state: FamilyState) -> Mapping[bytes, bytes]:
    """Device id to receiving key (1,216 bytes) of everybody who is to have the key; nobody once it is erased.

    Only what the organisation's signed records say is asked: a device that the server lists but nobody certified, or
    a key it swapped, is not here. A revoked device, a disabled user and a used invitation are not either.
    """
    if state.erased:
        return {}
    members = {user for user in state.members if user in organisation.users and not organisation.users[user].disabled}
    laptops = {
        name: device.receiving_public
        for name, device in organisation.devices.items()
        if device.user in members and not device.revoked and name not in state.cut
    }
    invited = {
        name: invite.receiving_public
        for name, invite in organisation.invites.items()
        if invite.user in members and invite.used_by is None and name not in organisation.withdrawn
    }
    kept = {recovery_device(organisation.recovery): organisation.recovery} if organisation.recovery else {}
    return {**laptops, **invited, **kept}


def must_rotate(organisation: OrganisationState, state: FamilyState) -> bool:
    """Whether somebody who knows the present key should not: a member's device or invitation was withdrawn, or she was.

    A device that this log has cut already was left out of the key that came with the cut.
    """
    withdrawn = {
        *(name for name, device in organisation.devices.items() if _is_gone(organisation, state, device)),
        *(
            name
            for name in organisation.withdrawn & organisation.invites.keys()
            if organisation.invites[name].used_by is None and organisation.invites[name].user in state.members
        ),
    }
    return not state.erased and bool(withdrawn - state.cut.keys())


def _is_gone(organisation: OrganisationState, state: FamilyState, device: Device) -> bool:
    return device.user in state.members and (device.revoked or organisation.users[device.user].disabled)
