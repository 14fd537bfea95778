"""What waits and what wants somebody's eyes is counted as it is kept; a worry goes before the family on the screen."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.desk.exchange import change_log_of
from coachdesk.models.family import Family
from coachdesk.models.worry import Worry
from coachdesk.operations.exchange_now import first_to_go, look_at_exchange
from coachdesk.operations.families import start_family
from coachdesk.operations.syncing.membership import set_members
from coachdesk.store.change_log import Verdict
from coachdesk.sync.membership import Role
from tests.operations.syncing.connected import Connected, two_connected


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Connected]:
    with two_connected(tmp_path) as made:
        yield made


def worry(desk: Desk, family: str) -> None:
    now, seen = desk.now(), {"seen": "A bruise", "strengths": "She told me"}
    desk.add(new_record(Worry, family, happened_at=now, written_at=now, written_by=desk.owner.worker_id, **seen))


def test_what_waits_is_counted_until_it_was_sent(both: Connected) -> None:
    assert look_at_exchange(both.bronwen).changes == 0
    both.write(both.bronwen, "by the river")
    now = look_at_exchange(both.bronwen)
    assert (now.changes, [one.log for one in now.waits]) == (1, [both.family])
    both.quiet()
    found = look_at_exchange(both.bronwen)
    assert found.changes == 0
    assert found.heard is not None
    assert both.bronwen.desk.now() - found.heard < timedelta(minutes=5)


def test_what_two_wrote_apart_needs_somebody(both: Connected) -> None:
    for one, area in ((both.ada, "by the river"), (both.bronwen, "by the bridge")):
        both.write(one, area)
    both.quiet()
    assert look_at_exchange(both.bronwen).conflicts == look_at_exchange(both.ada).conflicts == 1


def test_late_work_needs_whoever_leads_and_nobody_else(both: Connected) -> None:
    both.write(both.bronwen, "by the river")
    set_members(both.ada, both.family, {both.ada.desk.owner.worker_id: Role.LEAD}, both.ask)
    both.office.round(both.bronwen)
    both.office.round(both.ada)
    found = look_at_exchange(both.ada)
    assert found.late == 1
    assert found.set_aside == {"held": 1}


def test_what_is_held_and_not_hers_to_let_in_does_not_call_for_her(both: Connected) -> None:
    both.write(both.ada, "by the river")
    both.quiet()
    hers, log = change_log_of(both.bronwen.desk), bytes.fromhex(both.family)
    hers.judge(log, hers.order(log)[-1], Verdict.HELD)
    found = look_at_exchange(both.bronwen)
    assert (found.set_aside, found.late) == ({"held": 1}, 0)


def test_a_worry_goes_first_then_what_is_on_the_screen(both: Connected) -> None:
    desk = both.bronwen.desk
    assert first_to_go(desk, "") == ()
    assert first_to_go(desk, "ab" * 16) == ("ab" * 16,)
    worry(desk, both.family)
    assert first_to_go(desk, "ab" * 16) == (both.family, "ab" * 16)
    assert first_to_go(desk, both.family) == (both.family,)
    both.quiet()
    assert first_to_go(desk, "") == ()
    both.write(both.bronwen, "by the river")
    assert first_to_go(desk, "") == ()


def test_a_family_of_nobodys_server_does_not_wait(both: Connected) -> None:
    made = start_family(both.bronwen.desk, "Lane").record
    assert look_at_exchange(both.bronwen).changes == 0
    both.office.round(both.bronwen)
    assert look_at_exchange(both.bronwen).changes == 0
    assert both.bronwen.desk.get(Family, made.id).record.name == "Lane"
