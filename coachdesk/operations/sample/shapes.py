"""The shape of the sample files: what each may say, and nothing besides.

An entry holds a record as it was first written down; `later` says what was changed on which day, and why.
"""

from datetime import date, time
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from coachdesk.models.plan import Barrier, Stage, StepDone
from coachdesk.models.record import Value
from coachdesk.models.values import Line, Name, SomeWords, Words


class VisitShape(Value):
    """A day on which something was written down, when, by whom, and what was going on."""

    on: date
    at: time
    by: str
    why: Name


class EditShape(Value):
    """Fields changed on a day; written down at the first visit on or after it."""

    on: date
    why: Line = ""
    set: dict[str, Any] = Field(min_length=1)


class Entry(BaseModel):
    """A record: its fields stand beside these and are checked by the model itself (`Entry.content`)."""

    model_config = ConfigDict(frozen=True, extra="allow", hide_input_in_errors=True)

    key: str = ""
    since: date | None = None
    """The day it was first written down; the family's first visit unless said."""
    later: tuple[EditShape, ...] = ()

    def content(self) -> dict[str, Any]:
        """The record's own fields, not yet checked."""
        return dict(self.model_extra or {})


class StepShape(Value):
    """A step as it was planned, and what became of it. It is added open, and ticked at the visit that heard of it."""

    key: str
    words: SomeWords
    owner: str = ""
    owner_worker: str = ""
    due: date | None = None
    since: date | None = None
    done_on: date | None = None
    done_how: StepDone | None = None
    evidence: Words = ""
    doing_on: date | None = None
    stuck_on: date | None = None
    barrier: Barrier | None = None
    what_would_help: Words = ""
    dropped_on: date | None = None
    dropped_reason: Words = ""
    later: tuple[EditShape, ...] = ()

    @model_validator(mode="after")
    def _one_ending(self) -> "StepShape":
        if sum(day is not None for day in (self.done_on, self.stuck_on, self.doing_on, self.dropped_on)) > 1:
            raise ValueError("done_on: a step is done, being done, stuck or dropped")
        if (self.done_on is None) != (self.done_how is None):
            raise ValueError("done_how: say who did it, and on which day")
        return self


class TargetShape(Entry):
    """A target with its steps in order, the days its stage was chosen, and what success looks like to whom."""

    stages: tuple[tuple[date, Stage], ...] = ()
    steps: tuple[StepShape, ...] = Field(min_length=1)
    success: tuple[Entry, ...] = ()
    views: tuple[Entry, ...] = ()


class ReviewShape(Entry):
    """A monthly look at the plan, written down on the day it was held unless said."""

    held_on: date


class PlanShape(Entry):
    """A plan with its targets in order and its monthly reviews."""

    started_on: date
    targets: tuple[TargetShape, ...] = Field(min_length=1)
    reviews: tuple[ReviewShape, ...] = ()


class PaperEntry(Entry):
    """A visit to come, an appointment, a talk about taking part: whatever else a family's days leave behind."""

    kind: str


class FamilyShape(Value):
    """Everything kept of one family."""

    ref: str
    family: Entry
    visits: tuple[VisitShape, ...] = Field(min_length=1)
    people: tuple[Entry, ...]
    households: tuple[Entry, ...]
    stays: tuple[Entry, ...]
    relationships: tuple[Entry, ...]
    same_people: tuple[Entry, ...] = ()
    needs: tuple[Entry, ...]
    strengths: tuple[Entry, ...]
    assignments: tuple[Entry, ...]
    plans: tuple[PlanShape, ...]
    papers: tuple[PaperEntry, ...] = ()


class TemplateEntry(Entry):
    """A step template. `grew_from` names the ready-made one it was rewritten from, where a vault has that one."""

    grew_from: str = ""


class AgenciesShape(Value):
    """The file of agencies."""

    agencies: tuple[Entry, ...]


class WorkersShape(Value):
    """The file of workers, ours and the agencies'."""

    workers: tuple[Entry, ...]


class TemplatesShape(Value):
    """The file of step templates."""

    step_templates: tuple[TemplateEntry, ...]


class OrganisationShape(Value):
    """The sample's organisation, its recorded today, and the days its directory was worked on."""

    name: Name
    today: date
    visits: tuple[VisitShape, ...] = Field(min_length=1)
