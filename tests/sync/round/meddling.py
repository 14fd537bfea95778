"""Somebody between a laptop and its server: changes answers, or gives some of their own."""

from collections.abc import Callable

from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.protocol.refusals import Refusal
from tests.sync.round.towns import Ask, Two

Change = Callable[[Request, Answer], Answer]


def meddling(two: Two, change: Change) -> Ask:
    return lambda request: change(request, two.town.ask(request))


def refusing(two: Two, path: str, refusal: Refusal, times: int = 10**6) -> Ask:
    """Says no to questions whose method and path begin so, without telling the server of them."""
    left = [times]

    def ask(request: Request) -> Answer:
        if not f"{request.method} {request.path}".startswith(path) or not left[0]:
            return two.town.ask(request)
        left[0] -= 1
        return Answer(refusal.status, refusal.to_bytes())

    return ask


def three_from_ada(two: Two) -> None:
    for area in ("Marlmoor", "Saltmere", "Kettleby"):
        two.write(two.ada, area)
        two.ada.round()
