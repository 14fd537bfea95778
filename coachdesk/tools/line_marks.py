"""The marks on one line: which stand, in what order, and which a worker may not see before their own is made."""

from collections.abc import Iterable
from datetime import date

from coachdesk.models.measures import AnswerStatus, LineMark
from coachdesk.models.values import Id
from coachdesk.tools.superseding import current


def marks_on(line: Id, marks: Iterable[LineMark]) -> tuple[LineMark, ...]:
    """The marks of this line that stand, the earliest first."""
    standing = current([one for one in marks if one.line == line])
    return tuple(sorted(standing, key=lambda one: (one.at, one.id)))


def whose(mark: LineMark) -> Id:
    """The id of the person or worker whose X it is."""
    return mark.person or mark.worker or ""


def is_on_the_line(mark: LineMark) -> bool:
    """Whether there is an X; what was left out has none."""
    return mark.place is not None


def may_not_see_yet(worker: Id, marks: Iterable[LineMark]) -> tuple[LineMark, ...]:
    """The family's and other workers' marks that this worker may not see: made on a day they have not marked since.

    A worker's own mark of that day or a later one, or their word that they make none, opens all that is before it.
    """
    listed = list(marks)
    last = max((one.at.date() for one in listed if one.worker == worker), default=date.min)
    return tuple(one for one in listed if one.worker != worker and one.at.date() > last)


def latest_of_each(marks: Iterable[LineMark]) -> dict[Id, LineMark]:
    """The last X of each person and worker, in the order in which they first put one."""
    found: dict[Id, LineMark] = {}
    for one in marks:
        if is_on_the_line(one):
            found[whose(one)] = one
    return found


def first_and_last(marks: Iterable[LineMark], who: Id) -> tuple[LineMark, LineMark] | None:
    """A person's first X and their last, where they are of two days; None otherwise."""
    theirs = [one for one in marks if whose(one) == who and is_on_the_line(one)]
    if not theirs or theirs[0].at.date() == theirs[-1].at.date():
        return None
    return theirs[0], theirs[-1]


def status_of(first: int, place: int) -> AnswerStatus:
    """What an X is that was put here first and stands there now."""
    return AnswerStatus.ANSWERED if first == place else AnswerStatus.CORRECTED
