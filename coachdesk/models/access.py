"""The device's own record of who looked at and took out what: a log apart from every family's (architecture.md)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from coachdesk.models.record import LogKind, Record
from coachdesk.models.values import Line


class AccessDeed(StrEnum):
    """What was done that must leave a trace."""

    OPENED_FAMILY = "opened_family"
    EXPORTED = "exported"
    PRINTED = "printed"
    SHOWN_FOR_PHONE = "shown_for_phone"
    OVERRODE = "overrode"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    REMOVED_COPY = "removed_copy"
    UNLOCKED = "unlocked"
    HANDED_OVER = "handed_over"
    """The laptop went into the family's hands."""
    TOOK_BACK = "took_back"
    """What the family gave meanwhile was looked through: so many kept of so many."""
    BROUGHT_IN = "brought_in"
    """Contacts came in from a sheet; `what` is the import."""
    TOOK_OUT_AGAIN = "took_out_again"
    """An import was undone."""
    LEAVES_LAPTOP = "leaves_laptop"
    """All of a family is about to be taken off this laptop; `what` is its code."""


class AccessEntry(Record):
    """One line of the access log. Names no one: ids and codes only."""

    kind: ClassVar[str] = "access_entry"
    log_kind: ClassVar[LogKind] = "access"
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    deed: AccessDeed
    worker: Line
    family: Line = ""
    """Id of the family, or empty."""
    what: Line = ""
    """Id or code of what it was done to."""
    reason: Line = ""
    at: datetime
