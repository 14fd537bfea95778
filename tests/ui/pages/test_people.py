"""People, one person, homes: what is typed is kept, nobody is written down twice, what keeps safe is in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.models.family import Household, Stay
from coachdesk.models.person import ContactRoute, FamilyRole, Person, ReadingNeed, Relationship, SamePerson
from coachdesk.operations.people import add_person
from coachdesk.ui.pages.household.page import HouseholdPage
from coachdesk.ui.pages.people import PeoplePage
from coachdesk.ui.pages.person.page import PersonPage
from coachdesk.ui.widgets.labels import SafeLabel
from tests.ui.accessibility import seen
from tests.ui.conftest import Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


def words(page: object) -> str:
    return "\n".join(one.words() for one in seen(page) if isinstance(one, SafeLabel))  # type: ignore[arg-type]


def person_page(visit: PageVisit, known_as: str) -> PersonPage:
    return visit.go(PersonPage, "person", family_id=visit.family_id, person_id=visit.person(known_as).id)


def test_somebody_is_added_with_the_keyboard_alone(visit: PageVisit) -> None:
    visit.go(PeoplePage, "people", family_id=visit.family_id)
    visit.tab_to("Add a person")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert visit.here().accessibleName() == "What they are known as"
    visit.write("Nana Bea")
    visit.press(Qt.Key.Key_Tab)
    for _ in range(3):
        visit.press(Qt.Key.Key_Right)
    assert visit.here().accessibleName() == "Grandparent"
    visit.press(Qt.Key.Key_Space)
    visit.tab_to("Add this person")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    page = visit.here_is(PersonPage)
    assert (page.new.known_as.problem(), page.new.role.problem(), page.message.isVisible()) == ("", "", False)
    added = visit.person("Nana Bea")
    assert added.role is FamilyRole.GRANDPARENT
    assert visit.here_is(PersonPage).person_id == added.id


def test_without_a_name_or_a_role_it_says_what_is_missing_and_adds_nobody(visit: PageVisit) -> None:
    before = len(visit.desk.all(Person))
    page = visit.go(PersonPage, "person", family_id=visit.family_id, person_id="")
    page.new.make()
    assert page.new.known_as.problem()
    QTest.keyClicks(page.new.known_as.editor(), "Bea")
    page.new.make()
    assert page.new.role.problem()
    assert not page.new.known_as.problem()
    visit.settle()
    assert len(visit.desk.all(Person)) == before


def test_a_name_half_typed_is_there_again_when_the_page_comes_back(visit: PageVisit) -> None:
    page = visit.go(PersonPage, "person", family_id=visit.family_id, person_id="")
    QTest.keyClicks(page.new.known_as.editor(), "Nana Be")
    visit.go(PeoplePage, "people", family_id=visit.family_id)
    page = visit.go(PersonPage, "person", family_id=visit.family_id, person_id="")
    assert page.new.known_as.text() == "Nana Be"
    assert page.is_clean() is False


def test_each_field_is_kept_when_it_is_left_and_only_that_field(visit: PageVisit) -> None:
    page = person_page(visit, "Tia")
    before = visit.person("Tia")
    assert page.form is not None
    page.form.pronouns.setFocus()
    QTest.keyClicks(page.form.pronouns.editor(), "!")
    visit.press(Qt.Key.Key_Tab)
    visit.settle()
    after = visit.person("Tia")
    changed = {name for name in Person.field_names() if getattr(before, name) != getattr(after, name)}
    assert changed == {"pronouns"}
    assert visit.desk.drafts.all(f"person/{after.id}/") == {}
    assert len(visit.desk.history(after.id)[-1].changes) == 1


def test_a_draft_found_in_the_vault_is_put_back_and_kept_when_left(visit: PageVisit) -> None:
    tia = visit.person("Tia")
    visit.desk.drafts.save(f"person/{tia.id}/notes", "Likes the window seat")
    page = person_page(visit, "Tia")
    assert page.form is not None
    assert page.form.notes.text() == "Likes the window seat"
    visit.go(PeoplePage, "people", family_id=visit.family_id)
    visit.settle()
    assert visit.person("Tia").notes == "Likes the window seat"


def test_letters_to_somebody_who_asked_for_reading_aloud_are_warned_of_and_still_kept(visit: PageVisit) -> None:
    page = person_page(visit, "Grace")
    assert page.form is not None
    assert "Letters may not reach" not in words(page)
    visit.desk.amend(
        visit.desk.get(Person, page.person_id),
        reading_needs=(ReadingNeed.READ_ALOUD,),
        preferred_contact=ContactRoute.LETTER,
    )
    page.refresh()
    visit.settle()
    assert "Letters may not reach" in words(page)


@pytest.mark.parametrize(
    ("field", "sentence"), [("no_contact", "Never contact Tia"), ("restricted", "where Tia lives")]
)
def test_the_marks_that_keep_safe_stand_at_the_top_as_soon_as_they_are_ticked(
    visit: PageVisit, field: str, sentence: str
) -> None:
    page = person_page(visit, "Tia")
    box = getattr(page.form, field)
    name = {"no_contact": "no_contact", "restricted": "address_restricted"}[field]
    was = getattr(visit.person("Tia"), name)
    box.click()
    visit.settle()
    assert getattr(visit.person("Tia"), name) is not was
    assert (sentence in words(page)) is not was


def test_a_baby_is_born_the_due_date_goes_with_the_first_birth_date(visit: PageVisit) -> None:
    baby = add_person(visit.desk, visit.family_id, "Bump", FamilyRole.CHILD, due_date="2011-11-05").record
    page = visit.go(PersonPage, "person", family_id=visit.family_id, person_id=baby.id)
    assert page.form is not None
    QTest.keyClicks(page.form.born.editor(), "30/8/2011")
    page.form.born.leave()
    visit.settle()
    born = visit.person("Bump")
    assert (born.birth_date, born.due_date) == ("2011-08-30", None)


def test_the_same_person_is_asked_about_while_typing_joined_and_parted_again(visit: PageVisit) -> None:
    twin = add_person(
        visit.desk, visit.family_id, "Gracie", FamilyRole.PARENT, legal_name="Grace Castell", birth_date="1979-05-21"
    ).record
    links = len(visit.desk.all(SamePerson))
    page = visit.go(PersonPage, "person", family_id=visit.family_id, person_id=twin.id)
    assert page.shown is not None
    grace = visit.person("Grace")
    assert grace.id in {one.person.id for one in page.shown.alike}
    assert "Is this the same person as Grace" in words(page)
    page.same.same.emit(grace)
    visit.settle()
    assert "The same person as Grace" in words(page)
    assert len(visit.desk.all(SamePerson)) == links + 1
    page.same.parted.emit(grace)
    visit.settle()
    assert len(visit.desk.all(SamePerson)) == links
    assert visit.person("Gracie") == twin


def test_typing_a_known_name_for_somebody_new_asks_at_once(visit: PageVisit) -> None:
    page = visit.go(PersonPage, "person", family_id=visit.family_id, person_id="")
    QTest.keyClicks(page.new.known_as.editor(), "Grace")
    visit.qtbot.waitUntil(lambda: "Is this the same person as Grace" in words(page), timeout=5000)


def test_a_relationship_is_added_told_from_both_sides_and_taken_away_with_undo(visit: PageVisit) -> None:
    page = person_page(visit, "Auntie Pat")
    assert page.form is not None
    before = len(visit.desk.all(Relationship, visit.family_id))
    page.form.related.relation.choose("carer_of")
    page.form.related.who.choose(visit.person("Joy").id)
    page.form.related._make()
    visit.settle()
    made = visit.desk.all(Relationship, visit.family_id)
    assert len(made) == before + 1
    assert "Carer of Joy" in words(page)
    assert "Cared for by Auntie Pat" in words(person_page(visit, "Joy"))
    page.table.take_out(made[-1].record.id, "Taken away.")
    visit.settle()
    assert len(visit.desk.all(Relationship, visit.family_id)) == before
    page.toast._take_back()
    visit.settle()
    assert len(visit.desk.all(Relationship, visit.family_id)) == before + 1


def test_somebody_removed_is_brought_back_by_undo(visit: PageVisit) -> None:
    page = person_page(visit, "Auntie Pat")
    page._take_out()
    visit.settle()
    assert "Auntie Pat" not in {one.record.known_as for one in visit.desk.all(Person, visit.family_id)}
    assert page.form is None
    page.toast._take_back()
    visit.settle()
    assert visit.person("Auntie Pat").id == page.person_id
    assert page.form is not None


def test_a_home_is_added_and_a_child_sleeps_in_two(visit: PageVisit) -> None:
    page = visit.go(HouseholdPage, "household", family_id=visit.family_id, record_id="")
    QTest.keyClicks(page.new_name.editor(), "Grans")
    QTest.keyClick(page.new_name.editor(), Qt.Key.Key_Return)
    visit.settle()
    assert "Grans" in {one.record.name for one in visit.desk.all(Household, visit.family_id)}
    tia = visit.person("Tia")
    page.stays.who.choose(tia.id)
    page.stays.pattern.choose("part_week")
    page.stays._turn()
    page.stays.nights.choose("2")
    page.stays._make()
    visit.settle()
    stay = next(one.record for one in visit.desk.all(Stay, visit.family_id) if one.record.household == page.record_id)
    assert (stay.person, stay.nights_a_week) == (tia.id, 2)
    people = visit.go(PeoplePage, "people", family_id=visit.family_id)
    assert "Home and Grans" in words(people)
    page = visit.go(HouseholdPage, "household", family_id=visit.family_id, record_id=stay.household)
    page.stays._end(stay)
    visit.settle()
    assert visit.desk.get(Stay, stay.id).record.to_date == str(visit.desk.today())


def test_a_restricted_address_says_so_wherever_it_stands(visit: PageVisit) -> None:
    page = visit.go(PeoplePage, "people", family_id=visit.family_id)
    homes = [one.record for one in visit.desk.all(Household, visit.family_id)]
    lines = [line for line in words(page).splitlines() if any(home.address[:8] in line for home in homes)]
    assert lines
    assert all("Never print or tell" in line for line in lines)


@pytest.mark.parametrize("known_as", ["", "Grace"])
def test_the_page_of_a_person_is_usable(visit: PageVisit, usable: Usable, known_as: str) -> None:
    person_id = visit.person(known_as).id if known_as else ""
    usable(visit.go(PersonPage, "person", family_id=visit.family_id, person_id=person_id))


def test_people_and_homes_are_usable(visit: PageVisit, usable: Usable) -> None:
    usable(visit.go(PeoplePage, "people", family_id=visit.family_id))


def test_one_home_is_usable(visit: PageVisit, usable: Usable) -> None:
    home = visit.desk.all(Household, visit.family_id)[0].record.id
    usable(visit.go(HouseholdPage, "household", family_id=visit.family_id, record_id=home))
