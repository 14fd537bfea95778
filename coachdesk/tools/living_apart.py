"""What somebody who lives apart is not told on their copy: the health, safety and troubles of those they left (P-19).

A mother's tablets are on her children's copies, who live with her, and not on their father's, who does not; unless the
family names him in that target, or it gives him a step.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coachdesk.models.family import Stay, StayPattern
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import SubTarget, Target
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.sharing import InformationClass
from coachdesk.tools.agency_targets import concerned, standing_steps
from coachdesk.tools.information_classes import BARRIER_CLASSES, classes_of_area
from coachdesk.tools.joined_people import groups
from coachdesk.tools.partial_dates import may_cover
from coachdesk.tools.plan_privacy import Kind

KEPT_AT_HOME = frozenset(
    {
        InformationClass.HEALTH,
        InformationClass.MENTAL_HEALTH,
        InformationClass.SUBSTANCE_USE,
        InformationClass.DOMESTIC_ABUSE,
        InformationClass.CRIMINAL,
        InformationClass.IMMIGRATION,
    }
)


class Apart(NamedTuple):
    """Whom somebody lives apart from, by id: surely, and also where it is only not known that they live together."""

    surely: frozenset[str]
    perhaps: frozenset[str]


def apart_from(
    reader: Person, people: Iterable[Person], links: Iterable[SamePerson], stays: Iterable[Stay], on: date
) -> Apart:
    """Whom of the living the reader does not live with on a day. Several records of one person are one.

    Whoever shares a home with them lives with them. Of the others those are surely apart who have another home, or
    where one of the two is marked as living elsewhere; and perhaps those of whom only one has a home that is written
    down, or whose address is restricted while the other's is not.
    """
    listed, slept = (reader, *people), tuple(stays)
    surely: set[str] = set()
    perhaps: set[str] = set()
    own, others = _parted(reader, groups(listed, links))
    homes = _homes(own, slept, on)
    for group in others:
        theirs = _homes(group, slept, on)
        ids = {one.id for one in group}
        if homes & theirs or any(one.deceased_on or one.due_date for one in group):
            continue
        if (homes and theirs) or any(one.lives_elsewhere for one in (*own, *group)):
            surely |= ids
        elif homes or theirs or _restricted(own) != _restricted(group):
            perhaps |= ids
    return Apart(frozenset(surely), frozenset(surely | perhaps))


def without_what_stays_at_home(
    content: PlanContent,
    now: PlanContent,
    reader: Person,
    stays: Iterable[Stay],
    links: Iterable[SamePerson],
    on: date,
) -> tuple[PlanContent, Counter[Kind]]:
    """The plan without what those the reader lives apart from would not have told, and the count of what went.

    Taken out: targets of a class in KEPT_AT_HOME, or of no class at all, that concern somebody they live apart from
    and do not name the reader, then and now; and what stands in the way of a step, where that may be such a thing.
    What may be about anything goes where they surely live apart; what is of such a class also where it is not known.
    """
    people = (*content.people, *now.people)
    mine = frozenset(one.id for one in _parted(reader, groups((reader, *people), links))[0])
    apart = apart_from(reader, people, links, stays, on)
    withheld = {one.id for one in content.targets if _stays_at_home(one, content, now, mine, apart)}
    targets = tuple(one for one in content.targets if one.id not in withheld)
    barred = {
        step.id
        for target in targets
        for step in standing_steps(target, content)
        if _barrier_stays(step, concerned(target, content, now), mine, apart)
    }
    shown = content.model_copy(
        update={
            "targets": targets,
            "steps": tuple(
                step.model_copy(update={"barrier": None, "what_would_help": ""}) if step.id in barred else step
                for step in content.steps
                if step.target not in withheld
            ),
            "success_signs": tuple(one for one in content.success_signs if one.target not in withheld),
            "success_views": tuple(one for one in content.success_views if one.target not in withheld),
        }
    )
    return shown, Counter({Kind.APART: len(withheld), Kind.BARRIER: len(barred)})


def _stays_at_home(target: Target, content: PlanContent, now: PlanContent, mine: frozenset[str], apart: Apart) -> bool:
    versions = (target, *(one for one in now.targets if one.id == target.id))
    if all(mine & {*one.about, *one.said_by} for one in versions):
        return False
    if any(step.owner_person in mine for step in standing_steps(target, content)):
        return False
    about = concerned(target, content, now)
    return any(_too_near(classes_of_area(one.area), about, apart) for one in versions)


def _barrier_stays(step: SubTarget, about: frozenset[str], mine: frozenset[str], apart: Apart) -> bool:
    if step.barrier is None or step.owner_person in mine:
        return False
    its_class = BARRIER_CLASSES.get(step.barrier)
    whose = frozenset({step.owner_person} if step.owner_person else about)
    return _too_near(None if its_class is None else frozenset({its_class}), whose, apart)


def _too_near(classes: frozenset[InformationClass] | None, about: frozenset[str], apart: Apart) -> bool:
    """Whether a thing of these classes, or of none, is theirs to keep."""
    return bool(about & apart.surely if classes is None else classes & KEPT_AT_HOME and about & apart.perhaps)


def _parted(
    reader: Person, people: Iterable[tuple[Person, ...]]
) -> tuple[tuple[Person, ...], tuple[tuple[Person, ...], ...]]:
    """The reader's own records, and everybody else's, person by person."""
    listed = tuple(people)
    own = tuple(one for group in listed if any(each.id == reader.id for each in group) for one in group)
    ids = {one.id for one in own}
    return own, tuple(group for group in listed if not ids & {one.id for one in group})


def _restricted(group: tuple[Person, ...]) -> bool:
    return any(one.address_restricted for one in group)


def _homes(group: tuple[Person, ...], stays: tuple[Stay, ...], on: date) -> frozenset[str]:
    """The households they live in on that day; a visit is no living there."""
    ids = {one.id for one in group}
    return frozenset(
        stay.household
        for stay in stays
        if stay.person in ids and stay.pattern is not StayPattern.VISITS and may_cover(stay.from_date, stay.to_date, on)
    )
