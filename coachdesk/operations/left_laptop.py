"""The families that have left this laptop: each one's receipt, and the files of it that still lie outside (B-03)."""

from dataclasses import dataclass

from coachdesk.desk import Desk
from coachdesk.desk.leaving import finish_receipts
from coachdesk.models.purge_receipt import PurgeReceipt
from coachdesk.operations.copies_out import CopyHere, CopyState, copies_here


@dataclass(frozen=True, slots=True)
class LeftFamily:
    """One family's leaving, and the copies saved on this laptop before that are still there."""

    receipt: PurgeReceipt
    copies: tuple[CopyHere, ...]


def purge_receipts(desk: Desk) -> tuple[LeftFamily, ...]:
    """Every receipt of this laptop's, the newest first; one that was owed since it went off is written now."""
    finish_receipts(desk)
    copies = [one for one in copies_here(desk) if one.state is not CopyState.GONE]
    receipts = sorted(desk.records(PurgeReceipt), key=lambda one: (one.at, one.id), reverse=True)
    return tuple(LeftFamily(one, tuple(copy for copy in copies if copy.copy.family == one.family)) for one in receipts)
