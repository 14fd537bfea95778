"""The page a coach turns round says who sees what, for the whole table, for one person and for one thing."""

from datetime import timedelta

import pytest

from coachdesk.desk import Touched
from coachdesk.models.agreement import AgreementAnswer, HowExplained
from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, Target
from coachdesk.models.sharing import InformationClass, SharePurpose, SharingBasis
from coachdesk.operations.agreements import withdraw, write_talk
from coachdesk.operations.sharing import allow, override, refuse
from coachdesk.operations.visits import start_unplanned
from coachdesk.ui.page import Page
from coachdesk.ui.pages.who_sees.page import WhoSeesPage
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.labels import SafeLabel
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]

TOLD = (HowExplained.READ_ALOUD,)
EXPLAINED = {"benefits": TOLD, "risks": TOLD, "passed_on_regardless": TOLD}


def grown_up(visit: PageVisit) -> Person:
    listed = sorted(visit.desk.records(Person, visit.family_id), key=lambda one: one.number)
    return next(one for one in listed if one.parental_responsibility and not one.deceased_on)


def of_sector(visit: PageVisit, sector: Sector) -> Agency:
    return next(one for one in visit.desk.records(Agency) if one.sector is sector)


def agree(visit: PageVisit, *classes: InformationClass) -> tuple[Person, Agency]:
    """A grown-up agrees, and lets housing know some things."""
    person, housing = grown_up(visit), of_sector(visit, Sector.HOUSING)
    write_talk(visit.desk, person, answer=AgreementAnswer.YES, **EXPLAINED)
    for one in classes:
        allow(visit.desk, person, housing, SharePurpose.DO_ITS_PART, one)
    return person, housing


def read_out(page: WhoSeesPage) -> str:
    return "\n".join(one.words() for one in page.panel.findChildren(SafeLabel) if one.isVisibleTo(page))


def choose(visit: PageVisit, page: WhoSeesPage, key: str) -> None:
    next(pill for pill in page.whose._pills() if pill.choice.key == key).click()
    visit.settle()


def again(visit: PageVisit, page: WhoSeesPage) -> None:
    """As the window does when records of a kind the page shows are touched."""
    page.told(Touched(page.shows, frozenset({visit.family_id})))
    visit.settle()


def opened(visit: PageVisit, **where: str) -> WhoSeesPage:
    return visit.go(WhoSeesPage, "who_sees", family_id=visit.family_id, **where)


def test_health_is_on_the_persons_own_page_and_not_on_the_tables(visit: PageVisit) -> None:
    person, housing = agree(visit, InformationClass.PLAN, InformationClass.HEALTH)
    page = opened(visit)
    said = read_out(page)
    assert f"{housing.name} may know: the plan" in said
    assert "health" not in said
    choose(visit, page, person.id)
    assert f"{housing.name} may know: the plan and health." in read_out(page)
    assert person.known_as in page.title.words()
    choose(visit, page, "everybody")
    assert "health" not in read_out(page)


def test_what_is_said_at_the_table_shows_at_once(visit: PageVisit) -> None:
    person, housing = agree(visit, InformationClass.PLAN)
    page = opened(visit, person_id=person.id)
    assert f"{housing.name} may know: the plan" in read_out(page)
    refuse(visit.desk, person, housing, SharePurpose.DO_ITS_PART, InformationClass.PLAN)
    again(visit, page)
    assert f"{housing.name} may not know: the plan" in read_out(page)
    withdraw(visit.desk, person)
    again(visit, page)
    assert "You have not said yes. So no one else may know." in read_out(page)


def test_what_was_decided_without_telling_them_is_not_on_the_page_they_read(visit: PageVisit) -> None:
    person, housing = agree(visit)
    override(
        visit.desk,
        visit.family_id,
        people=(person.id,),
        agency=housing.id,
        purpose=SharePurpose.KEEP_SAFE,
        classes=(InformationClass.PLAN,),
        what="The plan",
        reason="A child may be hurt",
        basis=SharingBasis.SAFEGUARDING,
        approver_name="Una Coe",
        until=visit.desk.today() + timedelta(days=2),
        family_told=False,
        told_words="It could put the child in danger",
    )
    for where in ({}, {"person_id": person.id}):
        assert "Una Coe" not in read_out(opened(visit, **where))
        assert "to keep someone safe" not in read_out(opened(visit, **where))


def test_a_note_is_seen_by_the_team_alone(visit: PageVisit) -> None:
    _, housing = agree(visit, *InformationClass)
    page = opened(visit, thing="note")
    assert "Who sees this note?" in page.title.words()
    assert housing.name not in read_out(page)
    choose(visit, page, "everybody")
    assert housing.name in read_out(page)
    choose(visit, page, "this")
    assert housing.name not in read_out(page)


def test_a_target_is_seen_as_its_area_and_its_people_say(visit: PageVisit) -> None:
    target = next(one for one in visit.desk.all(Target, visit.family_id) if one.record.audience is Audience.EVERYONE)
    person, housing = agree(visit, *InformationClass)
    target = visit.desk.amend(target, area="health", about=(person.id,), said_by=(person.id,))
    page = opened(visit, thing="target", record_id=target.record.id)
    assert target.record.family_words in page.about.words()
    assert f"{housing.name} may know: the plan and health." in read_out(page)
    visit.desk.amend(target, audience=Audience.NAMED)
    again(visit, page)
    assert housing.name not in read_out(page)
    assert not page.about.isVisibleTo(page)


def test_where_somebody_lives_is_asked_of_by_its_own_rule(visit: PageVisit) -> None:
    person, housing = agree(visit, InformationClass.PLAN)
    page = opened(visit, thing="contact", person_id=person.id)
    assert housing.name not in read_out(page)
    allow(visit.desk, person, housing, SharePurpose.ARRANGE, InformationClass.CONTACT_DETAILS)
    again(visit, page)
    assert f"{housing.name} may know, to set up when you meet: where you live." in read_out(page)


@pytest.mark.parametrize(
    ("start", "where", "thing"),
    [
        ("family", {}, ""),
        ("sharing", {}, ""),
        ("visit", {}, "note"),
        ("person", {"person_id": "?"}, "contact"),
        ("target", {"record_id": "?"}, "target"),
    ],
)
def test_it_is_one_press_from_whatever_is_asked_about(
    visit: PageVisit, start: str, where: dict[str, str], thing: str
) -> None:
    target = next(one for one in visit.desk.records(Target, visit.family_id) if one.audience is Audience.EVERYONE)
    found = {"person_id": grown_up(visit).id, "record_id": target.id}
    place = {name: found[name] for name in where}
    start_unplanned(visit.desk, visit.family_id)
    page = visit.go(Page, start, family_id=visit.family_id, **place)
    way = next(one for one in page.findChildren(Button) if one.accessibleName().startswith("Who sees"))
    way.click()
    visit.settle()
    visit.here_is(WhoSeesPage)
    assert visit.stack.place.where == {"family_id": visit.family_id, **place, **({"thing": thing} if thing else {})}


@pytest.mark.parametrize("person", [False, True])
def test_the_page_can_be_used_by_everybody_at_every_size(
    visit: PageVisit, usable: Usable, shoot: Shoot, person: bool
) -> None:
    who, housing = agree(visit, InformationClass.PLAN, InformationClass.HOUSING, InformationClass.HEALTH)
    school = of_sector(visit, Sector.SCHOOL)
    allow(
        visit.desk, who, school, SharePurpose.ARRANGE, InformationClass.PLAN,
        review_on=visit.desk.today() + timedelta(days=40),
    )  # fmt: skip
    refuse(visit.desk, who, housing, SharePurpose.DO_ITS_PART, InformationClass.MONEY)
    opened(visit, **({"person_id": who.id} if person else {}))
    usable(visit.stack)
    name = "who-sees-person" if person else "who-sees"
    shoot(visit.stack, name)
    shoot(visit.stack, name, (640, 360), 200)
