"""The door remembers where the vault is, wipes every passphrase it was given, and closes what it opened."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.errors import BadInput, CoachDeskError, NotSaved, VaultMissing, WrongPassphrase, WrongRecoveryCode
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.ui.door import VaultWishes
from coachdesk.ui.vault_door import CODE_UNCHECKED, VaultDoor
from tests.desks import CHEAP, HandClock, new_vault, passphrase


def door_at(folder: Path, vault: Path | None = None) -> VaultDoor:
    return VaultDoor(folder / "place", folder / "records", HandClock(), vault, CHEAP)


@pytest.fixture
def door(tmp_path: Path) -> VaultDoor:
    new_vault(tmp_path / "records").open_desk.close()
    return door_at(tmp_path)


def wishes(folder: Path) -> VaultWishes:
    return VaultWishes(folder, "Sam Okafor", "coach", passphrase(), "Brue Vale")


def test_opening_wipes_the_passphrase_and_leaves_a_trace(door: VaultDoor) -> None:
    given = passphrase()
    opened = door.open(given)
    assert given == bytearray(len(given))
    deeds = [one.record.deed for one in opened.desk.all(AccessEntry)]
    assert AccessDeed.UNLOCKED in deeds
    door.close()
    door.close()


REFUSED: dict[str, Callable[[VaultDoor, Path, bytearray], object]] = {
    "open": lambda door, _, given: door.open(given),
    "code": lambda door, _, given: door.open_with_code("00000-" * 8, given),
    "restore": lambda door, folder, given: door.restore(folder / "nothing", folder / "copy", given),
    "create": lambda door, _, given: door.create(VaultWishes(door.folder, "Sam", "coach", given)),
}


@pytest.mark.parametrize("way", REFUSED)
def test_a_refusal_wipes_the_passphrase_too(door: VaultDoor, tmp_path: Path, way: str) -> None:
    given = bytearray(b"not at all the passphrase of this one")
    with pytest.raises(CoachDeskError):
        REFUSED[way](door, tmp_path, given)
    assert given == bytearray(len(given))


def test_when_it_was_opened_is_remembered_by_the_injected_clock(door: VaultDoor) -> None:
    assert door.last_opened() is None
    door.open(passphrase())
    door.close()
    when = door.last_opened()
    assert when is not None
    assert abs(when - HandClock().now()) < timedelta(minutes=5)


def test_a_made_vault_is_remembered_and_its_code_counts_as_unchecked_until_checked(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    assert not door.is_there()
    opened, code = door.create(wishes(tmp_path / "elsewhere"))
    assert opened.keyring[CODE_UNCHECKED]
    assert not door.code_was_checked(opened).keyring[CODE_UNCHECKED]
    typed = code.text
    door.close()
    tomorrow = door_at(tmp_path)
    assert tomorrow.folder == tmp_path / "elsewhere"
    assert not tomorrow.open(passphrase()).keyring[CODE_UNCHECKED]
    tomorrow.close()
    again, fresh = tomorrow.open_with_code(typed, bytearray(b"harbour velvet tractor mosaic plum"))
    assert fresh.text != typed
    assert again.keyring[CODE_UNCHECKED]
    tomorrow.close()
    with pytest.raises(WrongPassphrase):
        tomorrow.open(passphrase())
    with pytest.raises(WrongRecoveryCode):
        tomorrow.open_with_code(typed, bytearray(b"harbour velvet tractor mosaic plums"))
    tomorrow.open(bytearray(b"harbour velvet tractor mosaic plum"))
    tomorrow.close()


def test_a_weak_new_passphrase_is_refused_before_the_code_is_spent(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    _, code = door.create(wishes(tmp_path / "records"))
    door.close()
    with pytest.raises(BadInput):
        door.open_with_code(code.text, bytearray(b"password password"))
    door.open(passphrase())
    door.close()


def test_a_vault_named_on_the_command_line_is_not_remembered(door: VaultDoor, tmp_path: Path) -> None:
    new_vault(tmp_path / "once").open_desk.close()
    once = door_at(tmp_path, tmp_path / "once")
    once.open(passphrase())
    once.close()
    assert door_at(tmp_path).folder == tmp_path / "records"


@pytest.mark.parametrize("noted", [b"", b"relative/path", b"a\0b", b"/x\0", bytes(range(128, 256)), b"x" * 100_000])
def test_a_note_that_is_no_path_counts_as_none(tmp_path: Path, noted: bytes) -> None:
    (tmp_path / "place").write_bytes(noted)
    assert door_at(tmp_path).folder == tmp_path / "records"


def test_a_place_is_remembered_in_any_script(tmp_path: Path) -> None:
    folder = tmp_path / "Zażółć гора 家 e\u0301"
    door_at(tmp_path).use(folder)
    assert door_at(tmp_path).folder == folder
    assert (tmp_path / "place").stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_noted_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    door = VaultDoor(tmp_path / "file" / "place", tmp_path / "records", HandClock(), costs=CHEAP)
    with pytest.raises(NotSaved):
        door.use(tmp_path / "other")
    with pytest.raises(BadInput):
        door.use(Path("not whole"))


def test_a_vault_that_went_away_is_missed_and_nothing_is_made(tmp_path: Path) -> None:
    door = door_at(tmp_path)
    with pytest.raises(VaultMissing):
        door.open(passphrase())
    assert not (tmp_path / "records").exists()
