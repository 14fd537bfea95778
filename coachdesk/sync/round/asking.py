"""Questions of a laptop that is known: the session is opened when one is needed, and a refusal is a known error."""

from dataclasses import replace
from typing import TypeVar

from coachdesk.errors import BrokenAnswer, CoachDeskError, Malformed
from coachdesk.sync.conversation import Answer, Conversation, Request
from coachdesk.sync.protocol.arriving import Challenge, Session, SessionRequest, prove
from coachdesk.sync.protocol.refusals import STATUS, Code, Refusal
from coachdesk.sync.protocol.shapes import Message
from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.sitting import Sitting

M = TypeVar("M", bound=Message)
_FINE, _STILL_SO = 200, 304
_WITHOUT_A_WORD = {
    STATUS[code]: code
    for code in (Code.NO_SESSION, Code.NOT_ALLOWED, Code.NOT_FOUND, Code.TOO_MANY, Code.FAILED, Code.BUSY)
}


class ServerSaidNo(CoachDeskError):
    """The server refused, and `refusal` says why in its fixed words. `wait`: seconds it asks to be left alone."""

    sentence = "The server did not take this just now. Your work is saved on this laptop and waits."

    def __init__(self, refusal: Refusal, wait: int | None = None) -> None:
        self.refusal = refusal
        self.wait = refusal.wait if wait is None else wait
        super().__init__()


class Asking:
    """Asking(laptop, sitting): `yield from asking.message(kind, request)`. One for each round.

    The session is the sitting's. `server_time` is the server's clock at the first question, in milliseconds since 1970.
    """

    def __init__(self, laptop: Laptop, sitting: Sitting) -> None:
        self._laptop, self.sitting = laptop, sitting
        self.server_time = 0
        self.mark = ""

    def message(self, kind: type[M], request: Request) -> Conversation[M]:
        """The answer as a message of a kind. Raises ServerSaidNo, BrokenAnswer, and what ends the conversation."""
        answer = yield from self.answer(replace(request, answer_limit=kind.limit))
        return read(kind, answer)

    def answer(self, request: Request) -> Conversation[Answer]:
        """The bare answer, its status 200 or 304. A session that has ended is opened anew, once."""
        if not self.sitting.token:
            yield from self._open_session()
        answer = yield replace(request, token=self.sitting.token)
        refusal = _refusal_of(request, answer)
        if refusal is not None and refusal.error is Code.NO_SESSION:
            yield from self._open_session()
            answer = yield replace(request, token=self.sitting.token)
            refusal = _refusal_of(request, answer)
        if refusal is not None:
            raise ServerSaidNo(refusal, answer.wait)
        self.server_time = self.server_time or answer.time or 0
        if not self.server_time:
            yield from self._open_session()  # something between took the time away: this says it too
        self.mark = answer.mark or self.mark
        return answer

    def _open_session(self) -> Conversation[None]:
        keys = self._laptop.keys
        asked = yield _opening(SessionRequest(keys.device))
        nonce = read(Challenge, _not_refused(asked)).nonce
        proof = prove(keys.signing_seed, self._laptop.origin, keys.device, nonce)
        given = yield _opening(SessionRequest(keys.device, nonce, proof))
        session = read(Session, _not_refused(given))
        self.sitting.token, self.server_time = session.token, session.time


def read(kind: type[M], answer: Answer) -> M:
    """The message in an answer. Raises BrokenAnswer for any other bytes."""
    try:
        return kind.from_bytes(answer.body)
    except Malformed:
        raise BrokenAnswer from None


def refusal_in(answer: Answer) -> Refusal | None:
    """Why the server said no, or None where it did not. Raises BrokenAnswer for a no of no known shape."""
    return None if answer.status in (_FINE, _STILL_SO) else read(Refusal, answer)


def _refusal_of(request: Request, answer: Answer) -> Refusal | None:
    """As `refusal_in`. The answer to a HEAD has no body: its status must do."""
    if request.method != "HEAD" or answer.status == _FINE:
        return refusal_in(answer)
    if answer.status not in _WITHOUT_A_WORD:
        raise BrokenAnswer
    return Refusal(_WITHOUT_A_WORD[answer.status])


def _not_refused(answer: Answer) -> Answer:
    refusal = refusal_in(answer)
    if refusal is not None:
        raise ServerSaidNo(refusal, answer.wait)
    return answer


def _opening(said: SessionRequest) -> Request:
    return Request("POST", "/v1/session", said.to_bytes())
