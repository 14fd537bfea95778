"""What somebody asks of the savings calculator, and what it answers."""

from dataclasses import dataclass

from coachdesk.models.figure_names import FigureNames
from coachdesk.models.saving import Savings
from coachdesk.models.window import Window
from coachdesk.tools.figure_checks import Finding
from coachdesk.tools.figure_flags import Flag


@dataclass(frozen=True)
class SavingsAsked:
    """The months before support, those during it, and whose emergencies."""

    before: Window
    during: Window
    families: tuple[str, ...]


@dataclass(frozen=True)
class RatesHeld:
    """How many unit costs there are, and of how many it was said that they are invented."""

    count: int
    invented: int
    cashable: frozenset[str]


@dataclass(frozen=True)
class SavingsRead:
    """The answer. All of it is projected."""

    asked: SavingsAsked
    offered: tuple[str, ...]
    names: FigureNames
    savings: Savings | None
    """None where nothing can be worked out; `refusal` says why."""
    rates: RatesHeld
    refusal: str = ""
    flags: tuple[Flag, ...] = ()
    findings: tuple[Finding, ...] = ()
    snapshot: str = ""
