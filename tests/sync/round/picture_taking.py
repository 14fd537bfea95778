"""Pictures that somebody takes on a visit, and who has them by now."""

import random

from coachdesk.desk import Desk
from coachdesk.desk.attachments import attach, attachment_bytes
from coachdesk.errors import NotFound
from coachdesk.models.plan import Attachment
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.protocol.limits import BLOB_PIECE
from tests.sync.round.towns import Ask, Resident, Two

SMALL = b"a drawing of the house"
LARGE = random.Random(7).randbytes(2 * BLOB_PIECE + 1000)
"""Three pieces."""


def take_picture(who: Resident, family: str, content: bytes = SMALL, name: str = "drawing.png") -> Attachment:
    return attach(who.desk, family, name, "image/png", content).record


def is_here(desk: Desk, record: Attachment) -> bool:
    try:
        attachment_bytes(desk, record)
    except NotFound:
        return False
    return True


def counting(two: Two, asked: list[Request]) -> Ask:
    def ask(request: Request) -> Answer:
        asked.append(request)
        return two.town.ask(request)

    return ask
