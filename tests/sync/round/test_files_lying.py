"""A server, or somebody on the way, that says of files what is not so: nothing wrong is kept and nothing else stops."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coachdesk.desk.attachments import attachment_bytes
from coachdesk.errors import BrokenAnswer
from coachdesk.models.plan import Attachment
from coachdesk.store.attachments import TRIES
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.protocol.exchanging import Stored
from coachdesk.sync.protocol.limits import BLOB_PIECE
from coachdesk.sync.protocol.refusals import Code, Refusal
from tests.sync.round.meddling import meddling
from tests.sync.round.picture_taking import LARGE, SMALL, counting, is_here, take_picture
from tests.sync.round.towns import Two

LIES: dict[str, Callable[[Answer], Answer]] = {
    "another size": lambda answer: replace(answer, size=(answer.size or 0) + 1),
    "no size": lambda answer: replace(answer, size=None),
    "too much": lambda answer: replace(answer, body=answer.body + b"\0"),
    "nothing": lambda answer: replace(answer, body=b""),
    "other bytes": lambda answer: replace(answer, body=bytes(len(answer.body))),
    "one bit": lambda answer: replace(answer, body=bytes([answer.body[0] ^ 1]) + answer.body[1:]),
}


@pytest.mark.faults
@pytest.mark.parametrize("lie", LIES)
def test_a_file_that_is_not_it_is_refused_and_stops_nothing(two: Two, lie: str) -> None:
    wrong, right = take_picture(two.bronwen, two.family, SMALL), take_picture(two.bronwen, two.family, SMALL + b"!")
    two.bronwen.round()
    named = two.bronwen.desk.get(Attachment, wrong.id).record.carried
    assert named is not None

    def lies(request: Request, answer: Answer) -> Answer:
        return LIES[lie](answer) if request.method == "GET" and named.blob in request.path else answer

    for tries in range(TRIES):
        two.write(two.bronwen, f"area {tries}")
        two.bronwen.round()
        told = two.ada.round(meddling(two, lies))
        assert two.area(two.ada) == f"area {tries}"
        assert told.files_trouble is None
    assert is_here(two.ada.desk, right)
    assert not is_here(two.ada.desk, wrong)
    asked: list[Request] = []
    assert two.ada.round(counting(two, asked)).files_waiting == 0
    assert not [one for one in asked if "blob" in one.path], "three times, and then it is left alone"


@pytest.mark.faults
def test_a_file_without_an_end_is_read_to_its_limit_and_others_come_after_it(two: Two) -> None:
    old = take_picture(two.bronwen, two.family, SMALL)
    endless = take_picture(two.bronwen, two.family, SMALL + b"!")
    two.bronwen.round()
    named = two.bronwen.desk.get(Attachment, endless.id).record.carried

    def ask(request: Request) -> Answer:
        if request.method == "GET" and named and named.blob in request.path:
            assert request.answer_limit == BLOB_PIECE
            raise BrokenAnswer  # as the line does
        return two.town.ask(request)

    assert isinstance(two.ada.round(ask).files_trouble, BrokenAnswer)
    two.ada.round(ask)
    assert is_here(two.ada.desk, old)
    assert not is_here(two.ada.desk, endless)


@pytest.mark.faults
@pytest.mark.parametrize(
    "answer",
    [Answer(500), Answer(418), Answer(200), Answer(200, size=5), Answer(200, size=5, held=6), Answer(403), Answer(429)],
)
def test_odd_answers_to_how_far_it_is(two: Two, answer: Answer) -> None:
    take_picture(two.bronwen, two.family)
    told = two.bronwen.round(lambda request: answer if request.method == "HEAD" else two.town.ask(request))
    assert (told.sent, told.files_sent, told.files_waiting) == (1, 0, 1)
    assert (told.files_trouble is None) == (answer.status == 403)
    assert two.bronwen.round().files_sent == 1


@pytest.mark.faults
def test_a_server_that_counts_wrong_is_not_believed(two: Two) -> None:
    take_picture(two.bronwen, two.family)

    def counts_wrong(request: Request, answer: Answer) -> Answer:
        return replace(answer, body=Stored(1).to_bytes()) if request.method == "PUT" else answer

    assert isinstance(two.bronwen.round(meddling(two, counts_wrong)).files_trouble, BrokenAnswer)
    assert two.bronwen.round().files_sent == 1


def test_two_who_send_the_same_file_send_it_once(two: Two) -> None:
    """Restored copies of one laptop do; each goes on from where the other is."""
    record = take_picture(two.bronwen, two.family, LARGE)
    bodies: list[int] = []

    def other_is_quicker(request: Request) -> Answer:
        if request.method == "PUT":
            bodies.append(len(request.body))
            if len(bodies) == 1:
                two.town.ask(request)
        return two.town.ask(request)

    assert two.bronwen.round(other_is_quicker).files_sent == 1
    assert len(bodies) == 3
    two.ada.round()
    assert attachment_bytes(two.ada.desk, record) == LARGE


@pytest.mark.faults
def test_a_file_begun_wrong_under_its_name_is_begun_again(two: Two) -> None:
    record = take_picture(two.bronwen, two.family, LARGE)
    puts: list[int] = []

    def spoils_the_first(request: Request) -> Answer:
        if request.method == "PUT":
            puts.append(len(request.body))
            if len(puts) == 1:
                return two.town.ask(replace(request, body=bytes(len(request.body))))
        return two.town.ask(request)

    assert two.bronwen.round(spoils_the_first).files_sent == 1
    assert len(puts) == 6
    two.ada.round()
    assert attachment_bytes(two.ada.desk, record) == LARGE


@pytest.mark.faults
def test_a_file_of_another_size_under_its_name_is_not_taken_for_it(two: Two) -> None:
    take_picture(two.bronwen, two.family)
    other = take_picture(two.bronwen, two.family, SMALL * 2)

    def of_another_size(request: Request) -> Answer:
        if request.method == "HEAD":
            answer = two.town.ask(request)
            return replace(answer, status=200, size=10**6, held=10**6)
        return two.town.ask(request)

    refuses = [0]

    def never_there(request: Request) -> Answer:
        if request.method == "PUT" and refuses[0] < 4:
            refuses[0] += 1
            no = Refusal(Code.OFFSET, n=10**6)
            return Answer(no.status, no.to_bytes())
        return of_another_size(request)

    told = two.bronwen.round(never_there)
    assert (told.files_sent, told.files_waiting, told.files_trouble) == (1, 1, None)
    assert two.bronwen.desk.get(Attachment, other.id).record.carried is None, "the newest was tried first, and left"
