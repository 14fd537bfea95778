"""All that a panel is given, as values: one comparison and one projection, of families together and never of one."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from coachdesk.models.panel_copy import PanelCopy, PanelSavings
from coachdesk.tools.figure_flags import Flag, FlagCode, different_days, rounding
from coachdesk.tools.savings_words import projection_words
from coachdesk.tools.windows import Compared

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class PanelReport:
    """One panel copy. It has no words that anybody typed but the organisation's own name and caution."""

    organisation: str
    made_at: datetime
    is_sample: bool
    is_frozen: bool
    """Whether its figures were frozen under a name, which stands in the full report."""
    compared: Compared | None
    copy: PanelCopy
    savings: PanelSavings | None = None
    has_programme_cost: bool = True
    """Or else nobody said what the programme costs, and no figure has it taken off."""
    caution: str = ""

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What has to be told beside its totals; none of it names or counts a family."""
        one = self.copy
        found: Iterable[Flag | None] = (
            rounding(one.before.total.pence, one.during.total.pence),
            different_days(one.before.window, one.during.window),
            Flag(FlagCode.ESTIMATE, _ESTIMATE) if self.has_programme_cost and one.programme.estimate else None,
            Flag(FlagCode.ONE_FAMILY, _ONE_MAY_MOVE),
        )
        return tuple(flag for flag in found if flag)

    @property
    def assumption(self) -> tuple[str, ...]:
        """On what the projection rests."""
        return () if self.savings is None else projection_words(self.savings.before, self.savings.during)


_ESTIMATE = "The programme’s cost is an estimate, not what was spent."
_ONE_MAY_MOVE = "One family can move a total by much. The full report says how much, and is not for a panel."
