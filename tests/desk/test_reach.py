"""What waits to leave is counted until the server is known to have it; a log is whole only after all of it came."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.desk.attachments import attach
from coachdesk.desk.reach import WHOLE_LOGS, Waits, files_lacking, note_whole, set_aside, waits_to_leave, whole_logs
from coachdesk.models.person import Person
from coachdesk.models.plan import Attachment
from coachdesk.models.values import new_id
from coachdesk.store import queries
from coachdesk.store.change_log import Verdict
from tests.laptops import Laptop, some_laptops
from tests.relay import pull, push, unopened

FAMILY, OTHER = new_id(), new_id()
LOG = bytes.fromhex(FAMILY)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[list[Laptop]]:
    made = some_laptops(tmp_path, 2, new_id(), random.Random(1))
    for laptop in made:
        laptop.log.keep_key(LOG, "family", 1, bytes(32))
    yield made
    for laptop in made:
        laptop.open_desk.close()


def add(laptop: Laptop, name: str, family: str = FAMILY) -> None:
    laptop.desk.add(new_record(Person, family, known_as=name, role="child", number=1))


def test_what_waits_is_counted_until_the_server_has_it(laptops: list[Laptop]) -> None:
    hers, his = laptops
    assert waits_to_leave(hers.desk) == ()
    add(hers, "Tia")
    add(hers, "Jay")
    add(hers, "Nobody’s server has this family", OTHER)
    attach(hers.desk, FAMILY, "letter.pdf", "application/pdf", b"%PDF")
    assert waits_to_leave(hers.desk) == (Waits(FAMILY, 3, frozenset(("person", "attachment"))),)
    push(hers.relay, hers.log, LOG)
    pull(hers.relay, hers.log, LOG)
    assert waits_to_leave(hers.desk) == ()
    pull(his.relay, his.log, LOG)
    assert waits_to_leave(his.desk) == ()
    hers.log.append_control(LOG, "family", b"who belongs")
    assert waits_to_leave(hers.desk) == ()
    add(hers, "Zed")
    assert [one.changes for one in waits_to_leave(hers.desk)] == [1]


def test_a_log_is_whole_when_all_of_it_came_and_not_after_half(laptops: list[Laptop]) -> None:
    hers, his = laptops
    for name in ("Tia", "Jay"):
        add(hers, name)
        push(hers.relay, hers.log, LOG)
    pull(his.relay, his.log, LOG, 1)
    assert whole_logs(his.desk) == frozenset()
    pull(his.relay, his.log, LOG)
    note_whole(his.desk, [FAMILY, OTHER])
    assert whole_logs(his.desk) == {FAMILY}
    his.log.reset(LOG)
    assert whole_logs(his.desk) == frozenset()
    pull(his.relay, his.log, LOG)
    assert whole_logs(his.desk) == {FAMILY}
    his.log.purge(LOG)
    assert whole_logs(his.desk) == frozenset()
    note_whole(his.desk, [])
    pull(his.relay, his.log, LOG)
    assert whole_logs(his.desk) == frozenset()


def test_nothing_is_written_where_nothing_is_new(laptops: list[Laptop]) -> None:
    hers, _ = laptops
    note_whole(hers.desk, [])
    assert WHOLE_LOGS not in hers.desk.vault.ask(queries.Keyring())
    note_whole(hers.desk, [FAMILY])
    assert whole_logs(hers.desk) == {FAMILY}


def test_what_came_and_does_not_count_is_told_by_reason(laptops: list[Laptop]) -> None:
    hers, his = laptops
    add(hers, "Tia")
    push(hers.relay, hers.log, LOG)
    (bundle,) = hers.relay.logs[LOG]
    his.log.take(unopened(bundle), his.relay.stood(LOG, 1, Verdict.WAITING_KEY))
    assert set_aside(his.desk) == set_aside(his.desk, FAMILY) == {"waiting_key": 1}
    assert set_aside(his.desk, OTHER) == {}
    his.log.take(bundle, his.relay.stood(LOG, 1, Verdict.HISTORY))
    assert set_aside(his.desk) == {}


def test_a_file_that_is_spoken_of_and_not_here_is_lacking(laptops: list[Laptop]) -> None:
    hers, his = laptops
    kept = attach(hers.desk, FAMILY, "letter.pdf", "application/pdf", b"%PDF").record
    push(hers.relay, hers.log, LOG)
    pull(his.relay, his.log, LOG)
    assert his.desk.get(Attachment, kept.id).record.name == "letter.pdf"
    assert (files_lacking(hers.desk, FAMILY), files_lacking(his.desk, FAMILY)) == (0, 1)
    assert files_lacking(his.desk, OTHER) == 0
