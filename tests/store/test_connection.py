"""The records file opens under its key only, by the rules that were measured, and lets nothing out unencrypted."""

import secrets
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BrokenInstallation, VaultDamaged, VaultMissing
from coachdesk.store import connection as under_test
from coachdesk.store.connection import Connection, connect

KEY = b"x'" + secrets.token_bytes(32).hex().encode() + b"'"
CANARY = "Featherstonehaugh"
WAYS_OUT = [
    "ATTACH DATABASE 'out' AS out KEY ''",
    "DETACH DATABASE main",
    "VACUUM INTO 'out'",
    "SELECT sqlcipher_export('main')",
    "SELECT load_extension('out')",
]
WAYS_TO_WEAKEN = [
    *(f"PRAGMA {name} = 'a key'" for name in ("key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey")),
    *(f"PRAGMA {name} = OFF" for name in ("synchronous", "query_only", "secure_delete", "cell_size_check")),
    "PRAGMA journal_mode = DELETE",
    "PRAGMA writable_schema = ON",
    "PRAGMA trusted_schema = ON",
    "PRAGMA temp_store = FILE",
    "PRAGMA mmap_size = 1000000",
    "PRAGMA auto_vacuum = FULL",
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA cipher_use_hmac = OFF",
    "PRAGMA cipher_plaintext_header_size = 32",
]
LEFT_ALONE = [
    "SELECT * FROM record",
    "INSERT INTO record VALUES ('more')",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "PRAGMA cipher_integrity_check",
    "PRAGMA integrity_check",
]


def key() -> bytearray:
    return bytearray(KEY)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A records file that holds one surname."""
    made = connect(tmp_path / "records", key(), create=True)
    made.execute("CREATE TABLE record (words TEXT)")
    made.execute("INSERT INTO record VALUES (?)", (CANARY,))
    made.close()
    return tmp_path / "records"


@pytest.fixture(params=[False, True], ids=["writer", "reader"])
def opened(records: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    monkeypatch.chdir(records.parent)
    one = connect(records, key(), read_only=request.param)
    yield one
    one.close()


@pytest.mark.parametrize("statement", [*WAYS_OUT, *WAYS_TO_WEAKEN])
def test_what_would_let_the_records_out_or_weaken_them_is_refused(opened: Connection, statement: str) -> None:
    with pytest.raises(sqlcipher3.DatabaseError):
        opened.execute(statement)
    assert not Path("out").exists()
    assert opened.execute("SELECT words FROM record").fetchone() == (CANARY,)


def test_without_the_fence_the_records_do_get_out(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the same statements, on a connection whose fence is down."""
    monkeypatch.chdir(records.parent)
    bare = connect(records, key())
    bare.set_authorizer(None)
    bare.execute("ATTACH DATABASE 'out' AS out KEY ''")
    bare.execute("SELECT sqlcipher_export('out')")
    bare.close()
    assert CANARY.encode() in Path("out").read_bytes()


@pytest.mark.parametrize("statement", LEFT_ALONE)
def test_what_the_vault_needs_is_let_through(records: Path, statement: str) -> None:
    one = connect(records, key())
    one.execute(statement).fetchall()
    one.close()


def test_a_reader_writes_nothing(records: Path) -> None:
    reader = connect(records, key(), read_only=True)
    with pytest.raises(sqlcipher3.DatabaseError):
        reader.execute("INSERT INTO record VALUES ('more')")
    reader.close()


def test_the_rules_that_were_measured_are_in_force(records: Path) -> None:
    one = connect(records, key())
    one.set_authorizer(None)  # asking for a rule looks the same as setting it
    rules = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "auto_vacuum": 0,
        "wal_autocheckpoint": 0,
        "mmap_size": 0,
    }
    assert {name: (one.execute(f"PRAGMA {name}").fetchone() or (0,))[0] for name in rules} == rules
    one.close()


def test_macos_is_told_to_sync_in_earnest(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    one = connect(records, key())
    one.set_authorizer(None)
    assert one.execute("PRAGMA fullfsync").fetchone() == (1,)
    one.close()


def test_the_key_is_wiped_whether_it_opened_or_not(records: Path) -> None:
    right, wrong = key(), bytearray(b"x'" + b"00" * 32 + b"'")
    connect(records, right).close()
    with pytest.raises(VaultDamaged):
        connect(records, wrong)
    assert not any(right)
    assert not any(wrong)


def test_another_key_reads_nothing_and_a_bare_sqlite_neither(records: Path) -> None:
    with pytest.raises(VaultDamaged):
        connect(records, bytearray(b"x'" + b"ab" * 32 + b"'"))
    bare = sqlite3.connect(records)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        bare.execute("SELECT * FROM sqlite_master")
    bare.close()
    assert CANARY.encode() not in records.read_bytes()


def test_nothing_is_made_where_records_were_expected(tmp_path: Path) -> None:
    unused = key()
    with pytest.raises(VaultMissing):
        connect(tmp_path / "records", unused)
    assert not any(unused)
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_cannot_encrypt_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain(sqlite3.Connection):
        def set_key(self, _key: bytearray) -> None:
            """Takes the key and does nothing with it, as a library built without SQLCipher would."""

    def plain(*words: Any, **more: Any) -> Plain:
        return sqlite3.connect(*words, factory=Plain, **more)

    monkeypatch.setattr(under_test.sqlcipher3, "connect", plain)
    with pytest.raises(BrokenInstallation):
        connect(tmp_path / "records", key(), create=True)


@given(st.sampled_from(WAYS_OUT + WAYS_TO_WEAKEN), st.data())
def test_how_a_statement_is_written_makes_no_difference(statement: str, chance: st.DataObject) -> None:
    as_written: Callable[[str], str] = chance.draw(st.sampled_from([str.upper, str.lower, str.swapcase]))
    one = sqlcipher3.connect(":memory:", isolation_level=None)
    one.set_authorizer(under_test._authorize)
    with pytest.raises(sqlcipher3.DatabaseError):
        one.execute(as_written(statement).replace(" ", " /* */ ", 1))
    one.close()
