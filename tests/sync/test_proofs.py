"""The page that says what is proved of sync, and by which test, says no more than there is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "sync-proofs.md"
NAME = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def lacking(page: str) -> list[str]:
    """Tests that the page names and that are not there."""
    return [
        f"{path}::{test}"
        for path, test in NAME.findall(page)
        if not (ROOT / path).is_file() or f"\ndef {test}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]


def test_every_test_that_the_page_names_is_there_and_every_fault_has_one() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert lacking(page) == []
    rows = {row.split("|")[1].strip(): row for row in page.splitlines() if re.match(r"\| (\d|F)", row)}
    assert rows.keys() == {*map(str, range(1, 37)), *(f"F{number}" for number in range(8, 14))}
    for number, row in rows.items():
        assert NAME.search(row) or re.search(r"\| (a figure|as \d)", row), number


def test_a_name_that_is_no_test_is_noticed() -> None:
    page = "`tests/sync/test_proofs.py::test_that_never_was` `tests/sync/test_nowhere.py::test_anything`"
    assert len(lacking(page)) == 2
