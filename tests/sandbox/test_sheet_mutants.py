"""Thousands of damaged and hostile sheets: each gives rows or a sentence, and neither process ever dies of one.

At night ten thousand of each form go through the reading task in one sandbox and 200 through the real process.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk.errors import Unreadable
from coachdesk.sandbox.sheets import sheet_in_sandbox
from tests.sandbox.mutating_sheets import FORMS, mutants, seeds
from tests.sizes import cases

HOME = Path(__file__).resolve().parents[2]
EACH = cases(300, 10_000)
REAL = cases(2, 70)


def tried(form: str, count: int, planted: int = -1) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, "-m", "tests.sandbox.mutating_sheets", form, "1", str(count), str(planted)]
    return subprocess.run(words, cwd=HOME, capture_output=True, text=True, check=False)


@pytest.mark.nightly
@pytest.mark.parametrize("form", FORMS)
def test_of_thousands_of_mutants_each_gives_rows_or_a_sentence(form: str) -> None:
    ran = tried(form, EACH)
    assert ran.returncode == 0, ran.stderr
    tables, sentences = (int(word) for word in ran.stdout.split())
    assert tables + sentences == EACH
    assert min(tables, sentences) > EACH // 20  # both ways of ending are really met


def test_a_planted_crash_is_seen() -> None:
    ran = tried("csv", 40, planted=20)
    assert ran.returncode != 0
    assert ran.stdout == ""


def sentence_about(content: bytes) -> str:
    """What the real process says of it; "" where it is a table."""
    try:
        assert sheet_in_sandbox(content).rows
    except Unreadable as unreadable:
        return unreadable.sentence
    return ""


@pytest.mark.nightly
def test_mutants_never_end_the_program_that_asks() -> None:
    assert sentence_about(seeds("ods")[0]) == ""
    told = [sentence_about(content) for form in FORMS for content in mutants(form, 99, REAL)]
    assert any(told)
    assert all(one.endswith(".") for one in told if one)
