"""Backups and copies of vaults that are in use, were cut off, are damaged or are guessed at."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from coachdesk.crypto.key_file import KEY_FILE
from coachdesk.desk import new_record, opening
from coachdesk.desk.attachments import attach
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import (
    CoachDeskError,
    DiskFull,
    NotSaved,
    VaultDamaged,
    VaultInUse,
    VaultMissing,
    WaitBeforeTrying,
    WrongPassphrase,
)
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from coachdesk.store import backup, commands, queries, vault_folder
from coachdesk.store.vault import RECORDS_FILE, Vault
from coachdesk.store.vault_folder import LOCK_FILE
from tests.desks import CHEAP, HandClock, new_desk, passphrase
from tests.store.test_damage import PAGE, flipped

FAMILY = new_id()


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path / "vault")
    yield made
    made.close()


def restore(source: Path, folder: Path, words: bytes | None = None) -> None:
    typed = passphrase() if words is None else bytearray(words)
    opening.restore(source, folder, typed, clock=HandClock(), costs=CHEAP)


def unlock(folder: Path) -> OpenDesk:
    return opening.unlock(folder, passphrase(), clock=HandClock(), costs=CHEAP)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_folder_that_is_no_vault_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("not ours")
    with pytest.raises(VaultMissing):
        unlock(tmp_path)
    assert names(tmp_path) == ["letter.txt"]


def test_a_vault_in_use_is_not_copied_from_under_its_writer(open_desk: OpenDesk, tmp_path: Path) -> None:
    with pytest.raises(VaultInUse):
        restore(open_desk.folder, tmp_path / "copy")
    assert names(tmp_path) == ["vault"]


def test_a_copy_of_a_vault_that_was_cut_off_keeps_what_its_log_held(open_desk: OpenDesk, tmp_path: Path) -> None:
    open_desk.desk.add(new_record(Person, FAMILY, known_as="Marcus", role="parent", number=1))
    stick = tmp_path / "stick"
    shutil.copytree(open_desk.folder, stick)
    assert (stick / f"{RECORDS_FILE}-wal").stat().st_size > 0
    restore(stick, tmp_path / "copy")
    copy = unlock(tmp_path / "copy")
    assert [one.known_as for one in copy.desk.records(Person)] == ["Marcus"]
    copy.close()


def test_where_the_lock_cannot_be_held_the_backup_can_still_be_read(open_desk: OpenDesk, tmp_path: Path) -> None:
    open_desk.back_up(tmp_path / "backup")
    (tmp_path / "backup" / LOCK_FILE).mkdir()  # as on a disk that cannot be written
    restore(tmp_path / "backup", tmp_path / "copy")


def test_restoring_is_no_way_round_the_wait(open_desk: OpenDesk, tmp_path: Path) -> None:
    open_desk.back_up(tmp_path / "backup")
    for number in range(5):
        with pytest.raises(WrongPassphrase) as told:
            restore(tmp_path / "backup", tmp_path / f"copy {number}", b"a guess of many")
        assert told.value.tries_left == 4 - number
    with pytest.raises(WaitBeforeTrying):
        restore(tmp_path / "backup", tmp_path / "another place")
    (tmp_path / "backup" / f"{KEY_FILE}.tries").unlink()  # half a minute later
    restore(tmp_path / "backup", tmp_path / "copy")
    assert names(tmp_path / "backup") == [KEY_FILE, RECORDS_FILE]
    assert names(tmp_path) == ["backup", "copy", "vault"]


def test_a_backup_without_its_key_file_is_not_whole(open_desk: OpenDesk, tmp_path: Path) -> None:
    open_desk.back_up(tmp_path / "backup")
    (tmp_path / "backup" / KEY_FILE).unlink()
    with pytest.raises(VaultMissing, match="not whole"):
        restore(tmp_path / "backup", tmp_path / "copy")


def test_a_restored_copy_is_a_device_with_a_key_of_its_own(open_desk: OpenDesk, tmp_path: Path) -> None:
    source = open_desk.set_keyring({opening.DEVICE_KEY: b"k" * 32})
    source.back_up(tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "copy")
    copy = unlock(tmp_path / "copy")
    for name in ("device", "access_log", opening.DEVICE_KEY):
        assert copy.keyring[name] != source.keyring[name]
    assert len(copy.keyring[opening.DEVICE_KEY]) == 32
    copy.close()


@pytest.mark.faults
def test_whatever_page_is_damaged_a_backup_that_counts_can_be_restored(tmp_path: Path) -> None:
    made = new_desk(tmp_path / "vault")
    for number in range(3):
        made.desk.add(new_record(Person, FAMILY, known_as="Marcus", role="parent", number=1, notes="word " * 2000))
        made.desk.drafts.save(f"note/{number}", "half a sentence " * 700)
    made.set_keyring({"long": b"value" * 2000})
    attach(made.desk, FAMILY, "letter.pdf", "application/pdf", bytes(range(256)) * 50)
    made.close()
    pages = (tmp_path / "vault" / RECORDS_FILE).stat().st_size // PAGE
    refused = 0
    for page in range(pages):
        damaged = flipped(tmp_path / "vault", tmp_path / f"{page}", page)
        try:
            open_desk = unlock(damaged)
        except VaultDamaged:
            continue
        try:
            open_desk.back_up(tmp_path / f"{page} backup")
        except VaultDamaged:
            refused += 1
        else:
            restore(tmp_path / f"{page} backup", tmp_path / f"{page} copy")
            copy = unlock(tmp_path / f"{page} copy")
            copy.opened.vault.prove()
            copy.close()
        finally:
            open_desk.close()
    assert refused > pages / 4


def test_a_damaged_attachment_is_found_by_the_proof(open_desk: OpenDesk) -> None:
    attach(open_desk.desk, FAMILY, "letter.pdf", "application/pdf", b"words")

    class Damages:
        def run(self, session: Any) -> None:
            session.connection.execute("UPDATE attachment SET sealed = zeroblob(length(sealed))")

    open_desk.opened.vault.prove()
    open_desk.opened.vault.do(Damages())
    with pytest.raises(VaultDamaged):
        open_desk.opened.vault.prove()


def test_a_page_the_proof_cannot_read_is_damage(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def poisoned(*_words: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(queries.ProveEverything, "run", poisoned)
    with pytest.raises(VaultDamaged):
        open_desk.opened.vault.prove()


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (dbapi2.DatabaseError("database disk image is malformed"), VaultDamaged),
        (MemoryError(), VaultDamaged),
        (dbapi2.OperationalError("database or disk is full"), DiskFull),
        (dbapi2.OperationalError("disk I/O error"), NotSaved),
    ],
)
def test_a_backup_that_fails_says_whether_the_disk_or_the_records_are_to_blame(
    open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception, error: type[Exception]
) -> None:
    def fails(*_words: Any, **_named: Any) -> Any:
        raise trouble

    monkeypatch.setattr(backup, "connect", fails)
    with pytest.raises(error):
        open_desk.back_up(tmp_path / "backup")
    assert names(tmp_path) == ["vault"]


def test_records_that_cannot_be_opened_cost_nobody_the_code_on_paper(tmp_path: Path) -> None:
    from tests.desks import START

    folder = tmp_path / "vault"
    made, code = vault_folder.create_vault(
        folder,
        passphrase(),
        vault_id=new_id(),
        organisation_id=new_id(),
        now=START,
        keyring=(),
        projecting=opening._PROJECTING,
        costs=CHEAP,
    )
    made.close()
    whole = (folder / RECORDS_FILE).read_bytes()
    (folder / RECORDS_FILE).write_bytes(bytes(len(whole)))

    def forgotten() -> None:
        vault_folder.open_with_recovery_code(
            folder, code, bytearray(b"another five words of it"), START, opening._PROJECTING, CHEAP
        )[0].close()

    with pytest.raises(VaultDamaged):
        forgotten()
    (folder / RECORDS_FILE).write_bytes(whole)
    vault_folder.open_vault(folder, passphrase(), START, opening._PROJECTING, CHEAP).close()
    forgotten()


def test_a_code_that_cannot_be_renewed_leaves_the_vault_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: Any, **_named: Any) -> Any:
        raise DiskFull

    new_desk(tmp_path / "vault").close()
    monkeypatch.setattr(vault_folder.key_file, "unlock_with_recovery_code", lambda path, _: unlocked(path))
    monkeypatch.setattr(vault_folder.key_file, "renew", full)
    with pytest.raises(DiskFull):
        opening.unlock_with_recovery_code(
            tmp_path / "vault",
            None,
            passphrase(),
            clock=HandClock(),
            costs=CHEAP,  # type: ignore[arg-type]
        )
    unlock(tmp_path / "vault").close()


def unlocked(path: Path) -> Any:
    return vault_folder.key_file.unlock(path, passphrase(), floor=CHEAP.floor)


@pytest.mark.parametrize("where", ["run", "rename"])
def test_a_vault_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def full(*_words: Any) -> Any:
        raise DiskFull if where == "run" else OSError

    with monkeypatch.context() as patch:
        patch.setattr(commands.SetKeyring if where == "run" else Path, where, full)
        with pytest.raises((DiskFull, NotSaved)):
            new_desk(tmp_path / "vault")
    assert names(tmp_path) == []
    new_desk(tmp_path / "vault").close()


def test_a_vault_that_closes_badly_lets_the_next_one_in(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_vault: Vault) -> None:
        raise NotSaved

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "close", fails)
        with pytest.raises(CoachDeskError):
            open_desk.close()
    assert not open_desk.opened.lock.held


def test_a_backup_that_cannot_even_begin_says_so(tmp_path: Path) -> None:
    class Source:
        in_transaction = False

        def execute(self, _sql: str) -> None:
            raise dbapi2.OperationalError("disk I/O error")

    with pytest.raises(NotSaved):
        backup.copy_records(Source(), bytearray(67), tmp_path / RECORDS_FILE, lambda _: None)  # type: ignore[arg-type]
