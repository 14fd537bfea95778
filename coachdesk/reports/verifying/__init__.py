"""Checking a plan's PDF; pyHanko is imported at the first check, not before."""

from coachdesk.reports.verifying.checking import check
from coachdesk.reports.verifying.verdict import SignatureVerdict, Verdict

__all__ = ["SignatureVerdict", "Verdict", "check"]
