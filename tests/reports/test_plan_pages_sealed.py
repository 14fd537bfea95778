"""The pages of a plan take both seals: every signature stands, and both standards still hold after the coach's."""

import subprocess
from pathlib import Path

import pytest

from coachdesk.reports.plan_pages import render_plan
from coachdesk.reports.preview import page_pictures
from coachdesk.reports.signing import countersign_as_advocate, seal_as_coach
from tests.pdf_readers import broken_rules
from tests.plan_copies import plan_copy
from tests.signers import COUNTERSIGNED, SEALED, brue_vale


@pytest.mark.parametrize("reader", ["", "Marcus"])
def test_both_seals_stand_and_the_standards_hold(reader: str, tmp_path: Path) -> None:
    people = brue_vale()
    sealed = seal_as_coach(render_plan(plan_copy(reader)), people.coach, SEALED)
    assert broken_rules(sealed, "ua1") == []
    assert broken_rules(sealed, "2a") == []
    both = countersign_as_advocate(sealed, people.advocate, COUNTERSIGNED)
    assert broken_rules(both, "ua1") == []
    assert [rule for rule in broken_rules(both, "2a") if "BYTERANGE" not in rule] == []
    (file := tmp_path / "both.pdf").write_bytes(both)
    out = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, check=True).stdout.decode()
    assert out.count("Signature is Valid") == 2


def test_a_preview_shows_the_seal() -> None:
    plain = render_plan(plan_copy(targets=(), ended_targets=(), inks=()))
    sealed = seal_as_coach(plain, brue_vale().coach, SEALED)
    assert list(page_pictures(plain, 400)) != list(page_pictures(sealed, 400))
