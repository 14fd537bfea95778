"""A family of three and answers of theirs, for the tests of the results pages."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.models.measures import AnswerMode, AnswerSet, AnswerStatus, Marking
from coachdesk.operations.measure_entry import Typed, keep_typed
from coachdesk.operations.measure_releases import say_who_may_see
from coachdesk.operations.question_sets import shipped_sets
from coachdesk.ui.pages.measures.page import MeasuresPage
from tests.ui.pages.desk_standing import DeskStanding, standing_on

WELLBEING = shipped_sets()[0]
FACES = AnswerMode.FACES_5


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        made.clock.move(days=90)
        yield made


def answered(
    stand: DeskStanding,
    person: str,
    place: int | None,
    days_ago: int,
    *,
    marking: Marking = Marking.PAPER,
    mode: AnswerMode = FACES,
    said: str = "",
    released: bool = False,
) -> AnswerSet:
    typed = Typed(place, words=said) if place is not None else Typed(status=AnswerStatus.PREFER_NOT, words=said)
    at = stand.desk.now() - timedelta(days=days_ago)
    kept = keep_typed(stand.desk, stand.family.id, person, WELLBEING, marking, mode, {"money": typed}, at=at).record
    if released:
        say_who_may_see(stand.desk, kept, released=True)
    return kept


def results(stand: DeskStanding, **where: str) -> MeasuresPage:
    return stand.page(MeasuresPage, family_id=stand.family.id, **where)
