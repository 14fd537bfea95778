"""A file that was written outside the vault: where on this laptop, and its digest, so that it can be taken back."""

from datetime import datetime
from typing import ClassVar

from pydantic import Field

from coachdesk.models.record import LogKind, Record
from coachdesk.models.values import Line


class CopyOut(Record):
    """One exported file. In a log that never leaves the laptop: its name may be anybody's."""

    kind: ClassVar[str] = "copy_out"
    log_kind: ClassVar[LogKind] = "access"
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    place: bytes = Field(min_length=1, max_length=16_384)
    """The whole path as the operating system spells it."""
    sha256: Line
    family: Line = ""
    """Id of the family, or empty."""
    what: Line = ""
    """As in the access log: `full`, `person:` and an id, `countersigned`."""
    worker: Line
    made_at: datetime
