"""That a family has left a laptop: when, how much of it, and that nothing of it can be found there any more (B-03)."""

from datetime import datetime
from typing import ClassVar

from pydantic import Field

from coachdesk.models.record import LogKind, Record
from coachdesk.models.values import Line


class PurgeReceipt(Record):
    """In the device's own log, since the family's is gone; it names the family by its code and nobody in it."""

    kind: ClassVar[str] = "purge_receipt"
    log_kind: ClassVar[LogKind] = "access"
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    family: Line
    """Its id, by which copies that lie outside the records are found."""
    ref: Line = ""
    at: datetime
    records: int | None = Field(default=None, ge=0)
    """None, and the two below: the laptop went off at that moment, and what had left was not counted."""
    changes: int | None = Field(default=None, ge=0)
    files: int | None = Field(default=None, ge=0)
    words_looked_for: int = Field(default=0, ge=0)
    """So many words of its own were looked for afterwards, in the index; and every table for rows of its."""
    found: int = Field(default=0, ge=0)
    """How much of it was found there all the same."""
