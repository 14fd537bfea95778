"""A plan from outside gets the same verdict in the throw-away process as it would here, and costs us nothing more."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from coachdesk.crypto.trust_file import Trust
from coachdesk.errors import Unreadable
from coachdesk.reports.verifying import check
from coachdesk.sandbox.checking import check_in_sandbox
from tests.sealable import countersigned, sealed
from tests.signers import TODAY, brue_vale, strangers

OURS = (brue_vale().trust,)


@pytest.mark.parametrize(
    ("pdf", "trust", "valid"),
    [
        (countersigned(), (strangers().trust, *OURS), True),
        (sealed() + b"\n", OURS, False),
        (sealed(), (), False),
    ],
    ids=["valid", "appended", "nobody trusted"],
)
def test_the_verdict_is_the_same_there_as_here(pdf: bytes, trust: Sequence[Trust], valid: bool) -> None:
    verdict = check_in_sandbox(pdf, trust, TODAY)
    assert verdict == check(pdf, trust, TODAY)
    assert verdict.valid is valid


@pytest.mark.parametrize("pdf", [b"junk", sealed()[:-700]], ids=["no PDF", "torn"])
def test_what_cannot_be_read_is_unreadable_there_too(pdf: bytes) -> None:
    with pytest.raises(Unreadable) as here:
        check(pdf, OURS, TODAY)
    with pytest.raises(Unreadable) as there:
        check_in_sandbox(pdf, OURS, TODAY)
    assert there.value.sentence == here.value.sentence


def test_the_one_who_asks_never_loads_what_reads_pdfs() -> None:
    asks = "import sys, coachdesk.sandbox.checking; print([m for m in sys.modules if m.startswith('pyhanko')])"
    ran = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
