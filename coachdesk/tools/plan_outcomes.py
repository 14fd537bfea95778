"""What became of a plan's targets: the outcome profile, by where they came from and by how they stand."""

from collections.abc import Iterable, Mapping

from coachdesk.models.plan import Target, TargetOrigin, TargetStatus
from coachdesk.models.record import Value
from coachdesk.tools.ordering import in_order


class OutcomeProfile(Value):
    """Every target once by origin and once by status, each list in the plan's order (P-06, P-10)."""

    by_origin: Mapping[TargetOrigin, tuple[Target, ...]]
    by_status: Mapping[TargetStatus, tuple[Target, ...]]

    def began_as(self, origin: TargetOrigin) -> tuple[Target, ...]:
        """The targets in the plan from the start, added later, or put in another's place."""
        return self.by_origin[origin]

    def stand_as(self, status: TargetStatus) -> tuple[Target, ...]:
        """The targets delivered, delivered in part, not yet, parked, dropped, replaced or still active."""
        return self.by_status[status]


def outcome_profile(targets: Iterable[Target]) -> OutcomeProfile:
    """The profile of these targets; an empty list stands for what there is none of (P-06, P-10)."""
    ordered = in_order(targets)
    return OutcomeProfile(
        by_origin={origin: tuple(target for target in ordered if target.origin is origin) for origin in TargetOrigin},
        by_status={status: tuple(target for target in ordered if target.status is status) for status in TargetStatus},
    )
