"""Which class of information a part of a plan belongs to, so that a sharing rule can speak of it."""

from collections.abc import Mapping

from coachdesk.models.plan import Barrier
from coachdesk.models.sharing import InformationClass

AREA_CLASSES: Mapping[str, InformationClass] = {
    "money": InformationClass.MONEY,
    "being_alone": InformationClass.FAMILY_LIFE,
    "reading": InformationClass.EDUCATION,
    "health": InformationClass.HEALTH,
    "feelings": InformationClass.MENTAL_HEALTH,
    "parenting": InformationClass.FAMILY_LIFE,
    "childcare": InformationClass.FAMILY_LIFE,
    "relationships": InformationClass.FAMILY_LIFE,
    "housing": InformationClass.HOUSING,
    "transport": InformationClass.FAMILY_LIFE,
    "work": InformationClass.WORK,
    "school": InformationClass.EDUCATION,
    "law": InformationClass.CRIMINAL,
    "agencies": InformationClass.FAMILY_LIFE,
    "safety": InformationClass.DOMESTIC_ABUSE,
}
"""The class of each of `models.needs.AREAS`."""

BARRIER_CLASSES: Mapping[Barrier, InformationClass] = {
    Barrier.MONEY: InformationClass.MONEY,
    Barrier.CHILDCARE: InformationClass.FAMILY_LIFE,
    Barrier.HOUSING: InformationClass.HOUSING,
    Barrier.TRANSPORT: InformationClass.PLAN,
    Barrier.HEALTH: InformationClass.HEALTH,
    Barrier.READING: InformationClass.EDUCATION,
    Barrier.WAITING_LIST: InformationClass.PLAN,
    Barrier.THRESHOLD: InformationClass.PLAN,
    Barrier.AGENCY: InformationClass.PLAN,
    Barrier.RELATIONSHIP: InformationClass.FAMILY_LIFE,
}
"""The class of what stands in the way. OTHER may be anything, so it has none and is never told."""


def classes_of_area(area: str) -> frozenset[InformationClass] | None:
    """What must be allowed before a target of this area may be told: the plan, and the class of the area itself.

    None for a target without an area, or of an area of the organisation's own: it may be about anything, so it is
    told to nobody until somebody says what it is about.
    """
    own = AREA_CLASSES.get(area)
    return None if own is None else frozenset({InformationClass.PLAN, own})
