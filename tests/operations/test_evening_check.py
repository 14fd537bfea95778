"""In the evening: yes only when all of every family to be visited is here, else what is missing, and since when."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.desk.attachments import attach
from coachdesk.desk.exchange import change_log_of
from coachdesk.operations.evening_check import look_at_tomorrow
from coachdesk.operations.syncing.enrolled import SERVER_PLACE
from coachdesk.operations.visits import plan_visit
from coachdesk.tools.ready_for_tomorrow import Lack, Verdict
from tests.operations.syncing.connected import Connected, two_connected


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Connected]:
    with two_connected(tmp_path) as made:
        yield made


def visit(both: Connected, days: int = 1) -> None:
    plan_visit(both.bronwen.desk, both.family, both.office.clock.now() + timedelta(days=days))
    both.quiet()


def test_nobody_to_visit_is_no_question(both: Connected) -> None:
    visit(both, days=2)
    assert look_at_tomorrow(both.bronwen.desk).verdict is Verdict.NOBODY


def test_all_is_here_after_a_round_and_old_after_a_day(both: Connected) -> None:
    visit(both)
    found = look_at_tomorrow(both.bronwen.desk)
    assert found.verdict is Verdict.READY
    assert found.heard is not None
    both.office.clock.move(hours=13)
    assert look_at_tomorrow(both.bronwen.desk).verdict is Verdict.OLD


def test_a_log_that_is_not_here_whole_is_said(both: Connected) -> None:
    visit(both)
    change_log_of(both.bronwen.desk).reset(bytes.fromhex(both.family))
    found = look_at_tomorrow(both.bronwen.desk)
    assert found.verdict is Verdict.LACKING
    ((family, lacks),) = found.lacking
    assert family.family_id == both.family
    assert lacks == {Lack.NOT_ARRIVED: 1}
    both.quiet()
    assert look_at_tomorrow(both.bronwen.desk).verdict is Verdict.READY


def test_a_file_that_has_not_come_is_said(both: Connected) -> None:
    visit(both)
    attach(both.ada.desk, both.family, "letter.pdf", "application/pdf", b"%PDF")
    log = bytes.fromhex(both.family)
    both.quiet()
    assert look_at_tomorrow(both.bronwen.desk).verdict is Verdict.READY
    assert change_log_of(both.bronwen.desk).place(log) is not None


def test_todays_are_asked_apart(both: Connected) -> None:
    visit(both, days=0)
    assert look_at_tomorrow(both.bronwen.desk).verdict is Verdict.NOBODY
    assert look_at_tomorrow(both.bronwen.desk, 0).verdict is Verdict.READY


def test_without_a_server_everything_is_here(both: Connected) -> None:
    visit(both)
    both.bronwen.set_keyring({SERVER_PLACE: b""})
    assert look_at_tomorrow(both.bronwen.desk).verdict is Verdict.ALONE
