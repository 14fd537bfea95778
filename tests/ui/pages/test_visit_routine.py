"""A routine visit by keyboard is few actions and under four minutes, and a sentence cut off by the lid comes back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.models.moments import Asked
from coachdesk.models.note import Note
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.models.visit import ChildSeen, Visit, VisitOutcome
from coachdesk.operating_system import WallClock
from coachdesk.operations.notes import notes_of
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.vaults import open_vault
from coachdesk.operations.visits import plan_visit, start_unplanned
from coachdesk.ui.theme import Theme
from tests.desks import CHEAP, passphrase
from tests.sample_vaults import sample
from tests.ui.pages.page_visit import PageVisit, visit
from tests.ui.pages.visit_hands import Hands, kept, opened, press, tell, type_in

__all__ = ["visit"]


def test_a_routine_visit_takes_few_actions_by_keyboard_and_less_than_four_minutes(visit: PageVisit) -> None:
    desk = visit.desk
    planned = plan_visit(desk, visit.family_id, desk.now() + timedelta(minutes=5))
    open_steps = [one for one in desk.records(SubTarget, visit.family_id) if one.state is StepState.OPEN]
    page = opened(visit)
    assert not page.who.isVisibleTo(page), "nothing is asked before it begins"
    hands = Hands(visit)
    hands.press("Start the visit")
    tell(visit)
    for name in ("Grace, parent, 32", "Tia, child, 11"):
        hands.press(name)
    hands.press("Tia: Spoken with? not said yet")
    hands.press("Joy: Seen? not said yet")
    hands.press("We did it: Sit in on one class before I say yes")
    hands.press("Together: Find out what money there is for books and bus")
    hands.write("What was seen and heard", "Warm flat, both girls home from school and doing homework at the table.")
    hands.write("In their own words", "I like my new bed")
    hands.choose("Grace", "Tia")
    hands.choose("We met", "We met")
    hands.write("When do you meet next?", "in 2 weeks")
    hands.press("End the visit")
    assert hands.actions <= 40
    assert hands.seconds() < 240
    done = desk.get(Visit, planned.record.id).record
    assert done.outcome is VisitOutcome.MET
    assert done.was_in == (visit.person("Grace").id, visit.person("Tia").id)
    seen = {one.child: (one.seen, one.spoken_with, one.alone) for one in desk.records(ChildSeen, visit.family_id)}
    assert seen == {
        visit.person("Tia").id: (Asked.YES, Asked.YES, Asked.NOT_ASKED),
        visit.person("Joy").id: (Asked.YES, Asked.NOT_ASKED, Asked.NOT_ASKED),
    }
    (note,) = notes_of(desk, visit.family_id, done.id)
    assert (note.own_words[0].person, note.own_words[0].words) == (visit.person("Tia").id, "I like my new bed")
    assert note.present == done.was_in
    following = desk.get(Visit, done.next_visit or "").record
    assert following.planned_at.date() == desk.today() + timedelta(days=14)
    assert (following.planned_at.hour, following.planned_at.minute) == _wall(done.planned_at)
    now_open = [one for one in desk.records(SubTarget, visit.family_id) if one.state is StepState.OPEN]
    assert len(open_steps) - len(now_open) == 2
    assert desk.drafts.all(f"visit/{done.id}/") == {}, "nothing half typed is left behind"


def _wall(moment: datetime) -> tuple[int, int]:
    wall = on_the_wall(moment)
    return wall.hour, wall.minute


@pytest.mark.parametrize("crash", [False, True])
def test_shut_mid_sentence_and_opened_again_it_is_the_same_sentence(
    tmp_path: Path, theme: Theme, qtbot: QtBot, crash: bool
) -> None:
    """A real vault closed and opened again: locked in the middle of a word, or after a pause and no good-bye at all."""
    vault = sample(tmp_path)
    before = PageVisit(vault, theme, tmp_path, qtbot)
    start_unplanned(before.desk, before.family_id)
    page = opened(before)
    type_in(page.who.others, "Nan from next do")
    page.note.voices[0].whose.choose(before.person("Tia").id)
    page.note.voices[0].whose.edited.emit()
    type_in(page.note.voices[0].words, "I want my own ro")
    page.note.another.click()
    type_in(page.note.voices[1].words, "And me my own")
    page.spend.open()
    type_in(page.spend.pounds, "12.")
    type_in(page.end_card.next_day, "Thurs 3")
    type_in(page.end_card.next_time, "2.3")
    type_in(page.note.fact, "The letter says they must pay by")
    if crash:
        qtbot.wait(500)
    else:
        page.leave()
    before.settle()
    sentence = before.desk.drafts.read(f"visit/{kept(before).id}/note/fact")
    assert sentence == "The letter says they must pay by", "kept before anything else happens"
    before.stack.hide()
    assert before.deeds.stop()
    vault.close()

    again = open_vault(tmp_path / "coach", passphrase(), WallClock(), CHEAP)
    after = PageVisit(again, theme, tmp_path / "again", qtbot)
    page = opened(after)
    assert page.note.fact.text() == "The letter says they must pay by"
    assert page.note.voices[0].words.text() == "I want my own ro"
    assert page.note.voices[1].words.text() == "And me my own"
    assert page.note.voices[0].whose.chosen() == after.person("Tia").id
    assert page.who.others.text() == "Nan from next do"
    assert page.spend.pounds.text() == "12."
    assert page.end_card.next_day.typed() == "Thurs 3"
    assert page.end_card.next_time.text() == "2.3"
    assert after.desk.records(Note, after.family_id) == [], "a half sentence is nobody's note yet"
    QTest.keyClicks(page.note.fact.editor(), " Friday")
    page.note.voices[1].whose.choose(after.person("Joy").id)
    press(after, page, "Keep this note")
    (note,) = after.desk.records(Note, after.family_id)
    assert note.fact == "The letter says they must pay by Friday", "one goes on where one stopped"
    after.stack.hide()
    assert after.deeds.stop()
    again.close()
    assert before.broken + after.broken == []
