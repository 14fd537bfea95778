"""A call or text logged in a few seconds: with whom, what came of it, a word about it (M-09, Z-01)."""

from enum import StrEnum

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput
from coachdesk.models.call import Call, CallAnswer, CallWay


class Came(StrEnum):
    """What came of it: who rang or texted, and whether anybody answered, in one choice."""

    SPOKE = "spoke"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    WE_TEXTED = "we_texted"
    THEY_RANG = "they_rang"
    THEY_TEXTED = "they_texted"


WAYS: dict[Came, tuple[CallWay, CallAnswer]] = {
    Came.SPOKE: (CallWay.WE_CALLED, CallAnswer.SPOKE),
    Came.NO_ANSWER: (CallWay.WE_CALLED, CallAnswer.NO_ANSWER),
    Came.LEFT_MESSAGE: (CallWay.WE_CALLED, CallAnswer.LEFT_MESSAGE),
    Came.WE_TEXTED: (CallWay.WE_TEXTED, CallAnswer.SENT),
    Came.THEY_RANG: (CallWay.THEY_CALLED, CallAnswer.SPOKE),
    Came.THEY_TEXTED: (CallWay.THEY_TEXTED, CallAnswer.SENT),
}


def log_quickly(
    desk: Desk,
    family_id: str,
    came: Came | None,
    *,
    person: str | None = None,
    worker: str | None = None,
    agency: str | None = None,
    visit: str | None = None,
    words: str = "",
) -> Opened[Call]:
    """One call now by the worker of this vault, with somebody of the family, a worker or an agency.

    Raises BadInput: "person" for nobody or more than one, "answer" when nothing is said to have come of it.
    """
    if sum(map(bool, (person, worker, agency))) != 1:
        raise BadInput("person", "Choose whom you spoke with or tried to reach.")
    if came is None:
        raise BadInput("answer", "Choose what came of it.")
    way, answer = WAYS[came]
    whom = {"person": person, "worker": worker, "agency": agency}
    made = {"at": desk.now(), "by": desk.owner.worker_id, "way": way, "answer": answer}
    return desk.add(new_record(Call, family_id, visit=visit, words=words, **whom, **made))


def latest_calls(desk: Desk, family_id: str, most: int = 5) -> list[Call]:
    """A family's last calls, the latest first."""
    return sorted(desk.records(Call, family_id), key=lambda one: (one.at, one.id), reverse=True)[:most]
