"""All that an evaluation report says, as values under the names it prints: worked out before, only laid out after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from coachdesk.models.comparison import Comparison
from coachdesk.models.figures import NOf
from coachdesk.models.practice import BenefitFor
from coachdesk.models.saving import Savings
from coachdesk.models.value_judgement import Ground
from coachdesk.tools.agency_involvement import Involved
from coachdesk.tools.figure_checks import Finding
from coachdesk.tools.figure_flags import Flag, different_n
from coachdesk.tools.kinds_by_month import KindsOfMonth
from coachdesk.tools.windows import Compared


@dataclass(frozen=True, slots=True)
class InvolvedWith:
    """The agencies that had to do with one family at the start, in the middle and at the end of both windows."""

    family: str
    spans: tuple[Involved, ...]


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """One comparison with what has to be told beside it."""

    compared: Compared | None
    """Which earlier window it is; None where it was typed and is neither."""
    comparison: Comparison
    flags: tuple[Flag, ...] = ()
    months: tuple[KindsOfMonth, ...] = ()
    involved: tuple[InvolvedWith, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedJudgement:
    """Whether it was worth the money, as one person saw it (V-10)."""

    words: str
    grounds: tuple[Ground, ...]
    author: str
    made_on: date


@dataclass(frozen=True, slots=True)
class PrintedPractice:
    """A change in how people work, without names (C-16)."""

    day: str
    changed: str
    who: str
    effect: str


@dataclass(frozen=True, slots=True)
class PrintedBenefit:
    """Something gained that is not money, and never turned into it (C-21)."""

    day: str
    gained_by: BenefitFor
    sort: str
    words: str
    evidence: str


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """One report. Recorded and projected stand beside each other; nothing here is a sum of the two (V-09)."""

    organisation: str
    author: str
    made_at: datetime
    is_sample: bool
    parts: tuple[ComparedPart, ...]
    """At least one; the first is the one that is told of in full."""
    savings: Savings | None = None
    savings_flags: tuple[Flag, ...] = ()
    findings: tuple[Finding, ...] = ()
    events: Mapping[str, str] = field(default_factory=dict)
    """What a single event was, by its id."""
    categories: Mapping[str, str] = field(default_factory=dict)
    """What a category's code stands for, where it is known."""
    has_programme_cost: bool = True
    """Or else nobody said what the programme costs, and no figure has it taken off."""
    snapshot: str = ""
    """The name under which the figures were frozen; empty where they are as of today."""
    caution: str = ""
    """What the organisation adds to the caution about early figures (C-20)."""
    judgement: PrintedJudgement | None = None
    practice: tuple[PrintedPractice, ...] = ()
    benefits: tuple[PrintedBenefit, ...] = ()

    @property
    def n_flags(self) -> tuple[Flag, ...]:
        """What has to be told where its figures count different families (INC1, INC14)."""
        figures: dict[str, NOf] = {_TITLES[part.compared]: part.comparison.counted for part in self.parts}
        if self.savings is not None:
            figures["savings calculator"] = self.savings.counted
        return different_n(figures)


_TITLES: Mapping[Compared | None, str] = {
    Compared.PRECEDING: "beside the months directly before",
    Compared.SAME_MONTHS: "beside the same months a year before",
    None: "beside earlier months",
}
