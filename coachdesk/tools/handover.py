"""Where a handover stands and what may come next: nobody's coach changes behind the family's back (R-06, B-03)."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coachdesk.models.handover import Handover
from coachdesk.models.organisation import WorkerRole
from coachdesk.models.visit import Visit, VisitOutcome


class HandoverState(StrEnum):
    """The first three are open."""

    PROPOSED = "proposed"
    PREPARED = "prepared"
    """The family knows, its visit is agreed and it has its page; the new worker has not said yes yet."""
    ACCEPTED = "accepted"
    DONE = "done"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether anything of it can still change."""
        return self in (HandoverState.PROPOSED, HandoverState.PREPARED, HandoverState.ACCEPTED)


class Lack(StrEnum):
    """What no handover is finished without, unless the advocate wrote why."""

    TOLD = "told"
    VISIT = "visit"
    SHEET = "sheet"


class Deed(StrEnum):
    """What somebody can do to a handover."""

    TELL = "tell"
    AGREE_VISIT = "agree_visit"
    GIVE_SHEET = "give_sheet"
    GO_WITHOUT = "go_without"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    HAND_IN = "hand_in"
    FINISH = "finish"


class Hands(NamedTuple):
    """Who would do it. `connected` says whether this laptop has a server, and so others can speak for themselves."""

    worker: str
    role: WorkerRole
    connected: bool


class Standing(NamedTuple):
    """A handover on a day, with the visit it names where that is in the diary."""

    handover: Handover
    visit: Visit | None
    today: date


LACK_SENTENCES: Mapping[Lack, str] = {
    Lack.TOLD: "Write down how and when the family was told.",
    Lack.VISIT: "Agree a joint visit or a goodbye visit.",
    Lack.SHEET: "Give the family its page about the new coach.",
}
"""The English of each lack, in one place."""

OVER = "This handover is over. Nothing of it can be changed."
ONLY_THE_NEW = "Only the new worker can say yes or no, on their own laptop."
ONLY_ADVOCATES = "Only the advocate or the manager can decide to go on without."
NOTHING_LACKS = "Nothing is missing, so there is nothing to go on without."
NOT_PREPARED = "First prepare it: the family comes first."
SAID_YES = "The new worker has said yes already."
NOT_ACCEPTED = "The new worker has not said yes yet."
TOO_EARLY = "The new worker has not begun yet. It can be finished from the first day on."
NOT_HELD = "The joint or goodbye visit has not taken place yet."
ONLY_THE_OLD = "Only the one who goes can hand in, on their own laptop."
HANDED_IN = "All of it has been handed in already."
NO_SERVER = "This laptop has no server, so there is nothing to hand in."


def lacking(handover: Handover) -> tuple[Lack, ...]:
    """What is missing of the three, whoever decided to go on without."""
    has = {
        Lack.TOLD: handover.told_on is not None and bool(handover.told_how.strip()),
        Lack.VISIT: handover.last_visit is not None and bool(handover.visit or handover.visit_on),
        Lack.SHEET: handover.sheet_given is not None and handover.sheet_on is not None,
    }
    return tuple(lack for lack in Lack if not has[lack])


def goes_without(handover: Handover) -> bool:
    """Whether the advocate wrote why it goes on although something is missing."""
    return handover.without_by is not None and bool(handover.without_why.strip())


def handover_state(handover: Handover) -> HandoverState:
    """Where it stands. What two laptops wrote at once is read so that nothing goes on against anybody's no."""
    if handover.done_on is not None:
        return HandoverState.DONE
    if handover.withdrawn_on is not None:
        return HandoverState.WITHDRAWN
    if handover.declined_on is not None:
        return HandoverState.DECLINED
    if lacking(handover) and not goes_without(handover):
        return HandoverState.PROPOSED
    return HandoverState.ACCEPTED if handover.accepted_on is not None else HandoverState.PREPARED


def visit_held(standing: Standing) -> bool:
    """Whether they have met: the diary says so, or the day that was agreed has come."""
    handover, visit = standing.handover, standing.visit
    if visit is not None:
        return visit.outcome is VisitOutcome.MET
    return handover.visit_on is not None and handover.visit_on <= standing.today


def why_not(deed: Deed, standing: Standing, hands: Hands) -> str:
    """Why this cannot be done now, as a sentence; empty where it can."""
    if not handover_state(standing.handover).is_open and deed is not Deed.HAND_IN:
        return OVER
    return _RULES.get(deed, _always)(standing, hands)


def _always(_standing: Standing, _hands: Hands) -> str:
    return ""


def _go_without(standing: Standing, hands: Hands) -> str:
    if hands.role not in (WorkerRole.ADVOCATE, WorkerRole.MANAGER):
        return ONLY_ADVOCATES
    met = not lacking(standing.handover) and visit_held(standing)
    return NOTHING_LACKS if met else ""


def _decline(standing: Standing, hands: Hands) -> str:
    return ONLY_THE_NEW if hands.connected and hands.worker != standing.handover.to_worker else ""


def _accept(standing: Standing, hands: Hands) -> str:
    state = handover_state(standing.handover)
    if state is HandoverState.ACCEPTED:
        return SAID_YES
    return _decline(standing, hands) or (NOT_PREPARED if state is HandoverState.PROPOSED else "")


def _hand_in(standing: Standing, hands: Hands) -> str:
    if not hands.connected:
        return NO_SERVER
    if hands.worker != standing.handover.from_worker:
        return ONLY_THE_OLD
    if handover_state(standing.handover) in (HandoverState.DECLINED, HandoverState.WITHDRAWN):
        return OVER
    if standing.handover.handed_in_on is not None:
        return HANDED_IN
    return "" if handover_state(standing.handover) is HandoverState.DONE else NOT_DONE


def _finish(standing: Standing, _hands: Hands) -> str:
    state = handover_state(standing.handover)
    if state is HandoverState.PROPOSED:
        return LACK_SENTENCES[lacking(standing.handover)[0]]
    if state is HandoverState.PREPARED:
        return NOT_ACCEPTED
    if standing.handover.from_day > standing.today:
        return TOO_EARLY
    return "" if visit_held(standing) or goes_without(standing.handover) else NOT_HELD


NOT_DONE = "This comes last, when the new worker has taken over."

_RULES: Mapping[Deed, Callable[[Standing, Hands], str]] = {
    Deed.GO_WITHOUT: _go_without,
    Deed.ACCEPT: _accept,
    Deed.DECLINE: _decline,
    Deed.HAND_IN: _hand_in,
    Deed.FINISH: _finish,
}
