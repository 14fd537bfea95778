"""The child's side, in this process: one order, one answer, and known errors only."""

from io import BytesIO

import pytest

from coachdesk.crypto import codec
from coachdesk.errors import Unreadable
from coachdesk.reports.verifying import Verdict, check
from coachdesk.sandbox.child import answer
from coachdesk.sandbox.frames import Order, Outcome, read_order, read_reply, request_bytes
from coachdesk.sandbox.tasks import TASKS, verify_pdf
from tests.sealable import sealed
from tests.signers import TODAY, brue_vale

OURS = [brue_vale().trust]


def answered(payload: bytes, task: str = "verify-pdf") -> tuple[Outcome, bytes]:
    stream = BytesIO(request_bytes(Order(task, 10, 512), payload))
    return read_reply(answer(TASKS[read_order(stream).task](), stream))


def test_a_plan_is_answered_with_its_verdict() -> None:
    outcome, reply = answered(verify_pdf.payload(sealed(), OURS, TODAY))
    assert outcome is Outcome.DONE
    assert verify_pdf.verdict_in(reply) == check(sealed(), OURS, TODAY)


def test_what_is_no_plan_is_answered_with_a_sentence() -> None:
    outcome, reply = answered(verify_pdf.payload(b"junk", OURS, TODAY))
    assert outcome is Outcome.UNREADABLE
    assert b"not a PDF" in reply


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"junk",
        codec.encode([]),
        codec.encode({}),
        codec.encode({"pdf": sealed(), "trust": 1, "now": TODAY.isoformat()}),
        codec.encode({"pdf": sealed(), "trust": [b"junk"], "now": TODAY.isoformat()}),
        codec.encode({"pdf": sealed(), "trust": [], "now": "yesterday"}),
        codec.encode({"pdf": "text", "trust": [], "now": TODAY.isoformat()}),
    ],
)
def test_a_request_that_is_not_one_is_unreadable(payload: bytes) -> None:
    assert answered(payload)[0] is Outcome.UNREADABLE


def test_memory_that_runs_out_is_answered_in_words() -> None:
    def hoard(_payload: bytes) -> bytes:
        raise MemoryError

    stream = BytesIO(request_bytes(Order("hoard", 10, 512), b""))
    read_order(stream)
    outcome, reply = read_reply(answer(hoard, stream))
    assert outcome is Outcome.UNREADABLE
    assert b"more memory" in reply


def test_a_task_nobody_knows_ends_the_process() -> None:
    with pytest.raises(KeyError):
        answered(b"", "no such task")


@pytest.mark.parametrize("reply", [b"", b"{}", b"null", b'{"valid": true}', b'{"valid": 2, "sentence": ""}', b"\xff"])
def test_a_reply_that_is_no_verdict_is_not_believed(reply: bytes) -> None:
    with pytest.raises(Unreadable):
        verify_pdf.verdict_in(reply)


def test_a_verdict_with_something_more_is_not_believed() -> None:
    said = Verdict(valid=True, sentence="fine").model_dump_json().replace("}", ', "more": 1}')
    with pytest.raises(Unreadable):
        verify_pdf.verdict_in(said.encode())


def test_bytes_that_are_no_request_are_unreadable() -> None:
    for junk in (b"", b"junk", bytes(100), b"CDSB\x02" + bytes(20)):
        with pytest.raises(Unreadable):
            read_order(BytesIO(junk))
