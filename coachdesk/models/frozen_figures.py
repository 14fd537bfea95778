"""Figures as they were on a day, under a name: whatever is changed later, they stay the same for ever (C-17)."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from coachdesk.models.contact import MOST_PENCE, Code, RowPrint
from coachdesk.models.moments import Moment
from coachdesk.models.record import LogKind, Record, Value
from coachdesk.models.values import Id, Line, Name


class FrozenRate(Value):
    """A unit cost as it was."""

    category: Code
    label: Name
    low: int = Field(ge=0)
    likely: int = Field(ge=0)
    high: int = Field(ge=0)
    source: Line = ""
    price_year: int | None = None
    invented: bool = False
    cashable: bool = False


class FiguresSnapshot(Record):
    """What an organisation froze, and no family's figure: those lie in the logs of their families (`FrozenFigures`)."""

    kind: ClassVar[str] = "figures_snapshot"
    log_kind: ClassVar[LogKind] = "organisation"
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    name: Name
    made_at: Moment
    by: Id
    prints: tuple[RowPrint, ...] = Field(min_length=1)
    """The digest of each family's frozen figures, in alphabetical order. It tells nothing of whose they are."""
    digest: RowPrint
    """Of all that the snapshot holds, itself included."""
    rates: tuple[FrozenRate, ...] = ()
    programme_pence: int | None = Field(default=None, ge=0, le=MOST_PENCE)
    programme_source: Line = ""
    programme_estimate: bool = True

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if list(self.prints) != sorted(set(self.prints)):
            raise ValueError("prints: each family is in it once")
        return self

    @property
    def families(self) -> int:
        """Of how many families it holds figures."""
        return len(self.prints)


class FrozenFigures(Record):
    """One family's figures in a snapshot. What they are lies in an attachment, in this family's own log."""

    kind: ClassVar[str] = "frozen_figures"
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    snapshot: Id
    attachment: Id
    sha256: RowPrint
    """Of the attachment's bytes; it is one of the snapshot's `prints`."""
