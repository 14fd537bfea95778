"""Families that have left this laptop, each with its receipt; and those that are shut until they can leave (B-03)."""

from dataclasses import dataclass

from coachdesk.desk import Desk
from coachdesk.desk.access import own_lines
from coachdesk.desk.closed import ClosedBecause
from coachdesk.desk.leaving import finish_receipts
from coachdesk.desk.reach import waits_to_leave
from coachdesk.models.family import Family
from coachdesk.models.purge_receipt import PurgeReceipt
from coachdesk.operations.copies_out import CopyHere, CopyState, copies_here


@dataclass(frozen=True, slots=True)
class LeftFamily:
    """One family's leaving, and the copies saved on this laptop before that are still there."""

    receipt: PurgeReceipt
    copies: tuple[CopyHere, ...]


@dataclass(frozen=True, slots=True)
class ShutFamily:
    """One family that no page opens on any more, and how many of its changes the server never had."""

    ref: str
    why: ClosedBecause
    changes: int


def shut_families(desk: Desk) -> tuple[ShutFamily, ...]:
    """Every family that is shut on this laptop, by code."""
    waiting = {one.log: one.changes for one in waits_to_leave(desk)}
    found = ((desk.find(Family, family), family, why) for family, why in desk.closed.families.items())
    shut = (ShutFamily(one.record.ref if one else "", why, waiting.get(family, 0)) for one, family, why in found)
    return tuple(sorted(shut, key=lambda one: one.ref))


def purge_receipts(desk: Desk) -> tuple[LeftFamily, ...]:
    """Every receipt of this laptop's, the newest first; one that was owed since it went off is written now."""
    finish_receipts(desk)
    copies = [one for one in copies_here(desk) if one.state is not CopyState.GONE]
    receipts = sorted(own_lines(desk, PurgeReceipt), key=lambda one: (one.at, one.id), reverse=True)
    return tuple(LeftFamily(one, tuple(copy for copy in copies if copy.copy.family == one.family)) for one in receipts)
