"""The page of a handover: one step after another, each in its order, and whatever waits says for what."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from coachdesk.desk import new_record
from coachdesk.models.access import AccessEntry
from coachdesk.models.family import Assignment
from coachdesk.models.handover import Handover, SheetGiven
from coachdesk.models.moments import Asked
from coachdesk.models.note import Note
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.operations.handing_over_family import handovers_of
from coachdesk.operations.sample import family_id
from coachdesk.tools.handover import NOT_ACCEPTED, ONLY_ADVOCATES, HandoverState, handover_state
from coachdesk.ui.pages.assignments.page import AssignmentsPage
from coachdesk.ui.pages.handover.page import HandoverPage
from coachdesk.ui.pages.handover.reading import HandoverShown
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.desk_standing import words
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


@pytest.fixture(autouse=True)
def of_f4(visit: PageVisit) -> None:
    """The family whose coach sits here."""
    visit.family_id = family_id("F4")


def handover(visit: PageVisit) -> Handover:
    return handovers_of(visit.desk, visit.family_id)[-1].record


def add_coach(visit: PageVisit) -> Worker:
    """Sam, who comes; the sample has no other coach of ours."""
    made = new_record(Worker, visit.desk.owner.organisation_id, name="Sam Okoro", role="coach", phone="07700 900456")
    return visit.desk.add(made).record


def shown(page: HandoverPage) -> HandoverShown:
    assert page.shown is not None
    return page.shown


def begun(visit: PageVisit) -> HandoverPage:
    """The page after Sam was proposed."""
    sam = add_coach(visit)
    page = visit.go(HandoverPage, "handover", family_id=visit.family_id)
    mine = next(one for one in shown(page).held if one.record.worker == visit.desk.owner.worker_id)
    page.start.goes.choose(mine.record.id)
    page.start.comes.choose(sam.id)
    page.start.day.set_day(visit.desk.today())
    page.start.why.set_text("A new job")
    page.start.good_to_know.set_text("Marcus likes to be rung first")
    press(visit, page.start.propose)
    return page


def press(visit: PageVisit, button: QAbstractButton) -> None:
    assert button.isEnabled(), button.text()
    button.click()
    visit.settle()


def prepare(visit: PageVisit, page: HandoverPage) -> None:
    page.tell.on.set_day(visit.desk.today())
    page.tell.how.set_text("At the kitchen table")
    page.tell.agrees.choose(Asked.YES)
    press(visit, page.tell.keep)
    page.visit.sort.choose("joint")
    page.visit.on.set_day(visit.desk.today())
    press(visit, page.visit.keep)
    page.sheet.given.choose(SheetGiven.PAPER)
    press(visit, page.sheet.keep)


def test_step_by_step_to_the_end_and_each_button_waits_for_its_turn(visit: PageVisit) -> None:
    page = begun(visit)
    assert handover(visit).why == "A new job"
    assert not page.start.isVisible()
    assert not page.answer.yes.isEnabled()
    assert not page.finish.finish.isEnabled()
    assert page.finish.waits.words() == "Write down how and when the family was told."
    assert page.without.waits.words() == ONLY_ADVOCATES
    prepare(visit, page)
    assert handover(visit).family_agrees is Asked.YES
    assert "Told on Thu 1 Sep 2011" in page.tell.is_done.words()
    assert page.finish.waits.words() == NOT_ACCEPTED
    assert "Marcus likes to be rung first" in words(page)
    page.answer.words.set_text("Gladly")
    press(visit, page.answer.yes)
    assert handover_state(handover(visit)) is HandoverState.ACCEPTED
    press(visit, page.finish.finish)
    assert handover_state(handover(visit)) is HandoverState.DONE
    mine = [one for one in visit.desk.records(Assignment, visit.family_id) if one.handover]
    assert len(mine) == 2
    assert page.start.isVisible(), "another change can begin"
    assert not page.tell.isVisible()
    assert not page.laptops.isVisible(), "this laptop has no server"


def test_what_is_missing_is_said_at_its_field(visit: PageVisit) -> None:
    page = visit.go(HandoverPage, "handover", family_id=visit.family_id)
    start = page.start
    start.goes.choose("")
    press(visit, start.propose)
    assert start.goes.problem()
    page = begun(visit)
    press(visit, page.tell.keep)
    assert page.tell.on.problem()
    page.tell.on.set_day(visit.desk.today() + timedelta(days=3))
    page.tell.how.set_text("At home")
    press(visit, page.tell.keep)
    assert page.tell.on.problem(), "told on a day to come"
    page.tell.on.set_day(visit.desk.today())
    page.tell.how.set_text(" ")
    press(visit, page.tell.keep)
    assert page.tell.how.problem()
    press(visit, page.visit.keep)
    assert page.visit.sort.problem()
    page.visit.sort.choose("goodbye")
    press(visit, page.visit.keep)
    assert page.visit.on.problem()
    press(visit, page.sheet.keep)
    assert page.sheet.given.problem()
    press(visit, page.answer.no)
    assert page.answer.words.problem()
    press(visit, page.withdraw.withdraw)
    assert page.withdraw.why.problem()


@pytest.mark.parametrize("end", ["no", "back"])
def test_a_no_and_a_withdrawal_end_it_and_it_can_begin_anew(visit: PageVisit, end: str) -> None:
    page = begun(visit)
    if end == "no":
        page.answer.words.set_text("I know them from school")
        press(visit, page.answer.no)
        assert "has said no" in page.state.words()
    else:
        page.withdraw.why.set_text("Bronwen stays")
        press(visit, page.withdraw.withdraw)
        assert "taken back" in page.state.words()
    assert page.start.isVisible()
    assert not page.withdraw.isVisible()
    assert page.start.why.text() == ""


def test_the_advocate_goes_on_without_and_says_why(visit: PageVisit) -> None:
    me = visit.desk.get(Worker, visit.desk.owner.worker_id)
    visit.desk.amend(me, role=WorkerRole.ADVOCATE)
    page = begun(visit)
    page.without.why.set_text("They moved in the night")
    press(visit, page.without.keep)
    assert "They moved in the night" in page.without.is_done.words()
    assert page.answer.yes.isEnabled()


def test_the_page_is_looked_at_saved_and_its_leaving_is_written_down(visit: PageVisit, tmp_path: Path) -> None:
    page = begun(visit)
    assert not page.sheet.save.isVisible()
    press(visit, page.sheet.look)
    assert page.sheet.save.isVisible()
    press(visit, page.sheet.save)
    assert page.sheet.folder.problem()
    (tmp_path / "out").mkdir()
    page.sheet.folder.set_path(tmp_path / "out")
    press(visit, page.sheet.save)
    assert "safe to leave this on paper" in words(page), "nobody said so yet"
    press(visit, page.sheet.print)
    page.sheet.safe.set_ticked(True)
    press(visit, page.sheet.save)
    assert [one.name for one in (tmp_path / "out").iterdir()] == [f"F4-new-coach-{visit.desk.today()}.pdf"]
    assert [one.what for one in visit.desk.records(AccessEntry)].count("new_coach") == 1


def test_what_was_typed_about_one_family_is_not_offered_to_another(visit: PageVisit) -> None:
    page = visit.go(HandoverPage, "handover", family_id=visit.family_id)
    page.start.why.set_text("half typed")
    assert not page.is_clean()
    page = visit.go(HandoverPage, "handover", family_id=family_id("F2"))
    assert page.start.why.text() == ""
    assert page.is_clean()


def test_the_page_of_who_works_with_them_leads_there_and_says_what_goes_on(visit: PageVisit) -> None:
    page = visit.go(AssignmentsPage, "assignments", family_id=visit.family_id)
    assert not page._going_on.isVisible()
    press(visit, page._change)
    visit.here_is(HandoverPage)
    begun(visit)
    page = visit.go(AssignmentsPage, "assignments", family_id=visit.family_id)
    assert "hands over to Sam Okoro since Thu 1 Sep 2011." in page._going_on.words().replace("\u2068", "").replace(
        "\u2069", ""
    )


def test_cover_is_kept_with_its_days_and_refused_without(visit: PageVisit) -> None:
    sam = add_coach(visit)
    page = visit.go(AssignmentsPage, "assignments", family_id=visit.family_id)
    cover = page.cover
    for field, fill in (
        (cover.worker, lambda: cover.worker.choose(sam.id)),
        (cover.since, lambda: cover.since.set_day(date(2011, 9, 5))),
        (cover.until, lambda: cover.until.set_day(date(2011, 9, 2))),
        (cover.until, lambda: cover.until.set_day(date(2011, 9, 9))),
        (cover.why, lambda: cover.why.set_text("Bronwen is away")),
        (cover.told, lambda: cover.told.set_text("At the last visit")),
    ):
        press(visit, cover.keep)
        assert field.problem()
        fill()
    assert not page.is_clean()
    press(visit, cover.keep)
    assert page.is_clean()
    kept = next(one for one in visit.desk.records(Assignment, visit.family_id) if one.worker == sam.id)
    assert (kept.from_date, kept.to_date, kept.end_reason) == ("2011-09-05", "2011-09-09", "Bronwen is away")
    cover.worker.choose(sam.id)
    cover.since.set_day(date(2011, 9, 5))
    cover.until.set_day(date(2011, 9, 9))
    cover.why.set_text("again")
    cover.told.set_text("again")
    press(visit, cover.keep)
    assert cover.worker.problem(), "they are there in those days anyway"


def test_everything_on_it_can_be_reached_and_read_at_every_size(visit: PageVisit, usable: Usable, shoot: Shoot) -> None:
    page = begun(visit)
    press(visit, page.sheet.look)
    usable(visit.stack)
    for size, percent in (((1366, 768), 100), ((640, 360), 200)):
        shoot(visit.stack, "handover-steps", size, percent)


def test_what_is_half_typed_comes_back_to_its_own_step_and_is_forgotten_when_it_is_kept(visit: PageVisit) -> None:
    sam = add_coach(visit)
    page = visit.go(HandoverPage, "handover", family_id=visit.family_id)
    page.start.comes.choose(sam.id)
    page.start.comes.edited.emit()
    page.start.why.set_text("A new job")
    page.start.why.draft.emit("A new job")
    again = another(visit, page)
    assert (again.start.why.text(), again.start.comes.chosen()) == ("A new job", sam.id)
    visit.go(HandoverPage, "handover", family_id=family_id("F2"))
    assert again.start.why.text() == ""
    visit.go(HandoverPage, "handover", family_id=visit.family_id)
    assert again.start.why.text() == "A new job"
    mine = next(one for one in shown(again).held if one.record.worker == visit.desk.owner.worker_id)
    again.start.goes.choose(mine.record.id)
    again.start.day.set_day(visit.desk.today())
    press(visit, again.start.propose)
    again.tell.how.set_text("At the kitchen table")
    again.tell.how.draft.emit("At the kitchen table")
    page = another(visit, again)
    assert page.tell.how.text() == "At the kitchen table"
    assert page.start.why.text() == ""
    page.tell.on.set_day(visit.desk.today())
    press(visit, page.tell.keep)
    assert page.tell.how.text() == ""
    visit.settle()
    assert visit.desk.drafts.all("handover/") == {}


def test_what_the_one_who_goes_has_half_typed_is_handed_over_as_a_note(visit: PageVisit, shoot: Shoot) -> None:
    words_of_hers = "She would rather be rung in the evening"
    visit.desk.drafts.save(f"worry/{visit.family_id}/new/seen", words_of_hers)
    page = begun(visit)
    assert words_of_hers in words(page)
    shoot(page.half_typed, "half-typed", (700, 260))
    page.tell.how.set_text("At the table")
    page.tell.how.draft.emit("At the table")
    press(visit, page.half_typed.share)
    assert words_of_hers in [one.fact for one in visit.desk.records(Note, visit.family_id)][-1]
    assert not page.half_typed.isVisibleTo(page)


def another(visit: PageVisit, page: HandoverPage) -> HandoverPage:
    """The page made anew, as after a lock."""
    page.leave()
    visit.settle()
    visit.stack._pages.pop("handover")
    visit.stack.removeWidget(page)
    page.deleteLater()
    return visit.go(HandoverPage, "handover", family_id=visit.family_id)
