"""One program at a time: a lock is refused to a second holder and ends with the first, however that ends."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coachdesk.errors import VaultInUse, VaultNotWritable
from coachdesk.operating_system import FileLock

HOLDER = """
import sys
from pathlib import Path
from coachdesk.errors import VaultInUse
from coachdesk.operating_system import FileLock
lock = FileLock(Path(sys.argv[1]))
try:
    lock.acquire()
except VaultInUse:
    print("refused", flush=True)
    sys.exit(0)
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A second Python that takes the lock and keeps it until it is told to stop: (it, what it said)."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        try:
            yield program, program.stdout.readline().strip()
        finally:
            program.kill()


def test_a_second_program_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with FileLock(path) as lock:
        assert lock.held
        with another_program(path) as (_, said):
            assert said == "refused"
    assert not lock.held
    with another_program(path) as (_, said):
        assert said == "held"
        with pytest.raises(VaultInUse):
            FileLock(path).acquire()


@pytest.mark.faults
def test_a_killed_program_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with another_program(path) as (program, said):
        assert said == "held"
        program.send_signal(signal.SIGKILL)
        program.wait()
        with FileLock(path) as lock:
            assert lock.held


def test_two_programs_that_start_at_once_get_one_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with another_program(path) as (_, first), another_program(path) as (_, second):
        assert {first, second} == {"held", "refused"}


def test_a_program_started_while_the_lock_is_held_does_not_keep_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = FileLock(path)
    lock.acquire()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        lock.release()
        with FileLock(path) as again:
            assert again.held
        child.kill()


def test_the_same_program_is_refused_too(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock") as lock:
        with pytest.raises(VaultInUse):
            lock.acquire()
        with pytest.raises(VaultInUse):
            FileLock(tmp_path / "lock").acquire()
    lock.release()
    lock.acquire()
    lock.release()


def test_a_lock_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(VaultNotWritable):
        FileLock(tmp_path / "none" / "lock").acquire()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultNotWritable):
        FileLock(tmp_path / "link").acquire()
    assert not (tmp_path / "elsewhere").exists()
