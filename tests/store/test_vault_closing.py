"""Closing while others still ask, cancel or fail: everyone gets an answer, and no key stays behind."""

import contextlib
import dataclasses
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import DiskFull, Locked, VaultDamaged, VaultNotWritable
from coachdesk.models.person import Person
from coachdesk.store import commands, connection, queries, vault
from coachdesk.store.readers import Readers
from coachdesk.store.session import Session
from tests.desks import new_desk
from tests.store.test_vault import new_desk_at

SOON = 10.0


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path / "vault")
    yield made
    made.close()


@dataclasses.dataclass(frozen=True)
class Waits:
    """A command or query that begins, says so, and goes on when it is let."""

    go: threading.Event
    began: threading.Event = dataclasses.field(default_factory=threading.Event)

    def run(self, _session: Session) -> str:
        self.began.set()
        assert self.go.wait(SOON)
        return "answered"


@dataclasses.dataclass(frozen=True)
class Meets:
    """A command or query that meets trouble."""

    trouble: BaseException

    def run(self, _session: Session) -> None:
        raise self.trouble


def in_thread(deed: Any) -> "Future[Any]":
    answer: Future[Any] = Future()

    def run() -> None:
        try:
            answer.set_result(deed())
        except BaseException as failure:  # noqa: BLE001 - looked at by the test
            answer.set_exception(failure)

    threading.Thread(target=run, daemon=True).start()
    return answer


def test_nothing_is_begun_behind_the_end_where_nobody_would_answer_it(open_desk: OpenDesk) -> None:
    open_vault, last = open_desk.opened.vault, Waits(threading.Event())
    begun = open_vault.begin(last)
    assert last.began.wait(SOON)
    queued = open_vault.begin(commands.SaveDraft("note", "begun in time", 0))
    closing = in_thread(open_vault.close)
    while not open_vault._closed:
        time.sleep(0.001)
    with pytest.raises(Locked):
        open_vault.begin(commands.DropDraft("note"))
    last.go.set()
    closing.result(SOON)
    assert begun.result(SOON) == "answered"
    queued.result(SOON)
    open_desk.opened.lock.release()
    again = new_desk_at(open_desk.folder)
    assert again.desk.drafts.read("note") == "begun in time"
    again.close()


def test_who_waits_for_a_reader_while_the_vault_closes_is_told(open_desk: OpenDesk) -> None:
    open_vault, go = open_desk.opened.vault, threading.Event()
    holding = [Waits(go) for _ in range(vault.READERS)]
    held = [in_thread(lambda one=one: open_vault.ask(one)) for one in holding]
    assert all(one.began.wait(SOON) for one in holding)
    waiting = [in_thread(lambda: open_vault.ask(queries.Drafts())) for _ in range(5)]
    closing = in_thread(open_vault.close)
    while not open_vault._closed:
        time.sleep(0.001)
    go.set()
    closing.result(SOON)
    assert [one.result(SOON) for one in held] == ["answered"] * vault.READERS
    for one in waiting:
        with contextlib.suppress(Locked):
            assert one.result(SOON) == {}


def test_a_reader_asked_for_after_the_last_was_closed_is_refused_again_and_again() -> None:
    readers = Readers([])
    readers.close()
    for _ in range(2):
        with pytest.raises(Locked), readers.one():
            pass


def test_two_who_close_both_come_back_when_it_is_closed(open_desk: OpenDesk) -> None:
    open_vault, last = open_desk.opened.vault, Waits(threading.Event())
    open_vault.begin(last)
    closing = [in_thread(open_vault.close) for _ in range(2)]
    time.sleep(0.05)
    assert not any(one.done() for one in closing)
    last.go.set()
    for one in closing:
        one.result(SOON)
    assert not any(open_vault._raw_key)


def test_an_answer_nobody_wants_any_more_does_not_stop_the_writer(open_desk: OpenDesk) -> None:
    open_vault, first = open_desk.opened.vault, Waits(threading.Event())
    open_vault.begin(first)
    unwanted = open_vault.begin(commands.SaveDraft("unwanted", "x", 0))
    assert unwanted.cancel()
    first.go.set()
    open_vault.begin(commands.SaveDraft("wanted", "y", 0)).result(SOON)
    assert open_desk.desk.drafts.all() == {"wanted": "y"}


def test_what_waits_behind_damage_is_not_written_on_a_poisoned_connection(open_desk: OpenDesk) -> None:
    open_vault, first = open_desk.opened.vault, Waits(threading.Event())
    open_vault.begin(first)
    open_vault.begin(Meets(dbapi2.DatabaseError("malformed")))
    behind = open_vault.begin(commands.SaveDraft("note", "x", 0))
    first.go.set()
    with pytest.raises(VaultDamaged):
        behind.result(SOON)


@pytest.mark.parametrize("way", ["do", "ask"])
def test_a_connection_that_says_memory_ran_out_is_not_used_again(open_desk: OpenDesk, way: str) -> None:
    """SQLCipher says so of a damaged page on a connection that met it before."""
    with pytest.raises(VaultDamaged):
        getattr(open_desk.opened.vault, way)(Meets(MemoryError()))
    with pytest.raises(VaultDamaged):
        open_desk.desk.all(Person)


def test_a_question_put_wrongly_is_a_bug_and_not_damage(open_desk: OpenDesk) -> None:
    with pytest.raises(dbapi2.ProgrammingError):
        open_desk.opened.vault.ask(Meets(dbapi2.ProgrammingError("syntax")))
    assert open_desk.desk.all(Person) == []


def test_who_never_stops_writing_does_not_let_the_log_grow_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "CHECKPOINT_AFTER_SECONDS", 0.05)
    made = new_desk(tmp_path / "vault")
    saved = [made.opened.vault.begin(commands.SaveDraft("note", "x" * 20_000, n)) for n in range(400)]
    for one in saved:
        one.result(SOON)
    log = (tmp_path / "vault" / "records-wal").stat().st_size
    made.close()
    assert log < 400 * 20_000 / 2


def test_once_closed_the_keys_are_overwritten(open_desk: OpenDesk) -> None:
    open_vault = open_desk.opened.vault
    keys = [open_vault._raw_key, open_vault._row_key, open_vault.attachment_key]
    assert all(any(key) for key in keys)
    open_desk.close()
    assert not any(any(key) for key in keys)


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("file is not a database", VaultDamaged),
        ("database or disk is full", DiskFull),
        ("disk I/O error", VaultNotWritable),
    ],
)
@pytest.mark.parametrize("where", ["_connect", "migrate"])
def test_a_vault_that_does_not_open_says_why_and_keeps_no_key(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, where: str, said: str, error: type[Exception]
) -> None:
    open_desk.close()
    made: list[bytearray] = []
    spelt = vault.database_key

    def fails(*_args: Any, **_named: Any) -> Any:
        raise dbapi2.DatabaseError(said)

    monkeypatch.setattr(vault, "database_key", lambda key: made.append(spelt(key)) or made[-1])
    if where == "migrate":
        monkeypatch.setattr(vault, "migrate", fails)
    else:
        monkeypatch.setattr(connection, "_apply_rules", fails)
    with pytest.raises(error):
        new_desk_at(open_desk.folder)
    assert made
    assert not any(any(key) for key in made)
