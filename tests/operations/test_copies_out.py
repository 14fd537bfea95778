"""A copy is looked for only where it was written, and only exactly that file is ever deleted."""

from pathlib import Path

import pytest

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk
from coachdesk.errors import NotFound, Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.copy_out import CopyOut
from coachdesk.models.values import new_id
from coachdesk.operations.copies_out import CopyState, copies_here, note_copy, remove_copy
from tests.desks import new_desk

PLAN = b"%PDF a plan"
FAMILY = new_id()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "vault").desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "copies"
    made.mkdir()
    return made


def write(desk: Desk, path: Path, content: bytes = PLAN) -> str:
    path.write_bytes(content)
    note_copy(desk, path, sha256_hex(content), FAMILY, "full")
    return next(one.copy.id for one in copies_here(desk) if one.path.name == path.name)


def removals(desk: Desk) -> list[tuple[str, str]]:
    entries = desk.records(AccessEntry)
    return [(one.family, one.what) for one in entries if one.deed is AccessDeed.REMOVED_COPY]


def test_a_copy_that_is_there_is_removed_and_the_log_says_so(desk: Desk, folder: Path) -> None:
    copy = write(desk, folder / "F1-plan-v1.pdf")
    other = folder / "other.pdf"
    other.write_bytes(PLAN)
    assert [one.state for one in copies_here(desk)] == [CopyState.HERE]
    remove_copy(desk, copy)
    assert not (folder / "F1-plan-v1.pdf").exists()
    assert other.read_bytes() == PLAN
    assert removals(desk) == [(FAMILY, "full")]
    assert [one.state for one in copies_here(desk)] == [CopyState.GONE]
    with pytest.raises(Refused):
        remove_copy(desk, copy)
    assert removals(desk) == [(FAMILY, "full")]


def test_a_file_that_changed_is_left_alone(desk: Desk, folder: Path) -> None:
    path = folder / "plan.pdf"
    copy = write(desk, path)
    path.write_bytes(b"her own letter")
    assert [one.state for one in copies_here(desk)] == [CopyState.CHANGED]
    with pytest.raises(Refused):
        remove_copy(desk, copy)
    assert path.read_bytes() == b"her own letter"
    assert removals(desk) == []


def test_a_link_is_never_followed(desk: Desk, folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "plan.pdf").write_bytes(PLAN)
    path = folder / "plan.pdf"
    copy = write(desk, path)
    path.unlink()
    path.symlink_to(elsewhere / "plan.pdf")
    assert [one.state for one in copies_here(desk)] == [CopyState.CHANGED]
    path.unlink()
    folder.rmdir()
    folder.symlink_to(elsewhere)
    assert [one.state for one in copies_here(desk)] == [CopyState.GONE]
    with pytest.raises(Refused):
        remove_copy(desk, copy)
    assert (elsewhere / "plan.pdf").read_bytes() == PLAN


def test_whatever_lies_in_its_place_harms_nobody(desk: Desk, folder: Path) -> None:
    path = folder / "plan.pdf"
    write(desk, path)
    path.unlink()
    path.mkdir()
    assert [one.state for one in copies_here(desk)] == [CopyState.CHANGED]
    path.rmdir()
    folder.rmdir()
    folder.write_bytes(b"a file where the folder was")
    assert [one.state for one in copies_here(desk)] == [CopyState.GONE]


def test_one_place_is_listed_once_as_last_written(desk: Desk, folder: Path) -> None:
    path = folder / "Pl\u00e4ne \u0645.pdf"
    write(desk, path)
    write(desk, path, b"%PDF the second")
    assert [(one.path, one.state) for one in copies_here(desk)] == [(path.resolve(), CopyState.HERE)]
    assert len(desk.records(CopyOut)) == 2
    with pytest.raises(NotFound):
        remove_copy(desk, new_id())
