"""What the page "Who sees this?" shows, read in one go: the people to choose from, and the answer."""

from dataclasses import dataclass

from coachdesk.desk import Desk
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, Target
from coachdesk.models.who_sees import WhoSees
from coachdesk.operations.who_sees import who_sees_contact, who_sees_note, who_sees_of, who_sees_target


@dataclass(frozen=True)
class Asked:
    """What was asked: of the family, of one person, or of one `thing` ("note", "target", "contact")."""

    family_id: str
    person_id: str = ""
    thing: str = ""
    record_id: str = ""


@dataclass(frozen=True)
class Shown:
    """`words` are those of a target everybody may see; `name` is whose page it is."""

    asked: Asked
    people: tuple[Person, ...]
    found: WhoSees
    words: str = ""
    name: str = ""


def read_who_sees(desk: Desk, asked: Asked) -> Shown:
    """Raises NotFound for a person or target that is no more."""
    people = sorted(desk.records(Person, asked.family_id), key=lambda one: (one.number, one.id))
    here = tuple(one for one in people if one.included and not (one.deceased_on or one.due_date or one.no_contact))
    if asked.thing == "note":
        return Shown(asked, here, who_sees_note(desk, asked.family_id))
    if asked.thing == "target":
        target = desk.get(Target, asked.record_id).record
        words = target.family_words if target.audience is Audience.EVERYONE else ""
        return Shown(asked, here, who_sees_target(desk, target), words=words)
    person = desk.get(Person, asked.person_id).record if asked.person_id else None
    name = person.known_as if person else ""
    if person is not None and asked.thing == "contact":
        return Shown(asked, here, who_sees_contact(desk, person), name=name)
    return Shown(asked, here, who_sees_of(desk, asked.family_id, person), name=name)
