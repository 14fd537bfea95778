"""The fewest fields that each record of a visit needs, for tests of what holds for all of them."""

from datetime import UTC, date, datetime
from typing import Any

from coachdesk.models.agreement import Agreement, Withdrawal
from coachdesk.models.appointment import Appointment
from coachdesk.models.call import Call, CallAnswer
from coachdesk.models.letter import Letter
from coachdesk.models.note import Note
from coachdesk.models.record import Record
from coachdesk.models.sharing import (
    InformationClass,
    ShareEvent,
    SharePurpose,
    SharingBasis,
    SharingOverride,
    SharingRule,
)
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.story import Story
from coachdesk.models.visit import ChildSeen, Visit
from coachdesk.models.worry import Worry, WorryCall

ONE, OTHER, LOG = "1" * 32, "2" * 32, "f" * 32
AT = datetime(2011, 8, 31, 9, 30, tzinfo=UTC)
DAY = date(2011, 8, 31)
WRITTEN = {"happened_at": AT, "written_at": AT, "written_by": ONE}

NEEDED: dict[type[Record], dict[str, Any]] = {
    Visit: {"planned_at": AT},
    ChildSeen: {"visit": ONE, "child": OTHER},
    Appointment: {"starts_at": AT},
    Call: {"at": AT, "by": ONE, "answer": CallAnswer.SPOKE},
    Note: WRITTEN,
    SmallSpend: {"spent_on": DAY, "pence": 1200, "what": "Door lock"},
    Letter: {"read_on": DAY},
    Story: {"words": "We came here in July", "told_at": AT, "written_by": ONE},
    Worry: {**WRITTEN, "seen": "Cold", "strengths_none_seen": True},
    WorryCall: {"worry": ONE, "rung": "Duty team", "number": "01632 960999", "at": AT, "by": OTHER},
    Agreement: {"person": ONE, "talked_on": DAY, "talked_by": OTHER},
    Withdrawal: {"person": ONE, "withdrawn_on": DAY, "written_by": OTHER},
    SharingRule: {
        "person": ONE,
        "agency": OTHER,
        "purpose": SharePurpose.DO_ITS_PART,
        "information_class": InformationClass.PLAN,
        "from_date": DAY,
    },
    SharingOverride: {
        "people": (ONE,),
        "agency": OTHER,
        "purpose": SharePurpose.KEEP_SAFE,
        "classes": (InformationClass.HEALTH,),
        "what": "That he is not well",
        "reason": "He is alone",
        "basis": SharingBasis.VITAL_INTERESTS,
        "approver_name": "Helen Marsh",
        "decided_on": DAY,
        "until": DAY,
        "family_told": True,
        "told_words": "By phone",
        "asked_by": ONE,
    },
    ShareEvent: {
        "agency": OTHER,
        "reader": "Brue Vale Homes",
        "purpose": SharePurpose.DO_ITS_PART,
        "shared_at": AT,
        "shared_by": ONE,
    },
}


def made(cls: type[Record], **fields: Any) -> Any:
    """The record with what it needs and these fields."""
    return cls.model_validate({"id": "a" * 32, "log": LOG, **NEEDED[cls], **fields})
