"""What the doctor says of the system's libraries: nothing missing, or the one line that installs what is."""

from pathlib import Path

from coachdesk.cli.checking import system_lines
from coachdesk.settings import resource

LISTED = resource("debian-libraries.txt")


def test_a_whole_system_lacks_nothing() -> None:
    assert system_lines(LISTED, "linux", lambda _name: True) == ["the system's libraries for the window are here"]


def test_what_is_missing_is_named_by_the_package_that_brings_it() -> None:
    missing = {"libEGL.so.1", "libxcb-cursor.so.0"}
    (line,) = system_lines(LISTED, "linux", lambda name: name not in missing)
    assert line.endswith("apt-get install --no-install-recommends libegl1 libxcb-cursor0")


def test_only_linux_is_asked(tmp_path: Path) -> None:
    assert system_lines(tmp_path / "not read", "win32") == []


def test_the_list_names_every_library_once_and_says_nothing_else() -> None:
    rows = [line.split() for line in LISTED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(len(row) == 3 and row[0] in {"library", "command", "tested"} for row in rows)
    assert len({row[1] for row in rows}) == len(rows)
