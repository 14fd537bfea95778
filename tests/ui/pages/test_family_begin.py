"""The family's page says whose answer is missing, with one button to the talk, and then one to begin."""

from coachdesk.models.agreement import AgreementAnswer, HowExplained
from coachdesk.models.family import Family, FamilyState
from coachdesk.models.person import FamilyRole, Person
from coachdesk.operations.agreements import write_talk
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.ui.pages.agreement.page import AgreementPage
from coachdesk.ui.pages.agreement.talk_page import TalkPage
from coachdesk.ui.pages.family import FamilyPage
from coachdesk.ui.widgets.labels import SafeLabel
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]

TOLD = (HowExplained.READ_ALOUD,)
EXPLAINED = {"benefits": TOLD, "risks": TOLD, "passed_on_regardless": TOLD}


def family_of_two(visit: PageVisit) -> tuple[str, Person, Person]:
    new = start_family(visit.desk, "Meadows").record.id
    people = [add_person(visit.desk, new, name, FamilyRole.PARENT, birth_date="1980").record for name in ("Bea", "Sol")]
    return new, people[0], people[1]


def opened(visit: PageVisit, family: str) -> FamilyPage:
    page = visit.go(FamilyPage, "family", family_id=family)
    visit.settle()
    return page


def test_each_missing_talk_is_one_press_away_until_the_work_begins(
    visit: PageVisit, usable: Usable, shoot: Shoot
) -> None:
    family, bea, sol = family_of_two(visit)
    page = opened(visit, family)
    said = [one.words() for one in page.begin.findChildren(SafeLabel)]
    assert "The work may not begin yet" in said
    assert "Bea has not been asked yet." in said
    assert "Sol has not been asked yet." in said
    usable(visit.stack)
    shoot(visit.stack, "family-begin")
    shoot(visit.stack, "family-begin", (640, 360), 200)
    page.begin.button.click()
    visit.settle()
    talk = visit.here_is(TalkPage)
    assert talk.person
    assert talk.person.id == bea.id
    write_talk(visit.desk, bea, answer=AgreementAnswer.YES, **EXPLAINED)
    page = opened(visit, family)
    assert "Sol" in page.begin.button.accessibleName()
    write_talk(visit.desk, sol, no_answer_because="Works away, comes home in May")
    page = opened(visit, family)
    page.begin.button.click()
    visit.settle()
    assert visit.desk.get(Family, family).record.state is FamilyState.ACTIVE
    assert not page.begin.isVisibleTo(page)


def test_where_everybody_said_no_the_button_leads_to_the_agreement(visit: PageVisit) -> None:
    family, *people = family_of_two(visit)
    for one in people:
        write_talk(visit.desk, one, answer=AgreementAnswer.NO, **EXPLAINED)
    page = opened(visit, family)
    page.begin.button.click()
    visit.settle()
    visit.here_is(AgreementPage)


def test_a_family_at_work_shows_nothing_of_it(visit: PageVisit) -> None:
    page = opened(visit, visit.family_id)
    assert not page.begin.isVisibleTo(page)
