"""What a panel is shown of a comparison: totals of five families or more, and nothing that subtraction could part."""

from dataclasses import dataclass
from typing import NamedTuple

from coachdesk.models.figures import ProgrammeCost
from coachdesk.models.saving import Kept, Range
from coachdesk.models.window import Window


@dataclass(frozen=True, slots=True)
class Shown:
    """So many contacts and what those with a cost come to: at least five contacts of five families."""

    count: int
    pence: int


class ShownAgency(NamedTuple):
    """What one agency recorded in a window."""

    agency: str
    shown: Shown


class ShownKinds(NamedTuple):
    """Emergencies and planned help of a window; together they are its total."""

    incidents: Shown
    interventions: Shown


@dataclass(frozen=True, slots=True)
class PanelWindow:
    """One window as a panel sees it. It depends on its months and families alone, not on what stands beside it."""

    window: Window
    total: Shown
    kinds: ShownKinds | None
    """None where either is of too few to be shown."""
    agencies: tuple[ShownAgency, ...]
    """Those that can be shown by name, in alphabetical order."""
    others: Shown | None
    """All other agencies together; None where there is none, or where no agency can be shown."""
    uncosted: int | None
    """To the nearest five, and with what is excluded not in any sum; None for fewer than five."""


@dataclass(frozen=True, slots=True)
class PanelSavings:
    """What the calculator says of all its families together; projected, and in no sum with a `PanelCopy`."""

    before: Window
    during: Window
    families: int
    left_out: int | None
    """None for fewer than five."""
    total: Range
    kept: tuple[Kept, ...]
    has_invented: bool
    """Whether a unit cost in it is invented, so that it shows how the sum is done and proves nothing."""


@dataclass(frozen=True, slots=True)
class PanelCopy:
    """Two windows of one set of families, at least five."""

    before: PanelWindow
    during: PanelWindow
    families: int
    left_out: int | None
    """Families that were asked about and cannot be compared; None for fewer than five."""
    programme: ProgrammeCost

    @property
    def saving(self) -> int:
        """Gross, in pence; below nothing where it cost more."""
        return self.before.total.pence - self.during.total.pence

    @property
    def programme_cost(self) -> int:
        """For the families compared, in pence."""
        return self.programme.pence_per_family * self.families

    @property
    def net(self) -> int:
        """The saving after the programme's own cost, in pence."""
        return self.saving - self.programme_cost
