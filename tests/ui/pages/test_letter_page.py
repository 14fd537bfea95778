"""A letter is read together, kept, and becomes dated steps if the family says so; nothing half typed is lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.letter import Letter
from coachdesk.models.plan import SubTarget
from coachdesk.operations.letters import keep_letter
from coachdesk.operations.plans import add_target, start_plan
from coachdesk.ui.pages.letter.page import LetterPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

DAY = date(2011, 3, 10)


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def letter(here: DeskStanding, by_when: date | None = DAY) -> Letter:
    wants = "Fill in the form\nRing the court"
    values = {"from_words": "County court", "says": "Rent is owed.", "wants": wants, "by_when": by_when}
    return keep_letter(here.desk, here.family.id, **values).record


def test_a_letter_is_typed_and_kept(here: DeskStanding) -> None:
    page = here.page(LetterPage, family_id=here.family.id)
    page.form.from_words.setFocus()
    write("County court")
    here.press(page, "Keep this letter")
    assert page.form.says.problem()
    page.form.says.setFocus()
    write("Rent is owed.")
    page.form.wants.setFocus()
    write("Fill in the form")
    page.form.by_when.setFocus()
    write("10 March")
    here.press(page, "Keep this letter")
    (kept,) = here.desk.records(Letter)
    assert (kept.from_words, kept.wants, kept.by_when) == ("County court", "Fill in the form", DAY)
    assert here.went[-1].where["record_id"] == kept.id
    assert here.desk.drafts.all("letter/") == {}


def test_half_a_letter_is_there_again(here: DeskStanding) -> None:
    page = here.page(LetterPage, family_id=here.family.id)
    page.form.says.setFocus()
    write("Rent is ow")
    page.leave()
    here.settle()
    again = here.page(LetterPage, family_id=here.family.id)
    assert again.form.says.text() == "Rent is ow"
    assert here.desk.records(Letter) == []


def test_each_line_becomes_a_dated_step_of_whom_the_family_says(here: DeskStanding) -> None:
    add_target(here.desk, start_plan(here.desk, here.family.id), "Keep our home")
    about = letter(here)
    page = here.page(LetterPage, family_id=here.family.id, record_id=about.id)
    page.steps.owner.choose(here.amina.id)
    here.press(page, "The family says")
    steps = here.desk.records(SubTarget)
    assert [(one.words, one.due, one.owner_person) for one in steps] == [
        ("Fill in the form", DAY, here.amina.id),
        ("Ring the court", DAY, here.amina.id),
    ]
    assert "A step of the plan: Fill in the form. By Thursday 10 March 2011." in words(page)


def test_each_thing_has_a_day_of_its_own_and_the_letter_names_every_step(here: DeskStanding) -> None:
    add_target(here.desk, start_plan(here.desk, here.family.id), "Keep our home")
    about = letter(here, by_when=None)
    page = here.page(LetterPage, family_id=here.family.id, record_id=about.id)
    form, court = page.steps.wants
    form.day.setFocus()
    write("10 March")
    here.press(page, "The family says: make it 2 steps")
    assert court.day.problem()
    assert here.desk.records(SubTarget) == []
    assert not page.is_clean()
    court.day.setFocus()
    write("12 March")
    here.press(page, "The family says")
    steps = here.desk.records(SubTarget)
    assert [(one.words, one.due) for one in steps] == [("Fill in the form", DAY), ("Ring the court", date(2011, 3, 12))]
    assert here.desk.get(Letter, about.id).record.became == tuple(one.id for one in steps)
    assert "A step of the plan: Ring the court. By Saturday 12 March 2011." in words(page)
    assert page.is_clean()


def test_without_a_target_it_leads_to_the_plan(here: DeskStanding) -> None:
    page = here.page(LetterPage, family_id=here.family.id, record_id=letter(here).id)
    assert "no target yet" in words(page)
    here.press(page, "Open the plan")
    assert here.went[-1].page == "plan"


def test_nothing_to_do_needs_a_reason(here: DeskStanding) -> None:
    about = letter(here)
    page = here.page(LetterPage, family_id=here.family.id, record_id=about.id)
    here.press(page, "Nothing has to be done")
    assert page.steps.reason.problem()
    page.steps.reason.set_text("Paid last week")
    here.press(page, "Nothing has to be done")
    assert here.desk.get(Letter, about.id).record.no_step_because == "Paid last week"


@pytest.mark.parametrize("kept", [False, True])
def test_it_has_names_room_and_tab(here: DeskStanding, usable: Usable, kept: bool) -> None:
    add_target(here.desk, start_plan(here.desk, here.family.id), "Keep our home")
    usable(here.page(LetterPage, family_id=here.family.id, record_id=letter(here).id if kept else ""))
