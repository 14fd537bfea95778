"""A real plan, as it is handed out: sealed, counter-signed, still archival and accessible, and believed by others."""

import subprocess
from contextlib import suppress
from functools import cache
from pathlib import Path

import page
import pytest

from coachdesk.errors import Unreadable
from coachdesk.reports.plan_pages import render_plan
from coachdesk.reports.signing import countersign_as_advocate, seal_as_coach
from coachdesk.reports.verifying import check
from tests.forgeries import every_fiftieth, flipped
from tests.plan_copies import plan_copy
from tests.signers import COUNTERSIGNED, SEALED, TODAY, brue_vale

READERS = ["", "Callum"]


@cache
def copies(reader: str) -> tuple[bytes, bytes, bytes]:
    """The copy as drawn, as sealed and as counter-signed."""
    drawn = render_plan(plan_copy(reader))
    sealed = seal_as_coach(drawn, brue_vale().coach, SEALED)
    return drawn, sealed, countersign_as_advocate(sealed, brue_vale().advocate, COUNTERSIGNED)


@pytest.mark.parametrize("reader", READERS)
def test_a_plan_of_ours_is_believed_here_and_by_poppler(reader: str, tmp_path: Path) -> None:
    *_, countersigned = copies(reader)
    assert check(countersigned, [brue_vale().trust], TODAY).valid
    (tmp_path / "plan.pdf").write_bytes(countersigned)
    ran = subprocess.run(["pdfsig", "-nocert", "plan.pdf"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.count("Signature Validation: Signature is Valid.") == 2
    assert ran.stdout.count("Signature Type: ETSI.CAdES.detached") == 2


@pytest.mark.parametrize("reader", READERS)
def test_it_keeps_its_standards_but_for_the_rule_that_knows_one_signature(reader: str) -> None:
    for number, pdf in enumerate(copies(reader)):
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
        broken = {failure.rule_id for failure in page.validate_pdf_bytes(pdf, profile="2a").failures}
        assert broken <= ({"PDFA2A-SIGNATURE-BYTERANGE-001"} if number == 2 else set())


@pytest.mark.parametrize("reader", READERS)
def test_the_stamps_stand_in_their_fields_and_nothing_else_on_the_pages_changes(reader: str, tmp_path: Path) -> None:
    drawn, _, countersigned = (_words(pdf, tmp_path) for pdf in copies(reader))
    assert set(drawn) - set(countersigned) == set()
    assert "Sealed by Jo Bell, family coach" in countersigned
    assert "Counter-signed by Sam Price, advocate" in countersigned
    assert "1 September 2011, 10:52, by the laptop's clock" in countersigned


def test_a_flip_here_and_there_in_it_is_refused() -> None:
    *_, countersigned = copies("")
    for place in list(every_fiftieth(countersigned))[::60]:
        with suppress(Unreadable):
            assert not check(flipped(countersigned, place), [brue_vale().trust], TODAY).valid


def _words(pdf: bytes, folder: Path) -> list[str]:
    (folder / "words.pdf").write_bytes(pdf)
    command = ["pdftotext", "-layout", "words.pdf", "-"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return [part.strip() for line in ran.stdout.splitlines() for part in line.split("   ") if part.strip()]
