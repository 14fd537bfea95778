"""Agreement is talked through with nothing ticked beforehand, a stop holds at once, and one screen says may I tell."""

import pytest
from PySide6.QtCore import Qt

from coachdesk.models.agreement import Agreement, AgreementAnswer, HowExplained, Withdrawal
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.sharing import SharingDecision
from coachdesk.operations.agreements import where_all_stand, write_talk
from coachdesk.operations.sharing import rules_of
from coachdesk.tools.agreement_state import Standing, under_16
from coachdesk.tools.superseding import current
from coachdesk.ui.pages.agreement.page import AgreementPage
from coachdesk.ui.pages.agreement.sharing_page import SharingPage
from coachdesk.ui.pages.agreement.talk_page import TalkPage
from coachdesk.ui.widgets.buttons import Button
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]

EXPLAINED = ("benefits", "risks", "passed_on_regardless")


def people(visit: PageVisit) -> tuple[Person, Person]:
    """A grown-up and a child of the family."""
    today = visit.desk.today()
    listed = sorted(visit.desk.records(Person, visit.family_id), key=lambda one: one.number)
    alive = [one for one in listed if one.included and not one.deceased_on and not one.due_date]
    young = [one for one in alive if under_16(one, today)]
    return next(one for one in alive if one not in young and one.parental_responsibility), young[0]


def standing(visit: PageVisit, person: Person) -> Standing:
    return next(one.standing for one in where_all_stand(visit.desk, visit.family_id) if one.person.id == person.id)


def talk(visit: PageVisit, person: Person) -> TalkPage:
    return visit.go(TalkPage, "talk", family_id=visit.family_id, person_id=person.id)


def explain(page: TalkPage) -> None:
    for name in EXPLAINED:
        page.explained[name]._pills[0].click()


def pick(field: object, key: str) -> None:
    next(pill for pill in field._pills() if pill.choice.key == key).click()  # type: ignore[attr-defined]


def test_nothing_is_ticked_beforehand_and_an_empty_talk_is_not_kept(visit: PageVisit) -> None:
    before = visit.desk.records(Agreement, visit.family_id)
    page = talk(visit, people(visit)[0])
    assert not any(field.chosen() for field in (*page.explained.values(), page.answer, page.understands))
    page.keep_button.click()
    visit.settle()
    assert page.answer.problem()
    assert visit.desk.records(Agreement, visit.family_id) == before


def test_a_talk_that_was_kept_counts_and_leads_back(visit: PageVisit) -> None:
    grown, _ = people(visit)
    page = talk(visit, grown)
    assert not page.child.isVisible()
    explain(page)
    page.questions.set_text("Who will see it?")
    pick(page.answer, AgreementAnswer.YES)
    page.keep_button.click()
    visit.settle()
    visit.here_is(AgreementPage)
    assert standing(visit, grown) is Standing.AGREED
    (kept,) = (one for one in current(visit.desk.records(Agreement, visit.family_id)) if one.person == grown.id)
    assert (kept.benefits, kept.may_stop, kept.questions) == ((HowExplained.TALKED_THROUGH,), (), "Who will see it?")
    assert (kept.answered_on, kept.understands, kept.judged_by) == (visit.desk.today(), Asked.NOT_ASKED, None)
    assert visit.desk.drafts.all("agreement/") == {}


def test_a_childs_answer_needs_somebody_who_says_how_they_know(visit: PageVisit) -> None:
    grown, child = people(visit)
    page = talk(visit, child)
    assert page.child.isVisible()
    explain(page)
    pick(page.answer, AgreementAnswer.YES)
    page.keep_button.click()
    visit.settle()
    assert standing(visit, child) is Standing.NOT_JUDGED
    page = talk(visit, child)
    explain(page)
    pick(page.answer, AgreementAnswer.YES)
    pick(page.understands, Asked.NO)
    page.judged_how.set_text("Thinks the paper is about the dog")
    pick(page.answered_by, grown.id)
    page.keep_button.click()
    visit.settle()
    assert standing(visit, child) is Standing.AGREED


def test_what_is_half_filled_in_comes_back_with_every_tick(visit: PageVisit) -> None:
    grown, child = people(visit)
    page = talk(visit, grown)
    explain(page)
    page.questions.setFocus()
    visit.write("Will the school")
    pick(page.answer, AgreementAnswer.NOT_YET)
    visit.stack.keep_typing()
    visit.settle()
    other = talk(visit, child)
    assert not other.questions.text()
    assert not other.explained["benefits"].chosen()
    page = talk(visit, grown)
    assert page.questions.text() == "Will the school"
    assert [field.chosen() for field in page.explained.values()] == [("talked_through",)] * 3 + [()] * 2
    assert page.answer.chosen() == AgreementAnswer.NOT_YET


def test_wanting_to_stop_holds_at_once(visit: PageVisit) -> None:
    grown, _ = people(visit)
    told = (HowExplained.PICTURES,)
    write_talk(visit.desk, grown, benefits=told, risks=told, passed_on_regardless=told, answer=AgreementAnswer.YES)
    page = visit.go(AgreementPage, "agreement", family_id=visit.family_id)
    named = f"{grown.known_as} wants to stop"
    next(one for one in page.findChildren(Button) if one.accessibleName() == named).click()
    visit.settle()
    page.refresh()
    visit.settle()
    assert standing(visit, grown) is Standing.WITHDRAWN
    assert len(visit.desk.records(Withdrawal, visit.family_id)) == 1
    assert not [one for one in page.findChildren(Button) if one.accessibleName() == named and one.isVisible()]


def test_may_i_tell_is_answered_with_its_reason_and_follows_their_word(visit: PageVisit) -> None:
    grown, _ = people(visit)
    agency = visit.desk.records(Agency)[0]
    told = (HowExplained.TALKED_THROUGH,)
    write_talk(visit.desk, grown, benefits=told, risks=told, passed_on_regardless=told, answer=AgreementAnswer.YES)
    page = visit.go(SharingPage, "sharing", family_id=visit.family_id)
    assert page.asked() is None
    assert not page.says.isVisible()
    page.agency.choose(agency.id)
    for field, key in ((page.person, grown.id), (page.information, "health"), (page.purpose, "do_its_part")):
        pick(field, key)
    visit.settle()
    assert page.answer.words().startswith("No.")
    assert agency.name in page.answer.words()
    page.words.set_text("Said so at the table")
    page.review.set_typed("in 3 months")
    page.yes_button.click()
    visit.settle()
    page.refresh()
    visit.settle()
    assert page.answer.words().startswith("Yes.")
    (rule,) = (one.record for one in rules_of(visit.desk, grown, agency) if one.record.information_class == "health")
    assert (rule.basis_words, rule.review_on is not None) == ("Said so at the table", True)
    page.no_button.click()
    visit.settle()
    page.refresh()
    visit.settle()
    assert page.answer.words().startswith("No.")
    (rule,) = (one.record for one in rules_of(visit.desk, grown, agency) if one.record.information_class == "health")
    assert rule.decision is SharingDecision.REFUSED


def test_a_talk_is_held_with_the_keyboard_alone(visit: PageVisit) -> None:
    grown, _ = people(visit)
    page = visit.go(AgreementPage, "agreement", family_id=visit.family_id)
    visit.tab_to(f"Talk it through with {grown.known_as}")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    page = visit.here_is(TalkPage)
    for _ in EXPLAINED:
        visit.tab_to("Talked through")
        visit.press(Qt.Key.Key_Space)
        for _ in range(4):
            visit.press(Qt.Key.Key_Tab)
    visit.tab_to("Yes")
    visit.press(Qt.Key.Key_Space)
    visit.tab_to("Keep this talk")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert standing(visit, grown) is Standing.AGREED
    assert page.answer.chosen() == ""


@pytest.mark.parametrize("name", ["agreement", "talk", "sharing"])
def test_each_page_is_usable_and_looked_at(visit: PageVisit, usable: Usable, shoot: Shoot, name: str) -> None:
    _, child = people(visit)
    where = {"person_id": child.id} if name == "talk" else {}
    kind = {"agreement": AgreementPage, "talk": TalkPage, "sharing": SharingPage}[name]
    page = visit.go(kind, name, family_id=visit.family_id, **where)
    if isinstance(page, SharingPage):
        page.agency.choose(visit.desk.records(Agency)[0].id)
        for field, key in ((page.person, child.id), (page.information, "health"), (page.purpose, "do_its_part")):
            pick(field, key)
        visit.settle()
    usable(page)
    for size, percent in (((1366, 900), 100), ((640, 360), 200)):
        shoot(page, name, size, percent)
