"""A family's lines from A to B: drawn in its words, marked by a worker or typed from paper, read for the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.measures import AnswerRelease, AnswerStatus, LineGrading, LineMark, Marking
from coachdesk.models.moments import Moment
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person
from coachdesk.models.values import Id
from coachdesk.tools.line_marks import marks_on, may_not_see_yet, status_of
from coachdesk.tools.line_place import place_on_paper
from coachdesk.tools.measure_release import is_released

_BOTH = {
    "a_words": "Write what it was like when this began. A line needs both its ends.",
    "b_words": "Write what it is to be like in the end. A line needs both its ends.",
}
_CLOSED = "This line is closed. Open it again to put a mark on it."


class LineOfFamily(NamedTuple):
    """One line with all its marks that stand, the earliest first, for the page that shows it to this worker."""

    line: Opened[LineGrading]
    marks: tuple[LineMark, ...]
    not_yet: frozenset[Id]
    """Marks this worker may not see before putting their own."""
    released: frozenset[Id]
    """Marks the family may see."""


@dataclass(frozen=True, slots=True)
class FamilyLines:
    """All lines of a family, those that are open first and of these the newest first."""

    lines: tuple[LineOfFamily, ...]
    names: Mapping[Id, str]
    """Of everybody whose mark may stand here: people as they are known, workers by name."""
    people: tuple[Person, ...]
    workers: frozenset[Id]
    worker: Id
    """Who reads this."""
    today: date


@dataclass(frozen=True, slots=True)
class PaperMark:
    """An X as a ruler found it on a printed line."""

    from_a_mm: float
    length_mm: float
    at: Moment
    helped_so_far: str = ""
    still_needed: str = ""
    released: bool = False
    """Whether the person said that the family may see it."""
    scan: Id | None = None


def draw_line(
    desk: Desk, family_id: Id, a_words: str, b_words: str, said_by: tuple[Id, ...] = (), target: Id | None = None
) -> Opened[LineGrading]:
    """A new line in the family's words. Raises BadInput naming the end that has none."""
    _both(a_words, b_words)
    return desk.add(
        new_record(
            LineGrading,
            family_id,
            a_words=a_words,
            b_words=b_words,
            said_by=said_by,
            target=target,
            begun_at=desk.now(),
        )
    )


def say_ends_otherwise(desk: Desk, line: Opened[LineGrading], a_words: str, b_words: str) -> Opened[LineGrading]:
    """Puts the words of a line right. Raises BadInput, and Refused once somebody has marked it: it would mean another.

    A mark means what A and B meant on that day.
    """
    _both(a_words, b_words)
    if marks_on(line.record.id, desk.records(LineMark, line.record.log)):
        raise Refused("Somebody has put an X on this line, so its words stay. Draw a new line beside it.")
    return desk.amend(line, a_words=a_words, b_words=b_words)


def close_line(desk: Desk, line: Opened[LineGrading]) -> Opened[LineGrading]:
    """No more marks are put on it; all that is on it stays."""
    return desk.amend(line, closed_at=desk.now())


def open_line_again(desk: Desk, line: Opened[LineGrading]) -> Opened[LineGrading]:
    """Marks can be put on it once more."""
    return desk.amend(line, closed_at=None)


def put_own_mark(
    desk: Desk,
    line: LineGrading,
    first: int,
    place: int,
    changes: int = 0,
    helped_so_far: str = "",
    still_needed: str = "",
    lengths: tuple[int | None, int | None] = (None, None),
) -> Opened[LineMark]:
    """The X of the worker whose laptop this is, apart from the family's. Raises Refused on a closed line."""
    _open(line)
    return desk.add(
        new_record(
            LineMark,
            line.log,
            line=line.id,
            worker=desk.owner.worker_id,
            status=status_of(first, place),
            first=first,
            place=place,
            changes=changes,
            helped_so_far=helped_so_far,
            still_needed=still_needed,
            marking=Marking.COACHS_VIEW,
            length_px=lengths[0],
            length_mm=lengths[1],
            at=desk.now(),
        )
    )


def make_no_own_mark(desk: Desk, line: LineGrading) -> Opened[LineMark]:
    """The worker says that they put no X of their own today, and reads the others'. It is kept, and no number."""
    return desk.add(
        new_record(
            LineMark,
            line.log,
            line=line.id,
            worker=desk.owner.worker_id,
            status=AnswerStatus.SKIPPED,
            marking=Marking.COACHS_VIEW,
            at=desk.now(),
        )
    )


def mark_from_paper(
    desk: Desk, line: LineGrading, person_id: Id, paper: PaperMark, instead_of: LineMark | None = None
) -> Opened[LineMark]:
    """A person's X as it stands on paper; `instead_of` is one typed wrongly, which this takes the place of.

    Raises BadInput naming "from_a", "length", "at" or "person", and Refused on a closed line or for another's mark.
    """
    place = place_on_paper(paper.from_a_mm, paper.length_mm)
    _open(line)
    if desk.get(Person, person_id).record.log != line.log:
        raise BadInput("person", "Choose somebody of this family.")
    if paper.at > desk.now():
        raise BadInput("at", "That day is still to come. Write the day on which the X was put.")
    if instead_of is not None and (instead_of.line, instead_of.marking) != (line.id, Marking.PAPER):
        raise Refused("Only an X that was typed from paper can be put right. Everything else stays as it was given.")
    return desk.add(
        new_record(
            LineMark,
            line.log,
            line=line.id,
            person=person_id,
            status=AnswerStatus.ANSWERED,
            first=place,
            place=place,
            helped_so_far=paper.helped_so_far,
            still_needed=paper.still_needed,
            marking=Marking.PAPER,
            length_mm=round(paper.length_mm),
            released=paper.released,
            at=paper.at,
            scan=paper.scan,
            supersedes=(instead_of.id,) if instead_of else (),
        )
    )


def family_lines(desk: Desk, family_id: Id) -> FamilyLines:
    """Every line of a family with its marks, as the page for this worker needs them."""
    opened = desk.all(LineGrading, family_id)
    marks = desk.records(LineMark, family_id) if opened else []
    releases = desk.records(AnswerRelease, family_id) if marks else []
    people = tuple(sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id)))
    workers = desk.records(Worker)
    worker = desk.owner.worker_id
    found = []
    for line in sorted(opened, key=_order, reverse=True):
        on_it = marks_on(line.record.id, marks)
        not_yet = frozenset(one.id for one in may_not_see_yet(worker, on_it))
        found.append(
            LineOfFamily(line, on_it, not_yet, frozenset(one.id for one in on_it if is_released(one, releases)))
        )
    return FamilyLines(
        tuple(found),
        {one.id: one.name for one in workers} | {one.id: one.known_as for one in people},
        people,
        frozenset(one.id for one in workers),
        worker,
        desk.today(),
    )


def _order(opened: Opened[LineGrading]) -> tuple[bool, datetime, str]:
    line = opened.record
    return line.closed_at is None, line.begun_at, line.id


def _both(a_words: str, b_words: str) -> None:
    for field, words in (("a_words", a_words), ("b_words", b_words)):
        if not words.strip():
            raise BadInput(field, _BOTH[field])


def _open(line: LineGrading) -> None:
    if line.closed_at is not None:
        raise Refused(_CLOSED)
