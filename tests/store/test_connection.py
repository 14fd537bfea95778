"""The fence around a connection: nothing leaves unencrypted, no rule is loosened, and no cipher means no vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from coachdesk.crypto.store_keys import database_key
from coachdesk.errors import BrokenInstallation, VaultDamaged, VaultMissing
from coachdesk.store import connection
from coachdesk.store.connection import Connection, connect

KEY = bytearray(range(32))


@pytest.fixture
def fenced(tmp_path: Path) -> Iterator[Connection]:
    made = connect(tmp_path / "records", database_key(KEY), create=True)
    made.execute("CREATE TABLE t (x)")
    yield made
    made.close()


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE 'plain' AS p KEY ''",
        "DETACH DATABASE main",
        "SELECT sqlcipher_export('main')",
        "SELECT load_extension('x')",
        "PRAGMA rekey = 'x'",
        "PRAGMA key = 'x'",
        "PRAGMA cipher_plaintext_header_size = 32",
        "PRAGMA cipher_memory_security = OFF",
        "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA synchronous = OFF",
        "PRAGMA trusted_schema = ON",
        "VACUUM INTO 'plain'",
    ],
)
def test_what_could_carry_records_out_or_loosen_a_rule_is_denied(fenced: Connection, statement: str) -> None:
    with pytest.raises(dbapi2.DatabaseError):
        fenced.execute(statement).fetchall()


def test_what_the_vault_needs_is_allowed(fenced: Connection) -> None:
    fenced.execute("INSERT INTO t VALUES (1)")
    assert fenced.execute("SELECT x FROM t").fetchall() == [(1,)]
    assert fenced.execute("PRAGMA cipher_integrity_check").fetchall() is not None
    fenced.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("auto_vacuum", 0),
    ],
)
def test_the_measured_rules_are_in_force(tmp_path: Path, rule: str, value: object) -> None:
    made = connect(tmp_path / "records", database_key(KEY), create=True)
    made.set_authorizer(None)
    (found,) = made.execute(f"PRAGMA {rule}").fetchone()
    made.close()
    assert str(found) == str(value)


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    connect(tmp_path / "records", database_key(KEY), create=True).close()
    reader = connect(tmp_path / "records", database_key(KEY), read_only=True)
    with pytest.raises(dbapi2.DatabaseError):
        reader.execute("CREATE TABLE t (x)")
    reader.close()


def test_the_key_is_wiped_once_used_and_the_wrong_one_opens_nothing(tmp_path: Path) -> None:
    raw = database_key(KEY)
    connect(tmp_path / "records", raw, create=True).close()
    assert set(raw) == {0}
    wrong = database_key(bytearray(32))
    with pytest.raises(VaultDamaged):
        connect(tmp_path / "records", wrong)
    assert set(wrong) == {0}


def test_no_file_is_made_where_one_was_expected(tmp_path: Path) -> None:
    raw = database_key(KEY)
    with pytest.raises(VaultMissing):
        connect(tmp_path / "records", raw)
    assert set(raw) == {0}
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_not_a_database_to_anyone_without_the_key(tmp_path: Path) -> None:
    made = connect(tmp_path / "records", database_key(KEY), create=True)
    made.execute("CREATE TABLE families (name)")
    made.close()
    content = (tmp_path / "records").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"families" not in content


def test_a_library_that_cannot_encrypt_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    class Plain(sqlite3.Connection):
        def set_key(self, _key: bytearray) -> None:
            """The plain library takes no key."""

    def plain(path: str, **named: object) -> sqlite3.Connection:
        return sqlite3.connect(path, uri=True, isolation_level=None, factory=Plain)

    monkeypatch.setattr(connection.sqlcipher3, "connect", plain)
    with pytest.raises(BrokenInstallation):
        connect(tmp_path / "records", database_key(KEY), create=True)
