"""A line that breaks at one question, before it got there or after the answer was on its way."""

from coachdesk.errors import Unreachable
from coachdesk.operations.syncing.lines import Ask
from coachdesk.sync.conversation import Answer, Request


class Breaking:
    """Breaking(ask, at, arrives=...): question number `at` (from 0) is never answered, and neither is any after it."""

    def __init__(self, ask: Ask, at: int, *, arrives: bool) -> None:
        self._ask, self._at, self._arrives = ask, at, arrives
        self.asked = 0

    def __call__(self, request: Request) -> Answer:
        self.asked += 1
        if self.asked <= self._at:
            return self._ask(request)
        if self.asked == self._at + 1 and self._arrives:
            self._ask(request)
        raise Unreachable
