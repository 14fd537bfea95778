"""What of questions, lines and earlier marks goes to the pages a family holds: of what was only what was released."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from coachdesk.errors import BadInput
from coachdesk.models.measures import AnswerMode, AnswerRelease, AnswerSet, LineGrading, LineMark, Practice
from coachdesk.models.measures_in_sight import AskedOf, EarlierMark, LastMark, LineInSight, SetInSight
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, Target
from coachdesk.models.question_set import QuestionSet
from coachdesk.models.values import Id
from coachdesk.tools.measure_modes import kept_mode, mode_for
from coachdesk.tools.measure_release import is_released
from coachdesk.tools.superseding import current
from coachdesk.tools.who_sees_facts import EVERYDAY_SECTORS

PRACTICE_HOLDS = timedelta(days=183)
"""After so long the practice card comes again (ux.md 1.3)."""


@dataclass(frozen=True, slots=True)
class SetWanted:
    """What the coach chose to ask: one set, of whom, and for experience about which agency; None is the project."""

    content: QuestionSet
    people: tuple[Id, ...]
    agency: Agency | None = None


@dataclass(frozen=True, slots=True)
class MeasuresKept:
    """What a family has answered and marked so far."""

    sittings: Sequence[AnswerSet] = ()
    releases: Sequence[AnswerRelease] = ()
    lines: Sequence[LineGrading] = ()
    marks: Sequence[LineMark] = ()
    targets: Sequence[Target] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Who is there on which day, whether the coach says that the one person who is there is alone, and how they answer.

    `answering`: what the coach chose for a person; None asks them nothing. Whoever is not in it is asked by age, or as
    the last time.
    """

    there: Sequence[Person]
    on: date
    alone: bool = False
    answering: Mapping[Id, AnswerMode | None] = field(default_factory=dict)

    @property
    def is_one_alone(self) -> bool:
        """Whether exactly one person is there, and alone."""
        return self.alone and len(self.there) == 1


def may_be_asked_about(agency: Agency, table: Table) -> bool:
    """Whether an agency can be named there; one whose name tells something of whom it helps only before one person."""
    return len(table.there) == 1 or agency.sector in EVERYDAY_SECTORS


def set_in_sight(asking: Id, wanted: SetWanted, table: Table, kept: MeasuresKept) -> SetInSight:
    """One set for those of `wanted.people` who are there and old enough, each with what they released the last time.

    Raises BadInput: "sets" where nobody can be asked or no question is left, "agencies" where the agency cannot be
    named in front of everybody who is there.
    """
    if wanted.agency is not None and not may_be_asked_about(wanted.agency, table):
        raise BadInput("agencies", "Ask about this agency only when one person is there.")
    questions = tuple(one for one in wanted.content.questions if table.is_one_alone or not one.alone)
    if not questions:
        raise BadInput("sets", "These questions are asked only when one person is alone.")
    content = wanted.content.model_copy(update={"questions": questions})
    agency = wanted.agency.id if wanted.agency else None
    asked = [
        _asked_of(person, mode, content, agency, table, kept)
        for person in table.there
        if person.id in wanted.people and (mode := _mode(person, content, table, kept)) is not None
    ]
    if not asked:
        raise BadInput("sets", "Choose who answers. Children under five are not asked.")
    name = wanted.agency.name if wanted.agency else ""
    return SetInSight(id=asking, content=content, asked=tuple(asked), agency=agency, agency_name=name)


def lines_to_show(table: Table, kept: MeasuresKept) -> list[LineGrading]:
    """The family's lines that are not closed and can be seen by everybody who is there, the oldest first."""
    there = {one.id for one in table.there}
    known = {
        one.id for one in kept.targets if one.audience is Audience.EVERYONE or (there and there <= set(one.private_to))
    }
    open_lines = (one for one in kept.lines if one.closed_at is None and (one.target is None or one.target in known))
    return sorted(open_lines, key=lambda one: (one.begun_at, one.id))


def line_in_sight(line: LineGrading, table: Table, kept: MeasuresKept, named: Iterable[Person]) -> LineInSight:
    """A line with the earlier marks that those who may be named have released."""
    names = {one.id: one.known_as for one in named}
    earlier = [
        EarlierMark(person=one.person, name=names[one.person], place=one.place, on=one.at.date())
        for one in sorted(current(kept.marks), key=lambda one: (one.at, one.id))
        if one.line == line.id and one.person in names and one.place is not None and is_released(one, kept.releases)
    ]
    people = tuple(one.id for one in table.there)
    return LineInSight(id=line.id, a_words=line.a_words, b_words=line.b_words, people=people, earlier=tuple(earlier))


def new_line(line: Id, table: Table) -> LineInSight:
    """A line that the family has still to say A and B of."""
    return LineInSight(id=line, people=tuple(one.id for one in table.there))


def _mode(person: Person, content: QuestionSet, table: Table, kept: MeasuresKept) -> AnswerMode | None:
    if person.id in table.answering and table.answering[person.id] is None:
        return None
    wanted = table.answering.get(person.id)
    return mode_for(person.birth_date, table.on, kept_mode(kept.sittings, person.id, content.key), wanted)


def _asked_of(
    person: Person, mode: AnswerMode, content: QuestionSet, agency: Id | None, table: Table, kept: MeasuresKept
) -> AskedOf:
    theirs = [one for one in current(kept.sittings) if one.person == person.id and one.worker is None]
    since = table.on - PRACTICE_HOLDS
    practised = any(one.practice is not Practice.NOT_DONE and one.at.date() > since for one in theirs)
    asked = (content.key, content.version, agency)
    same = [one for one in theirs if (one.set_key, one.set_version, one.agency) == asked]
    released = [one for one in same if is_released(one, kept.releases)]
    last: dict[str, LastMark] = {}
    for sitting in sorted(released, key=lambda one: (one.at, one.id)):
        for answer in sitting.answers:
            if answer.place is not None:
                last[answer.question] = LastMark(
                    question=answer.question, place=answer.place, mode=answer.mode, on=sitting.at.date()
                )
    marks = tuple(last[one.key] for one in content.questions if one.key in last)
    return AskedOf(person=person.id, mode=mode, practice=not practised, last=marks)
