"""What must be known before going to a family or ringing them: a dog, not alone, a time that is not safe."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import model_validator

from coachdesk.models.record import Record
from coachdesk.models.values import Id, SomeWords


class AlertSort(StrEnum):
    """What it is about, from least to most restrictive."""

    OTHER = "other"
    DOG = "dog"
    SAFE_CONTACT = "safe_contact"
    """When and how it is safe to ring or call."""
    NOT_ALONE = "not_alone"
    NO_VISIT = "no_visit"


class Alert(Record):
    """One thing to know first. While two people disagree the more restrictive is shown (architecture.md)."""

    kind: ClassVar[str] = "alert"
    searched: ClassVar[tuple[str, ...]] = ("words",)
    cautious: ClassVar[Mapping[str, tuple[Any, ...]]] = {"sort": tuple(AlertSort)}

    sort: AlertSort = AlertSort.OTHER
    words: SomeWords
    person: Id | None = None
    """Whom it is about, when not the whole family."""
    from_date: date | None = None
    until: date | None = None
    """The last day it holds; None: until somebody says that it no longer does."""

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.from_date and self.until and self.until < self.from_date:
            raise ValueError("until: it ends after it began")
        return self
