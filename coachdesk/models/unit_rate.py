"""What one incident of a category costs, kept for the whole organisation with where it comes from (V-01, C-11)."""

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, model_validator

from coachdesk.models.contact import MOST_PENCE, Code
from coachdesk.models.record import LogKind, Record
from coachdesk.models.values import Line, Name


class Confidence(StrEnum):
    """How far a unit cost can be trusted, as its source or whoever brought it in says."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NOT_SAID = "not_said"


class UnitRate(Record):
    """The unit cost of one category. Its id is worked out from the category, so that there is one of each."""

    kind: ClassVar[str] = "unit_rate"
    log_kind: ClassVar[LogKind] = "organisation"

    category: Code
    label: Name
    low: int = Field(ge=0, le=MOST_PENCE)
    """In pence, as are the other two; where only one amount is known all three are that."""
    likely: int = Field(ge=0, le=MOST_PENCE)
    high: int = Field(ge=0, le=MOST_PENCE)
    source: Line = ""
    price_year: int | None = Field(default=None, ge=1950, le=2200)
    licence: Line = ""
    confidence: Confidence = Confidence.NOT_SAID
    cashable: bool = False
    """Whether money would come free if one fewer happened; no, unless somebody says so (C-11)."""
    invented: bool = False
    """It shows how the sum is done and proves nothing."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.likely <= self.high:
            raise ValueError("likely: low, likely and high are not in that order")
        return self
