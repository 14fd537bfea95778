"""Back at the desk the coach sees how much was given, what it says once alone, and keeps what she leaves ticked."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from coachdesk.models.measures import AnswerSet, GoodNews, LineGrading, LineMark
from coachdesk.models.note import Note
from coachdesk.models.plan import Audience, StepState, SubTarget, Target
from coachdesk.ui.pages.family_mode.given_page import GivenPage
from coachdesk.ui.pages.family_mode.given_row import StepRow
from tests.operations.given_desk import CALM, HERS, ISLA
from tests.tools.asked_things import FAMILY
from tests.tools.given_draws import ASKINGS, STEPS
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.given_visit import SECRETS, answered, given_of_every_sort, given_visit, put_in, went
from tests.ui.pages.page_visit import PageVisit

__all__ = ["given_visit"]


def seen(page: QWidget) -> str:
    """All that can be read on the screen now."""
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return "\n".join([*labels, *buttons]).replace("\u2068", "").replace("\u2069", "")


def come(visit: PageVisit) -> GivenPage:
    return visit.go(GivenPage, "given", family_id=FAMILY)


def test_counts_come_first_and_words_and_marks_only_once_the_coach_is_alone(
    given_visit: PageVisit, usable: Usable
) -> None:
    put_in(given_visit.opened, given_of_every_sort())
    page = come(given_visit)
    said = seen(page)
    assert "Ruth ticked “Step 1”: Together" in said
    assert "Isla: 2 answers, 1 mark on a line, 1 step wanted, 1 thing to tell" in said
    assert "Ruth: 1 answer, 1 new line, 1 mark on a line, 1 step wanted, 1 piece of good news" in said
    for private in (*SECRETS, "did not want", "Very", "The X", "family may", "rivate"):
        assert private not in said, private
    page.keep.click()
    assert "alone" in page.message.words()
    assert page.box is not None
    usable(page)


def test_alone_all_of_it_is_read_with_both_places_of_a_mark_and_who_may_see_it(
    given_visit: PageVisit, usable: Usable
) -> None:
    put_in(given_visit.opened, given_of_every_sort())
    page = come(given_visit)
    page.alone.click()
    said = seen(page)
    for words in (*SECRETS, "did not want to say", "First marked:", "There is an X", "More sleep", "journey map"):
        assert words in said, words
    assert said.count("Private: the family may not see it.") == 2
    assert said.count("The family may see it.") == 2
    usable(page)


def test_going_away_and_coming_back_covers_it_again(given_visit: PageVisit) -> None:
    put_in(given_visit.opened, given_of_every_sort())
    page = come(given_visit)
    page.alone.click()
    assert SECRETS[0] in seen(page)
    given_visit.stack.go_to("today")
    given_visit.settle()
    said = seen(come(given_visit))
    assert [one for one in SECRETS if one in said] == []


def test_what_is_ticked_is_kept_and_a_step_goes_where_the_coach_says(given_visit: PageVisit) -> None:
    put_in(given_visit.opened, given_of_every_sort())
    page = come(given_visit)
    page.alone.click()
    by_words = {row.item.given.step.words: row for row in page.rows if isinstance(row, StepRow) and row.item.given.step}
    private, shared = by_words["Ask Gran"], by_words["Ring the bank"]
    assert [pill.choice.key for pill in private.where._pills()] == [HERS], "a private step goes under nothing shared"
    assert shared.target() == CALM
    page.keep.click()
    given_visit.settle()
    desk = given_visit.desk
    assert page.box is None
    assert [one.person for one in desk.records(AnswerSet) if not one.released] == [ISLA]
    assert len(desk.records(LineMark)) == 2
    assert [len(desk.records(kind)) for kind in (LineGrading, GoodNews, Note)] == [2, 1, 1]
    steps = {one.words: desk.get(Target, one.target).record for one in desk.records(SubTarget)}
    assert steps["Ring the bank"].id == CALM
    assert (steps["Ask Gran"].audience, steps["Ask Gran"].private_to) == (Audience.NAMED, (ISLA,))
    assert desk.get(SubTarget, STEPS[0]).record.state is StepState.DONE


def test_what_somebody_gave_under_the_name_of_one_who_had_finished_is_not_ticked(given_visit: PageVisit) -> None:
    wellbeing = ASKINGS[0]
    mine = [answered(wellbeing, ISLA, "home", 0), went(wellbeing, ISLA, released=False)]
    theirs = [answered(wellbeing, ISLA, "home", 1000), went(wellbeing, ISLA, released=True)]
    put_in(given_visit.opened, [*mine, *theirs])
    page = come(given_visit)
    page.alone.click()
    assert [row.is_kept() for row in page.rows] == [True, False]
    assert "begun again under this name" in seen(page)
    page.keep.click()
    given_visit.settle()
    (kept,) = given_visit.desk.records(AnswerSet)
    assert not kept.released


def test_with_nothing_waiting_it_says_so(given_visit: PageVisit, shoot: Shoot) -> None:
    assert "Nothing is waiting" in seen(come(given_visit))
