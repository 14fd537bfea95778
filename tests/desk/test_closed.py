"""Which families are shut is remembered in the vault, with why, until it is otherwise."""

from pathlib import Path

from coachdesk.desk.closed import Closed, ClosedBecause
from coachdesk.desk.opening import unlock
from tests.desks import CHEAP, HandClock, new_desk, passphrase

FAMILY, OTHER = "f0" * 16, "5a" * 16


def test_what_is_shut_stays_shut_until_it_is_said_otherwise(tmp_path: Path) -> None:
    opened = new_desk(tmp_path / "vault")
    closed = opened.desk.closed
    assert closed.families == {}
    assert not closed.set_to({})
    assert closed.set_to({FAMILY: ClosedBecause.UNSENT, OTHER: ClosedBecause.SIGNED_OUT})
    assert not closed.set_to({OTHER: ClosedBecause.SIGNED_OUT, FAMILY: ClosedBecause.UNSENT}), "no news"
    opened.close()
    again = unlock(opened.folder, passphrase(), clock=HandClock(), costs=CHEAP)
    assert again.desk.closed.families == {FAMILY: ClosedBecause.UNSENT, OTHER: ClosedBecause.SIGNED_OUT}
    assert again.desk.closed.set_to({})
    assert Closed(again.opened.vault).families == {}
    again.close()
