"""A conversation is carried on question by question, and hears of trouble where it asked."""

import pytest

from coachdesk.errors import Unreachable
from coachdesk.sync.conversation import Answer, Conversation, Request, hold


def talk(tries: int) -> Conversation[list[int]]:
    heard = []
    for number in range(3):
        for _ in range(tries):
            try:
                answer = yield Request("GET", f"/v1/{number}")
            except Unreachable:
                continue
            heard.append(answer.status)
            break
    return heard


def test_each_question_gets_its_own_answer() -> None:
    assert hold(talk(1), lambda request: Answer(int(request.path[-1]))) == [0, 1, 2]


def test_trouble_is_told_where_it_was_asked_and_can_be_tried_again() -> None:
    asked = []

    def ask(request: Request) -> Answer:
        asked.append(request.path)
        if len(asked) == 2:
            raise Unreachable
        return Answer(200)

    assert hold(talk(2), ask) == [200, 200, 200]
    assert asked == ["/v1/0", "/v1/1", "/v1/1", "/v1/2"]


def test_trouble_that_nobody_deals_with_ends_it() -> None:
    def talking() -> Conversation[None]:
        yield Request("GET", "/v1/hello")

    def ask(_: Request) -> Answer:
        raise Unreachable

    with pytest.raises(Unreachable):
        hold(talking(), ask)


def test_a_bug_is_not_told_to_the_conversation() -> None:
    def ask(_: Request) -> Answer:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hold(talk(2), ask)
