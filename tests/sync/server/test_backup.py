"""A backup drill: what was there is there again, on either engine, and a damaged backup restores nothing."""

import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from coachdesk.crypto.digest import sha256
from coachdesk.errors import FileExists, Unreadable, VaultExists
from coachdesk.sync.protocol.exchanging import SealedKeys
from coachdesk.sync.protocol.log_hash import short
from coachdesk.sync.server.backup import KEYS_FILE, RECORDS_FILE, back_up, restore
from coachdesk.sync.server.blob_store import Held, put_piece
from coachdesk.sync.server.database import Database, open_database
from coachdesk.sync.server.key_store import put_keys
from coachdesk.sync.server.migrations import ServerNewer
from coachdesk.sync.server.tables import KEPT, SEALED_KEY
from tests.postgresql_process import PostgresqlProcess
from tests.sync.relay import START, Laptop, Relay


def filled(relay: Relay) -> tuple[Laptop, bytes]:
    """A family with bundles, a key and a file."""
    coach = relay.laptop()
    log = relay.family(coach)
    relay.push(coach, *(coach.data(log, size=2000) for _ in range(20)))
    keys = SealedKeys(1, ((coach.device, b"sealed"),))
    relay.write(lambda db: put_keys(db, coach.caller, log, keys, START))
    content = secrets.token_bytes(5000)
    relay.write(lambda db: put_piece(db, coach.caller, log, sha256(content), Held(5000, 0), content, START))
    return coach, log


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in (*KEPT, SEALED_KEY)
        }


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path, postgresql: PostgresqlProcess) -> Database:
    """Where a backup is restored to: so each engine's goes into each."""
    return open_database(
        tmp_path / "restored.sqlite3" if request.param == "sqlite" else postgresql.database(), must_exist=False
    )


def test_what_was_there_is_there_again_whichever_the_engines(relay: Relay, empty: Database, tmp_path: Path) -> None:
    coach, log = filled(relay)
    out = tmp_path / "out"
    out.mkdir()
    made = back_up(relay.database, out, START)
    before = everything(relay.database)
    page = relay.pull(coach, log)
    relay.push(coach, coach.data(log))  # written after the backup: a restored server lacks it
    restored = restore(empty, out, START)
    assert everything(empty) == before
    assert sum(restored.values()) == sum(sum(one.rows.values()) for one in made.values())
    assert made[KEYS_FILE].rows == {"sealed_key": 1}
    relay.database = empty
    assert relay.pull(coach, log) == page
    empty.close()


def test_a_restored_server_tells_laptops_that_are_ahead_of_it(relay: Relay, tmp_path: Path) -> None:
    coach, log = filled(relay)
    back_up(relay.database, tmp_path, START)
    relay.push(coach, coach.data(log))
    ahead = relay.pull(coach, log)
    again = open_database(tmp_path / "again.sqlite3", must_exist=False)
    restore(again, tmp_path, START)
    relay.database = again
    with pytest.raises(Exception, match="resync"):
        relay.pull(coach, log, ahead.s, ahead.hash)
    assert short(ahead.hash) != relay.pull(coach, log).hash
    again.close()


def test_keys_lie_in_a_file_of_their_own_that_can_be_left_out(relay: Relay, tmp_path: Path) -> None:
    filled(relay)
    back_up(relay.database, tmp_path, START)
    assert b"sealed_key" not in (tmp_path / RECORDS_FILE).read_bytes()
    (tmp_path / KEYS_FILE).unlink()
    again = open_database(tmp_path / "again.sqlite3", must_exist=False)
    assert restore(again, tmp_path, START)["sealed_key"] == 0
    assert everything(again)["sealed_key"] == []
    again.close()


def test_nothing_is_written_over(relay: Relay, tmp_path: Path) -> None:
    back_up(relay.database, tmp_path, START)
    kept = (tmp_path / RECORDS_FILE).read_bytes()
    with pytest.raises(FileExists):
        back_up(relay.database, tmp_path, START)
    assert (tmp_path / RECORDS_FILE).read_bytes() == kept
    with pytest.raises(VaultExists):
        restore(relay.database, tmp_path, START)


def damages(content: bytes) -> list[bytes]:
    places = range(0, len(content), max(1, len(content) // 25))
    flipped = [content[:n] + bytes([content[n] ^ 1]) + content[n + 1 :] for n in places]
    return [b"", content[:-1], content + b"x", content[: len(content) // 2], b"{}\n" + bytes(64), *flipped]


@pytest.mark.faults
def test_a_damaged_backup_restores_nothing(relay: Relay, tmp_path: Path) -> None:
    filled(relay)
    back_up(relay.database, tmp_path, START)
    for name in (RECORDS_FILE, KEYS_FILE):
        whole = (tmp_path / name).read_bytes()
        for damaged in damages(whole):
            (tmp_path / name).write_bytes(damaged)
            again = open_database(tmp_path / "again.sqlite3", must_exist=False)
            with pytest.raises(Unreadable):
                restore(again, tmp_path, START)
            again.close()
            assert not (tmp_path / "again.sqlite3").exists()
        (tmp_path / name).write_bytes(whole)
    restore(open_database(tmp_path / "again.sqlite3", must_exist=False), tmp_path, START)  # the control: it was whole


def test_a_backup_of_another_program_or_a_newer_one_is_refused(relay: Relay, tmp_path: Path) -> None:
    from coachdesk.crypto.digest import sha256_hex

    def write(words: bytes) -> None:
        (tmp_path / RECORDS_FILE).write_bytes(words + sha256_hex(words).encode())

    attempt: Callable[[], object] = lambda: restore(relay.database, tmp_path, START)  # noqa: E731
    write(b'{"format": "another", "step": 1}\n')
    with pytest.raises(Unreadable):
        attempt()
    write(b'{"format": "coachdesk-server-backup", "step": 99}\n')
    with pytest.raises(ServerNewer):
        attempt()
    with pytest.raises(Unreadable):
        restore(relay.database, tmp_path / "nowhere", START)


def test_what_breaks_in_the_middle_leaves_no_half_file(
    relay: Relay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(relay)

    def broken(_value: object) -> bytes:
        raise RuntimeError

    monkeypatch.setattr("coachdesk.sync.server.backup._piece", broken)
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(RuntimeError):
        back_up(relay.database, out, START)
    assert list(out.iterdir()) == []
