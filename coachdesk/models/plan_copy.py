"""The plan as one reader's paper says it: plain values that `reports` draws and that a test can search.

Everything here is already allowed to be on that paper; nothing here is an id.
"""

from datetime import date, datetime

from coachdesk.models.plan import Barrier, InkMethod, Stage, StepDone, StepState, TargetOrigin, TargetStatus
from coachdesk.models.record import Value
from coachdesk.models.who_sees import SeenLine


class StepOnPaper(Value):
    words: str
    owner: str
    """"Marcus", or "Jo Bell, Housing officer, Brue Vale Homes"; empty when nobody yet."""
    due: date | None = None
    state: StepState
    done_on: date | None = None
    done_how: StepDone | None = None
    barrier: Barrier | None = None
    what_would_help: str = ""


class SuccessOnPaper(Value):
    who: str
    """The person's name, or empty for everyone."""
    words: str


class ViewOnPaper(Value):
    holder: str
    words: str
    agreed: str


class TargetOnPaper(Value):
    number: int
    words: str
    said_by: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    not_asked_yet: tuple[str, ...] = ()
    worker_words: str = ""
    due: date | None = None
    stage: Stage | None = None
    effort_family: str = ""
    effort_coach: str = ""
    status: TargetStatus
    status_reason: str = ""
    origin: TargetOrigin
    steps: tuple[StepOnPaper, ...] = ()
    success: tuple[SuccessOnPaper, ...] = ()
    views: tuple[ViewOnPaper, ...] = ()
    private: bool = False
    """True when only the people named may see it: the page says so."""


class InkOnPaper(Value):
    """One person's answer to "do you agree?" and, when drawn, the strokes (0..10000 across and down)."""

    name: str
    role: str
    method: InkMethod
    strokes: tuple[tuple[int, ...], ...] = ()
    witness: str = ""
    statement: str = ""
    signed_at: datetime | None = None


class PersonOnPaper(Value):
    name: str
    role: str
    age: str = ""
    """"7", "15", "due in November 2011", or empty."""


class StoryOnPaper(Value):
    """The family's story as it was told last."""

    words: str
    told_by: tuple[str, ...] = ()
    told_on: date | None = None


class PlanCopy(Value):
    """One copy of one version of a plan, for one reader."""

    title: str
    family_name: str
    family_ref: str
    reader: str
    """Empty for the full copy; else the name of the one person it is for."""
    large_print: bool
    version: int
    made_at: datetime
    digest: str
    organisation: str
    coach: str = ""
    advocate: str = ""
    people: tuple[PersonOnPaper, ...] = ()
    story: StoryOnPaper | None = None
    """Only where this reader may have it; never on an agency's copy."""
    strengths: tuple[str, ...] = ()
    targets: tuple[TargetOnPaper, ...] = ()
    ended_targets: tuple[TargetOnPaper, ...] = ()
    """Parked, dropped, replaced: printed apart (P-06)."""
    next_review: date | None = None
    inks: tuple[InkOnPaper, ...] = ()
    left_out: tuple[str, ...] = ()
    """For the preview, in counts and kinds, never the words: "1 private target of someone else". Not printed."""
    who_sees: tuple[SeenLine, ...] = ()
    """The box "Who sees this?" on a person's copy; empty on every other."""
    is_sample: bool = False
