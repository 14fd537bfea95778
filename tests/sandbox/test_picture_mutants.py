"""Thousands of damaged and hostile pictures and PDFs: each gives a picture or a sentence, and nothing ever dies.

Where COACHDESK_MANY_MUTANTS is set, ten thousand go through the tasks under the throw-away process's limits and 200
through the real process, in some two minutes; else 3,000 and 20.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coachdesk.errors import Unreadable
from coachdesk.sandbox.parent import run_in_sandbox
from coachdesk.sandbox.picturing import picture_in_sandbox
from coachdesk.sandbox.tasks.picture import payload, task_for
from tests.sandbox.mutating import mutants

HOME = Path(__file__).resolve().parents[2]
MANY = bool(os.environ.get("COACHDESK_MANY_MUTANTS"))
REAL = 200 if MANY else 20
EACH = 2_500 if MANY else 750
WICKED = (sys.executable, "-B", str(Path(__file__).with_name("wicked_child.py")))


def tried(seed: int, count: int, planted: int = -1) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "tests.sandbox.mutating", str(seed), str(count), str(planted)]
    return subprocess.run(words, cwd=HOME, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("seed", range(4))
def test_of_thousands_of_mutants_each_gives_a_picture_or_a_sentence(seed: int) -> None:
    ran = tried(seed, EACH)
    assert ran.returncode == 0, ran.stderr
    pictures, sentences = (int(word) for word in ran.stdout.split())
    assert pictures + sentences == EACH
    assert min(pictures, sentences) > EACH // 5  # both ways of ending are really met


def test_a_planted_crash_is_seen() -> None:
    ran = tried(0, 60, planted=50)
    assert ran.returncode != 0
    assert ran.stdout == ""


def test_mutants_never_end_the_program_that_asks() -> None:
    told: list[Unreadable] = []
    for content, wanted in mutants(99, REAL):
        try:
            assert picture_in_sandbox(content, wanted).pixels
        except Unreadable as unreadable:
            told.append(unreadable)
    assert all(one.sentence.endswith(".") for one in told)
    assert 0 < len(told) < REAL


def test_a_reader_that_dies_is_a_sentence_here() -> None:
    content, wanted = next(mutants(1, 1))
    assert task_for(content) in {"photograph", "pdf-page"}
    with pytest.raises(Unreadable, match=r"^That file could not be read safely\.$"):
        run_in_sandbox("crash", payload(content, wanted), command=WICKED)
