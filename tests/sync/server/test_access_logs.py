"""Access logs on the server: begun and written by their own laptop alone, told of to those who ask and may read."""

from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, MetaData, Table, select

from coachdesk.crypto.digest import access_log_of
from coachdesk.sync.membership import OrganisationRole, Role
from coachdesk.sync.protocol.exchanging import Heads
from coachdesk.sync.protocol.limits import LOGS_OF_A_DEVICE
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.access_logs import read_access_heads
from coachdesk.sync.server.backup import _write, back_up, restore
from coachdesk.sync.server.caller import logs_of
from coachdesk.sync.server.database import open_database
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.migrations import MIGRATIONS, Migration
from coachdesk.sync.server.tables import KEPT, LOG
from tests.sync.relay import START, Laptop, Relay
from tests.sync.server.test_heads import heads


def begin(relay: Relay, laptop: Laptop, *readers: Laptop) -> bytes:
    """The laptop's access log, with a line in it."""
    log = access_log_of(laptop.device)
    members = {laptop.user: Role.LEAD, **{one.user: Role.READER for one in readers}}
    relay.push(laptop, laptop.control(log, relay.state(log, members)))
    relay.push(laptop, laptop.data(log))
    return log


def asked(relay: Relay, laptop: Laptop, *logs: bytes) -> list[tuple[bytes, int]]:
    found = relay.read(lambda db: read_access_heads(db, laptop.caller, logs))
    assert Heads.from_bytes(found.to_bytes()) == found
    return [(one.log, one.s) for one in found.heads]


def test_a_laptop_is_told_of_its_own_and_whoever_reads_it_only_when_she_asks(relay: Relay) -> None:
    coach, stranger = relay.laptop(), relay.laptop()
    log = begin(relay, coach, relay.admin)
    assert log in heads(relay, coach)
    for other in (relay.admin, stranger, relay.laptop(user=coach.user)):
        assert log not in heads(relay, other)
    assert asked(relay, relay.admin, log, access_log_of(stranger.device)) == [(log, 2)]
    assert asked(relay, relay.admin) == asked(relay, stranger, log) == []
    assert relay.pull(relay.admin, log).s == 2
    with pytest.raises(Denied) as refused:
        relay.pull(stranger, log)
    assert refused.value.refusal.error is Code.NOT_MEMBER


def test_a_familys_log_is_never_told_of_as_an_access_log(relay: Relay) -> None:
    coach = relay.laptop()
    family = relay.family(coach, readers=(relay.admin,))
    assert asked(relay, relay.admin, family) == []
    assert family in heads(relay, relay.admin)


def test_nobody_begins_or_writes_the_access_log_of_another_laptop(relay: Relay) -> None:
    coach, other = relay.laptop(), relay.laptop()
    second = relay.laptop(user=coach.user)
    log = access_log_of(coach.device)
    for laptop in (other, relay.admin, second):
        with pytest.raises(Denied) as refused:
            relay.push(laptop, laptop.control(log, relay.state(log, {laptop.user: Role.LEAD})))
        assert refused.value.refusal.error is Code.NOT_ALLOWED
        laptop.streams.clear()
    assert begin(relay, coach, relay.admin) == log
    with pytest.raises(Denied) as refused:
        relay.push(second, second.data(log))
    assert refused.value.refusal.error is Code.NOT_ALLOWED
    assert relay.pull(coach, log).s == 2


def test_an_administrator_may_still_say_who_reads_it_where_its_laptop_is_gone(relay: Relay) -> None:
    coach, late = relay.laptop(), relay.laptop(OrganisationRole.ADMIN)
    log = begin(relay, coach, relay.admin)
    members = {coach.user: Role.LEAD, relay.admin.user: Role.READER, late.user: Role.READER}
    relay.push(relay.admin, relay.admin.control(log, relay.state(log, members)))
    assert asked(relay, late, log) == [(log, 3)]


def test_however_many_one_reads_she_may_begin_families(relay: Relay) -> None:
    begin(relay, relay.laptop(), relay.admin)
    relay.family(relay.admin)
    assert relay.read(lambda db: logs_of(db, relay.admin.user)) == 1
    assert LOGS_OF_A_DEVICE > 1


def restored(relay: Relay, folder: Path, log: bytes) -> bytes | None:
    """Whose access log it is once everything was put back from a backup."""
    back_up(relay.database, folder, START)
    again = open_database(folder / "again.sqlite3", must_exist=False)
    restore(again, folder, START)
    with again.reading() as connection:
        found: bytes | None = connection.execute(select(LOG.c.of_device).where(LOG.c.id == log)).scalar_one()
    again.close()
    return found


def test_whose_it_is_comes_back_from_a_backup(relay: Relay, tmp_path: Path) -> None:
    coach = relay.laptop()
    assert restored(relay, tmp_path, begin(relay, coach)) == coach.device


def as_of_then(monkeypatch: pytest.MonkeyPatch, steps: tuple[Migration, ...]) -> None:
    """Backups are written without the column, and say that they are of the last of these steps."""
    then = Table("log", MetaData(), *(Column(one.name, one.type) for one in LOG.columns if one.name != "of_device"))
    kept = tuple(then if table is LOG else table for table in KEPT)

    def write(connection: Connection, path: Path, tables: tuple[Table, ...], at: int) -> object:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("coachdesk.sync.server.backup.MIGRATIONS", steps)
            return _write(connection, path, kept if tables is KEPT else tables, at)

    monkeypatch.setattr("coachdesk.sync.server.backup._write", write)


def test_a_backup_of_before_there_were_any_comes_back(
    relay: Relay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = relay.family(relay.laptop())
    as_of_then(monkeypatch, MIGRATIONS[:1])
    assert restored(relay, tmp_path, family) is None


def test_a_backup_of_today_without_a_column_is_no_backup(
    relay: Relay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = relay.family(relay.laptop())
    as_of_then(monkeypatch, MIGRATIONS)
    with pytest.raises(ValueError, match="shorter"):
        restored(relay, tmp_path, family)
