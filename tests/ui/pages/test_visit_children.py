"""What is written at a visit: a child's words as the child's, and the clock named where it moved back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.models.moments import Asked
from coachdesk.models.visit import ChildSeen
from coachdesk.operations.notes import notes_of
from coachdesk.operations.visits import start_unplanned
from coachdesk.ui.pages.family import FamilyPage
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.labels import SafeLabel
from tests.ui.pages.desk_standing import standing_on
from tests.ui.pages.page_visit import PageVisit, visit
from tests.ui.pages.visit_hands import kept, opened, press, tell, type_in

__all__ = ["visit"]


@pytest.fixture
def page(visit: PageVisit) -> VisitPage:
    """A visit to F2 that has just begun, opened."""
    begun = start_unplanned(visit.desk, visit.family_id).record
    made = opened(visit)
    assert made.visit_id == begun.id
    return made


def test_a_childs_words_are_the_childs_and_how_it_was_is_neither(visit: PageVisit, page: VisitPage) -> None:
    tia, joy = visit.person("Tia"), visit.person("Joy")
    row = page.children_card.rows[tia.id]
    assert not row.how.isVisibleTo(page), "nothing is asked of a child nobody has spoken of"
    press(visit, page, "Tia: Spoken with?")
    type_in(row.how, "Bright, showed me her bed")
    press(visit, page, "What Tia said")
    assert visit.here() is page.note.voices[0].words.editor()
    QTest.keyClicks(visit.here(), "I like my new bed")
    press(visit, page, "What Joy said")
    QTest.keyClicks(visit.here(), "And me")
    press(visit, page, "What Tia said")
    assert visit.here() is page.note.voices[0].words.editor(), "one box for each"
    type_in(page.note.fact, "Both girls at the table")
    press(visit, page, "Keep this note")
    (note,) = notes_of(visit.desk, visit.family_id, page.visit_id)
    assert [(one.person, one.words) for one in note.own_words] == [(tia.id, "I like my new bed"), (joy.id, "And me")]
    assert (note.fact, note.view) == ("Both girls at the table", "")
    (seen,) = [one for one in visit.desk.records(ChildSeen, visit.family_id) if one.visit == page.visit_id]
    assert (seen.child, seen.seen, seen.words) == (tia.id, Asked.YES, "Bright, showed me her bed")
    told = [one.words() for one in page.children_card.rows[tia.id].findChildren(SafeLabel)]
    assert "“I like my new bed”" in told
    assert "“And me”" not in told, "another child's words are not hers"
    assert visit.desk.drafts.all("visit/") == {}


def test_how_a_child_was_comes_back_half_typed(visit: PageVisit, page: VisitPage) -> None:
    joy = visit.person("Joy").id
    page.children_card.pill(joy, "seen").click()
    type_in(page.children_card.rows[joy].how, "Asleep")
    visit.qtbot.wait(500)
    visit.settle()
    assert visit.desk.drafts.all(f"visit/{kept(visit).id}/child/{joy}") != {}
    tell(visit)
    assert page.children_card.rows[joy].how.text() == "Asleep"
    visit.go(FamilyPage, "family", family_id=visit.family_id)
    assert "Asleep" in [one.words for one in visit.desk.records(ChildSeen, visit.family_id)]


def test_a_clock_that_moved_back_is_named_beside_the_note(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with standing_on(qtbot, tmp_path) as here:
        start_unplanned(here.desk, here.family.id)
        here.clock.move(hours=-5)
        page = here.page(VisitPage, family_id=here.family.id)
        assert page.note.clock.words().startswith("This laptop's clock is 5 hours behind")
        assert not page.note.late.isVisibleTo(page)
