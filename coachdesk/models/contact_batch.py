"""One import of contacts, undone as one; and which column of an agency's sheets means what."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from coachdesk.models.contact import RowPrint
from coachdesk.models.moments import Moment
from coachdesk.models.record import LogKind, Record, Value
from coachdesk.models.values import Id, Line, Name


class BatchState(StrEnum):
    """Contacts of an import count only while it is KEPT, so that all of it is seen at once, or none."""

    STAGING = "staging"
    KEPT = "kept"
    UNDOING = "undoing"


class ContactBatch(Record):
    """A sheet brought in by one worker. It says nothing of whom its rows are about."""

    kind: ClassVar[str] = "contact_batch"
    log_kind: ClassVar[LogKind] = "organisation"

    state: BatchState = BatchState.STAGING
    by: Id
    begun_at: Moment
    source: Line = ""
    sheet_print: RowPrint
    """The digest of the file, to say that this very one was here before."""
    ready: int = Field(ge=0)
    """How many rows are to become contacts, and how many are to wait."""
    waiting: int = Field(ge=0)


class ColumnMeaning(Value):
    """A heading of a sheet and what stands under it."""

    means: Name
    heading: Name


class AlwaysMeaning(Value):
    """What every row of a sheet says without a column."""

    means: Name
    says: Name


class AgencyName(Value):
    """What an agency is called in the sheet, and which one of the directory it is."""

    called: Name
    agency: Id


class ContactColumns(Record):
    """How the sheets of one agency are read, remembered for the next."""

    kind: ClassVar[str] = "contact_columns"
    log_kind: ClassVar[LogKind] = "organisation"

    name: Name
    columns: tuple[ColumnMeaning, ...] = ()
    always: tuple[AlwaysMeaning, ...] = ()
    agencies: tuple[AgencyName, ...] = ()
    short_years: bool = False
    """Somebody said that years of two digits are of this century."""
