"""Checking a plan that came from outside without reading it in this process."""

from collections.abc import Sequence
from datetime import datetime

from coachdesk.crypto.trust_file import Trust
from coachdesk.reports.verifying import Verdict
from coachdesk.sandbox.parent import run_in_sandbox
from coachdesk.sandbox.tasks import verify_pdf


def check_in_sandbox(pdf: bytes, trust: Sequence[Trust], now: datetime) -> Verdict:
    """The same verdict as `reports.verifying.check`, made in the throw-away process; about a second.

    Raises Unreadable for what is no PDF, or takes more than ten seconds of processor time, half a minute or 512 MB;
    BrokenInstallation when the process cannot be started.
    """
    return verify_pdf.verdict_in(run_in_sandbox("verify-pdf", verify_pdf.payload(pdf, trust, now)))
