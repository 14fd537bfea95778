"""From which state of its work a family may come into which (requirements.md 4.4)."""

from collections.abc import Mapping

from coachdesk.models.family import FamilyState

MOVES: Mapping[FamilyState, frozenset[FamilyState]] = {
    FamilyState.STARTING: frozenset({FamilyState.ACTIVE, FamilyState.CLOSED}),
    FamilyState.ACTIVE: frozenset({FamilyState.PAUSED, FamilyState.STEPPING_DOWN, FamilyState.CLOSED}),
    FamilyState.PAUSED: frozenset({FamilyState.ACTIVE, FamilyState.CLOSED}),
    FamilyState.STEPPING_DOWN: frozenset({FamilyState.ACTIVE, FamilyState.CLOSED}),
    FamilyState.CLOSED: frozenset({FamilyState.STARTING}),
}
"""A family that comes back begins again, and is talked with again."""


def may_move(now: FamilyState, to: FamilyState) -> bool:
    """Whether a family in one state may come into another; it is in its own already."""
    return to in MOVES[now]
