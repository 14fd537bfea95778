"""The story is typed once and opened everywhere; each telling stays as it was, with who and when."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.errors import BadInput
from coachdesk.models.family import Family
from coachdesk.models.person import Person
from coachdesk.models.story import Story
from coachdesk.operations.story import story_of, story_on_paper, tell_story, tellings_of
from tests.operations.visit_desk import VisitDesk

FIRST = "There are three of us.\n\nTheir mum went in 2008."
AGAIN = FIRST + "\n\nI want to say it once."


@pytest.fixture
def table(tmp_path: Path) -> Iterator[VisitDesk]:
    made = VisitDesk(tmp_path)
    yield made
    made.close()


def test_each_telling_stays_as_it_was_with_who_and_when(table: VisitDesk) -> None:
    desk = table.desk
    assert story_of(desk, table.family) is None
    tell_story(desk, table.family, FIRST, (table.mother,))
    table.clock.move(days=40)
    tell_story(desk, table.family, AGAIN, (table.mother, table.callum), "Callum wanted it said")
    now, before = tellings_of(desk, table.family)
    assert now == story_of(desk, table.family)
    assert (now.words, now.told_by, now.because) == (AGAIN, (table.mother, table.callum), "Callum wanted it said")
    assert (before.words, before.told_by) == (FIRST, (table.mother,))
    assert now.told_at
    assert before.told_at
    assert (now.told_at - before.told_at).days == 40
    assert now.written_by == before.written_by != ""


def test_a_telling_that_says_nothing_new_makes_no_version_and_an_empty_one_is_refused(table: VisitDesk) -> None:
    desk = table.desk
    tell_story(desk, table.family, FIRST)
    assert tell_story(desk, table.family, f"  {FIRST}\n") is None
    assert len(desk.records(Story, table.family)) == 1
    with pytest.raises(BadInput) as refused:
        tell_story(desk, table.family, " \n")
    assert refused.value.field == "words"
    assert tell_story(desk, table.family, FIRST, (table.mother,)) is not None


def test_what_the_familys_record_held_before_is_its_first_tellings(table: VisitDesk) -> None:
    desk = table.desk
    desk.amend(desk.get(Family, table.family), why="At the first visit", story="We came here in July.")
    desk.amend(desk.get(Family, table.family), why="", story=FIRST)
    told = story_of(desk, table.family)
    assert told
    assert (told.words, told.told_by) == (FIRST, ())
    assert [one.words for one in tellings_of(desk, table.family)] == [FIRST, "We came here in July."]
    assert tellings_of(desk, table.family)[1].because == "At the first visit"
    assert tellings_of(desk, table.family)[1].written_by
    tell_story(desk, table.family, AGAIN, (table.mother,))
    now = story_of(desk, table.family)
    assert now
    assert now.words == AGAIN
    assert [one.words for one in tellings_of(desk, table.family)] == [AGAIN, FIRST, "We came here in July."]


def test_where_two_told_it_apart_both_stand_until_it_is_told_again(table: VisitDesk) -> None:
    desk = table.desk
    tell_story(desk, table.family, FIRST, (table.mother,))
    apart = {"words": "I was nine.", "told_by": (table.callum,), "written_by": desk.owner.worker_id}
    desk.add(new_record(Story, table.family, told_at=desk.now(), **apart))
    both = story_of(desk, table.family)
    assert both
    assert both.words == f"{FIRST}\n\nI was nine."
    assert both.told_by == (table.mother, table.callum)
    tell_story(desk, table.family, AGAIN)
    now = story_of(desk, table.family)
    assert now
    assert now.words == AGAIN
    assert len(tellings_of(desk, table.family)) == 3


def test_on_paper_it_is_for_the_team_and_for_whoever_told_it(table: VisitDesk) -> None:
    desk = table.desk
    mother, callum = (desk.get(Person, one).record for one in (table.mother, table.callum))
    assert story_on_paper(desk, table.family, None) is None
    tell_story(desk, table.family, FIRST, (table.mother,))
    told = story_on_paper(desk, table.family, mother)
    assert told
    assert (told.words, told.told_by, told.told_on) == (FIRST, (mother.known_as,), desk.today())
    assert story_on_paper(desk, table.family, None) == told
    assert story_on_paper(desk, table.family, callum) is None
