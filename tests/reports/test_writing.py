"""An exported file is there whole and checked, or not there at all."""

import errno
from pathlib import Path

import pytest

from coachdesk.errors import FileExists, NotSaved, NotValid
from coachdesk.reports.writing import write_new_file
from tests.failing_disk import FailingDisk

CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 40


def fine(path: Path) -> None:
    assert path.read_bytes() == CONTENT


def test_what_was_written_is_what_is_there(tmp_path: Path) -> None:
    write_new_file(tmp_path / "plan.pdf", CONTENT, fine)
    assert [one.name for one in tmp_path.iterdir()] == ["plan.pdf"]
    assert (tmp_path / "plan.pdf").read_bytes() == CONTENT


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"older")
    with pytest.raises(FileExists):
        write_new_file(file, CONTENT, fine)
    assert file.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "plan.pdf"
    link.symlink_to(tmp_path / "elsewhere.pdf")
    with pytest.raises(FileExists):
        write_new_file(link, CONTENT, fine)
    assert not (tmp_path / "elsewhere.pdf").exists()


def test_a_file_that_fails_its_check_is_taken_back(tmp_path: Path) -> None:
    def refuse(_path: Path) -> None:
        raise NotValid("The seal does not fit.")

    with pytest.raises(NotValid):
        write_new_file(tmp_path / "plan.pdf", CONTENT, refuse)
    assert list(tmp_path.iterdir()) == []


def test_a_bug_in_the_check_leaves_no_file_either(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write_new_file(tmp_path / "plan.pdf", CONTENT, lambda _path: 1 / 0)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_gives_other_bytes_back_is_found_out(tmp_path: Path) -> None:
    class Forgetful(FailingDisk):
        def write(self, descriptor: int, content: bytes) -> None:
            super().write(descriptor, content[:-1] + b"?")

    with pytest.raises(NotSaved):
        write_new_file(tmp_path / "plan.pdf", CONTENT, lambda _path: None, Forgetful(10**6, errno.EIO))
    assert list(tmp_path.iterdir()) == []


def test_there_is_no_folder_there(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        write_new_file(tmp_path / "gone" / "plan.pdf", CONTENT, fine)


@pytest.mark.faults
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("for_ever", [False, True])
def test_whichever_call_of_the_disk_fails_no_half_file_is_left(number: int, for_ever: bool, tmp_path: Path) -> None:
    for at in range(1, 30):
        file = tmp_path / f"plan-{at}.pdf"
        disk = FailingDisk(at, number, for_ever=for_ever)
        if not _saved(file, disk):
            # A disk that refuses everything from now on cannot take a name back either; then the file is whole.
            assert not file.exists() or (for_ever and file.read_bytes() == CONTENT)
            continue
        assert file.read_bytes() == CONTENT
        if not disk.failed:
            return
    pytest.fail("it never came through")


def _saved(file: Path, disk: FailingDisk) -> bool:
    try:
        write_new_file(file, CONTENT, fine, disk)
    except NotSaved:
        return False
    return True
