"""What is adopted of somebody who has left: a lead vouches for what had counted, and all else waits for a lead."""

import pytest

from coachdesk.sync.membership import Role
from coachdesk.sync.round.row import signed_of
from tests.sync.round.admitting import admit_late
from tests.sync.round.three import Three, adopt, with_carol
from tests.sync.round.towns import Two


@pytest.fixture
def three(two: Two) -> Three:
    return with_carol(two)


def test_who_left_before_it_was_adopted_counts_if_a_lead_vouches_and_is_held_if_not(three: Three) -> None:
    two = three.two
    earlier = two.town.snapshot()
    three.person(three.carol, "Jade")
    three.carol.round()
    two.quiet()
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER})
    two.ada.round()
    two.town.put_back(earlier)
    two.quiet()
    assert three.names(two.ada) == ["Jade"], "Ada leads, and it counted when she had it"
    dee = three.newcomer()
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family) == two.bronwen.state_hash(two.family)


def test_what_a_writer_adopts_of_somebody_who_left_waits_for_a_lead_everywhere(three: Three) -> None:
    two = three.two
    earlier = two.town.snapshot()
    three.person(three.carol, "Jade")
    three.carol.round()
    two.bronwen.round()  # Ada never saw it
    two.town.put_back(earlier)
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER})
    two.ada.round()
    two.quiet()
    for one in (two.ada, two.bronwen):
        assert three.names(one) == []
        assert [found.worker for found in one.log.held(two.log)] == [three.carol.user]
    dee = three.newcomer()
    assert [found.worker for found in dee.log.held(two.log)] == [three.carol.user]
    assert admit_late(two.ada.log, two.ada.members().of(two.log), "family") == 1
    two.quiet()
    dee.round()
    assert three.names(dee) == three.names(two.ada) == three.names(two.bronwen) == ["Jade"]
    last = three.two.town.invite(two.ada, "Eve")
    two.ada.says(two.family, {**two.ada.members().of(two.log).members, last.user: Role.WRITER})
    two.ada.round()
    for _ in range(3):
        last.round()
    assert last.state_hash(two.family) == two.ada.state_hash(two.family)


def test_only_a_lead_can_vouch_for_somebody_who_left(three: Three) -> None:
    """Bronwen's laptop says that what Carol wrote had counted: she does not lead, so it waits all the same."""
    two = three.two
    earlier = two.town.snapshot()
    three.person(three.carol, "Jade")
    three.carol.round()
    two.bronwen.round()
    two.town.put_back(earlier)
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER})
    two.ada.round()
    two.bronwen.log.reset(two.log)
    theirs = [one for one in two.bronwen.log.lacking(two.log) if one.author.device == three.carol.laptop.device]
    adopt(two.bronwen, two.log, signed_of(theirs[-1]).plain())
    two.quiet()
    assert [found.worker for found in two.ada.log.held(two.log)] == [three.carol.user]
    assert three.names(two.ada) == three.names(two.bronwen) == []


def test_what_was_held_is_adopted_and_held_again(three: Three) -> None:
    two = three.two
    three.person(three.carol, "Jade")
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER})
    two.ada.round()
    earlier = two.town.snapshot()
    three.carol.round()
    two.quiet()
    assert [found.worker for found in two.ada.log.held(two.log)] == [three.carol.user]
    two.town.put_back(earlier)
    two.quiet()
    dee = three.newcomer()
    for one in (two.ada, two.bronwen, dee):
        assert [found.worker for found in one.log.held(two.log)] == [three.carol.user]
        assert three.names(one) == []
