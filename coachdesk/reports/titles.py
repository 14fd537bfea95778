"""What a plan of ours is titled, as a reader's title bar shows it, and the family's code read back from it."""

import io

import pikepdf

from coachdesk.models.plan_copy import PlanCopy
from coachdesk.models.values import clean_text


def title_of(copy: PlanCopy) -> str:
    """The plan's kind, the family's code and the version, never a name."""
    return clean_text(f"{copy.title}, {copy.family_ref}, version {copy.version}")


def family_ref_of(pdf: bytes) -> str:
    """The family's code in the title of a plan that has been checked; empty when its title is no such one."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        parts = str(document.docinfo.get("/Title", "")).rsplit(", ", 2)
    return parts[1] if len(parts) == 3 else ""
