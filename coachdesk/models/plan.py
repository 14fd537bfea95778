"""The Whole Family Action Plan: targets in the family's own words, each with small ordered steps (P-01..P-13)."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, model_validator

from coachdesk.models.record import Record, Value
from coachdesk.models.values import Id, Line, SomeWords, Words


class PlanKind(StrEnum):
    WHOLE_FAMILY = "whole_family"
    FUTURES = "futures"


class Plan(Record):
    """A family's plan. What is in it are its targets; what was agreed are its signed versions."""

    kind: ClassVar[str] = "plan"

    plan_kind: PlanKind = PlanKind.WHOLE_FAMILY
    phase: int = Field(default=1, ge=1, le=9)
    started_on: date
    review_every_days: int = Field(default=28, ge=7, le=92)
    ready_without_strengths: Words = ""
    """Why the plan went on with no strength written down; empty when there is one (F-09)."""
    closed_on: date | None = None


class TargetOrigin(StrEnum):
    ORIGINAL = "original"
    ADDED = "added"
    REPLACED = "replaced"


class TargetStatus(StrEnum):
    """Where the target stands in the plan (P-06, P-10)."""

    ACTIVE = "active"
    PARKED = "parked"
    DELIVERED = "delivered"
    PART = "part"
    NOT_YET = "not_yet"
    DROPPED = "dropped"
    REPLACED = "replaced"


class Stage(StrEnum):
    """How far the family says it has come; chosen, never derived (P-04, requirements.md 3.2)."""

    NOT_STARTED = "not_started"
    TALKING = "talking_about_it"
    TRYING = "trying"
    GETTING_THERE = "getting_there"
    NEARLY_STEADY = "nearly_steady"
    STEADY = "steady"


class Audience(StrEnum):
    """Who in the family may see a target on paper."""

    EVERYONE = "everyone"
    NAMED = "named"


class Target(Record):
    """Something the family wants, in its own words. Only `family_words` and one step are needed (P-01)."""

    kind: ClassVar[str] = "target"
    searched: ClassVar[tuple[str, ...]] = ("family_words", "worker_words")

    plan: Id
    position: str = "m"
    """Sort key among the plan's targets (`tools.ordering`)."""
    family_words: SomeWords
    said_by: tuple[Id, ...] = ()
    """Whose words these are."""
    about: tuple[Id, ...] = ()
    """Whom the target is about."""
    asked: tuple[Id, ...] = ()
    """Who has been asked; anyone in `about` who has not shows "not asked yet"."""
    audience: Audience = Audience.EVERYONE
    """NAMED keeps the target off every copy but those of the people in `private_to`."""
    private_to: tuple[Id, ...] = ()
    worker_words: Words = ""
    area: Line = ""
    origin: TargetOrigin = TargetOrigin.ORIGINAL
    added_on: date | None = None
    added_reason: Words = ""
    replaces: Id | None = None
    due: date | None = None
    stage: Stage | None = None
    effort_family: Words = ""
    """What it took, in the family's words (P-04)."""
    effort_coach: Words = ""
    status: TargetStatus = TargetStatus.ACTIVE
    status_reason: Words = ""
    status_on: date | None = None


class StepDone(StrEnum):
    """Who did it."""

    WE_DID_IT = "we_did_it"
    TOGETHER = "together"
    DONE_FOR_US = "done_for_us"


class StepState(StrEnum):
    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    STUCK = "stuck"
    DROPPED = "dropped"


class Barrier(StrEnum):
    """What stands in the way of a stuck step (P-11, requirements.md 3.2)."""

    MONEY = "money_and_debt"
    CHILDCARE = "childcare"
    HOUSING = "housing"
    TRANSPORT = "transport"
    HEALTH = "health"
    READING = "reading_and_forms"
    WAITING_LIST = "waiting_list"
    THRESHOLD = "threshold_not_met"
    AGENCY = "agency_did_not_do_it"
    RELATIONSHIP = "relationship"
    OTHER = "other"


class SubTarget(Record):
    """A small step towards a target; families read "step". One owner: a person or a named worker (P-02, P-09)."""

    kind: ClassVar[str] = "sub_target"
    searched: ClassVar[tuple[str, ...]] = ("words",)
    dated: ClassVar[str] = "due"
    dated_unless: ClassVar[Mapping[str, tuple[str, ...]]] = {"state": (StepState.DONE, StepState.DROPPED)}

    target: Id
    position: str = "m"
    words: SomeWords
    owner_person: Id | None = None
    owner_worker: Id | None = None
    due: date | None = None
    state: StepState = StepState.OPEN
    done_on: date | None = None
    done_how: StepDone | None = None
    evidence: Words = ""
    barrier: Barrier | None = None
    what_would_help: Words = ""
    dropped_reason: Words = ""

    @model_validator(mode="after")
    def _one_owner(self) -> Self:
        if self.owner_person and self.owner_worker:
            raise ValueError("owner_worker: a step has one owner, a person or a worker")
        return self


class SuccessSign(Record):
    """ "We will know because…" in one person's words for one target (P-12)."""

    kind: ClassVar[str] = "success_sign"
    searched: ClassVar[tuple[str, ...]] = ("words",)

    target: Id
    person: Id | None = None
    words: SomeWords
    private: bool = False
    """True keeps it off every copy but that person's own."""


class SuccessView(Record):
    """An agency's or person's differing view of success, beside the family's; blocks nothing (P-13)."""

    kind: ClassVar[str] = "success_view"

    target: Id
    holder: Line
    words: SomeWords
    agreed: Words = ""
    print_it: bool = False


class Review(Record):
    """The monthly look at the plan: what was ticked comes first (P-03, P-08)."""

    kind: ClassVar[str] = "review"

    plan: Id
    held_on: date
    present: tuple[Id, ...] = ()
    what_helped: Words = ""
    what_is_stuck: Words = ""
    changes: Words = ""
    next_due: date | None = None


class PlanVersion(Record):
    """The plan as it was when shown for signing: exactly these writes, and the digest of what they say.

    Frozen: edits afterwards are a new draft. `writes` names the shown write of every field (`desk.versions`).
    """

    kind: ClassVar[str] = "plan_version"
    superseded_only: ClassVar[bool] = True

    plan: Id
    number: int = Field(ge=1)
    made_at: datetime
    writes: bytes = Field(max_length=100_000)
    digest: Line
    """SHA-256 of the version's canonical content, hexadecimal."""


class InkMethod(StrEnum):
    DRAWN = "drawn"
    MARK_WITH_WITNESS = "mark_with_witness"
    RATHER_NOT = "rather_not"
    ON_PAPER = "on_paper"


class Ink(Record):
    """One person's answer to "do you agree?" on one plan version: a drawn name, a mark, paper, or rather not.

    `strokes` are pen paths of integer points 0..10000 across and down the box: ((x, y, x, y, …), …).
    Geometry only: no pressure and no speed, which would identify a body (ux.md 3.3).
    """

    kind: ClassVar[str] = "ink"
    superseded_only: ClassVar[bool] = True

    version: Id
    digest: Line
    """The digest that was on the screen when the person signed."""
    person: Id | None = None
    worker: Id | None = None
    method: InkMethod
    strokes: tuple[tuple[int, ...], ...] = ()
    witness: Line = ""
    statement: Words = ""
    signed_at: datetime
    attachment: Id | None = None


class Export(Record):
    """A copy that left: for whom, of which version, and the SHA-256 of the file (never its name or place)."""

    kind: ClassVar[str] = "export"
    superseded_only: ClassVar[bool] = True

    version: Id
    copy_for: Line
    """`full`, or `person:` or `agency:` and its id."""
    file_hash: Line
    made_at: datetime
    made_by: Id
    safe_on_paper: bool = False


class Carried(Value):
    """Where the server has a file, and what opens it there: the SHA-256 of its sealed pieces and their key."""

    blob: str = Field(pattern=r"^[0-9a-f]{64}$")
    key: str = Field(pattern=r"^[0-9a-f]{64}$", repr=False)


class Attachment(Record):
    """What is known of an attached file; its bytes lie sealed in the vault's attachments table.

    `carried` is None until a laptop that has the file has brought it to the server.
    """

    kind: ClassVar[str] = "attachment"

    name: Line
    mime: Line
    size: int = Field(ge=1)
    sha256: Line
    about: Id | None = None
    carried: Carried | None = None
