"""A family's work goes from state to state by known ways only."""

import itertools

from coachdesk.models.family import FamilyState
from coachdesk.tools.family_state import MOVES, may_move


def test_every_state_has_its_ways_and_none_leads_to_itself() -> None:
    assert set(MOVES) == set(FamilyState)
    for now, to in itertools.product(FamilyState, repeat=2):
        assert may_move(now, to) == (to in MOVES[now])
        assert not (now is to and may_move(now, to))


def test_what_has_ended_begins_again_with_its_talk() -> None:
    assert MOVES[FamilyState.CLOSED] == {FamilyState.STARTING}
    assert FamilyState.CLOSED in MOVES[FamilyState.PAUSED]
