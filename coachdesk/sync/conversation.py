"""What a laptop asks and is answered, as values: whoever works out the questions does no input or output of its own."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import TypeVar

from coachdesk.errors import CoachDeskError
from coachdesk.sync.protocol.limits import SMALL_LIMIT

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Request:
    """One question. `path` begins with "/v1/"; an answer longer than `answer_limit` bytes is not read to its end.

    `wait` is for how many seconds the server may keep the question open.
    """

    method: str
    path: str
    body: bytes = field(default=b"", repr=False)
    token: bytes = field(default=b"", repr=False)
    answer_limit: int = SMALL_LIMIT
    wait: int = 0
    known: str = ""
    """The mark of the answer that is known: while it is still so, the answer is 304 and empty."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whole. `wait` are the seconds after which the server would like to be asked again.

    Of a sealed file: `size` is how many bytes it has, `held` how many of them the server has. `time` is the server's
    clock when the question came, in milliseconds since 1970.
    """

    status: int
    body: bytes = field(default=b"", repr=False)
    wait: int | None = None
    size: int | None = None
    held: int | None = None
    mark: str = ""
    time: int | None = None


Conversation = Generator[Request, Answer, T]
"""Yields questions and is sent their answers; a question that could not be asked is thrown in as an Unreachable."""


def hold(conversation: Conversation[T], ask: Callable[[Request], Answer]) -> T:
    """Carry a conversation on to its end, question by question. Raises what `ask` raises, unless it is dealt with."""
    try:
        request = next(conversation)
        while True:
            try:
                answer = ask(request)
            except CoachDeskError as trouble:
                request = conversation.throw(trouble)
            else:
                request = conversation.send(answer)
    except StopIteration as ended:
        found: T = ended.value
        return found
