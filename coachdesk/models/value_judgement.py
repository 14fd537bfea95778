"""Whether the work was worth its money, as somebody judges it over her name, with the grounds she used (V-10)."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, model_validator

from coachdesk.models.record import LogKind, Record
from coachdesk.models.saving_reason import WindowSaid
from coachdesk.models.values import Id, SomeWords


class Ground(StrEnum):
    """What a judgement rests on. No figure is one: each is a look at several."""

    WASTE_FOUND = "waste_found"
    """Where agencies' work ran into nothing, and it was seen."""
    MADE_SIMPLER = "made_simpler"
    """Where what two did is done by one, or in fewer steps."""
    RECORDED = "recorded"
    """What was recorded as cost, with the programme's own cost taken off."""
    PROJECTED = "projected"
    """What is projected of emergencies to come."""


class ValueJudgement(Record):
    """One judgement of one window. Never edited: who judges anew writes another, and both stay."""

    kind: ClassVar[str] = "value_judgement"
    log_kind: ClassVar[LogKind] = "organisation"
    superseded_only: ClassVar[bool] = True
    kept_for_good: ClassVar[bool] = True

    during: WindowSaid
    words: SomeWords
    grounds: tuple[Ground, ...] = Field(min_length=1)
    by: Id
    made_on: date

    @model_validator(mode="after")
    def _each_ground_once(self) -> Self:
        if len(set(self.grounds)) != len(self.grounds):
            raise ValueError("grounds: each stands once")
        return self
