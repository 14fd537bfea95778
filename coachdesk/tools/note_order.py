"""Notes in the order of what happened, also where the clock of the laptop moved back in between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from coachdesk.models.note import Note
from coachdesk.tools.note_times import LATE_AFTER, UNSURE


@dataclass
class _Hand:
    """One writer's clock so far: the latest it has shown, what it last showed, and when that must have been."""

    latest: datetime
    shown: datetime
    placed: datetime


def in_order(notes: Iterable[Note]) -> list[Note]:
    """The notes by when it happened; `notes` come in the order in which they were made, which decides where equal.

    A note whose writer had by then written at a later time was written by a clock that had moved back. It is taken to
    be written after the one before, as much later as that clock says; what it says happened within the day before, by
    the same clock, moves with it. Nothing is changed but the order.
    """
    hands: dict[str, _Hand] = {}
    placed: list[tuple[datetime, int, Note]] = []
    for number, note in enumerate(notes):
        before = note.written_at - note.happened_at
        by_that_clock = timedelta(0) <= before <= LATE_AFTER
        hand = hands.setdefault(note.written_by, _Hand(note.written_at, note.written_at, note.written_at))
        if hand.latest - note.written_at <= UNSURE:
            hand.placed = max(note.written_at, hand.placed)
            at = note.happened_at
        else:
            passed = note.written_at - hand.shown
            hand.placed += passed if passed >= timedelta(0) else before if by_that_clock else timedelta(0)
            at = hand.placed - before if by_that_clock else note.happened_at
        hand.shown, hand.latest = note.written_at, max(hand.latest, note.written_at)
        placed.append((at, number, note))
    return [note for _at, _number, note in sorted(placed, key=lambda one: one[:2])]
