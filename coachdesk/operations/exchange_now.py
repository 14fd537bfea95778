"""Where this vault and its server stand with each other now: what waits, what needs somebody, when it last heard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from coachdesk.desk import Desk, disputes
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.desk.reach import Waits, kept_value, set_aside, waits_to_leave
from coachdesk.models.worry import Worry, WorryCall
from coachdesk.operations.files_between import FilesWaiting, files_waiting
from coachdesk.operations.syncing.enrolled import LAST_CONTACT, enrolled, members_of
from coachdesk.operations.syncing.going_round import contact_in
from coachdesk.sync.membership import may_control

HELD = "held"

_WORRIES = frozenset((Worry.kind, WorryCall.kind))


@dataclass(frozen=True, slots=True)
class ExchangeNow:
    """`set_aside` counts changes that came and do not count here, by the reason's name; `heard` is the server's time.

    `conflicts` are records that two people wrote apart; `late` the changes that wait for this worker to let them count.
    """

    waits: tuple[Waits, ...] = ()
    conflicts: int = 0
    late: int = 0
    set_aside: Mapping[str, int] = field(default_factory=dict)
    heard: datetime | None = None
    files: FilesWaiting = field(default_factory=FilesWaiting)

    @property
    def changes(self) -> int:
        """How many changes wait to be sent."""
        return sum(one.changes for one in self.waits)


def look_at_exchange(open_desk: OpenDesk) -> ExchangeNow:
    """As it is kept now; nothing is asked of the server. Raises NotEnrolled."""
    desk = open_desk.desk
    aside = set_aside(desk)
    return ExchangeNow(
        waits_to_leave(desk),
        disputes.how_many(desk),
        _late(open_desk) if aside.get(HELD) else 0,
        aside,
        contact_in(kept_value(desk, LAST_CONTACT)),
        files_waiting(desk),
    )


def _late(open_desk: OpenDesk) -> int:
    """Changes that came late from somebody who had left, in the logs of which this worker may say that they count."""
    desk, device, known = open_desk.desk, enrolled(open_desk).device, members_of(open_desk)
    logs = [one.log for one in change_log_of(desk).places()]
    return sum(
        held
        for log in logs
        if (held := set_aside(desk, log.hex()).get(HELD, 0)) and may_control(known.of(log), known.organisation, device)
    )


def first_to_go(desk: Desk, open_family: str) -> tuple[str, ...]:
    """The families to begin with: those of whom a worry has not left yet, then the one on the screen."""
    worried = [one.log for one in waits_to_leave(desk) if one.kinds & _WORRIES]
    return tuple(dict.fromkeys((*worried, *((open_family,) if open_family else ()))))
