"""Before the laptop goes over, the coach chooses who is asked what, about whose help, and says who is alone."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel

from coachdesk.desk import new_record
from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.models.measures import AnswerMode
from coachdesk.models.organisation import Sector
from coachdesk.models.person import Person
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.plans import add_step
from coachdesk.ui.pages.family_mode.asking_card import PROJECT
from coachdesk.ui.pages.family_mode.page import NEW, HandOverPage
from tests.operations.given_desk import HERS, ISLA, RUTH
from tests.tools.asked_things import FAMILY
from tests.tools.given_draws import BEGAN, LINES
from tests.tools.test_measures_in_sight import line
from tests.ui.conftest import Usable
from tests.ui.pages.given_visit import given_visit
from tests.ui.pages.page_visit import PageVisit

__all__ = ["given_visit"]


def come(visit: PageVisit, *people: str, pages: tuple[str, ...] = ("steps", "questions", "lines")) -> HandOverPage:
    page = visit.go(HandOverPage, "family_mode", family_id=FAMILY)
    page.pages.choose(pages)
    there(page, *people)
    return page


def there(page: HandOverPage, *people: str) -> None:
    page.people.choose(people)
    page.people.edited.emit()
    page.pages.edited.emit()


def seen(page: HandOverPage) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def agencies(page: HandOverPage) -> list[str]:
    return [pill.choice.words for pill in page.asking.agencies._pills]


def test_each_who_is_there_is_asked_both_sets_unless_the_coach_says_otherwise(
    given_visit: PageVisit, usable: Usable
) -> None:
    page = come(given_visit, ISLA, RUTH)
    assert [(one.content.key, one.people, one.agency) for one in page._wanted().sets] == [
        ("wellbeing", (ISLA, RUTH), None),
        ("experience", (ISLA, RUTH), None),
    ]
    page.asking.rows[ISLA].sets.choose(("wellbeing",))
    page.asking.rows[RUTH].mode.choose(AnswerMode.LINE)
    assert [one.people for one in page._wanted().sets] == [(ISLA, RUTH), (RUTH,)]
    assert page._wanted().answering == {RUTH: AnswerMode.LINE}
    there(page, ISLA)
    assert [one.people for one in page._wanted().sets] == [(ISLA,)]
    there(page, ISLA, RUTH)
    assert page._wanted().answering == {RUTH: AnswerMode.LINE}, "what was chosen stays while others come and go"
    usable(page)


def test_alone_is_asked_of_one_person_and_anew_when_anybody_comes_or_goes(given_visit: PageVisit) -> None:
    page = come(given_visit, ISLA, RUTH)
    assert not page.asking.alone.isVisible()
    there(page, ISLA)
    assert page.asking.alone.isVisible()
    page.asking.alone.set_ticked(True)
    assert page._wanted().alone
    there(page, ISLA, RUTH)
    assert not page._wanted().alone
    there(page, RUTH)
    assert not page._wanted().alone
    page.asking.alone.set_ticked(True)
    page.asking.rows[RUTH].sets.choose(("experience",))
    page.asking.rows[RUTH].edited.emit()
    assert not page._wanted().alone, "nothing is asked that needs it"


def test_only_agencies_of_this_family_are_offered_and_delicate_ones_to_one_person(given_visit: PageVisit) -> None:
    desk = given_visit.desk
    live = live_plan(desk, FAMILY)
    assert live is not None
    me = {"worker": desk.owner.worker_id, "role": AssignmentRole.COACH, "from_date": "2011-01-01"}
    desk.add(new_record(Assignment, FAMILY, **me))
    add_agency(desk, "Far Away School", Sector.SCHOOL)
    for name, sector in (("Brue Vale Homes", Sector.HOUSING), ("Heron House", Sector.VOLUNTARY)):
        worker = add_worker(desk, "Ann", add_agency(desk, name, sector).record.id).record
        add_step(desk, live.targets[0], "Ring", owner_worker=worker.id)
    page = come(given_visit, ISLA, RUTH)
    assert agencies(page) == ["This project", "Brue Vale Homes"]
    there(page, ISLA)
    assert agencies(page) == ["This project", "Brue Vale Homes", "Heron House"]
    page.asking.agencies.choose([pill.choice.key for pill in page.asking.agencies._pills])
    names = [one.agency.name if one.agency else "" for one in page._wanted().sets]
    assert names == ["", "", "Brue Vale Homes", "Heron House"]


def test_a_line_of_hers_alone_is_not_offered_before_others(given_visit: PageVisit) -> None:
    desk = given_visit.desk
    desk.add(line())
    desk.add(line(1, target=HERS, a_words="He shouts", begun_at=BEGAN + timedelta(days=1)))
    page = come(given_visit, ISLA, RUTH)
    assert (page._wanted().lines, page._wanted().new_line) == ((LINES[0],), False)
    there(page, ISLA)
    page.lines.choose((LINES[0], LINES[1], NEW))
    assert (page._wanted().lines, page._wanted().new_line) == (LINES, True)
    there(page)
    assert "He shouts" not in " ".join(pill.choice.words for pill in page.lines._pills)


def test_who_is_too_young_is_not_asked_and_it_says_so(given_visit: PageVisit) -> None:
    desk = given_visit.desk
    desk.amend(desk.get(Person, ISLA), birth_date="2008")
    page = come(given_visit, ISLA, RUTH)
    given_visit.settle()
    assert "Isla\u2069 is under five" in seen(page)
    assert [one.people for one in page._wanted().sets] == [(RUTH,), (RUTH,)]
    there(page, ISLA)
    page.button.click()
    given_visit.settle()
    assert "Choose which questions" in page.message.words()


def test_what_is_asked_about_a_page_is_not_there_without_it(given_visit: PageVisit) -> None:
    page = come(given_visit, ISLA, pages=("steps",))
    assert not page.asking.isVisible()
    assert not page.lines.isVisible()
    assert page.asking.agencies.chosen() == (PROJECT,)
