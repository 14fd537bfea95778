""" "Who sees this?" asked of what is kept: of a family, of one person, of one note or target (I-01, I-02)."""

from collections.abc import Iterable

from coachdesk.desk import Desk
from coachdesk.models.family import Assignment
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, Target
from coachdesk.models.sharing import InformationClass, ShareEvent
from coachdesk.models.who_sees import WhoSees
from coachdesk.operations.agreements import papers_of
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.information_classes import classes_of_area
from coachdesk.tools.who_sees import SeenThing, who_sees, who_sees_thing
from coachdesk.tools.who_sees_facts import SharingFacts


def sharing_facts(desk: Desk, family_id: str) -> SharingFacts:
    """All that is known today about who sees what of a family."""
    events = desk.records(ShareEvent, family_id)
    return SharingFacts(
        on=desk.today(),
        papers=papers_of(desk, family_id),
        assignments=tuple(desk.records(Assignment, family_id)),
        workers=tuple(desk.records(Worker)),
        agencies=tuple(desk.records(Agency)),
        events=tuple(one.model_copy(update={"shared_at": on_the_wall(one.shared_at, one.time_zone)}) for one in events),
    )


def who_sees_of(desk: Desk, family_id: str, reader: Person | None = None) -> WhoSees:
    """The answer for one person of the family, or for everybody at the table."""
    return who_sees(sharing_facts(desk, family_id), reader)


def who_sees_note(desk: Desk, family_id: str) -> WhoSees:
    """The answer for a note, or anything else that is the team's own."""
    return who_sees_thing(sharing_facts(desk, family_id), SeenThing.NOTE)


def who_sees_contact(desk: Desk, person: Person) -> WhoSees:
    """The answer for somebody's address and phone."""
    classes = frozenset({InformationClass.CONTACT_DETAILS})
    return who_sees_thing(sharing_facts(desk, person.log), SeenThing.CONTACT, (person,), classes)


def who_sees_target(desk: Desk, target: Target) -> WhoSees:
    """The answer for one target: what is private, or not sorted yet, nobody but the team may know."""
    facts = sharing_facts(desk, target.log)
    classes = classes_of_area(target.area) if target.audience is not Audience.NAMED else None
    return who_sees_thing(facts, SeenThing.PLAN, _concerned(target, facts.papers.people), classes or frozenset())


def _concerned(target: Target, people: Iterable[Person]) -> list[Person]:
    """Whom the target is about or speaks through; everybody worked with where nobody is named."""
    named = {*target.about, *target.said_by}
    return [one for one in people if (one.id in named if named else one.included and not one.deceased_on)]
