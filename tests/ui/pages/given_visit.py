"""The page of what a family gave, over a small vault in which a mother and a teenager gave something of every sort."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.crypto.drop_box import new_box_keys, seal_for_box
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family_mode import FamilyPage, FromTheFamily, HandOver, Tick, Told
from coachdesk.models.measures import Answer, AnswerMode, AnswerStatus, LineGrading
from coachdesk.models.measures_in_sight import (
    AnswerGiven,
    AskedOf,
    GoodNewsGiven,
    LineInSight,
    LineWords,
    MarkGiven,
    SetGiven,
    SetInSight,
    StepWanted,
)
from coachdesk.models.plan import StepDone
from coachdesk.operations.drop_box_file import DropBoxFile, box_path
from coachdesk.operations.hand_overs import keep_hand_overs
from coachdesk.operations.question_sets import shipped_sets
from coachdesk.tools.family_given import packed
from coachdesk.ui.theme import Theme
from tests.operations.given_desk import CALM, ISLA, RUTH, given_desk
from tests.tools.asked_things import BOX, FAMILY
from tests.tools.given_draws import ASKINGS, BEGAN, LINES, STEPS
from tests.ui.pages.page_visit import PageVisit

SECRETS = (
    "Because of the row",
    "He listened to me",
    "Ask Gran",
    "She smiled",
    "I like my room",
    "We shout at breakfast",
)
"""Words that are for the coach alone."""


def answered(
    asking: str, person: str, question: str, place: int | None, words: str = "", first: int | None = None
) -> FromTheFamily:
    status = AnswerStatus.ANSWERED if place is not None else AnswerStatus.PREFER_NOT
    if first is not None and first != place:
        status = AnswerStatus.CORRECTED
    first = place if first is None else first
    mode = AnswerMode.FACES_5
    answer = Answer(question=question, status=status, mode=mode, first=first, place=place, words=words, at=BEGAN)
    return FromTheFamily(answer=AnswerGiven(asking=asking, person=person, answer=answer))


def went(asking: str, person: str, *, released: bool, finished: bool = True) -> FromTheFamily:
    values = {"asking": asking, "person": person, "marking": "self", "at": BEGAN + timedelta(minutes=4)}
    return FromTheFamily(sitting=SetGiven.model_validate({**values, "released": released, "finished": finished}))


def given_of_every_sort() -> list[FromTheFamily]:
    """Isla's answers are private, Ruth's are not."""
    wellbeing, _ = ASKINGS
    mark = {"status": "answered", "marking": "self", "at": BEGAN}
    hers = {**mark, "line": LINES[0], "person": ISLA, "first": 700, "place": 700}
    mums = {**mark, "line": LINES[1], "person": RUTH, "first": 100, "place": 200, "status": "corrected"}
    new = LineWords(line=LINES[1], person=RUTH, a_words="We shout at breakfast", b_words="We eat in peace", at=BEGAN)
    return [
        FromTheFamily(tick=Tick(step=STEPS[0], person=RUTH, how=StepDone.TOGETHER, at=BEGAN)),
        answered(wellbeing, ISLA, "money", None),
        answered(wellbeing, ISLA, "home", 0, "Because of the row", first=1000),
        went(wellbeing, ISLA, released=False),
        answered(wellbeing, RUTH, "money", 250),
        went(wellbeing, RUTH, released=True),
        FromTheFamily(mark=MarkGiven.model_validate({**hers, "helped_so_far": "He listened to me"})),
        FromTheFamily(line_words=new),
        FromTheFamily(mark=MarkGiven.model_validate({**mums, "released": True, "still_needed": "More sleep"})),
        FromTheFamily(step=StepWanted(person=ISLA, words="Ask Gran", asking=wellbeing, question="home", at=BEGAN)),
        FromTheFamily(step=StepWanted(person=RUTH, words="Ring the bank", target=CALM, at=BEGAN)),
        FromTheFamily(good_news=GoodNewsGiven(person=RUTH, words="She smiled", high_point=True, at=BEGAN)),
        FromTheFamily(told=Told(person=ISLA, words="I like my room", at=BEGAN)),
    ]  # fmt: skip


def put_in(opened: OpenDesk, things: list[FromTheFamily]) -> HandOver:
    """These things in the drop-box of a hand-over in which both were asked about their life."""
    keys = new_box_keys()
    content = next(one for one in shipped_sets() if one.key == "wellbeing" and one.language == "en")
    one = HandOver(
        box_id=BOX,
        secret=keys.secret.hex(),
        family=FAMILY,
        people=(ISLA, RUTH),
        pages=tuple(FamilyPage),
        sets=(
            SetInSight(
                id=ASKINGS[0],
                content=content,
                asked=tuple(AskedOf(person=who, mode=AnswerMode.FACES_5, practice=True) for who in (ISLA, RUTH)),
            ),
        ),
        lines=(
            LineInSight(id=LINES[0], a_words="Nobody talks", b_words="We talk", people=(ISLA, RUTH)),
            LineInSight(id=LINES[1], people=(ISLA, RUTH)),
        ),
        at=BEGAN,
    )
    line = {"id": LINES[0], "log": FAMILY, "a_words": "Nobody talks", "b_words": "We talk", "begun_at": BEGAN}
    opened.desk.add(LineGrading.model_validate(line))
    keep_hand_overs(opened, (one,))
    box = DropBoxFile(box_path(opened.folder, BOX), BOX)
    for place, each in enumerate(things):
        box.append(seal_for_box(packed(each), keys.public, BOX, place))
    box.close()
    return one


@pytest.fixture
def given_visit(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[PageVisit]:
    """Every page of the window over that vault."""
    opened = given_desk(tmp_path / "records")
    made = PageVisit(opened, theme, tmp_path, qtbot)
    made.family_id = FAMILY
    yield made
    made.stack.close()
    made.stack.keep_typing()
    assert made.deeds.stop()
    opened.close()
    assert made.broken == []
