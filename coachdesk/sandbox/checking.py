"""Checking a plan that came from outside without reading it in this process."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import ValidationError

from coachdesk.crypto.trust_file import Trust
from coachdesk.errors import Unreadable
from coachdesk.reports.verifying import Verdict
from coachdesk.sandbox.parent import run_in_sandbox
from coachdesk.sandbox.tasks import verify_pdf

SECONDS = 30
"""Longest a check may take: a plan takes one, but an old laptop with a busy disk must not call it unreadable."""


def check_in_sandbox(pdf: bytes, trust: Sequence[Trust], now: datetime) -> Verdict:
    """The same verdict as `reports.verifying.check`, made in the throw-away process; about a second.

    Raises Unreadable for what is no PDF, or takes more than `SECONDS` or 512 MB; BrokenInstallation when the
    process cannot be started.
    """
    answer = run_in_sandbox("verify-pdf", verify_pdf.payload(pdf, trust, now), seconds=SECONDS)
    try:
        return Verdict.model_validate_json(answer)
    except ValidationError as broken:
        raise Unreadable from broken
