"""Changing who works with a family: from whom to whom, what the family was told and given, and who agreed (R-06)."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from coachdesk.models.family import AssignmentRole
from coachdesk.models.moments import Asked
from coachdesk.models.record import Record
from coachdesk.models.values import Id, Words


class LastVisit(StrEnum):
    """How the one who goes and the one who comes are seen by the family at the change."""

    JOINT = "joint"
    """Both come together."""
    GOODBYE = "goodbye"
    """The one who goes comes once more, alone."""


class SheetGiven(StrEnum):
    """How the family has its one page "Your new coach"."""

    PAPER = "paper"
    SHOWN = "shown"
    """On the screen, or as a picture on their telephone: it is not safe to leave paper."""
    READ_OUT = "read_out"


class Handover(Record):
    """One worker gives a role with this family to another. It holds what happened; its state follows from that.

    `tools.handover` says where it stands and what may come next; `operations.handing_over_family` alone writes it.
    """

    kind: ClassVar[str] = "handover"

    from_worker: Id
    to_worker: Id
    role: AssignmentRole
    from_day: date
    """The first day of the new worker."""
    why: Words
    proposed_on: date
    proposed_by: Id
    good_to_know: Words = ""
    """What the one who goes would want to know in the other's place."""

    told_on: date | None = None
    """When the family was told."""
    told_how: Words = ""
    family_agrees: Asked = Asked.NOT_ASKED
    """What the family says to the change; a no is heard and does not hold it up by itself."""
    last_visit: LastVisit | None = None
    visit: Id | None = None
    """The visit as it stands in the diary, or `visit_on` where it does not."""
    visit_on: date | None = None
    sheet_given: SheetGiven | None = None
    sheet_on: date | None = None
    without_why: Words = ""
    """Why it goes on although one of these three is missing: the advocate's word."""
    without_by: Id | None = None
    without_on: date | None = None

    accepted_on: date | None = None
    accepted_by: Id | None = None
    """Who wrote it down: the new worker herself, or whoever was told by her where there is no server."""
    accepted_words: Words = ""
    declined_on: date | None = None
    declined_why: Words = ""
    withdrawn_on: date | None = None
    withdrawn_by: Id | None = None
    withdrawn_why: Words = ""
    handed_in_on: date | None = None
    """When the old laptop had handed in all of its work. It arrives after all that was written before it."""
    done_on: date | None = None
    done_by: Id | None = None
