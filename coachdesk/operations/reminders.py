"""A reminder rung or texted, logged in one tap: will be in, could not come, no answer, texted (L-02, M-09, Z-01)."""

from enum import StrEnum

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.models.appointment import Appointment
from coachdesk.models.call import Call, CallAnswer, CallPurpose, CallWay
from coachdesk.models.moments import Asked
from coachdesk.models.visit import Visit


class Rang(StrEnum):
    """What came of it."""

    WILL_COME = "will_come"
    CANNOT_COME = "cannot_come"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    TEXTED = "texted"


_ANSWERS: dict[Rang, tuple[CallWay, CallAnswer, Asked]] = {
    Rang.WILL_COME: (CallWay.WE_CALLED, CallAnswer.SPOKE, Asked.YES),
    Rang.CANNOT_COME: (CallWay.WE_CALLED, CallAnswer.SPOKE, Asked.NO),
    Rang.NO_ANSWER: (CallWay.WE_CALLED, CallAnswer.NO_ANSWER, Asked.NOT_ASKED),
    Rang.LEFT_MESSAGE: (CallWay.WE_CALLED, CallAnswer.LEFT_MESSAGE, Asked.NOT_ASKED),
    Rang.TEXTED: (CallWay.WE_TEXTED, CallAnswer.SENT, Asked.NOT_ASKED),
}


def log_reminder(
    desk: Desk, about: Visit | Appointment, person_id: str | None, rang: Rang, words: str = ""
) -> Opened[Call]:
    """One line by the worker of this vault, now, about that visit or appointment."""
    way, answer, will_come = _ANSWERS[rang]
    link = {"visit": about.id} if isinstance(about, Visit) else {"appointment": about.id}
    return desk.add(
        new_record(
            Call,
            about.log,
            at=desk.now(),
            by=desk.owner.worker_id,
            purpose=CallPurpose.REMINDER,
            person=person_id,
            way=way,
            answer=answer,
            will_come=will_come,
            words=words,
            **link,
        )
    )
