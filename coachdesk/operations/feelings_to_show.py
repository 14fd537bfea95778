"""The family's line of ups and downs, as it goes to the pages the family holds."""

from collections.abc import Iterable

from coachdesk.desk import Desk
from coachdesk.models.feelings_in_sight import FeelingsInSight
from coachdesk.models.journey import DraftedPoint, FeelingPoint
from coachdesk.models.person import Person
from coachdesk.operations.journey_map import journey_map
from coachdesk.tools.feelings_in_sight import FeelingsKept, feelings_in_sight


def feelings_to_show(desk: Desk, family_id: str, named: Iterable[Person]) -> FeelingsInSight:
    """The line with what may lie beneath it when the family looks, and the times the coach kept to ask about."""
    kept = FeelingsKept(desk.records(FeelingPoint, family_id), desk.records(DraftedPoint, family_id))
    return feelings_in_sight(kept, journey_map(desk, family_id, for_family=True), named)
