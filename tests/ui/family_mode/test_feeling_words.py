"""A point is told by its time and its place in plain words, to the family and to the coach who keeps it."""

from datetime import date

import pytest

from coachdesk.models.contact import DateKnown
from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.feelings_in_sight import PointGiven, TimeMeant, TimeToAsk
from coachdesk.models.journey_map import Mark
from coachdesk.operations.family_given import GivenItem
from coachdesk.ui.family_mode.feelings.feeling_words import asked_words, stands_words
from coachdesk.ui.pages.family_mode.given_words import beneath, counts, tick_words
from tests.tools.asked_things import SPRING, the_hand_over
from tests.tools.given_draws import BEGAN, PEOPLE, POINTS


def test_when_and_where_are_said_without_a_number_for_the_place() -> None:
    long = TimeMeant(happened_on=date(2010, 3, 4), until=date(2010, 5, 1))
    assert stands_words(long, 0) == "Thu 4 Mar 2010 to Sat 1 May 2010: at bad."
    assert stands_words(SPRING, 640, ("Isla", "Ruth")).replace("\u2068", "").replace("\u2069", "") == (
        "Spring 2010, Isla, Ruth: nearer good than bad."
    )


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (Mark.HELP, "help from Brue Vale Homes"),
        (Mark.INCIDENT, "Brue Vale Homes had to help fast"),
        (Mark.MEETING, "we met"),
        (Mark.TARGET, "a big day for us"),
    ],
)
def test_a_time_that_has_no_words_of_its_own_is_told_by_what_it_was(mark: Mark, told: str) -> None:
    when = TimeMeant(happened_on=date(2010, 1, 1), date_known=DateKnown.YEAR)
    words = asked_words(TimeToAsk(about="1" * 32, when=when, mark=mark, agency="Brue Vale Homes"))
    assert words.replace("\u2068", "").replace("\u2069", "") == f"2010: {told}"
    assert "{agency}" in asked_words(TimeToAsk(about="1" * 32, when=when, mark=mark, words="{agency}"))


def item(**more: object) -> GivenItem:
    values = {"person": PEOPLE[0], "when": SPRING, "place": 640, "words": "Sun", "at": BEGAN, **more}
    return GivenItem("0", FromTheFamily(point=PointGiven.model_validate(values)), "Isla")


def test_the_coach_reads_what_was_put_moved_or_taken_off_and_how_it_stood_before() -> None:
    one = the_hand_over()
    new = beneath(one, item(ours=True))
    assert new == ["Spring 2010: nearer good than bad.", "“Sun”", "They say it was so for the whole family."]
    moved = beneath(one, item(instead_of=POINTS[0], words=""))
    assert moved == ["Spring 2010: nearer good than bad.", "Before: Spring 2010: near bad."]
    off = beneath(one, item(instead_of=POINTS[0], place=None, words=""))
    assert off == ["Taken off the line: Spring 2010: near bad."]
    assert "line" in tick_words(one, item())
    assert counts([item()]) == ["\u2068Isla\u2069: 1 time on the line of ups and downs"]
