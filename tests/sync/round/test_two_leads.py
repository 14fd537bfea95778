"""Two leads who say at once who belongs to a family: one counts, both agree which, and either goes on from there."""

import pytest

from coachdesk.errors import HistoryForked
from coachdesk.sync.membership import Role
from tests.sync.round.towns import Two


def test_of_two_leads_who_speak_at_once_one_counts_and_both_agree_which(two: Two) -> None:
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.LEAD})
    two.quiet()
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER})
    two.bronwen.says(two.family, {two.ada.user: Role.READER, two.bronwen.user: Role.LEAD})
    two.write(two.ada, "Marlmoor")
    two.quiet()
    members = [one.members().of(two.log).members for one in (two.ada, two.bronwen)]
    assert members[0] == members[1] == {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER}
    assert two.same()


def test_of_two_leads_who_change_the_key_at_once_both_write_under_the_one_that_counts(two: Two) -> None:
    dee = two.town.invite(two.ada, "Dee")
    both = {two.ada.user: Role.LEAD, two.bronwen.user: Role.LEAD}
    two.ada.says(two.family, {**both, dee.user: Role.WRITER})
    two.quiet()
    for one in (two.ada, two.bronwen):
        one.says(two.family, both)
    two.write(two.bronwen, "under whose key?")
    two.quiet()
    keys = [one.members().keys(two.log) for one in (two.ada, two.bronwen)]
    assert keys[0] == keys[1]
    assert set(keys[0]) == {1, 2}
    assert two.area(two.ada) == "under whose key?"
    assert two.ada.log.quarantined(two.log) == two.bronwen.log.quarantined(two.log) == {}


def test_a_restored_server_may_decide_for_the_other_lead_and_both_have_that_key_too(two: Two) -> None:
    dee = two.town.invite(two.ada, "Dee")
    both = {two.ada.user: Role.LEAD, two.bronwen.user: Role.LEAD}
    two.ada.says(two.family, {**both, dee.user: Role.WRITER})
    two.quiet()
    before = two.town.snapshot()
    for one in (two.bronwen, two.ada):
        one.says(two.family, both)
    two.bronwen.round()
    two.quiet()
    decided = two.ada.members().of(two.log).control_hash
    two.town.put_back(before)
    two.write(two.bronwen, "under whose key?")
    two.ada.round()
    two.quiet()
    states = [one.members().of(two.log) for one in (two.ada, two.bronwen)]
    assert states[0] == states[1]
    assert states[0].control_hash != decided, "Ada's word came first this time"
    keys = [one.members().keys(two.log) for one in (two.ada, two.bronwen)]
    assert keys[0] == keys[1]
    assert set(keys[0]) == {1, 2}
    assert two.area(two.ada) == "under whose key?"


def test_a_lead_who_was_overtaken_says_it_again_under_a_key_that_nobody_had(two: Two) -> None:
    carol = two.town.invite(two.ada, "Carol")
    everybody = {two.ada.user: Role.LEAD, two.bronwen.user: Role.LEAD, carol.user: Role.WRITER}
    two.ada.says(two.family, everybody)
    two.quiet()
    two.bronwen.says(two.family, {**everybody, carol.user: Role.READER})
    two.bronwen.round()
    without_carol = {one: role for one, role in everybody.items() if one != carol.user}
    two.ada.says(two.family, without_carol)
    (overtaken,) = two.ada.log.keys(two.log)[2]
    with pytest.raises(HistoryForked):
        two.ada.says(two.family, without_carol)  # what was said first is still on its way
    two.quiet()
    assert carol.user in two.ada.members().of(two.log).members, "it was void"
    two.ada.says(two.family, without_carol)
    two.quiet()
    assert two.bronwen.members().of(two.log).members.keys() == without_carol.keys()
    assert two.bronwen.members().keys(two.log)[2] == two.ada.members().keys(two.log)[2] != overtaken
