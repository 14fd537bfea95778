"""Deciding between what two people wrote, with the keyboard alone: nothing is preselected, and nothing is lost."""

import pytest
from PySide6.QtCore import Qt

from coachdesk.models.family import Family
from coachdesk.models.plan import SubTarget
from coachdesk.operations.conflicts import conflicts, count_conflicts
from coachdesk.store.change_log import Verdict
from coachdesk.ui.pages.conflicts import page as conflicts_page
from coachdesk.ui.pages.history.told import tell_history
from tests.rivals import change_by_another, comes
from tests.ui.pages.conflict_visit import (
    BY_ME,
    apart,
    deleted_and_written_on,
    everything_read,
    family_hash,
    imogen,
    open_page,
    step_of,
    steps,
)
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


def test_it_is_decided_with_the_keyboard_alone_and_the_history_says_by_whom_and_why(visit: PageVisit) -> None:
    step = apart(visit, steps(visit)[0], words=("Read on Mondays", "Read on Fridays"))
    page = open_page(visit)
    review = page.cards[0].reviews["words"]
    assert review.choice.editor().hasFocus()
    assert review.choice.chosen() == ""
    assert "Read on Fridays" in everything_read(page)
    assert "0 of 1 chosen" in everything_read(page)
    visit.press(Qt.Key.Key_Right)
    visit.press(Qt.Key.Key_Space)
    assert review.choice.chosen() == str(BY_ME)
    assert "1 of 1 chosen" in everything_read(page)
    visit.press(Qt.Key.Key_Tab)
    visit.write("She asked for Mondays")
    visit.tab_to("Save what is chosen")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert step_of(visit, step).words == "Read on Mondays"
    last = visit.desk.history(step)[-1]
    assert (last.worker_id, last.why) == (visit.desk.owner.worker_id, "She asked for Mondays")
    assert last.changes[0].among == ("Read on Mondays", "Read on Fridays")
    (newest, *_), _ = tell_history(visit.desk, "", step, 5)
    assert newest.lines == ("Words: “Read on Mondays”, chosen among “Read on Mondays”, “Read on Fridays”",)
    assert "That was the last one" in everything_read(page)
    assert count_conflicts(visit.desk) == 0
    assert not page.save.isVisibleTo(page)
    assert page.later.accessibleName() == "Back"


@pytest.mark.parametrize("answered", [False, True])
def test_closing_it_decides_nothing(visit: PageVisit, answered: bool) -> None:
    apart(visit, steps(visit)[0], words=("Read on Mondays", "Read on Fridays"))
    before = family_hash(visit)
    page = open_page(visit)
    if answered:
        page.cards[0].reviews["words"].choice.editor().click()  # type: ignore[attr-defined]
        assert not page.is_clean()
    else:
        assert page.is_clean()
    page.later.click()
    visit.settle()
    assert family_hash(visit) == before
    again = open_page(visit)
    assert [one.choice.chosen() for one in again.cards[0].reviews.values()] == [""]


def test_to_save_with_nothing_chosen_says_so_and_saves_nothing(visit: PageVisit) -> None:
    apart(visit, steps(visit)[0], words=("Read on Mondays", "Read on Fridays"))
    before = family_hash(visit)
    page = open_page(visit)
    page.save.click()
    visit.settle()
    assert "nothing is decided" in page.message.words()
    assert family_hash(visit) == before


def test_both_texts_one_after_the_other(visit: PageVisit) -> None:
    step = apart(visit, steps(visit)[0], words=("Read on Mondays", "Read on Fridays"))
    page = open_page(visit)
    page.cards[0].reviews["words"].choice.choose("both")
    page.save.click()
    visit.settle()
    assert step_of(visit, step).words == "Read on Fridays\n\nRead on Mondays"


def test_something_else_is_typed_and_what_is_half_typed_waits_as_a_draft(visit: PageVisit) -> None:
    step = apart(visit, steps(visit)[0], words=("Read on Mondays", "Read on Fridays"))
    page = open_page(visit)
    review = page.cards[0].reviews["words"]
    assert not review.other.isVisibleTo(page)
    pills = [one for one in review.choice._pills() if one.choice.key == "other"]
    pills[0].setFocus()
    visit.press(Qt.Key.Key_Space)
    assert review.other.isVisibleTo(page)
    page.save.click()
    visit.settle()
    assert review.other.editor.problem() == "Write what it should be, or choose one of the others."
    review.other.editor.editor().setFocus()
    visit.write("Read on Sundays")
    visit.qtbot.waitUntil(lambda: visit.desk.drafts.all("conflict/") != {}, timeout=3000)
    page.later.click()
    visit.settle()
    page = open_page(visit)
    review = page.cards[0].reviews["words"]
    assert review.choice.chosen() == ""
    assert review.other.typed() == "Read on Sundays"
    review.choice.choose("other")
    page.save.click()
    visit.settle()
    assert step_of(visit, step).words == "Read on Sundays"
    assert visit.desk.drafts.all("conflict/") == {}


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "typed", "kept"),
    [
        ("due", "2011-10-01", "2011-10-08", "15 October 2011", "2011-10-15"),
        ("state", "doing", "stuck", "done", "done"),
    ],
)
def test_something_else_is_given_as_the_field_wants_it(
    visit: PageVisit, field: str, mine: str, theirs: str, typed: str, kept: str
) -> None:
    step = apart(visit, steps(visit)[0], **{field: (mine, theirs)})
    page = open_page(visit)
    review = page.cards[0].reviews[field]
    review.restore(("other", typed))
    page.save.click()
    visit.settle()
    assert step_of(visit, step).to_fields()[field] == kept


def test_what_was_deleted_meanwhile_is_kept_or_goes_and_its_fields_are_asked_about_later(visit: PageVisit) -> None:
    step = deleted_and_written_on(visit)
    page = open_page(visit)
    read = everything_read(page)
    for words in ("Deleted by you, on this laptop", "Why: Done long ago", "Words: “Ask the school again”"):
        assert words in read
    asked = page.cards[0].gone
    assert asked is not None
    assert asked.choice.chosen() == ""
    asked.choice.choose("delete")
    page.save.click()
    visit.settle()
    assert visit.desk.get(SubTarget, step).deleted
    assert "That was the last one" in everything_read(page)


def test_what_is_incomplete_says_so_instead_and_can_be_looked_at(visit: PageVisit) -> None:
    opened = steps(visit)[0]
    apart(visit, opened, words=("Read on Mondays", "Read on Fridays"))
    comes(visit.desk, visit.family_id, [change_by_another(opened, visit.desk.now(), words="x")], imogen(), Verdict.HELD)
    page = open_page(visit)
    assert "This is incomplete." in everything_read(page)
    assert "Read on Mondays" not in everything_read(page)
    page.cards[0].anyway.click()
    assert "Read on Mondays" in everything_read(page)
    assert page.cards[0].reviews["words"].choice.editor().hasFocus()


def test_what_comes_meanwhile_leaves_the_answers_to_other_questions_alone(visit: PageVisit) -> None:
    apart(visit, steps(visit)[0], words=("Read on Mondays", "Read on Fridays"), due=("2011-10-01", "2011-10-08"))
    visit.desk.told.subscribe(lambda touched: visit.deeds.do(lambda: touched, then=visit.stack.page.told))
    page = open_page(visit)
    card = page.cards[0]
    card.reviews["words"].choice.choose(str(BY_ME))
    card.reviews["due"].choice.choose(str(BY_ME))
    card.why.set_text("We spoke")
    other = apart(visit, steps(visit)[2], words=("One", "Two"))
    visit.settle()
    assert [one.conflict.record.id for one in page.cards] == [card.conflict.record.id, other]
    assert page.cards[0] is card
    again = visit.desk.get(SubTarget, card.conflict.record.id)
    comes(visit.desk, visit.family_id, [change_by_another(again, visit.desk.now(), words="Read daily")], imogen())
    visit.settle()
    changed = page.cards[0]
    assert changed is not card
    assert (changed.reviews["due"].choice.chosen(), changed.why.text()) == (str(BY_ME), "We spoke")
    assert "words" not in changed.reviews


def test_an_answer_to_a_question_that_has_become_another_is_taken_back(visit: PageVisit) -> None:
    opened = steps(visit)[0]
    apart(visit, opened, words=("Read on Mondays", "Read on Fridays"), due=("2011-10-01", "2011-10-08"))
    page = open_page(visit)
    for review in page.cards[0].reviews.values():
        review.choice.choose(str(BY_ME))
    comes(visit.desk, visit.family_id, [change_by_another(opened, visit.desk.now(), words="Read daily")], imogen())
    page.refresh()
    visit.settle()
    reviews = page.cards[0].reviews
    assert len(reviews["words"].sides) == 3
    assert (reviews["words"].choice.chosen(), reviews["due"].choice.chosen()) == ("", str(BY_ME))


def test_what_is_refused_says_why_at_its_field_and_holds_up_nothing_else(visit: PageVisit) -> None:
    family = visit.desk.get(Family, visit.family_id)
    name = family.record.name
    apart(visit, family, name=("Marsh", "Mersh"), area=("Wells", "Street"))
    step = apart(visit, steps(visit)[0], words=("Read on Mondays", "Read on Fridays"))
    page = open_page(visit)
    by_id = {one.conflict.record.id: one for one in page.cards}
    by_id[step].reviews["words"].choice.choose("0")
    review = by_id[visit.family_id].reviews["name"]
    review.restore(("other", "x" * 200))
    review.other.value = lambda: "x" * 201  # type: ignore[method-assign]  # the field itself takes no more
    page.save.click()
    visit.settle()
    assert "too long" in review.other.editor.problem()
    assert count_conflicts(visit.desk) == 1
    assert name != "Marsh"


def test_many_come_a_few_at_a_time(visit: PageVisit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflicts_page, "_AT_MOST", 2)
    for opened in steps(visit)[:4]:
        apart(visit, opened, words=("One", "Two"))
    page = open_page(visit)
    assert len(page.cards) == 2
    assert "2 more when these are decided." in everything_read(page)
    for _ in range(2):
        for card in page.cards:
            card.reviews["words"].choice.choose("0")
        page.save.click()
        visit.settle()
    assert conflicts(visit.desk) == []
    assert "That was the last one" in everything_read(page)
