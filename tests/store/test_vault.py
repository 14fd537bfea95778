"""What the one writer does when the disk, the records or the caller fails it: a sentence, and nothing half done."""

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import DiskFull, Locked, NotFound, VaultDamaged, VaultNotWritable
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from coachdesk.store import backup, commands, keyring, migrations, queries, vault
from coachdesk.store.migrations import Migration
from coachdesk.store.session import Session
from tests.desks import HandClock, new_desk

LOG = bytes(range(16))


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path / "vault")
    yield made
    with contextlib.suppress(Locked):
        made.close()


@dataclasses.dataclass(frozen=True)
class Fails:
    """A command that writes a draft and then meets trouble."""

    trouble: BaseException

    def run(self, session: Session) -> None:
        commands.SaveDraft("half", "done", 0).run(session)
        raise self.trouble


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", VaultNotWritable),
        ("disk I/O error", VaultNotWritable),
        ("unable to open database file", VaultNotWritable),
    ],
)
def test_a_disk_that_fails_once_loses_nothing_and_works_again(
    open_desk: OpenDesk, said: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        open_desk.desk.vault.do(Fails(dbapi2.OperationalError(said)))
    assert open_desk.desk.drafts.all() == {}
    open_desk.desk.drafts.save("note", "still working")
    assert open_desk.desk.drafts.read("note") == "still working"


@pytest.mark.parametrize("said", ["database disk image is malformed", ""])
def test_damage_closes_the_vault_for_good(open_desk: OpenDesk, said: str) -> None:
    with pytest.raises(VaultDamaged):
        open_desk.desk.vault.do(Fails(dbapi2.DatabaseError(said)))
    with pytest.raises(VaultDamaged):
        open_desk.desk.drafts.save("note", "x")
    with pytest.raises(VaultDamaged):
        open_desk.desk.all(Person)


@pytest.mark.parametrize("bug", [dbapi2.IntegrityError("UNIQUE"), dbapi2.ProgrammingError("syntax"), KeyError("bug")])
def test_a_bug_is_loud_and_rolls_back(open_desk: OpenDesk, bug: Exception) -> None:
    with pytest.raises(type(bug)):
        open_desk.desk.vault.do(Fails(bug))
    assert open_desk.desk.drafts.all() == {}


def test_a_read_that_meets_damage_closes_the_vault_for_good(open_desk: OpenDesk) -> None:
    class Meets:
        def run(self, session: Session) -> None:
            raise dbapi2.DatabaseError("malformed")

    with pytest.raises(VaultDamaged):
        open_desk.desk.vault.ask(Meets())
    with pytest.raises(VaultDamaged):
        open_desk.desk.all(Person)


def test_a_closed_vault_says_it_is_locked_and_closes_once(open_desk: OpenDesk) -> None:
    open_desk.close()
    open_desk.opened.vault.close()
    with pytest.raises(Locked):
        open_desk.desk.drafts.save("note", "x")


def test_the_log_is_moved_into_the_records_when_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "CHECKPOINT_AFTER_SECONDS", 0.05)
    made = new_desk(tmp_path / "vault")
    made.desk.drafts.save("note", "x")
    log = tmp_path / "vault" / "records-wal"
    for _ in range(100):
        if log.stat().st_size == 0:
            break
        made.opened.vault._thread.join(0.05)
    assert log.stat().st_size == 0
    made.close()


def test_an_attachment_nobody_kept_is_not_found(open_desk: OpenDesk) -> None:
    with pytest.raises(NotFound):
        open_desk.desk.vault.ask(queries.SealedAttachment(LOG, b"n" * 16))


class Migrates:
    def __init__(self, steps: tuple[Migration, ...]) -> None:
        self.steps = steps

    def run(self, session: Session) -> None:
        session.connection.execute("COMMIT")
        try:
            migrations.migrate(session.connection, 0, lambda: None, self.steps)
        finally:
            session.connection.execute("BEGIN IMMEDIATE")


def test_a_migration_that_fails_half_way_leaves_the_vault_as_it_was(open_desk: OpenDesk) -> None:
    broken = Migration(99, "broken", ("CREATE TABLE halfway (x)", "CREATE TABLE record (x)"))
    with pytest.raises((VaultDamaged, dbapi2.DatabaseError)):
        open_desk.desk.vault.do(Migrates((*migrations.MIGRATIONS, broken)))

    class Tables:
        def run(self, session: Session) -> set[str]:
            return {name for (name,) in session.connection.execute("SELECT name FROM sqlite_master")}

    open_desk.close()
    again = new_desk_at(open_desk.folder)
    assert "halfway" not in again.desk.vault.ask(Tables())
    again.close()


def new_desk_at(folder: Path) -> OpenDesk:
    from coachdesk.desk import opening
    from tests.desks import CHEAP, passphrase

    return opening.unlock(folder, passphrase(), clock=HandClock(), costs=CHEAP)


def test_a_migration_that_asks_for_it_refolds_when_the_vault_opens(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk.desk
    desk.add(new_record(Person, new_id(), known_as="Marcus", role="parent", number=1))
    state = desk.state_hash()
    open_desk.close()
    later = Migration(99, "later", ("DELETE FROM record",), refold=True)
    monkeypatch.setattr(
        vault, "migrate", lambda c, at, refold: migrations.migrate(c, at, refold, (*migrations.MIGRATIONS, later))
    )
    again = new_desk_at(open_desk.folder)
    assert again.desk.state_hash() == state
    again.close()


@pytest.mark.parametrize("said", ["database or disk is full", "disk I/O error"])
def test_a_backup_that_cannot_be_written_is_no_backup(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    def refuse(*_args: Any, **_named: Any) -> Any:
        raise dbapi2.OperationalError(said)

    monkeypatch.setattr(backup, "connect", refuse)
    with pytest.raises(Exception) as told:  # noqa: PT011 - which of two is asked below
        open_desk.back_up(tmp_path / "backup")
    assert isinstance(told.value, DiskFull) == ("full" in said)
    assert not (tmp_path / "backup").exists()


def test_a_backup_that_does_not_check_out_is_no_backup(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = iter([backup.BackedUp(3, 3, 0, ()), backup.BackedUp(2, 2, 0, ())])
    monkeypatch.setattr(backup, "_count", lambda _connection: next(counted))
    with pytest.raises(VaultDamaged):
        open_desk.back_up(tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


def test_named_values_of_the_vault_are_checked_one_by_one() -> None:
    class Row:
        def execute(self, _sql: str) -> "Row":
            return self

        def fetchall(self) -> list[tuple[str, bytes, bytes]]:
            return [("worker", b"x", b"not its mark")]

    with pytest.raises(VaultDamaged):
        keyring.read_keyring(Row(), b"k" * 32)  # type: ignore[arg-type]


def test_a_command_that_ended_the_transaction_itself_still_fails_as_it_did(open_desk: OpenDesk) -> None:
    class Ends:
        def run(self, session: Session) -> None:
            session.connection.execute("ROLLBACK")
            raise dbapi2.OperationalError("database or disk is full")

    with pytest.raises(DiskFull):
        open_desk.desk.vault.do(Ends())
    open_desk.desk.drafts.save("note", "still working")


def test_tables_that_cannot_be_brought_up_are_damage(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    open_desk.close()

    def fails(_connection: object, _at: int, _refold: object) -> None:
        raise dbapi2.DatabaseError("malformed")

    monkeypatch.setattr(vault, "migrate", fails)
    with pytest.raises(VaultDamaged):
        new_desk_at(open_desk.folder)
