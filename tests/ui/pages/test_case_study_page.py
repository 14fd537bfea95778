"""A case study is put into words, agreed by each grown-up, and saved; what is half written is there the next time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.models.case_study import CaseStudy, StudyPart, TellingAnswer
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.sample import family_id
from coachdesk.ui.pages.case_study.page import CaseStudyPage
from tests.ui.pages.standing import Standing

F4 = family_id("F4")


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Iterator[Standing]:
    made = Standing(qtbot, tmp_path)
    yield made
    made.close()


def opened(stand: Standing) -> CaseStudyPage:
    page = stand.page(CaseStudyPage, stand.opened, "F4")
    assert isinstance(page, CaseStudyPage)
    stand.quiet(page.facts)
    return page


def test_from_the_first_look_to_the_saved_file(stand: Standing, tmp_path: Path) -> None:
    page = opened(stand)
    assert not page.consent.isVisibleTo(page)
    assert not page.paper.isVisibleTo(page)
    began = page.parts[StudyPart.WHERE_WE_BEGAN]
    told = began.fields[1]
    told.words.set_text("It was loud, and then it was not.")
    told.words.left.emit("")
    began.own.click()
    began.fields[-1].words.set_text("Nobody had asked us.")
    began.fields[-1].words.left.emit("")
    page.parts[StudyPart.WHAT_IS_NEXT].fields[0].out.click()
    stand.quiet(lambda: "Nobody" in (stand.opened.desk.drafts.read(f"case_study/{F4}") or ""))
    again = opened(stand)
    assert "Nobody had asked us." in [one.words for one in again.facts()]
    again.keep.click()
    stand.quiet(lambda: again.consent.isVisibleTo(again))
    (study,) = stand.opened.desk.records(CaseStudy, F4)
    assert {"It was loud, and then it was not.", "Nobody had asked us."} <= {one.words for one in study.facts}
    assert stand.opened.desk.drafts.read(f"case_study/{F4}") is None
    assert not again.paper.isVisibleTo(again)
    for person in list(again.consent.fields):
        field = again.consent.fields[person]
        field.choose(TellingAnswer.YES.value)
        field.edited.emit()
        stand.quiet(lambda person=person: again.consent.fields[person].chosen() == TellingAnswer.YES.value)
    stand.quiet(lambda: again.paper.isVisibleTo(again))
    again.paper.look.click()
    stand.quiet(lambda: again.paper.save.isVisibleTo(again))
    folder = tmp_path / "out"
    folder.mkdir()
    again.paper.save.click()
    assert again.paper.folder.problem()
    again.paper.folder.set_path(folder)
    again.paper.save.click()
    stand.quiet(lambda: any(folder.iterdir()))
    again.consent.fields[next(iter(again.consent.fields))].choose(TellingAnswer.TAKEN_BACK.value)
    again.consent.fields[next(iter(again.consent.fields))].edited.emit()
    stand.quiet(lambda: not again.paper.isVisibleTo(again))


def test_when_a_fact_changes_it_says_so_and_keeps_the_authors_own_words(stand: Standing) -> None:
    page = opened(stand)
    began = page.parts[StudyPart.WHERE_WE_BEGAN].fields[0]
    began.words.set_text("March, it was.")
    began.words.left.emit("")
    page.keep.click()
    stand.quiet(lambda: page.consent.isVisibleTo(page))
    assert not page.stale.isVisibleTo(page)
    visit = next(one for one in stand.opened.desk.all(Visit, F4) if one.record.outcome is VisitOutcome.MET)
    stand.opened.desk.amend(visit, outcome=VisitOutcome.NOBODY_IN)
    page.refresh()
    stand.quiet(lambda: page.stale.isVisibleTo(page))
    before = next(one for one in page.facts() if one.about == "visits").words
    page.stale.acted.emit()
    facts = {one.about: one.words for one in page.facts()}
    assert facts["visits"] != before
    assert facts["joined"] == "March, it was."


def test_every_sentence_leads_to_where_it_comes_from(stand: Standing) -> None:
    page = opened(stand)
    for card in page.parts.values():
        for field in card.fields:
            field.source.click()
            assert stand.went[-1].where["record_id"] == field.given.source
    assert {one.page for one in stand.went} >= {"people", "story", "target", "plan"}
