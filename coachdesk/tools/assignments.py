"""Who works with a family and when: the one key worker, gaps and overlaps nobody explained."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.tools.partial_dates import earliest, latest, may_cover

_KEPT_FILLED = (AssignmentRole.COACH, AssignmentRole.ADVOCATE)
"""The roles a family has one of, all the time it is worked with."""


class AssignmentQuestion(StrEnum):
    """What is not explained in the history of who works with a family."""

    GAP = "gap"
    OVERLAP = "overlap"
    NOT_TOLD = "not_told"
    NO_REASON = "no_reason"
    NO_KEY_WORKER = "no_key_worker"
    TWO_KEY_WORKERS = "two_key_workers"


class AssignmentPrompt(NamedTuple):
    """One thing to ask about the history; it never blocks. The assignments are in the order of their dates."""

    question: AssignmentQuestion
    assignments: tuple[str, ...]
    sentence: str


ASSIGNMENT_SENTENCES = {
    AssignmentQuestion.GAP: "There was a time with nobody in this role. Write down why.",
    AssignmentQuestion.OVERLAP: "Two people had this role at once. Write down why.",
    AssignmentQuestion.NOT_TOLD: "Write down how and when the family was told of this change.",
    AssignmentQuestion.NO_REASON: "Write down why this ended.",
    AssignmentQuestion.NO_KEY_WORKER: "This family has no key worker now. Choose one.",
    AssignmentQuestion.TWO_KEY_WORKERS: "This family has more than one key worker. Choose one.",
}
"""The English of each question, in one place."""


def assigned_on(assignments: Iterable[Assignment], day: date) -> list[Assignment]:
    """The assignments that hold on a day, first and last day counted, earliest first (R-01, R-06)."""
    return _by_date(one for one in assignments if may_cover(one.from_date, one.to_date, day))


def families_of(worker: str, assignments: Iterable[Assignment], day: date) -> frozenset[str]:
    """The ids of the families a worker is assigned to on a day, in any role (R-01)."""
    return frozenset(one.log for one in assigned_on(assignments, day) if one.worker == worker)


def key_worker_on(assignments: Iterable[Assignment], day: date) -> Assignment | None:
    """The one key worker's assignment on a day; where two are marked, the later one; None where nobody is (R-06)."""
    marked = [one for one in assigned_on(assignments, day) if one.is_key_worker]
    return marked[-1] if marked else None


def assignment_prompts(
    assignments: Iterable[Assignment], today: date, closed_on: str | None = None
) -> list[AssignmentPrompt]:
    """What the history of one family leaves unexplained (R-06).

    Gaps in the roles of coach and advocate up to today, or to the day the family's work closed; somebody in a cover
    role fills a gap. Two different people, or one twice, in one role for more than the day of handing over. Endings
    without a reason or without how the family was told. No key worker today, or two. Only what is sure from the
    dates known is asked about, and a written `overlap_reason` answers a gap or an overlap.
    """
    listed = _by_date(assignments)
    until = min(today, latest(closed_on)) if closed_on else today
    asked = [(AssignmentQuestion.NO_REASON, (one,)) for one in listed if one.to_date and not one.end_reason.strip()]
    asked += [(AssignmentQuestion.NOT_TOLD, (one,)) for one in listed if one.to_date and not one.family_told.strip()]
    found: list[tuple[AssignmentQuestion, tuple[Assignment, ...]]] = [*asked]
    for role in AssignmentRole:
        held = [one for one in listed if one.role is role]
        if role in _KEPT_FILLED:
            cover = [one for one in listed if one.role is AssignmentRole.COVER]
            found += [(AssignmentQuestion.GAP, gap) for gap in _gaps(held, cover, until)]
        if role is not AssignmentRole.COVER:
            found += [(AssignmentQuestion.OVERLAP, pair) for pair in _overlaps(held)]
    if until == today and listed:
        marked = [one for one in assigned_on(listed, today) if one.is_key_worker]
        going_on = [one for one in marked if _last_day(one) > today]
        key_workers = tuple(going_on or marked)  # on the day of handing over the one who comes counts
        if len(key_workers) != 1:
            question = AssignmentQuestion.TWO_KEY_WORKERS if key_workers else AssignmentQuestion.NO_KEY_WORKER
            found.append((question, key_workers))
    return [
        AssignmentPrompt(question, tuple(one.id for one in odd), ASSIGNMENT_SENTENCES[question])
        for question, odd in found
    ]


def _by_date(assignments: Iterable[Assignment]) -> list[Assignment]:
    return sorted(assignments, key=lambda one: (earliest(one.from_date), one.id))


def _gaps(held: Sequence[Assignment], cover: Sequence[Assignment], until: date) -> list[tuple[Assignment, ...]]:
    """The unexplained gaps in one role: the assignments on each side, or the last one alone when nobody follows."""
    found: list[tuple[Assignment, ...]] = []
    for place, before in enumerate(held):
        ended = max(_last_day(one) for one in held[: place + 1])
        after = held[place + 1 : place + 2]
        begins = earliest(after[0].from_date) if after else until + timedelta(days=1)
        explained = any(one.overlap_reason.strip() for one in (before, *after))
        if not explained and not _covered(ended, begins, cover):
            found.append((before, *after))
    return found


def _covered(ended: date, begins: date, cover: Sequence[Assignment]) -> bool:
    """True when no day is left without anybody between the last day of one and the first day of the next."""
    for one in cover:
        if ended < date.max and earliest(one.from_date) <= ended + timedelta(days=1):
            ended = max(ended, _last_day(one))
    return ended >= begins - timedelta(days=1)


def _overlaps(held: Sequence[Assignment]) -> list[tuple[Assignment, ...]]:
    """The pairs in one role that surely share more than the day of handing over, and do not say why."""
    return [
        (one, other)
        for place, one in enumerate(held)
        for other in held[place + 1 :]
        if not (one.overlap_reason.strip() or other.overlap_reason.strip())
        and max(latest(one.from_date), latest(other.from_date)) < min(_sure_end(one), _sure_end(other))
    ]


def _last_day(one: Assignment) -> date:
    """The last day it can mean."""
    return latest(one.to_date) if one.to_date else date.max


def _sure_end(one: Assignment) -> date:
    """The last day it surely holds."""
    return earliest(one.to_date) if one.to_date else date.max
