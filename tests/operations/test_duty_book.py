"""The plain file of numbers to ring: durable, read whatever is in its place, never half written."""

import os
import stat
from pathlib import Path

import pytest

from coachdesk.errors import BadInput, NotSaved, VaultNotWritable
from coachdesk.models.duty_number import DutyNumber, duty_number
from coachdesk.operations.duty_book import DutyBook
from coachdesk.tools.duty_numbers import FILE_LIMIT, KeptNumbers

DESK = duty_number("Duty desk", "01632 960 017", "Weekdays")
NIGHT = duty_number("Out of hours", "01632 960 042")


def test_what_is_kept_is_there_for_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "settings" / "who-to-ring.json"
    assert DutyBook(path).read() == KeptNumbers()
    assert DutyBook(path).keep([NIGHT, DESK]) == KeptNumbers((NIGHT, DESK))
    assert DutyBook(path).read() == KeptNumbers((NIGHT, DESK))
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("what", ["folder", "huge", "damaged", "pipe", "below a file"])
def test_whatever_is_in_its_place_reading_gives_no_number_and_says_so(tmp_path: Path, what: str) -> None:
    path = tmp_path / "who-to-ring.json"
    if what == "folder":
        path.mkdir()
    elif what == "huge":
        path.write_bytes(b" " * (FILE_LIMIT + 1))
    elif what == "damaged":
        path.write_bytes(b"\x00\xff{")
    elif what == "pipe":
        os.mkfifo(path)
    else:
        (tmp_path / "file").write_text("x", "utf-8")
        path = tmp_path / "file" / "who-to-ring.json"
    assert DutyBook(path).read() == KeptNumbers(whole=False)


def test_a_refused_change_leaves_the_old_numbers(tmp_path: Path) -> None:
    book = DutyBook(tmp_path / "who-to-ring.json")
    book.keep([DESK])
    with pytest.raises(BadInput):
        book.keep([DutyNumber("Desk", "not a number")])
    assert book.read() == KeptNumbers((DESK,))


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(NotSaved):
        DutyBook(tmp_path / "file" / "who-to-ring.json").keep([DESK])


def test_a_folder_in_its_place_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "who-to-ring.json").mkdir()
    with pytest.raises((NotSaved, VaultNotWritable)):
        DutyBook(tmp_path / "who-to-ring.json").keep([DESK])
