"""Each way a vault can be missing, damaged, foreign or busy has its own sentence, and nothing is ever made over it."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk.crypto.key_file import KEY_FILE
from coachdesk.desk import new_record, opening
from coachdesk.errors import (
    FileExists,
    KeyFileDamaged,
    KeyFileMissing,
    NotSaved,
    VaultDamaged,
    VaultEmpty,
    VaultError,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultNewer,
    WrongPassphrase,
)
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from coachdesk.store.vault import RECORDS_FILE
from coachdesk.store.vault_folder import LOCK_FILE, UNFINISHED
from tests.desks import CHEAP, HandClock, new_desk, passphrase


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    open_desk = new_desk(folder)
    open_desk.desk.add(new_record(Person, new_id(), known_as="Marcus Ashdown", role="parent", number=1))
    open_desk.close()
    return folder


def unlock(folder: Path, words: bytearray | None = None) -> opening.OpenDesk:
    return opening.unlock(folder, words or passphrase(), clock=HandClock(), costs=CHEAP)


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (LOCK_FILE, f"{KEY_FILE}.tries")
    }


def test_what_was_kept_is_there_the_next_morning(vault: Path) -> None:
    open_desk = unlock(vault)
    assert [person.record.known_as for person in open_desk.desk.all(Person)] == ["Marcus Ashdown"]
    open_desk.close()


def spoil(vault: Path, how: str) -> None:
    records, keys = vault / RECORDS_FILE, vault / KEY_FILE
    if how == "no vault":
        shutil.rmtree(vault)
    elif how == "no records":
        records.unlink()
    elif how == "empty records":
        records.write_bytes(b"")
    elif how == "noise for records":
        records.write_bytes(bytes(range(256)) * 64)
    elif how == "records cut short":
        records.write_bytes(records.read_bytes()[:-5000])
    elif how == "a plain database":
        subprocess.run([sys.executable, "-c", PLAIN_DATABASE, str(records)], check=True)
    elif how == "no key file":
        keys.unlink()
    elif how == "half a key file":
        keys.write_bytes(keys.read_bytes()[:100])


PLAIN_DATABASE = """
import sqlite3, sys, pathlib
pathlib.Path(sys.argv[1]).unlink()
made = sqlite3.connect(sys.argv[1]); made.execute("CREATE TABLE t (x)"); made.commit()
"""


def look_at_everything(folder: Path) -> None:
    open_desk = unlock(folder)
    try:
        open_desk.desk.prove()
    finally:
        open_desk.close()


@pytest.mark.parametrize(
    ("how", "error"),
    [
        ("no vault", VaultMissing),
        ("no records", VaultMissing),
        ("empty records", VaultEmpty),
        ("noise for records", VaultDamaged),
        ("records cut short", VaultDamaged),
        ("a plain database", VaultDamaged),
        ("no key file", KeyFileMissing),
        ("half a key file", KeyFileDamaged),
    ],
)
def test_each_way_of_being_broken_has_its_own_error_and_nothing_is_made(
    vault: Path, how: str, error: type[VaultError]
) -> None:
    spoil(vault, how)
    before = fingerprint(vault)
    with pytest.raises(error) as told:
        look_at_everything(vault)
    assert told.value.sentence.endswith(".")
    assert fingerprint(vault) == before


def test_the_wrong_passphrase_opens_nothing(vault: Path) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(vault, bytearray(b"something else entirely"))
    unlock(vault).close()


def test_a_second_copy_of_the_program_is_told_so(vault: Path) -> None:
    open_desk = unlock(vault)
    with pytest.raises(VaultInUse):
        unlock(vault)
    open_desk.close()
    unlock(vault).close()


def test_records_of_another_vault_are_not_taken_for_these(vault: Path, tmp_path: Path) -> None:
    new_desk(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / RECORDS_FILE, vault / RECORDS_FILE)
    with pytest.raises(VaultDamaged):
        unlock(vault)


def test_a_vault_from_a_newer_program_is_refused_and_left_as_it_was(vault: Path) -> None:
    open_desk = unlock(vault)
    open_desk.opened.vault.do(FromTheFuture())
    open_desk.close()
    before = fingerprint(vault)
    with pytest.raises(VaultNewer):
        unlock(vault)
    assert fingerprint(vault) == before


class FromTheFuture:
    """A command that leaves a mark only a later version would know."""

    def run(self, session: object) -> None:
        session.connection.execute("INSERT INTO migration VALUES (999, 'later', 0)")  # type: ignore[attr-defined]


def test_nothing_is_made_where_something_is(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(VaultExists):
        new_desk(tmp_path / "taken")
    assert list((tmp_path / "taken").iterdir()) == []


def test_a_making_that_was_cut_short_leaves_no_vault_and_no_trap(tmp_path: Path) -> None:
    (tmp_path / f"vault{UNFINISHED}").mkdir()
    (tmp_path / f"vault{UNFINISHED}" / RECORDS_FILE).write_bytes(b"half")
    new_desk(tmp_path / "vault").close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault"]
    unlock(tmp_path / "vault").close()


def test_a_backup_is_restored_as_a_copy_with_the_same_state(vault: Path, tmp_path: Path) -> None:
    open_desk = unlock(vault)
    open_desk.back_up(tmp_path / "backup")
    state = open_desk.desk.state_hash()
    with pytest.raises(FileExists):
        open_desk.back_up(tmp_path / "backup")
    device = open_desk.desk.owner.device_id
    open_desk.close()
    before = fingerprint(vault)
    opening.restore(tmp_path / "backup", tmp_path / "copy", passphrase(), clock=HandClock(), costs=CHEAP)
    copy = unlock(tmp_path / "copy")
    assert copy.desk.state_hash() == state
    assert copy.desk.owner.device_id != device, "two copies must never write as one device"
    copy.close()
    assert fingerprint(vault) == before
    assert (tmp_path / "backup" / RECORDS_FILE).read_bytes()[:16] != (vault / RECORDS_FILE).read_bytes()[:16]


@pytest.mark.parametrize("spoilt", ["a flipped page", "no key file", "no records", "wrong passphrase"])
def test_a_backup_that_is_not_whole_restores_nothing(vault: Path, tmp_path: Path, spoilt: str) -> None:
    open_desk = unlock(vault)
    open_desk.back_up(tmp_path / "backup")
    open_desk.close()
    words = passphrase()
    if spoilt == "a flipped page":
        content = bytearray((tmp_path / "backup" / RECORDS_FILE).read_bytes())
        content[len(content) // 2] ^= 1
        (tmp_path / "backup" / RECORDS_FILE).write_bytes(content)
    elif spoilt == "wrong passphrase":
        words = bytearray(b"something else entirely")
    else:
        (tmp_path / "backup" / (KEY_FILE if spoilt == "no key file" else RECORDS_FILE)).unlink()
    with pytest.raises(VaultError):
        opening.restore(tmp_path / "backup", tmp_path / "copy", words, clock=HandClock(), costs=CHEAP)
    assert not (tmp_path / "copy").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "vault"]


def test_a_surname_is_found_in_no_file_of_a_vault_or_its_backup(vault: Path, tmp_path: Path) -> None:
    open_desk = unlock(vault)
    open_desk.desk.drafts.save("note", "Ashdown, half a sentence")
    open_desk.back_up(tmp_path / "backup")
    (tmp_path / "control").write_text("Ashdown", encoding="utf-16")
    found = [path.name for path in tmp_path.rglob("*") if path.is_file() and holds(path, "Ashdown")]
    assert found == ["control"]
    open_desk.close()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and holds(path, "Ashdown")] == ["control"]


def holds(path: Path, name: str) -> bool:
    content = path.read_bytes()
    return name.encode() in content or name.encode("utf-16-le") in content


def test_a_place_that_cannot_hold_a_folder_is_said_so(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(NotSaved):
        new_desk(tmp_path / "file" / "vault")
    open_desk = unlock(vault)
    with pytest.raises(NotSaved):
        open_desk.back_up(tmp_path / "file" / "backup")
    open_desk.back_up(tmp_path / "backup")
    open_desk.close()
    with pytest.raises(NotSaved):
        restored(tmp_path / "backup", tmp_path / "file" / "copy")
    with pytest.raises(VaultExists):
        restored(tmp_path / "backup", vault)


def restored(backup: Path, folder: Path) -> None:
    opening.restore(backup, folder, passphrase(), clock=HandClock(), costs=CHEAP)


def test_named_values_changed_behind_our_back_keep_the_vault_shut(vault: Path) -> None:
    open_desk = unlock(vault)
    open_desk.opened.vault.do(SpoilsTheKeyring())
    open_desk.close()
    with pytest.raises(VaultDamaged):
        unlock(vault)
    with pytest.raises(VaultDamaged):
        unlock(vault)  # and not "already open": the lock was let go


class SpoilsTheKeyring:
    """A command that changes a named value without its mark."""

    def run(self, session: object) -> None:
        session.connection.execute("UPDATE keyring SET value = zeroblob(3)")  # type: ignore[attr-defined]


def test_records_that_say_they_are_another_vaults_stay_shut(vault: Path) -> None:
    open_desk = unlock(vault).set_keyring({"vault": b"another"})
    open_desk.close()
    with pytest.raises(VaultDamaged):
        unlock(vault)
