"""Those who do the work: the organisation, its workers, and the agencies around the families."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from coachdesk.models.record import LogKind, Record
from coachdesk.models.values import Id, Line, Name, PartialDate, Words


class Organisation(Record):
    """The organisation every vault belongs to from its creation; a coach alone is an organisation of one."""

    kind: ClassVar[str] = "organisation"
    log_kind: ClassVar[LogKind] = "organisation"

    name: Name
    sample_today: PartialDate | None = None
    """Set only for the sample caseload: the recorded day it is always opened on."""
    contacts_hold_months: int = Field(default=6, ge=1, le=60)
    """For so many months a checked contact of the directory counts as checked (F-13)."""
    early_caution: Words = ""
    """What stands after the caution about figures of less than a year (C-20), on every laptop; never in its place."""


class WorkerRole(StrEnum):
    """What a worker does here (requirements.md 1.1)."""

    COACH = "coach"
    ADVOCATE = "advocate"
    MANAGER = "manager"
    ANALYST = "analyst"
    EVALUATOR = "evaluator"
    AGENCY_WORKER = "agency_worker"


class Worker(Record):
    """A person who works with families: one of us, or a named worker of an agency (R-15)."""

    kind: ClassVar[str] = "worker"
    log_kind: ClassVar[LogKind] = "organisation"
    searched: ClassVar[tuple[str, ...]] = ("name", "job", "phone")

    name: Name
    role: WorkerRole
    job: Line = ""
    """Their job in words: "Housing officer"."""
    agency: str | None = None
    """Id of the Agency they come from."""
    phone: Line = ""
    best_route: Words = ""
    checked_on: PartialDate | None = None
    """When somebody last made sure that this is how they are reached (F-13)."""
    checked_by: Id | None = None
    """The worker who did."""
    minutes_a_week: int | None = Field(default=None, ge=0, le=10_080)
    """The time there is each week for visits and getting to them (R-12); None: nobody said."""
    left_on: PartialDate | None = None


class Sector(StrEnum):
    """What an agency is for (requirements.md 4.2)."""

    POLICE = "police"
    CHILDRENS_SOCIAL_CARE = "childrens_social_care"
    ADULT_CARE = "adult_care"
    HEALTH = "health"
    MENTAL_HEALTH = "mental_health"
    SCHOOL = "school"
    EARLY_YEARS = "early_years"
    HOUSING = "housing"
    JOBCENTRE = "jobcentre"
    DEBT_ADVICE = "debt_advice"
    YOUTH_JUSTICE = "youth_justice"
    PROBATION = "probation"
    COURTS = "courts"
    FIRE = "fire"
    AMBULANCE = "ambulance"
    VOLUNTARY = "voluntary"
    OTHER = "other"


class Agency(Record):
    """An agency in the directory (R-15)."""

    kind: ClassVar[str] = "agency"
    log_kind: ClassVar[LogKind] = "organisation"
    searched: ClassVar[tuple[str, ...]] = ("name", "area", "phone")

    name: Name
    sector: Sector
    area: Line = ""
    phone: Line = ""
    best_route: Words = ""
    checked_on: PartialDate | None = None
    checked_by: Id | None = None
    """The worker who rang and found it right (F-13)."""
    several: bool = False
    """It stands for several together, such as a meeting of many: no agency of its own where they are counted (C-14)."""


class StepTemplate(Record):
    """A handful of ordinary steps a target can start from, all editable afterwards (P-21)."""

    kind: ClassVar[str] = "step_template"
    log_kind: ClassVar[LogKind] = "organisation"

    name: Name
    steps: tuple[Name, ...]
