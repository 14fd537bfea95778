"""A case study leaves only when each grown-up has said yes to this very version, and nothing in it has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.case_study import CaseStudy, StudyFact, StudyPart, TellingAnswer
from coachdesk.models.family import Family, Household
from coachdesk.models.measures import AnswerSet
from coachdesk.models.person import Person
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations import case_studies as studies
from coachdesk.operations.copies_out import copies_here
from coachdesk.operations.sample import family_id
from tests.figures_vault import family_called, figures_vault
from tests.pdf_readers import all_text, broken_rules, text_pages
from tests.sample_vaults import sample

F4 = family_id("F4")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDesk]:
    made = sample(tmp_path)
    yield made
    made.close()


def kept(opened: OpenDesk) -> CaseStudy:
    return studies.keep_study(opened.desk, F4, studies.draft_study(opened.desk, F4)).record


def all_agree(opened: OpenDesk, study: CaseStudy) -> None:
    for one in studies.standing_of_study(opened.desk, F4).grown_ups:
        studies.say_of_study(opened.desk, study, one.person.id, TellingAnswer.YES)


def may_leave(opened: OpenDesk) -> bool:
    return studies.standing_of_study(opened.desk, F4).may_leave


def test_it_leaves_only_when_each_grown_up_says_yes_and_stays_when_one_takes_it_back(opened: OpenDesk) -> None:
    with pytest.raises(Refused):
        studies.page_of(opened, F4)
    study = kept(opened)
    first, second = studies.standing_of_study(opened.desk, F4).grown_ups
    assert (first.said, first.agrees, may_leave(opened)) == (None, False, False)
    studies.say_of_study(opened.desk, study, first.person.id, TellingAnswer.YES)
    with pytest.raises(Refused):
        studies.page_of(opened, F4)
    studies.say_of_study(opened.desk, study, second.person.id, TellingAnswer.NO, "Not the bit about the bins")
    assert not may_leave(opened)
    studies.say_of_study(opened.desk, study, second.person.id, TellingAnswer.YES)
    assert studies.page_of(opened, F4).facts
    studies.say_of_study(opened.desk, study, first.person.id, TellingAnswer.TAKEN_BACK)
    with pytest.raises(Refused):
        studies.page_of(opened, F4)


def test_a_yes_is_to_one_version_and_is_asked_anew_for_the_next(opened: OpenDesk) -> None:
    all_agree(opened, kept(opened))
    assert may_leave(opened)
    again = kept(opened)
    assert not may_leave(opened)
    assert studies.standing_of_study(opened.desk, F4).study == again
    all_agree(opened, again)
    assert may_leave(opened)


def test_two_answers_written_down_apart_are_the_more_careful_one(opened: OpenDesk) -> None:
    """As if two laptops had asked the same person without seeing each other's answer."""
    study = kept(opened)
    all_agree(opened, study)
    person = studies.standing_of_study(opened.desk, F4).grown_ups[0]
    assert person.said is not None
    opened.desk.add(person.said.model_copy(update={"id": "9" * 32, "answer": TellingAnswer.NO, "supersedes": ()}))
    assert not may_leave(opened)


def test_a_changed_fact_makes_it_stale_until_it_is_made_again(opened: OpenDesk) -> None:
    all_agree(opened, kept(opened))
    visit = next(one for one in opened.desk.all(Visit, F4) if one.record.outcome is VisitOutcome.MET)
    opened.desk.amend(visit, outcome=VisitOutcome.NOBODY_IN)
    (changed,) = studies.standing_of_study(opened.desk, F4).changed
    assert changed.fact.about == "visits"
    with pytest.raises(Refused):
        studies.page_of(opened, F4)
    all_agree(opened, kept(opened))
    assert studies.page_of(opened, F4).facts


def test_a_fact_that_was_left_out_is_told_of_and_every_fact_has_a_source_that_is_here(opened: OpenDesk) -> None:
    facts = studies.draft_study(opened.desk, F4)
    assert all(one.source and opened.desk.history(one.source) for one in facts)
    own = StudyFact(part=StudyPart.WHAT_CHANGED, words="Neighbours say hello now.")
    studies.keep_study(opened.desk, F4, (*facts[1:], own))
    standing = studies.standing_of_study(opened.desk, F4)
    assert (standing.new, standing.changed) == ((facts[0],), ())
    assert standing.author
    with pytest.raises(BadInput):
        studies.keep_study(opened.desk, F4, ())


def test_a_child_and_somebody_elses_parent_are_not_asked(opened: OpenDesk) -> None:
    study = kept(opened)
    asked = {one.person.id for one in studies.standing_of_study(opened.desk, F4).grown_ups}
    child = next(one for one in opened.desk.records(Person, F4) if one.id not in asked)
    with pytest.raises(Refused):
        studies.say_of_study(opened.desk, study, child.id, TellingAnswer.YES)
    stranger = opened.desk.records(Person, family_id("F1"))[0]
    with pytest.raises(NotFound):
        studies.say_of_study(opened.desk, study, stranger.id, TellingAnswer.YES)


def test_no_answer_of_anybody_is_in_it_and_on_paper_no_name_nor_street(opened: OpenDesk, tmp_path: Path) -> None:
    desk = opened.desk
    people, homes = desk.records(Person, F4), desk.records(Household, F4)
    names = " and ".join(one.known_as for one in people)
    own = StudyFact(
        part=StudyPart.WHAT_CHANGED, words=f"{names[:90]} of {homes[0].address.split(',')[0]}, 07700 900123"
    )
    study = studies.keep_study(desk, F4, (*studies.draft_study(desk, F4), own)).record
    all_agree(opened, study)
    answers = [one.words for found in desk.records(AnswerSet, F4) for one in found.answers if one.words]
    page = studies.page_of(opened, F4)
    said = all_text(studies.draw_study(page), tmp_path)
    assert "What is next" in said
    street = homes[0].address.split(",")[0]
    assert street
    for hidden in (*(one.known_as for one in people[:3]), street, "07700", *answers):
        assert hidden not in said
    assert people[0].known_as in all_text(studies.draw_study(studies.page_of(opened, F4, named=True)), tmp_path)


def test_who_is_never_to_be_contacted_is_not_asked_and_is_named_on_no_page(opened: OpenDesk) -> None:
    desk = opened.desk
    away = studies.standing_of_study(desk, F4).grown_ups[1].person
    desk.amend(desk.get(Person, away.id), no_contact=True)
    own = StudyFact(part=StudyPart.WHAT_CHANGED, words=f"{away.known_as} has not been here.")
    study = studies.keep_study(desk, F4, (*studies.draft_study(desk, F4), own)).record
    all_agree(opened, study)
    assert away.id not in {one.person.id for one in studies.standing_of_study(desk, F4).grown_ups}
    with pytest.raises(Refused):
        studies.say_of_study(desk, study, away.id, TellingAnswer.YES)
    said = [one.words for one in studies.page_of(opened, F4, named=True).facts]
    assert said[-1] == "[left out] has not been here."


def test_it_is_one_tagged_side_or_says_what_to_do(opened: OpenDesk, tmp_path: Path) -> None:
    all_agree(opened, kept(opened))
    page = studies.page_of(opened, F4)
    pdf = studies.draw_study(page)
    assert len(text_pages(pdf, tmp_path)) == 1
    assert broken_rules(pdf, "ua1") == broken_rules(pdf, "2a") == []
    assert pdf == studies.draw_study(page)
    long = page.facts[0].model_copy(update={"words": "word " * 39})
    with pytest.raises(Refused, match="one page"):
        studies.draw_study(page.model_copy(update={"facts": (long,) * 24}))


def test_emergencies_are_counted_where_every_month_of_both_windows_is_known_and_over(tmp_path: Path) -> None:
    opened = figures_vault(tmp_path)
    told = {one.about: one.words for one in studies.draft_study(opened.desk, family_called(opened, "F1"))}
    assert told["emergencies_before"].startswith("In the six months before: ")
    assert told["emergencies_during"].startswith("In the first six months together: ")
    family = opened.desk.get(Family, family_called(opened, "F1"))
    opened.desk.amend(family, joined_on="2011-04")
    now = studies.draft_study(opened.desk, family.record.id)
    assert not [one for one in now if one.about.startswith("emergencies")], "September 2011 has only begun"
    opened.close()


def test_what_leaves_is_written_down(opened: OpenDesk, tmp_path: Path) -> None:
    all_agree(opened, kept(opened))
    page, out = studies.page_of(opened, F4), tmp_path / "study.pdf"
    studies.save_study(opened, F4, studies.draw_study(page), out)
    assert studies.study_file_name(page) == f"F4-case-study-{page.made_on}.pdf"
    assert [one.copy.what for one in copies_here(opened.desk)][-1] == studies.CASE_STUDY
    deeds = [one.deed for one in opened.desk.records(AccessEntry) if one.what == studies.CASE_STUDY]
    assert deeds == [AccessDeed.EXPORTED]
