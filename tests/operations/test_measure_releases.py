"""A person opens and closes what they answered, as often as they like, and the last word holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.errors import Refused
from coachdesk.models.measures import AnswerStatus, LineMark, Marking
from coachdesk.models.values import new_id
from coachdesk.operations.measure_releases import may_be_seen, say_who_may_see
from tests.desks import new_desk

FAMILY, ISLA = new_id(), new_id()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "records")
    yield opened.desk
    opened.close()


def mark(desk: Desk, **whose: str | None) -> LineMark:
    values = {"person": ISLA, "status": AnswerStatus.SKIPPED, "marking": Marking.SELF, **whose}
    return desk.add(new_record(LineMark, FAMILY, line=new_id(), at=desk.now(), **values)).record


def test_the_last_word_holds(desk: Desk) -> None:
    private, other = mark(desk), mark(desk)
    for released in (True, False, True, True, False):
        say_who_may_see(desk, private, released=released)
        assert may_be_seen(desk, private) is released
        assert not may_be_seen(desk, other)


def test_a_workers_mark_is_nobodys_to_open(desk: Desk) -> None:
    theirs = mark(desk, person=None, worker=desk.owner.worker_id)
    with pytest.raises(Refused):
        say_who_may_see(desk, theirs, released=True)
