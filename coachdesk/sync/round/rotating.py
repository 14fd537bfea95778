"""A new key as soon as somebody knows the present one who should not: a laptop was lost, somebody was shut out.

Any lead's laptop does it on its next round, and the first one counts (sync.md 3.11).
"""

from coachdesk.store.change_log import ChangeLog
from coachdesk.sync.membership import Role, must_rotate
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.leading import change_members


def rotate_if_due(laptop: Laptop, kept: ChangeLog, members: KnownMembers, log: bytes, log_kind: str) -> bool:
    """Say who the members are under a new key, if it is due and this laptop may; whether it was said.

    A revoked laptop is cut where its work is known to reach, and whoever is shut out is a member no longer. The
    organisation's signed records are asked, never the server.
    """
    state, people = members.of(log), members.organisation
    if not must_rotate(people, state) or state.members.get(laptop.user) is not Role.LEAD:
        return False
    if state.epoch not in members.keys(log) or any(one.waits for one in kept.controls(log)):
        return False  # the key of now is still to come, or something was said that is still to be heard
    reached: dict[bytes, dict[bytes, int]] = {}
    for chain in kept.chains(log):
        reached.setdefault(chain.author.device, {})[chain.actor] = chain.position
    stay = {
        user: role
        for user, role in state.members.items()
        if user not in people.users or not people.users[user].disabled
    }
    gone = {name for name, device in people.devices.items() if device.revoked and device.user in stay}
    withdrawn = {name for name in people.withdrawn & people.invites.keys() if people.invites[name].user in stay}
    cut = {name: reached.get(name, {}) for name in (gone | withdrawn) - state.cut.keys()}
    change_members(laptop, kept, state, log_kind, stay, cut)
    return True
