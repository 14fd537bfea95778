"""Who the members of each family are, since when, and the words of its log for a telephone (sync.md 3.18)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from coachdesk.crypto.fingerprint import log_words
from coachdesk.desk import Desk
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.heard import control_times
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Malformed
from coachdesk.models.family import Family
from coachdesk.operations.syncing.enrolled import laptop_of, members_of
from coachdesk.sync.membership import (
    OrganisationState,
    Role,
    State,
    Void,
    first_family_state,
    judge_family,
    read_control,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A worker who has a family's records. `name` is empty while her own record has not arrived here."""

    worker_id: str
    name: str
    role: Role
    since: datetime | None


@dataclass(frozen=True, slots=True)
class SharedFamily:
    """A family with its members. `words` are eight, of all `entries` of its log that this laptop has read.

    Two laptops that have read equally far have the same words, or the server told them different things.
    """

    family: Family
    members: tuple[Member, ...]
    entries: int
    words: tuple[str, ...]


def shared_families(open_desk: OpenDesk) -> tuple[SharedFamily, ...]:
    """Every family on this laptop, by its code; none where the vault is connected to no server."""
    laptop = laptop_of(open_desk)
    if laptop is None:
        return ()
    desk, known, kept = open_desk.desk, members_of(open_desk), change_log_of(open_desk.desk)
    names = desk.worker_names()
    found = []
    for family in sorted(desk.records(Family), key=lambda one: (one.ref, one.id)):
        log = bytes.fromhex(family.id)
        place, state = kept.place(log), known.of(log)
        since = _since(desk, log, known.organisation)
        members = [
            Member(user.hex(), names.get(user.hex(), ""), role, since.get(user)) for user, role in state.members.items()
        ]
        members.sort(key=lambda one: (one.role is not Role.LEAD, one.name, one.worker_id))
        entries = place.s if place else 0
        words = log_words(log, place.log_hash) if place and entries else ()
        found.append(SharedFamily(family, tuple(members), entries, words))
    return tuple(found)


def _since(desk: Desk, log: bytes, organisation: OrganisationState) -> Mapping[bytes, datetime]:
    """From when on each member has been one, by the server's clock."""
    times, state = control_times(desk, log), first_family_state(log)
    since: dict[bytes, datetime] = {}
    for control in change_log_of(desk).controls(log):
        try:
            record = read_control(control.body)
        except Malformed:
            continue  # of a newer CoachDesk
        if control.s is None or not isinstance(record, State):
            continue
        where = {"device": control.author.device, "actor": control.actor}
        after = judge_family(state, organisation, record, digest=control.digest, position=control.position, **where)
        if isinstance(after, Void):
            continue
        state = after
        since = {user: since.get(user, times[control.s]) for user in after.members}
    return since
