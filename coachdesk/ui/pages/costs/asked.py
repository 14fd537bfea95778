"""What somebody asks of the recorded costs, and what they are answered."""

from dataclasses import dataclass

from coachdesk.models.figure_names import FigureNames
from coachdesk.models.window import Window
from coachdesk.tools.agency_involvement import Involved
from coachdesk.tools.evaluations import Evaluation
from coachdesk.tools.figure_checks import Finding
from coachdesk.tools.kinds_by_month import KindsOfMonth
from coachdesk.tools.windows import Compared, earlier_window


@dataclass(frozen=True)
class CostsAsked:
    """The window during support, what it is put beside, and whose costs."""

    during: Window
    compared: Compared
    families: tuple[str, ...]

    @property
    def before(self) -> Window:
        return earlier_window(self.during, self.compared)


@dataclass(frozen=True)
class CostsRead:
    """The answer. Nothing of it is projected."""

    asked: CostsAsked
    offered: tuple[str, ...]
    """The families there are to ask about."""
    names: FigureNames
    evaluation: Evaluation | None
    """None where nothing can be compared; `refusal` says why."""
    refusal: str = ""
    months: tuple[KindsOfMonth, ...] = ()
    involved: tuple[tuple[str, tuple[Involved, ...]], ...] = ()
    """For each family the agencies at the start, in the middle and at the end of both windows together (C-14)."""
    findings: tuple[Finding, ...] = ()
    is_checked: bool = True
    """Or else the contacts themselves have not been looked through yet."""
    snapshot: str = ""
    """The name of the snapshot that these figures are of; empty where they are today's."""
