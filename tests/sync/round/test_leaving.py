"""A laptop that lets a family go: whatever is written there until the last moment goes to the server first."""

import pytest

from coachdesk.desk.exchange import Exchange
from coachdesk.models.family import Family
from coachdesk.operations.left_laptop import purge_receipts
from coachdesk.store.change_log import Purged
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from tests.sync.round.towns import Two


@pytest.mark.parametrize("unsent", [False, True], ids=["all sent before", "some to send"])
def test_what_is_written_while_a_family_is_let_go_is_handed_in_first(two: Two, unsent: bool) -> None:
    """Her page is still open: at every question of the round that lets it go she writes once more."""
    moments = 0

    def ask_and_write(request: Request) -> Answer:
        nonlocal moments
        answer = two.town.ask(request)
        if two.bronwen.desk.find(Family, two.family) is not None:
            moments += 1
            two.write(two.bronwen, f"written at moment {moments}")
        return answer

    if unsent:
        two.write(two.bronwen, "before")
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    (told,) = (one for one in two.bronwen.round(ask_and_write).logs if one.log == two.log)
    assert (told.purged, told.unsent_kept) == (False, True)
    assert two.area(two.bronwen) == f"written at moment {moments}"
    (told,) = (one for one in two.bronwen.round().logs if one.log == two.log)
    assert (told.purged, told.unsent_kept) == (True, False)
    two.ada.round()
    written = {one.body.writes["area"][0] for one in two.ada.log.held(two.log) if one.body.writes}
    assert {f"written at moment {one + 1}" for one in range(moments)} <= written


class WritesUntilTheEnd(Exchange):
    """The last word is written when everything has been looked at, and the family is just about to go."""

    def purge(self, log: bytes, position: int | None = None) -> Purged | None:
        desk, family = self._desk, log.hex()
        desk.amend(desk.get(Family, family), area="the very last word")
        return super().purge(log, position)


def test_what_is_written_at_the_very_last_is_not_swept_away(two: Two) -> None:
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    usual = two.bronwen.log
    two.bronwen.log = WritesUntilTheEnd(two.bronwen.desk)
    (told,) = (one for one in two.bronwen.round().logs if one.log == two.log)
    assert (told.purged, told.unsent_kept) == (False, True)
    assert two.area(two.bronwen) == "the very last word"
    two.write(two.bronwen, "and pages still write here")
    assert purge_receipts(two.bronwen.desk) == ()
    two.bronwen.log = usual
    two.bronwen.round()
    assert two.bronwen.desk.find(Family, two.family) is None
    (left,) = purge_receipts(two.bronwen.desk)
    assert left.receipt.found == 0
