"""A log in which nothing has changed is not gone through again, and whatever changes anywhere is."""

from collections.abc import Callable

import pytest

from coachdesk.desk.exchange import Exchange
from coachdesk.errors import Unreachable
from coachdesk.models.family import Family
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round.sitting import Sitting
from tests.sync.round.towns import Two

QUIET = {"/v1/heads"}


class Counted(Exchange):
    """Counts how often a round looks at what waits of a log: once for each log it goes through."""

    looked = 0

    def quarantined(self, log: bytes | None = None) -> dict[str, int]:
        self.looked += 1
        return super().quarantined(log)


@pytest.fixture
def counted(two: Two) -> Counted:
    """Bronwen's log, after everybody has come to rest."""
    two.quiet()
    two.bronwen.log = Counted(two.bronwen.desk)
    two.bronwen.round()
    two.bronwen.log.looked = 0
    return two.bronwen.log


def questions(two: Two) -> set[str]:
    asked: set[str] = set()

    def ask(request: Request) -> Answer:
        asked.add(request.path.split("?")[0])
        return two.town.ask(request)

    two.bronwen.round(ask)
    return asked


def test_where_nothing_has_changed_nothing_is_gone_through(two: Two, counted: Counted) -> None:
    assert questions(two) == QUIET
    assert counted.looked == 0
    two.bronwen.sitting = Sitting()
    assert questions(two) == {"/v1/session", *QUIET}
    assert counted.looked == 2, "a new sitting goes through the organisation's log and the family's"


def write_here(two: Two) -> None:
    two.write(two.bronwen, "written here")


def write_there(two: Two) -> None:
    two.write(two.ada, "written there")
    two.ada.round()


def somebody_comes(two: Two) -> None:
    two.town.invite(two.ada, "Carol")


def she_leaves(two: Two) -> None:
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()


CHANGES = {one.__name__: one for one in (write_here, write_there, somebody_comes, she_leaves)}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_seen_in_the_next_round(two: Two, counted: Counted, change: Callable[[Two], None]) -> None:
    """As by a laptop that remembers nothing. Where only words were written, nothing but words is gone through."""
    change(two)
    told = two.bronwen.round()
    assert (counted.looked > 0) == (change is not write_there)
    assert told.sent == (change is write_here)
    assert told.received >= (change is write_there)
    assert (two.bronwen.desk.find(Family, two.family) is None) == (change is she_leaves)
    if change is not she_leaves:
        two.quiet()
        assert two.same()


def test_what_was_cut_short_is_gone_through_again(two: Two, counted: Counted) -> None:
    two.write(two.bronwen, "on its way")

    def ask(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith("/v1/log/"):
            raise Unreachable
        return two.town.ask(request)

    for _ in range(2):
        with pytest.raises(Unreachable):
            two.bronwen.round(ask)
    assert two.bronwen.round().sent == 1


def test_what_waits_to_be_looked_at_keeps_its_log_awake(two: Two, counted: Counted) -> None:
    """Late work is held at the lead's: while it is, her laptop goes through that log in every round."""
    two.write(two.bronwen, "late")
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    two.bronwen.round()
    two.ada.log = Counted(two.ada.desk)
    for _ in range(4):
        two.ada.round()
    two.ada.log.looked = 0
    two.ada.round()
    assert two.ada.log.looked == 1


def test_a_log_whose_key_is_still_to_come_is_asked_for_in_every_round(two: Two, counted: Counted) -> None:
    """Nobody has written under the new key yet: nothing waits but the key itself, and it may come at any moment."""
    carol = two.town.invite(two.ada, "Carol")
    everybody = {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER}
    two.ada.says(two.family, {**everybody, carol.user: Role.WRITER})
    two.ada.round()
    two.ada.says(two.family, everybody)
    two.ada.round()

    def without_keys(request: Request) -> Answer:
        if request.path.startswith("/v1/keys/"):
            return Answer(404, Refusal(Code.NOT_FOUND).to_bytes())
        return two.town.ask(request)

    for _ in range(3):
        two.bronwen.round(without_keys)
        counted.looked = 0
    two.bronwen.round(without_keys)
    assert counted.looked == 1
    two.write(two.bronwen, "under the new key")
    assert two.bronwen.round().sent == 1
