"""A bug is written down with its places and kinds, and without one word that a person typed."""

from datetime import UTC, datetime
from pathlib import Path

from coachdesk.errors import BadInput
from coachdesk.ui.fault_log import LARGEST, FaultLog

SECRET = "Quillfeather refused"


def now() -> datetime:
    return datetime(2011, 9, 1, 10, 32, tzinfo=UTC)


def broken(words: str) -> BaseException:
    """An error with words in its text, in its cause, in its context and in the values on the stack."""
    on_the_stack = words * 2
    try:
        try:
            raise KeyError(on_the_stack)
        except KeyError as first:
            raise BadInput(words, words) from first
    except BadInput:
        try:
            raise ValueError(words)
        except ValueError as last:
            return last


def test_places_and_kinds_are_written_and_no_word(tmp_path: Path) -> None:
    fault = FaultLog(tmp_path / "deep" / "faults.log", now).write(broken(SECRET))
    written = (tmp_path / "deep" / "faults.log").read_text("utf-8")
    assert written == fault.told + "\n"
    for expected in ("ValueError", "BadInput (a known error)", "KeyError", "broken", "2011-09-01T10:32:00+00:00"):
        assert expected in written
    for word in (*SECRET.split(), str(tmp_path)):
        assert word not in written


def test_the_same_bug_has_the_same_code_and_another_another(tmp_path: Path) -> None:
    log = FaultLog(tmp_path / "faults.log", now)
    assert log.write(broken("one")).code == log.write(broken("two")).code
    assert log.write(broken("one")).code != log.write(ZeroDivisionError()).code


def test_the_file_makes_room_and_keeps_one_old_file(tmp_path: Path) -> None:
    path = tmp_path / "faults.log"
    path.write_text("x" * (LARGEST + 1), "utf-8")
    FaultLog(path, now).write(ZeroDivisionError())
    assert path.stat().st_size < 1_000
    assert (tmp_path / "faults.old").stat().st_size > LARGEST


def test_a_disk_that_cannot_be_written_does_not_hide_the_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    fault = FaultLog(tmp_path / "file" / "faults.log", now).write(ZeroDivisionError())
    assert "ZeroDivisionError" in fault.told


def test_errors_that_go_in_circles_end(tmp_path: Path) -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert FaultLog(tmp_path / "faults.log", now).write(first).told.count("KeyError") == 1
