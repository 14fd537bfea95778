"""What two people wrote apart is told in the words of the other pages, whole, and readable at every size."""

from PySide6.QtCore import Qt

from coachdesk.models.family import Family
from tests.rivals import change_by_another, comes
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.conflict_visit import (
    LONG,
    apart,
    everything,
    everything_read,
    open_page,
    step_of,
    steps,
)
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


def test_days_choices_and_people_are_told_as_elsewhere(visit: PageVisit) -> None:
    people = [visit.person(name).id for name in ("Grace", "Tia")]
    apart(
        visit,
        steps(visit)[0],
        due=("2011-10-01", "2011-10-08"),
        state=("doing", "stuck"),
        owner_person=(people[0], people[1]),
        owner_worker=(None, None),
        position=("0001", "zzzz"),
    )
    read = everything_read(open_page(visit))
    told = ("Saturday 1 October 2011", "Grace", "Tia", "First in the list", "In the list after “", "By when", "Stuck")
    for words in told:
        assert words in read
    assert "2011-10" not in read
    assert not any(one in read for one in people)


def test_who_wrote_where_and_when_is_said(visit: PageVisit) -> None:
    apart(visit, steps(visit)[0], words=("Read on Mondays", "Read on Fridays"))
    read = everything_read(open_page(visit))
    assert "Written by you, on this laptop" in read
    assert "not yet sent" in read
    assert "Written by \u2068Imogen Clarke\u2069" in read
    assert "received Thu 1 Sep 2011" in read
    assert "This is what is shown now." in read


def test_of_long_texts_the_difference_is_shown_and_all_of_them_when_asked(visit: PageVisit) -> None:
    apart(visit, steps(visit)[0], evidence=(LONG, LONG.replace("sentence 20", "sentence twenty") + " Tia laughed."))
    page = open_page(visit)
    card, other = page.cards[0].reviews["evidence"].sides
    assert "Tia laughed." in card.shown_words()
    assert "twenty" in card.shown_words()
    assert "words that are the same …]" in card.shown_words()
    assert "sentence 5 of" not in card.shown_words()
    assert "twenty" in card._text.accessibleDescription()
    visit.tab_to("Show all of it: Written by you, on this laptop", 200)
    visit.press(Qt.Key.Key_Return)
    assert other.shown_words() == LONG


def test_all_families_stand_under_their_names_and_the_record_asked_for_comes_first(visit: PageVisit) -> None:
    others = [one for one in visit.desk.all(Family) if one.record.id != visit.family_id]
    for one in others[:2]:
        apart(visit, one, area=("Wells", "Street"))
    first = apart(visit, steps(visit)[2], words=("One", "Two"))
    apart(visit, steps(visit)[0], words=("Read on Mondays", "Read on Fridays"))
    page = open_page(visit, record_id=first)
    assert page.cards[0].conflict.record.id == first
    assert len(page.cards) == 4
    read = everything_read(page)
    assert all(one.record.ref in read for one in others[:2])


def test_where_nothing_is_to_be_decided_that_is_said(visit: PageVisit) -> None:
    assert "What everybody wrote fits together." in everything_read(open_page(visit))


def test_at_every_size_nothing_is_cut_and_tab_comes_everywhere(visit: PageVisit, usable: Usable, shoot: Shoot) -> None:
    page = everything(visit)
    usable(visit.stack)
    shoot(visit.stack, "conflicts", (1366, 768), 100)
    page.area.verticalScrollBar().setValue(900)
    shoot(visit.stack, "conflicts", (640, 360), 200)


def test_two_laptops_of_one_worker_and_two_whom_nobody_knows_are_never_called_alike(visit: PageVisit) -> None:
    step = steps(visit)[0]
    visit.desk.amend(step, words="One")
    for words, worker in (("Two", visit.desk.owner.worker_id), ("Three", "0" * 32), ("Four", "1" * 32)):
        comes(visit.desk, visit.family_id, [change_by_another(step, visit.desk.now(), words=words)], worker)
    page = open_page(visit)
    assert [card.title.words() for card in page.cards[0].reviews["words"].sides] == [
        "Written by somebody not on this laptop (1)",
        "Written by somebody not on this laptop (2)",
        "Written by you, on another laptop",
        "Written by you, on this laptop",
    ]
    page.cards[0].reviews["words"].choice.choose("both")
    page.save.click()
    visit.settle()
    assert step_of(visit, step.record.id).words == "Four\n\nThree\n\nTwo\n\nOne"
