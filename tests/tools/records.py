"""Records made with as few words as a test needs; every id not given is fresh."""

from datetime import date
from typing import Any, TypeVar

from coachdesk.models.family import Assignment, AssignmentRole, Family, Household, Stay
from coachdesk.models.organisation import Agency, Sector, Worker, WorkerRole
from coachdesk.models.person import FamilyRole, Person, Strength
from coachdesk.models.plan import Plan, Review, SubTarget, SuccessSign, SuccessView, Target
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.record import Record
from coachdesk.models.values import new_id

LOG = "f" * 32
MADE = TypeVar("MADE", bound=Record)


def make(cls: type[MADE], **fields: Any) -> MADE:
    """The record with these fields, in the family's log unless told otherwise."""
    return cls.model_validate({"id": new_id(), "log": LOG, **fields})


def family(**fields: Any) -> Family:
    return make(Family, **{"id": LOG, "ref": "F1", "name": "Ashdown", **fields})


def person(known_as: str = "Marcus", **fields: Any) -> Person:
    return make(Person, **{"known_as": known_as, "number": 1, "role": FamilyRole.PARENT, **fields})


def household(**fields: Any) -> Household:
    return make(Household, **{"name": "Home", **fields})


def stay(who: Person, where: Household, **fields: Any) -> Stay:
    return make(Stay, person=who.id, household=where.id, **fields)


def worker(name: str = "Jo Bell", **fields: Any) -> Worker:
    return make(Worker, **{"name": name, "role": WorkerRole.AGENCY_WORKER, **fields})


def agency(name: str = "Brue Vale Homes", **fields: Any) -> Agency:
    return make(Agency, **{"name": name, "sector": Sector.HOUSING, **fields})


def assignment(who: Worker, from_date: str, to_date: str | None = None, **fields: Any) -> Assignment:
    return make(
        Assignment,
        **{"worker": who.id, "role": AssignmentRole.COACH, "from_date": from_date, "to_date": to_date, **fields},
    )


def plan(**fields: Any) -> Plan:
    return make(Plan, **{"started_on": date(2011, 3, 1), **fields})


def target(family_words: str = "Get the bills straight", **fields: Any) -> Target:
    return make(Target, **{"family_words": family_words, "plan": "1" * 32, **fields})


def step(of: Target, words: str = "Open the letters", **fields: Any) -> SubTarget:
    return make(SubTarget, **{"target": of.id, "words": words, **fields})


def sign(of: Target, words: str = "No red letters", **fields: Any) -> SuccessSign:
    return make(SuccessSign, target=of.id, words=words, **fields)


def view(of: Target, words: str = "The rent is paid", **fields: Any) -> SuccessView:
    return make(SuccessView, **{"target": of.id, "words": words, "holder": "Brue Vale Homes", **fields})


def strength(words: str = "Cooks every night", **fields: Any) -> Strength:
    return make(Strength, words=words, **fields)


def review(of: Plan, held_on: date, **fields: Any) -> Review:
    return make(Review, plan=of.id, held_on=held_on, **fields)


def content(**fields: Any) -> PlanContent:
    return PlanContent.model_validate({"family": family(), "plan": plan(), **fields})
