"""What can be asked on the family's own pages: its lines and answers so far, and the agencies it has to do with."""

from dataclasses import dataclass

from coachdesk.desk import Desk
from coachdesk.models.measures import AnswerRelease, AnswerSet, LineGrading, LineMark
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import Target
from coachdesk.models.question_set import QuestionSet
from coachdesk.operations.known_by import known_by
from coachdesk.operations.question_sets import sets_to_ask
from coachdesk.tools.family_snapshot import may_be_there
from coachdesk.tools.measures_in_sight import MeasuresKept


@dataclass(frozen=True, slots=True)
class CanBeAsked:
    """What the coach chooses from."""

    people: tuple[Person, ...]
    """Who can be there and say who they are, in the family's order."""
    sets: tuple[QuestionSet, ...]
    agencies: tuple[Agency, ...]
    """Those this family has to do with, by name."""
    kept: MeasuresKept


def who_may_hold_it(desk: Desk, family_id: str) -> list[Person]:
    """Who of the family can be there and say who they are, in the family's order."""
    people = sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id))
    return may_be_there(people, desk.records(SamePerson, family_id))


def what_can_be_asked(desk: Desk, family_id: str, language: str = "en") -> CanBeAsked:
    """All of it, for the page on which the coach hands the laptop over."""
    known = known_by(desk)
    ours = [one for one in desk.records(Agency) if any(each.family.id == family_id for each in known.get(one.id, ()))]
    return CanBeAsked(
        people=tuple(who_may_hold_it(desk, family_id)),
        sets=sets_to_ask(desk, language),
        agencies=tuple(sorted(ours, key=lambda one: (one.name.casefold(), one.id))),
        kept=measures_kept(desk, family_id),
    )


def measures_kept(desk: Desk, family_id: str) -> MeasuresKept:
    """What the family has answered and marked so far, with the targets that its lines are about."""
    return MeasuresKept(
        sittings=desk.records(AnswerSet, family_id),
        releases=desk.records(AnswerRelease, family_id),
        lines=desk.records(LineGrading, family_id),
        marks=desk.records(LineMark, family_id),
        targets=desk.records(Target, family_id),
    )
