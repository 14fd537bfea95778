"""Unlock: no names, every way it can fail has its own sentence and next step, and a wait is counted down."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desks import PASSPHRASE, HandClock, new_vault, passphrase
from tests.ui.conftest import Shoot, Usable
from tests.ui.sittings import SURNAME, Sitting, heard, sitting


@pytest.fixture
def shut_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    with sitting(qtbot, tmp_path) as now:
        yield now


def wrong_try(now: Sitting, typed: str = "not the passphrase") -> None:
    now.unlock.field.setFocus()
    now.type_in(typed)
    now.press(Qt.Key.Key_Return)
    now.until(now.unlock.isEnabled)


def test_the_keyboard_alone_opens(shut_window: Sitting) -> None:
    assert QApplication.focusWidget() is shut_window.unlock.field.editor()
    shut_window.type_in(PASSPHRASE.decode())
    shut_window.press(Qt.Key.Key_Return)
    shut_window.until(lambda: shut_window.window.frame is not None)


def test_nobody_is_named_before_it_is_open(shut_window: Sitting) -> None:
    words = heard(shut_window.window)
    assert SURNAME not in words
    assert "Bronwen" not in words
    assert str(shut_window.places.first_vault.parent) not in words


def test_a_wrong_passphrase_keeps_the_keyboard_and_says_how_many_are_left(shut_window: Sitting) -> None:
    wrong_try(shut_window)
    assert "did not open this laptop's records" in heard(shut_window.unlock)
    assert "4 more before a short wait" in heard(shut_window.unlock)
    assert QApplication.focusWidget() is shut_window.unlock.field.editor()
    assert shut_window.unlock.field.is_empty()
    assert "not the passphrase" not in heard(shut_window.window)


def test_too_many_wrong_ones_wait_counted_down_and_end(shut_window: Sitting) -> None:
    for _ in range(6):
        wrong_try(shut_window)
    page = shut_window.unlock
    assert "Wait 0:" in heard(page)
    assert not page.unlock_button.isEnabled()
    assert "Nothing is lost" in heard(page)
    page._wait = 1
    shut_window.until(page.unlock_button.isEnabled, seconds=4)
    assert "You can try again now" in heard(page)


def test_an_empty_field_is_not_a_try(shut_window: Sitting) -> None:
    shut_window.unlock.unlock_button.click()
    assert "Type your passphrase" in heard(shut_window.unlock)
    assert not list(shut_window.places.first_vault.glob("*.tries"))


@pytest.mark.parametrize(
    ("harm", "sentence", "backup_helps"),
    [
        ("no key file", "The key file is missing", True),
        ("torn key file", "The key file is damaged", True),
        ("no records", "the records are missing", True),
        ("empty records", "The records file is empty", True),
        ("damaged records", "part of the records is damaged", True),
    ],
)
def test_each_kind_of_harm_has_its_sentence_and_a_next_step(
    shut_window: Sitting, harm: str, sentence: str, backup_helps: bool
) -> None:
    folder = shut_window.places.first_vault
    keys, records = folder / "keys", folder / "records"
    if harm == "no key file":
        keys.unlink()
    elif harm == "torn key file":
        keys.write_bytes(keys.read_bytes()[:40])
    elif harm == "no records":
        records.unlink()
    elif harm == "empty records":
        records.write_bytes(b"")
    else:
        content = bytearray(records.read_bytes())
        content[5_000:9_000] = bytes(4_000)
        records.write_bytes(bytes(content))
    before = {file.name: file.read_bytes() for file in folder.iterdir() if file.name in {"keys", "records"}}
    wrong_try(shut_window, PASSPHRASE.decode())
    shut_window.until(lambda: sentence in heard(shut_window.unlock))
    assert shut_window.unlock.restore_button.isVisible() is backup_helps
    after = {file.name: file.read_bytes() for file in folder.iterdir() if file.name in {"keys", "records"}}
    assert after == before, "something was created or changed where something was expected"


def test_a_backup_is_restored_as_a_copy_and_opened(shut_window: Sitting, tmp_path: Path) -> None:
    opened = shut_window.open()
    opened.back_up(tmp_path / "stick")
    with shut_window.qtbot.waitSignal(shut_window.window.locked):
        shut_window.window.lock()
    (shut_window.places.first_vault / "keys").unlink()
    wrong_try(shut_window, PASSPHRASE.decode())
    shut_window.until(shut_window.unlock.restore_button.isVisible)
    shut_window.unlock.restore_button.click()
    page = shut_window.front.page
    page.backup.set_path(tmp_path / "stick")  # type: ignore[union-attr]
    page.copy.set_path(tmp_path / "a copy")  # type: ignore[union-attr]
    page.passphrase.setFocus()  # type: ignore[union-attr]
    shut_window.type_in(PASSPHRASE.decode())
    shut_window.press(Qt.Key.Key_Return)
    shut_window.until(lambda: type(shut_window.front.page).__name__ == "UnlockPage")
    assert shut_window.open().folder == tmp_path / "a copy"
    assert shut_window.places.first_vault.exists(), "the vault in use was touched"


def test_records_in_another_folder_are_opened_and_remembered(
    shut_window: Sitting, tmp_path: Path, qtbot: QtBot
) -> None:
    made = new_vault(tmp_path / "other", HandClock(), name="Wil")
    made.open_desk.close()
    shut_window.unlock.elsewhere.emit()
    page = shut_window.front.page
    page.folder.editor().setFocus()  # type: ignore[union-attr]
    shut_window.type_in(str(tmp_path / "other"))
    shut_window.press(Qt.Key.Key_Return)
    shut_window.until(lambda: type(shut_window.front.page).__name__ == "UnlockPage")
    assert shut_window.open().folder == tmp_path / "other"
    with sitting(qtbot, tmp_path, with_vault=False) as next_day:
        assert next_day.window.around.door.folder == tmp_path / "other"


def test_it_says_when_it_was_last_opened(shut_window: Sitting) -> None:
    assert "Last opened" not in heard(shut_window.unlock)
    shut_window.open()
    shut_window.window.lock()
    cue = shut_window.places.first_vault / "last-opened"
    when = datetime(2011, 3, 3, 17, 42).astimezone().timestamp()
    os.utime(cue, (when, when))
    shut_window.front.begin()
    assert "Last opened Thursday 3 March 2011, 17:42" in heard(shut_window.unlock)


def test_pasting_is_let_through(shut_window: Sitting) -> None:
    QApplication.clipboard().setText(PASSPHRASE.decode() + "\n")
    shut_window.press((Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    assert shut_window.unlock.field.judged(bytearray) == passphrase()
    QApplication.clipboard().clear()


def test_unlock_is_usable_at_every_size(shut_window: Sitting, usable: Usable, shoot: Shoot) -> None:
    usable(shut_window.window)
    shoot(shut_window.window, "unlock")


def test_the_other_ways_in_are_usable_at_every_size(shut_window: Sitting, usable: Usable) -> None:
    shut_window.unlock.forgot.emit()
    usable(shut_window.window)
    shut_window.front.begin()
    shut_window.unlock.restore.emit()
    usable(shut_window.window)
