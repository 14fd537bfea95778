"""The day a record is asked for by, so that a page of today need not read the work of five years."""

from datetime import date
from typing import Any

from coachdesk.models.registry import KINDS


def day_of(kind: str, fields: dict[str, Any]) -> int | None:
    """The day (as `date.toordinal` counts) of a record with these shown fields; None when it has none."""
    cls = KINDS.get(kind)
    if cls is None or not cls.dated or any(fields.get(name) in values for name, values in cls.dated_unless.items()):
        return None
    try:
        return date.fromisoformat(str(fields.get(cls.dated))[:10]).toordinal()
    except ValueError:
        return None  # no date, or what another laptop wrote is none: the record itself says so where it is opened
