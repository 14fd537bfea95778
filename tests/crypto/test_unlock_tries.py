"""The waits grow as decided, and neither a restart, nor the clock, nor a kill makes one shorter."""

import errno
from pathlib import Path

import pytest

from coachdesk.crypto.unlock_tries import UnlockTries, tries_path
from coachdesk.crypto.wrapped_secret import framed
from coachdesk.errors import WaitBeforeTrying
from tests.failing_disk import FailingDisk


class Clock:
    """Seconds since the machine started, moved by hand."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def wrong(key_file: Path, clock: Clock, times: int = 1) -> None:
    for _ in range(times):
        tries = UnlockTries(key_file, clock)
        clock.now += tries.seconds_to_wait()
        tries.begin()


def test_five_tries_are_free_and_then_the_waits_grow_to_fifteen_minutes(key_file: Path) -> None:
    clock = Clock()
    waits = []
    for _ in range(13):
        tries = UnlockTries(key_file, clock)
        waits.append(tries.seconds_to_wait())
        clock.now += waits[-1]
        tries.begin()
    assert waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]


def test_no_five_minutes_hold_more_than_ten_tries(key_file: Path) -> None:
    clock, made = Clock(), []
    for _ in range(40):
        wrong(key_file, clock)
        made.append(clock.now)
    assert max(sum(start <= other < start + 300 for other in made) for start in made) <= 8


def test_a_try_too_soon_is_refused_and_not_counted(key_file: Path) -> None:
    clock = Clock()
    wrong(key_file, clock, 5)
    for passed, left in ((0.0, 30), (29.2, 1), (29.999, 1)):
        late = Clock(clock.now + passed)
        with pytest.raises(WaitBeforeTrying) as waiting:
            UnlockTries(key_file, late).begin()
        assert waiting.value.seconds == left
    UnlockTries(key_file, Clock(clock.now + 30)).begin()


def test_a_restart_shortens_no_wait(key_file: Path) -> None:
    clock = Clock(5000.0)
    wrong(key_file, clock, 8)  # 240 seconds to wait
    assert UnlockTries(key_file, Clock(3.0)).seconds_to_wait() == 237
    assert UnlockTries(key_file, Clock(239.0)).seconds_to_wait() == 1
    assert UnlockTries(key_file, Clock(240.0)).seconds_to_wait() == 0


def test_however_the_boot_clock_stands_after_a_restart_the_wait_is_never_shorter_than_real(key_file: Path) -> None:
    clock = Clock(100.0)
    wrong(key_file, clock, 5)
    for since_start in range(200):
        # the machine was started at any moment after the last try: at least `since_start` seconds have really passed
        left = UnlockTries(key_file, Clock(float(since_start))).seconds_to_wait()
        assert left >= 30 - since_start


def test_the_count_outlives_the_program_that_was_killed_while_trying(key_file: Path) -> None:
    clock = Clock()
    UnlockTries(key_file, clock).begin()  # and is never heard of again
    assert UnlockTries(key_file, clock).tries_left() == 4


def test_what_was_no_try_leaves_the_count_and_the_wait_as_they_were(key_file: Path) -> None:
    clock = Clock()
    wrong(key_file, clock, 6)
    clock.now += 60
    for _ in range(3):
        tries = UnlockTries(key_file, clock)
        tries.begin()
        tries.take_back()
    assert UnlockTries(key_file, clock).seconds_to_wait() == 0
    assert UnlockTries(key_file, clock).tries_left() == 0


def test_the_right_passphrase_clears_the_count(key_file: Path) -> None:
    clock = Clock()
    wrong(key_file, clock, 9)
    UnlockTries(key_file, clock).clear()
    assert not tries_path(key_file).exists()
    assert UnlockTries(key_file, clock).tries_left() == 5
    UnlockTries(key_file, clock).clear()


@pytest.mark.faults
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"torn",
        b"CoachDesk tries\n",
        framed(b"CoachDesk tries\n", {"version": 2, "wrong": 1, "at": 0}),
        framed(b"CoachDesk tries\n", {"version": 1, "wrong": -1, "at": 0}),
        framed(b"CoachDesk tries\n", {"version": 1, "wrong": 1, "at": -1}),
        framed(b"CoachDesk tries\n", {"version": 1, "wrong": True, "at": 0}),
        framed(b"CoachDesk tries\n", {"version": 1, "wrong": 0, "at": "0"}),
        framed(b"CoachDesk tries\n", {"version": 1, "at": 0}),
    ],
)
def test_a_count_that_cannot_be_read_stands_for_five_tries_just_now(key_file: Path, content: bytes) -> None:
    clock = Clock()
    tries_path(key_file).write_bytes(content)
    assert UnlockTries(key_file, clock).seconds_to_wait() == 30
    clock.now += 30
    UnlockTries(key_file, clock).begin()  # it does not begin again each time it is looked at
    assert UnlockTries(key_file, clock).seconds_to_wait() == 60


@pytest.mark.faults
@pytest.mark.parametrize("number", [errno.EROFS, errno.ENOSPC, errno.EIO])
def test_where_nothing_can_be_written_nobody_is_locked_out(key_file: Path, number: int) -> None:
    tries_path(key_file).write_bytes(b"torn")
    for _ in range(9):
        tries = UnlockTries(key_file, Clock(), FailingDisk(1, number, for_ever=True))
        tries.begin()
        tries.clear()
    assert tries_path(key_file).read_bytes() == b"torn"


def test_the_bytes_are_these_for_ever(key_file: Path) -> None:
    UnlockTries(key_file, Clock(1.5)).begin()
    expected = b"CoachDesk tries\n" + b"\xa3" + b"\x62at\x19\x05\xdc" + b"\x65wrong\x01" + b"\x67version\x01"
    assert tries_path(key_file).read_bytes()[:-16] == expected
