"""Answers that were not given on the family's own pages: typed from paper, by telephone, or a worker's own view."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.measures import Answer, AnswerMode, AnswerSet, AnswerStatus, Marking
from coachdesk.models.moments import Moment
from coachdesk.models.person import Person
from coachdesk.models.question_set import QuestionSet
from coachdesk.tools.measure_modes import YOUNGEST, mode_for

TYPED = (Marking.PAPER, Marking.BY_PHONE, Marking.COACHS_VIEW)
"""How answers come to be written down by a worker."""


class Typed(NamedTuple):
    """One answer as it stands on paper or was said. Without a place the status says why."""

    place: int | None = None
    status: AnswerStatus = AnswerStatus.SKIPPED
    words: str = ""
    length_mm: int | None = None
    """How long the printed line was."""


def keep_typed(
    desk: Desk,
    family_id: str,
    person_id: str,
    content: QuestionSet,
    marking: Marking,
    mode: AnswerMode,
    answers: Mapping[str, Typed],
    *,
    at: Moment | None = None,
    agency: str | None = None,
    visit: str | None = None,
    scan: str | None = None,
    instead_of: AnswerSet | None = None,
) -> Opened[AnswerSet]:
    """Keeps a sitting as somebody else wrote it: what was asked and answered, and "not asked" for all other questions.

    `instead_of` is one typed wrongly, which this takes the place of. Nobody else of the family sees it unless the
    person says so. Raises BadInput naming a field, and Refused for somebody too young to be asked.
    """
    when = at or desk.now()
    person = desk.get(Person, person_id).record
    if marking not in TYPED:
        raise BadInput("marking", "Say whether it was on paper, by telephone, or is your own view.")
    if person.log != family_id:
        raise BadInput("person", "Choose somebody of this family.")
    if when > desk.now():
        raise BadInput("at", "That day is still to come. Write the day on which it was answered.")
    own_view = marking is Marking.COACHS_VIEW
    if not own_view and not may_be_asked(person, when.date()):
        raise Refused(f"Children under {YOUNGEST} are not asked. Write what you saw as your own view instead.")
    if instead_of is not None and (instead_of.person, instead_of.marking) != (person_id, marking):
        raise Refused("Only answers typed in for the same person can be put right.")
    if not any(one.key in answers for one in content.questions):
        raise BadInput("answers", "Write down at least one answer.")
    return desk.add(
        new_record(
            AnswerSet,
            family_id,
            person=person_id,
            worker=desk.owner.worker_id if own_view else None,
            tool=content.tool,
            set_key=content.key,
            set_version=content.version,
            language=content.language,
            agency=agency,
            at=when,
            marking=marking,
            visit=visit,
            scan=scan,
            answers=tuple(_answer(one.key, answers.get(one.key), mode, when) for one in content.questions),
            supersedes=(instead_of.id,) if instead_of else (),
        )
    )


def may_be_asked(person: Person, on: date) -> bool:
    """Whether somebody is old enough, born and living."""
    return not (person.due_date or person.deceased_on) and mode_for(person.birth_date, on) is not None


def _answer(question: str, typed: Typed | None, mode: AnswerMode, at: Moment) -> Answer:
    if typed is None:
        return Answer(question=question, status=AnswerStatus.NOT_ASKED, mode=mode, at=at)
    status = typed.status if typed.place is None else AnswerStatus.ANSWERED
    return Answer(
        question=question,
        status=status,
        mode=mode,
        first=typed.place,
        place=typed.place,
        words=typed.words,
        length_mm=typed.length_mm,
        at=at,
    )
