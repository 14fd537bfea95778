"""A call or text, logged in one line: a reminder, a word with a worker, a try to reach somebody (L-02, M-09, Z-01)."""

from enum import StrEnum
from typing import ClassVar

from coachdesk.models.moments import HOME_ZONE, Asked, Moment, ZoneName
from coachdesk.models.record import Record
from coachdesk.models.values import Id, Words


class CallWay(StrEnum):
    WE_CALLED = "we_called"
    WE_TEXTED = "we_texted"
    THEY_CALLED = "they_called"
    THEY_TEXTED = "they_texted"


class CallPurpose(StrEnum):
    REMINDER = "reminder"
    ARRANGING = "arranging"
    KEEPING_IN_TOUCH = "keeping_in_touch"
    CHASING = "chasing"
    """Asking an agency for what it promised."""


class CallAnswer(StrEnum):
    SPOKE = "spoke"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    SENT = "sent"
    WRONG_NUMBER = "wrong_number"


class Call(Record):
    """One call or text with somebody of the family or a worker. It costs nothing and is no contact (3.2)."""

    kind: ClassVar[str] = "call"
    searched: ClassVar[tuple[str, ...]] = ("words",)
    dated: ClassVar[str] = "at"

    at: Moment
    time_zone: ZoneName = HOME_ZONE
    by: Id
    """The worker who logs it."""
    way: CallWay = CallWay.WE_CALLED
    purpose: CallPurpose = CallPurpose.KEEPING_IN_TOUCH
    person: Id | None = None
    worker: Id | None = None
    agency: Id | None = None
    visit: Id | None = None
    """The visit it was about."""
    appointment: Id | None = None
    """The appointment it was about."""
    answer: CallAnswer
    will_come: Asked = Asked.NOT_ASKED
    words: Words = ""
