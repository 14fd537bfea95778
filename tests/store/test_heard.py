"""When the server had the newest of each device, read from rows that carry their MAC."""

from pathlib import Path

import pytest

from coachdesk.desk.heard import control_times, last_heard
from coachdesk.errors import VaultDamaged
from coachdesk.store.session import Session
from tests.desks import new_desk
from tests.sync.round.towns import two_in_town


def test_a_vault_that_never_met_a_server_has_heard_of_nobody(tmp_path: Path) -> None:
    opened = new_desk(tmp_path / "vault")
    assert last_heard(opened.desk) == {}
    assert control_times(opened.desk, bytes.fromhex(opened.desk.owner.organisation_id)) == {}
    assert control_times(opened.desk, b"x" * 16) == {}
    opened.close()


def test_work_that_was_not_sent_does_not_count_as_heard(tmp_path: Path) -> None:
    with two_in_town(tmp_path) as two:
        before = dict(last_heard(two.ada.desk))
        assert set(before) == {two.ada.laptop.device, two.bronwen.laptop.device}
        hers = last_heard(two.bronwen.desk)[two.bronwen.laptop.device]
        two.town.clock.move(hours=5)
        two.write(two.ada, "Wells")
        assert last_heard(two.ada.desk) == before
        two.quiet()
        after = last_heard(two.bronwen.desk)
        assert after[two.ada.laptop.device] > before[two.ada.laptop.device]
        assert after[two.bronwen.laptop.device] == hers


def test_only_words_on_who_belongs_to_a_log_are_timed_by_their_number(tmp_path: Path) -> None:
    with two_in_town(tmp_path) as two:
        controls = [one.s for one in two.ada.log.controls(two.log)]
        assert sorted(control_times(two.ada.desk, two.log)) == controls
        two.write(two.ada, "Wells")
        two.quiet()
        assert sorted(control_times(two.ada.desk, two.log)) == controls


def test_a_row_moved_in_time_behind_our_back_is_not_told(tmp_path: Path) -> None:
    class Moves:
        def run(self, session: Session) -> None:
            session.connection.execute("UPDATE bundle SET received_at = received_at + 90000 WHERE s IS NOT NULL")

    with two_in_town(tmp_path) as two:
        two.ada.desk.vault.do(Moves())
        for ask in (lambda: last_heard(two.ada.desk), lambda: control_times(two.ada.desk, two.log)):
            with pytest.raises(VaultDamaged):
                ask()
