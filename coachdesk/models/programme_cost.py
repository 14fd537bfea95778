"""What the work itself costs for each family: said once for the organisation, with where it comes from (C-08)."""

from typing import ClassVar

from pydantic import Field

from coachdesk.models.contact import MOST_PENCE
from coachdesk.models.record import LogKind, Record
from coachdesk.models.values import Name


class ProgrammeCostSaid(Record):
    """The one that net figures are worked out with. Its id is worked out from the organisation's."""

    kind: ClassVar[str] = "programme_cost_said"
    log_kind: ClassVar[LogKind] = "organisation"

    pence_per_family: int = Field(ge=0, le=MOST_PENCE)
    source: Name
    estimate: bool = True
    """Or else what was really spent."""
