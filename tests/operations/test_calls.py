"""A call is logged with one other and what came of it, and counts as the try or the talk that it was."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.errors import BadInput
from coachdesk.models.call import Call
from coachdesk.operations.calls import Came, latest_calls, log_quickly
from coachdesk.operations.visits import tries_so_far
from tests.operations.visit_desk import VisitDesk


@pytest.fixture
def table(tmp_path: Path) -> Iterator[VisitDesk]:
    made = VisitDesk(tmp_path)
    yield made
    made.close()


def test_a_call_is_kept_now_by_whoever_logs_it(table: VisitDesk) -> None:
    desk = table.desk
    kept = log_quickly(
        desk, table.family, Came.SPOKE, person=table.mother, visit=table.visit.record.id, words="Will be in"
    ).record
    assert (kept.by, kept.person, kept.visit, kept.words) == (
        desk.owner.worker_id, table.mother, table.visit.record.id, "Will be in",
    )  # fmt: skip
    assert desk.now() - kept.at < timedelta(minutes=1)


def test_each_choice_is_told_apart(table: VisitDesk) -> None:
    kept = [log_quickly(table.desk, table.family, came, worker=table.desk.owner.worker_id).record for came in Came]
    assert len({(one.way, one.answer) for one in kept}) == len(Came)
    assert [one.id for one in latest_calls(table.desk, table.family, 2)] == [kept[-1].id, kept[-2].id]


def test_tries_in_a_row_count_and_an_answer_ends_them(table: VisitDesk) -> None:
    for came, tries in (
        (Came.NO_ANSWER, 1), (Came.LEFT_MESSAGE, 2), (Came.WE_TEXTED, 2), (Came.NO_ANSWER, 3), (Came.THEY_RANG, 0),
    ):  # fmt: skip
        log_quickly(table.desk, table.family, came, person=table.mother)
        assert tries_so_far(table.desk, table.family) == tries


@pytest.mark.parametrize("whom", [{}, {"person": "1" * 32, "worker": "2" * 32}])
def test_with_nobody_or_two_nothing_is_kept(table: VisitDesk, whom: dict[str, str]) -> None:
    with pytest.raises(BadInput) as refused:
        log_quickly(table.desk, table.family, Came.SPOKE, **whom)
    assert refused.value.field == "person"
    with pytest.raises(BadInput) as refused:
        log_quickly(table.desk, table.family, None, person=table.mother)
    assert refused.value.field == "answer"
    assert table.desk.records(Call) == []
