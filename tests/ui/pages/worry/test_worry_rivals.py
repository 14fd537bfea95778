"""A worry that two people changed apart is shown both ways until one takes the place of both."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from coachdesk.operations.worries import amend_worry, worries_of, write_worry
from coachdesk.ui.pages.worry.page import WorryPage
from tests.ui.pages.desk_standing import words
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


@pytest.mark.parametrize("how", ["This one holds", "Keep as changed"])
def test_two_that_were_changed_apart_are_both_there_and_one_takes_the_place_of_both(visit: PageVisit, how: str) -> None:
    desk = visit.desk
    first = write_worry(desk, visit.family_id, seen="x", strengths="y")[0].record
    mine, theirs = (amend_worry(desk, first.id, "said more", seen=seen).record for seen in ("mine", "theirs"))
    page = visit.go(WorryPage, "worry", family_id=visit.family_id)
    assert set(page.kept) == {mine.id, theirs.id}
    assert words(page).count("changed in two places at once") == 2
    card = page.kept[theirs.id]
    if how == "Keep as changed":
        next(one for one in card.findChildren(QAbstractButton) if one.accessibleName() == "Change or add").click()
        card.change.because.setFocus()
        visit.write("She saw it too")
    press = [one for one in card.findChildren(QAbstractButton) if one.accessibleName() == how]
    press[0].click()
    visit.settle()
    (now,) = worries_of(desk, visit.family_id)
    assert now.state.worry.seen == "theirs"
    assert set(now.state.worry.supersedes) == {mine.id, theirs.id}
    page.show_fresh()
    visit.settle()
    assert list(page.kept) == [now.state.worry.id]
    assert "Both are kept" not in words(page)
