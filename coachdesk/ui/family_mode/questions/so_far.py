"""How far a person has come with a set: which questions, never what was said."""

from dataclasses import dataclass, field

from coachdesk.models.measures import Practice


@dataclass
class SoFar:
    """All that stays here once the person has turned to something else."""

    given: set[str] = field(default_factory=set)
    """The keys of questions that were answered, in whatever way."""
    practice: Practice | None = None
    """None before the practice card."""
    finished: bool = False
