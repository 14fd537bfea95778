"""Every worker of the organisation with her laptops, as the signed records on this laptop say (issue 4, 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from coachdesk.crypto.fingerprint import key_words
from coachdesk.desk import Desk
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.heard import control_times, last_heard
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.organisation import Worker
from coachdesk.operations.syncing.enrolled import enrolled, laptop_of, members_of
from coachdesk.sync.membership import OrganisationRole, OrganisationState
from coachdesk.sync.membership.organisation import is_active, is_active_admin


@dataclass(frozen=True, slots=True)
class KnownLaptop:
    """`words` are eight, of its keys: the same on every laptop. `joined` and `heard` are None where nobody knows."""

    device: str
    words: tuple[str, ...]
    is_this: bool
    is_withdrawn: bool
    joined: datetime | None = None
    heard: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An invitation nobody has used yet. `is_over`: nobody can any more."""

    invitation: str
    until: datetime
    is_over: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """A worker of the organisation. `worker` is None while her record has not arrived here."""

    worker_id: str
    worker: Worker | None
    is_me: bool
    is_admin: bool
    is_disabled: bool
    laptops: tuple[KnownLaptop, ...]
    invitations: tuple[OpenInvitation, ...]

    @property
    def works(self) -> bool:
        """Whether she has a laptop that counts."""
        return not self.is_disabled and any(not one.is_withdrawn for one in self.laptops)


@dataclass(frozen=True, slots=True)
class Colleagues:
    """The organisation. `words` are of its root key, `i_may` whether this laptop speaks for an administrator."""

    words: tuple[str, ...]
    i_may: bool
    has_recovery: bool
    people: tuple[Colleague, ...]

    @property
    def others(self) -> int:
        """How many laptops count besides this one."""
        return sum(
            not one.is_withdrawn and not one.is_this
            for somebody in self.people
            if not somebody.is_disabled
            for one in somebody.laptops
        )


def colleagues(open_desk: OpenDesk) -> Colleagues | None:
    """Who belongs to the organisation, she herself first; None where this vault is connected to no server."""
    if laptop_of(open_desk) is None:
        return None
    laptop, desk = enrolled(open_desk), open_desk.desk
    state = members_of(open_desk).organisation
    laptops, invitations = _laptops(desk, state, laptop.device), _invitations(desk, state)
    workers = {one.id: one for one in desk.records(Worker)}
    people = [
        Colleague(
            user.hex(),
            workers.get(user.hex()),
            user == laptop.user,
            known.role is OrganisationRole.ADMIN,
            known.disabled,
            tuple(laptops.get(user, ())),
            tuple(invitations.get(user, ())),
        )
        for user, known in state.users.items()
    ]
    people.sort(key=lambda one: (not one.is_me, one.is_disabled, one.worker.name if one.worker else "", one.worker_id))
    return Colleagues(key_words(state.root), is_active_admin(state, laptop.device), bool(state.recovery), tuple(people))


def is_counted(open_desk: OpenDesk) -> bool:
    """Whether this laptop may still speak to its server, as far as it knows. Raises NotEnrolled."""
    return is_active(members_of(open_desk).organisation, enrolled(open_desk).device)


def _laptops(desk: Desk, state: OrganisationState, mine: bytes) -> Mapping[bytes, list[KnownLaptop]]:
    heard, joined = last_heard(desk), _joined(desk, state.organisation)
    found: dict[bytes, list[KnownLaptop]] = {}
    for device, known in state.devices.items():
        words = key_words(known.signing_public, known.receiving_public)
        one = KnownLaptop(device.hex(), words, device == mine, known.revoked, joined.get(device), heard.get(device))
        found.setdefault(known.user, []).append(one)
    return found


def _joined(desk: Desk, organisation: bytes) -> Mapping[bytes, datetime]:
    """When the server had each device's first word in the organisation's log: its certificate."""
    times = control_times(desk, organisation)
    first: dict[bytes, datetime] = {}
    for control in change_log_of(desk).controls(organisation):
        if control.s is not None:
            first.setdefault(control.author.device, times[control.s])
    return first


def _invitations(desk: Desk, state: OrganisationState) -> Mapping[bytes, list[OpenInvitation]]:
    now = desk.now()
    found: dict[bytes, list[OpenInvitation]] = {}
    for name, invitation in state.invites.items():
        if invitation.used_by is None and name not in state.withdrawn:
            until = datetime.fromtimestamp(invitation.expires, UTC)
            found.setdefault(invitation.user, []).append(OpenInvitation(name.hex(), until, until <= now))
    return found
