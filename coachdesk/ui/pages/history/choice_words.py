"""What the fixed choices of a record are called when its history is told: as on the pages where they are made."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from coachdesk.models.contact import Arranged, ContactKind, ContactOutcome, CostBasis, DateKnown
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.family import AssignmentRole, StayPattern
from coachdesk.models.meeting import FamilyPart, MeetingKind
from coachdesk.models.organisation import Sector, WorkerRole
from coachdesk.models.person import ContactRoute, FamilyRole, NeedLevel, ReadingNeed, RelationshipKind
from coachdesk.models.plan import Audience, Barrier, Stage, StepDone, StepState, TargetOrigin, TargetStatus
from coachdesk.models.registry import KINDS
from coachdesk.models.visit import CheckInWay
from coachdesk.ui.pages import people_words, plan_words
from coachdesk.ui.pages.check_in import words as check_in_words
from coachdesk.ui.pages.contacts import words as contact_words
from coachdesk.ui.pages.words import assignment_role_words, family_role_words

_SAID: dict[type[StrEnum], Callable[[Any], str]] = {
    Audience: lambda one: plan_words.said(plan_words.AUDIENCES[one]),
    Barrier: lambda one: plan_words.said(plan_words.BARRIERS[one]),
    Stage: lambda one: plan_words.said(plan_words.STAGES[one]),
    StepDone: lambda one: plan_words.said(plan_words.DONE_HOW[one]),
    StepState: lambda one: plan_words.said(plan_words.STATES[one]),
    TargetOrigin: lambda one: plan_words.said(plan_words.ORIGINS[one]),
    TargetStatus: lambda one: plan_words.said(plan_words.STATUSES[one]),
    ContactRoute: lambda one: people_words.said(people_words.ROUTES[one]),
    NeedLevel: lambda one: people_words.said(people_words.LEVELS[one]),
    ReadingNeed: lambda one: people_words.said(people_words.READING[one]),
    RelationshipKind: lambda one: people_words.said(people_words.RELATIONS[one]),
    Sector: lambda one: people_words.said(people_words.SECTORS[one]),
    StayPattern: lambda one: people_words.said(people_words.PATTERNS[one]),
    WorkerRole: lambda one: people_words.said(people_words.WORKER_JOBS[one]),
    CheckInWay: lambda one: check_in_words.said(check_in_words.WAYS[one]),
    ContactKind: lambda one: contact_words.said(contact_words.KINDS[one]),
    ContactOutcome: lambda one: contact_words.said(contact_words.OUTCOMES[one]),
    Arranged: lambda one: contact_words.said(contact_words.ARRANGED[one]),
    CostBasis: lambda one: contact_words.said(contact_words.BASES[one]),
    Coverage: lambda one: contact_words.said(contact_words.COVERAGES[one]),
    DateKnown: lambda one: contact_words.said(contact_words.KNOWN[one]),
    FamilyPart: lambda one: contact_words.said(contact_words.PARTS[one]),
    MeetingKind: lambda one: contact_words.said(contact_words.MEETINGS[one]),
    AssignmentRole: assignment_role_words,
    FamilyRole: family_role_words,
}


def choice_words(kind: str, field: str, value: Any) -> str:
    """What a choice is called, with a capital: "Nearly steady"; "" where the field holds something else."""
    for choices in _choices_of(kind, field):
        if isinstance(value, str) and value in set(choices):
            say = _SAID.get(choices)
            words = (say(choices(value)) if say else "") or value.replace("_", " ")
            return words[:1].upper() + words[1:]
    return ""


@cache
def _choices_of(kind: str, field: str) -> tuple[type[StrEnum], ...]:
    record = KINDS.get(kind)
    found = record.model_fields.get(field) if record is not None else None
    return tuple(_enumerations(found.annotation)) if found is not None else ()


def _enumerations(annotation: Any) -> Iterator[type[StrEnum]]:
    """The enumerations that a field's type is made of, inside lists and unions too."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    for part in get_args(annotation):
        yield from _enumerations(part)
