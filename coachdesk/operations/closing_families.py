"""What a laptop may not have any more is shut there at once, also where it cannot be taken off yet (B-03, B-05)."""

from coachdesk.desk import Desk, Touched
from coachdesk.desk.closed import ClosedBecause
from coachdesk.errors import CoachDeskError
from coachdesk.models.family import Assignment, Family
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round import Receipt
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.tools.family_access import has_ended


def shut_after_round(desk: Desk, receipt: Receipt) -> None:
    """Families that were to leave and still have unsent work are shut; all others are open, this laptop being known."""
    if receipt.logs:
        if desk.closed.sign_out(False):
            desk.told.announce(Touched(frozenset({Family.kind}), frozenset()))
        _set(desk, {one.log.hex(): ClosedBecause.UNSENT for one in receipt.logs if one.unsent_kept})


def shut_after_refusal(desk: Desk, error: CoachDeskError) -> None:
    """On a laptop that was signed out every family is shut, at once: one may be somebody else's by now.

    Nothing is taken away, notes and worries are still taken, and the next round that reaches the server opens all. A
    family of which the records here say already that somebody else works with it is named, and stays shut by itself.
    """
    if isinstance(error, ServerSaidNo) and error.refusal.error is Code.REVOKED:
        with desk.gate.by_itself():
            _shut_all(desk)


def _shut_all(desk: Desk) -> None:
    if desk.closed.sign_out(True):
        desk.told.announce(Touched(frozenset({Family.kind}), frozenset()))
    today, mine = desk.today(), [one for one in desk.records(Assignment) if one.worker == desk.owner.worker_id]
    running = {one.log for one in mine if not has_ended(one, today)}
    over = {one.log for one in mine} - running
    _set(desk, {**desk.closed.families, **dict.fromkeys(over, ClosedBecause.SIGNED_OUT)})


def _set(desk: Desk, families: dict[str, ClosedBecause]) -> None:
    before = frozenset(desk.closed.families)
    if desk.closed.set_to(families):
        desk.told.announce(Touched(frozenset({Family.kind}), before | families.keys()))
