"""Who reads a laptop's access log, and reading those of others: only when somebody asks (sync.md 7, B-06)."""

from collections.abc import Collection, Mapping, Sequence

from coachdesk.store.change_log import ChangeLog
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.membership import OrganisationRole, OrganisationState, Role
from coachdesk.sync.protocol.exchanging import Heads
from coachdesk.sync.protocol.limits import ACCESS_LOGS_ASKED
from coachdesk.sync.round.asking import Asking
from coachdesk.sync.round.joining import begin_log
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import ACCESS, Laptop
from coachdesk.sync.round.leading import change_members
from coachdesk.sync.round.pulling import Pulling
from coachdesk.sync.round.receipt import LogReceipt
from coachdesk.sync.round.sitting import Sitting


def readers_of(people: OrganisationState, user: bytes) -> Mapping[bytes, Role]:
    """Who belongs to the access logs of this user's laptops: she herself, and every administrator of today reads."""
    admins = (name for name, one in people.users.items() if one.role is OrganisationRole.ADMIN and not one.disabled)
    return {**dict.fromkeys(admins, Role.READER), user: Role.LEAD}


def let_admins_read(laptop: Laptop, kept: ChangeLog, members: KnownMembers) -> bool:
    """This laptop's access log, once it has a line, belongs to whom it should; whether something was said for that.

    The next round sends it. Whoever is no administrator any more knows no key of what is written after it.
    """
    log, wanted = laptop.access_log, readers_of(members.organisation, laptop.user)
    place = kept.place(log)
    if place is None or laptop.device not in members.organisation.devices:
        return False
    controls, state = kept.controls(log), members.of(log)
    if not controls:
        begin_log(laptop, kept, log, wanted)
        return True
    is_heard = state.epoch in members.keys(log) and not any(one.waits for one in controls)
    if not is_heard or state.members == wanted or state.members.get(laptop.user) is not Role.LEAD:
        return False
    change_members(laptop, kept, state, ACCESS, wanted)
    return True


def read_access_logs(
    laptop: Laptop, kept: ChangeLog, logs: Sequence[bytes], sitting: Sitting
) -> Conversation[Collection[bytes]]:
    """Reads on in these access logs of other laptops, as far as the server has them; answers which it has.

    Raises ServerSaidNo, BrokenAnswer, and what ends the conversation: what was read until then stays.
    """
    sitting.begin(laptop)
    asking, found = Asking(laptop, sitting), []
    members = sitting.members(laptop, kept, kept.places())
    for first in range(0, len(logs), ACCESS_LOGS_ASKED):
        some = ".".join(log.hex() for log in logs[first : first + ACCESS_LOGS_ASKED])
        heads = yield from asking.message(Heads, Request("GET", f"/v1/access?of={some}"))
        for head in heads.heads:
            if head.log not in logs or head.erased:
                continue
            yield from Pulling(laptop, kept, members, asking, head, ACCESS, LogReceipt(head.log)).all()
            sitting.went_through(kept.place(head.log))
            found.append(head.log)
    return found
