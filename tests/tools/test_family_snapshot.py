"""Nobody marked no-contact on any record of theirs, dead or unborn can be named on the pages a family holds."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from coachdesk.errors import BadInput
from coachdesk.models.family import Household
from coachdesk.models.family_mode import FamilyPage, FamilySnapshot, LookInSight, WhoSeesPart
from coachdesk.models.feelings_in_sight import FeelingsInSight, PointInSight, TimeMeant, TimeToAsk
from coachdesk.models.journey_map import Mark
from coachdesk.models.measures_in_sight import LineInSight
from coachdesk.models.person import FamilyRole, Person, SamePerson
from coachdesk.tools.family_snapshot import Whereabouts, WhoIsThere, family_snapshot, may_be_there
from tests.tools.asked_things import the_hand_over

LOG = "f" * 32


HOME = Household(id="d" * 32, log=LOG, name="home", address="7 Otter Row, Hernwick")


def person(number: int, **more: object) -> Person:
    return Person.model_validate(
        {"id": f"{number:032}", "log": LOG, "number": number, "known_as": f"P{number}", "role": FamilyRole.KIN, **more}
    )


ALIVE, TWIN, MARKED = person(1), person(2), person(3, no_contact=True)
DEAD, UNBORN = person(4, deceased_on="2010"), person(5, due_date=date(2011, 9, 1))
EVERYONE = (ALIVE, TWIN, MARKED, DEAD, UNBORN)
LINK = SamePerson(id="e" * 32, log=LOG, person=TWIN.id, other_person=MARKED.id, other_family=LOG)


def made(*there: str, pages: tuple[FamilyPage, ...] = (FamilyPage.STEPS,), **more: Any) -> FamilySnapshot:
    return family_snapshot(
        None,
        WhoIsThere(EVERYONE, (LINK,), there),
        Whereabouts((HOME,)),
        pages=pages,
        who_sees=(WhoSeesPart(heading="We see"),),
        look=LookInSight(scheme="light", percent=100),
        now=datetime(2011, 3, 1, tzinfo=UTC),
        box_id="b" * 32,
        box_key="00",
        **more,
    )


def test_who_may_be_there() -> None:
    assert may_be_there(EVERYONE) == [ALIVE, TWIN]
    assert may_be_there(EVERYONE, [LINK]) == [ALIVE]


def test_those_who_may_not_be_named_are_left_out_and_alone_they_are_nobody() -> None:
    assert [one.id for one in made(*(one.id for one in EVERYONE)).people] == [ALIVE.id]
    with pytest.raises(BadInput) as refused:
        made(TWIN.id, DEAD.id)
    assert refused.value.field == "people"


def test_without_a_plan_there_are_no_targets_and_without_pages_there_is_nothing() -> None:
    assert made(ALIVE.id).targets == ()
    with pytest.raises(BadInput) as refused:
        made(ALIVE.id, pages=())
    assert refused.value.field == "pages"


ASKED = the_hand_over().sets
LINE = LineInSight(
    id="6" * 32, a_words="P3 shouts, we are at 7 Otter Row", b_words="We talk, P1 and P3", people=(ALIVE.id,)
)


def test_questions_and_lines_go_out_with_their_pages_only() -> None:
    both = {"sets": ASKED, "lines": (LINE,)}
    assert (made(ALIVE.id, **both).sets, made(ALIVE.id, **both).lines) == ((), ())
    shown = made(ALIVE.id, pages=(FamilyPage.QUESTIONS, FamilyPage.LINES), **both)
    assert (shown.sets, len(shown.lines)) == (ASKED, 1)


def test_the_line_of_ups_and_downs_goes_out_with_its_page_only_and_names_no_address_and_nobody_who_is_never_named() -> (
    None
):
    when = TimeMeant(happened_on=date(2010, 1, 1))
    said = "P3 shouted at P1 in 7 Otter Row"
    line = FeelingsInSight(
        points=(PointInSight(id="5" * 32, when=when, place=1, words=said),),
        times=(TimeToAsk(about="6" * 32, when=when, mark=Mark.LIFE_EVENT, words=said),),
        since=when.happened_on,
    )
    assert made(ALIVE.id, feelings=line).feelings is None
    shown = made(ALIVE.id, pages=(FamilyPage.JOURNEY,), feelings=line).feelings
    assert shown is not None
    for words in (shown.points[0].words, shown.times[0].words):
        assert "P1" in words
        assert [one for one in ("P3", "Otter Row") if one in words] == []


@pytest.mark.parametrize(("page", "field"), [(FamilyPage.QUESTIONS, "sets"), (FamilyPage.LINES, "lines")])
def test_a_page_with_nothing_on_it_is_not_handed_over(page: FamilyPage, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        made(ALIVE.id, pages=(page,))
    assert refused.value.field == field


def test_the_words_of_a_line_name_no_address_and_nobody_who_is_never_named() -> None:
    (line,) = made(ALIVE.id, pages=(FamilyPage.LINES,), lines=(LINE,)).lines
    said = line.a_words + line.b_words
    assert "P1" in said
    assert [one for one in ("P3", "Otter Row") if one in said] == []
