"""Of earlier answers and marks only what was released goes to the family's pages, and alone questions to one person."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput
from coachdesk.models.measures import (
    Answer,
    AnswerMode,
    AnswerRelease,
    AnswerSet,
    AnswerStatus,
    LineGrading,
    LineMark,
    Practice,
)
from coachdesk.models.organisation import Agency, Sector
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.plan import Audience, Target
from coachdesk.models.question_set import MeasureTool
from coachdesk.tools.measures_in_sight import (
    MeasuresKept,
    SetWanted,
    Table,
    line_in_sight,
    lines_to_show,
    may_be_asked_about,
    new_line,
    set_in_sight,
)
from tests.tools.asked_things import FAMILY, question, questions
from tests.tools.given_draws import ASKINGS, BEGAN, LINES, PEOPLE

ISLA_ID, RUTH_ID = PEOPLE
TODAY = date(2011, 9, 1)
WELLBEING = questions(MeasureTool.WELLBEING)


def person(ident: str, name: str, born: str | None) -> Person:
    return Person(id=ident, log=FAMILY, number=int(ident[0]), known_as=name, role=FamilyRole.CHILD, birth_date=born)


ISLA, RUTH, TIA = person(ISLA_ID, "Isla", "2002"), person(RUTH_ID, "Ruth", None), person("3" * 32, "Tia", "2009")
BOTH = Table((ISLA, RUTH), TODAY)


def agency(sector: Sector) -> Agency:
    return Agency(id="9" * 32, log="0" * 32, name="Somewhere", sector=sector)


def sitting(number: int, place: int, **more: object) -> AnswerSet:
    at = BEGAN + timedelta(days=number)
    answer = Answer(
        question="money", status=AnswerStatus.ANSWERED, mode=AnswerMode.FACES_3, first=place, place=place, at=at
    )
    skipped = Answer(question="home", status=AnswerStatus.SKIPPED, mode=AnswerMode.FACES_3, at=at)
    values = {"person": ISLA_ID, "tool": "wellbeing", "set_key": "wellbeing", "set_version": 3, "at": at}
    return AnswerSet.model_validate(
        {"id": f"{number:032x}", "log": FAMILY, "marking": "self", "answers": (answer, skipped), **values, **more}
    )


def mark(number: int, place: int | None, **more: object) -> LineMark:
    values = {"line": LINES[0], "person": ISLA_ID, "status": "answered", "first": place, "place": place}
    if place is None:
        values["status"] = "skipped"
    return LineMark.model_validate(
        {
            "id": f"{number:032x}",
            "log": FAMILY,
            "marking": "self",
            "at": BEGAN + timedelta(days=number),
            **values,
            **more,
        }
    )


def line(number: int = 0, **more: object) -> LineGrading:
    values = {"id": LINES[number], "log": FAMILY, "a_words": "We shout", "b_words": "We talk"}
    return LineGrading.model_validate({**values, "begun_at": BEGAN + timedelta(days=number), **more})


def last_places(kept: MeasuresKept) -> list[int]:
    found = set_in_sight(ASKINGS[0], SetWanted(WELLBEING, PEOPLE), BOTH, kept)
    return [mark.place for one in found.asked for mark in one.last]


def test_each_is_asked_by_age_as_before_or_as_the_coach_wants() -> None:
    everybody = Table((ISLA, RUTH, TIA), TODAY)
    wanted = SetWanted(WELLBEING, (ISLA_ID, RUTH_ID, TIA.id))

    def modes(table: Table, *kept: AnswerSet) -> dict[str, AnswerMode]:
        found = set_in_sight(ASKINGS[0], wanted, table, MeasuresKept(sittings=kept))
        return {one.person: one.mode for one in found.asked}

    by_age = {ISLA_ID: AnswerMode.FACES_3, RUTH_ID: AnswerMode.FACES_5}
    assert modes(everybody) == by_age, "a child under five is not asked"
    before = sitting(1, 0, person=RUTH_ID)
    assert modes(everybody, before) == {**by_age, RUTH_ID: AnswerMode.FACES_3}
    chosen = Table(everybody.there, TODAY, answering={RUTH_ID: AnswerMode.LINE, ISLA_ID: None})
    assert modes(chosen, before) == {RUTH_ID: AnswerMode.LINE}


def test_nobody_is_asked_who_is_not_there_or_was_not_chosen() -> None:
    found = set_in_sight(ASKINGS[0], SetWanted(WELLBEING, (ISLA_ID, "7" * 32)), BOTH, MeasuresKept())
    assert [one.person for one in found.asked] == [ISLA_ID]
    for table, people in ((BOTH, ()), (Table((TIA,), TODAY), (TIA.id,)), (BOTH, ("7" * 32,))):
        with pytest.raises(BadInput) as refused:
            set_in_sight(ASKINGS[0], SetWanted(WELLBEING, people), table, MeasuresKept())
        assert refused.value.field == "sets"


def test_questions_for_one_alone_go_out_only_when_one_is_there_and_the_coach_says_so() -> None:
    safe = WELLBEING.model_copy(update={"questions": (*WELLBEING.questions, question("safe", alone=True))})
    only = WELLBEING.model_copy(update={"questions": (question("safe", alone=True),)})

    def keys(*there: Person, alone: bool) -> list[str]:
        found = set_in_sight(ASKINGS[0], SetWanted(safe, PEOPLE), Table(there, TODAY, alone), MeasuresKept())
        return [one.key for one in found.content.questions]

    assert "safe" in keys(ISLA, alone=True)
    for there, alone in (((ISLA,), False), ((ISLA, RUTH), True), ((ISLA, RUTH), False), ((ISLA, TIA), True)):
        assert "safe" not in keys(*there, alone=alone)
    with pytest.raises(BadInput) as refused:
        set_in_sight(ASKINGS[0], SetWanted(only, PEOPLE), BOTH, MeasuresKept())
    assert refused.value.field == "sets"


def test_an_agency_whose_name_tells_something_is_named_before_one_person_only() -> None:
    one = Table((ISLA,), TODAY)
    for sector in Sector:
        assert may_be_asked_about(agency(sector), one)
    refuge, homes = agency(Sector.VOLUNTARY), agency(Sector.HOUSING)
    with pytest.raises(BadInput) as refused:
        set_in_sight(ASKINGS[0], SetWanted(WELLBEING, PEOPLE, refuge), BOTH, MeasuresKept())
    assert refused.value.field == "agencies"
    found = set_in_sight(ASKINGS[0], SetWanted(WELLBEING, PEOPLE, homes), BOTH, MeasuresKept())
    assert (found.agency, found.agency_name) == (homes.id, "Somewhere")


def test_the_practice_card_comes_first_and_again_after_half_a_year() -> None:
    def practice(*kept: AnswerSet) -> bool:
        found = set_in_sight(ASKINGS[0], SetWanted(WELLBEING, (ISLA_ID,)), BOTH, MeasuresKept(sittings=kept))
        return found.asked[0].practice

    assert practice()
    assert practice(sitting(1, 0, practice=Practice.NOT_DONE, at=datetime(2011, 8, 1, tzinfo=UTC)))
    assert practice(sitting(1, 0, practice=Practice.RIGHT, at=datetime(2011, 2, 1, tzinfo=UTC)))
    assert not practice(sitting(1, 0, practice=Practice.NOT_RIGHT, at=datetime(2011, 8, 1, tzinfo=UTC)))


def test_last_time_is_the_latest_that_was_released_of_the_same_set_version_and_agency() -> None:
    released = sitting(1, 100, released=True)
    others = [
        sitting(2, 200),
        sitting(3, 300, released=True, set_version=2),
        sitting(4, 400, released=True, agency="9" * 32),
        sitting(5, 500, released=True, worker="c" * 32, marking="coachs_view"),
        sitting(6, 600, released=True),
        sitting(7, 700, released=True, supersedes=(f"{6:032x}",), person=RUTH_ID),
    ]
    assert last_places(MeasuresKept(sittings=[released, *others])) == [100, 700]
    assert last_places(MeasuresKept(sittings=[sitting(8, 800, released=True), released])) == [800]


@given(st.lists(st.tuples(st.booleans(), st.sampled_from((None, True, False)), st.sampled_from(PEOPLE)), max_size=10))
def test_no_place_of_anything_that_is_private_today_goes_out(made: list[tuple[bool, bool | None, str]]) -> None:
    numbered = list(enumerate(made, start=1))
    sittings = [sitting(n, 10 * n + 1, released=yes, person=who) for n, (yes, _, who) in numbered]
    marks = [mark(100 + n, 10 * n + 2, released=yes, person=who) for n, (yes, _, who) in numbered]
    releases = [
        AnswerRelease(
            id=f"{900 + base + n:032x}", log=FAMILY, about=f"{base + n:032x}", released=later, said_by=who, at=BEGAN
        )
        for n, (_, later, who) in numbered
        for base in (0, 100)
        if later is not None
    ]  # fmt: skip
    kept = MeasuresKept(sittings=sittings, marks=marks, releases=releases)
    seen_now = [n for n, (yes, later, _) in numbered if (yes if later is None else later)]
    assert set(last_places(kept)) <= {10 * n + 1 for n in seen_now}
    earlier = line_in_sight(line(), BOTH, kept, (ISLA, RUTH)).earlier
    assert [one.place for one in earlier] == [10 * n + 2 for n in seen_now]


def test_earlier_marks_of_whoever_may_not_be_named_and_workers_marks_and_skips_are_not_drawn() -> None:
    marks = [
        mark(1, 100, released=True),
        mark(2, 200, released=True, person=RUTH_ID),
        mark(3, 300, released=True, person=None, worker="c" * 32),
        mark(4, None, released=True),
        mark(5, 500, released=True, line=LINES[1]),
    ]
    shown = line_in_sight(line(), BOTH, MeasuresKept(marks=marks), (ISLA,))
    assert [(one.name, one.place) for one in shown.earlier] == [("Isla", 100)]
    assert shown.people == PEOPLE
    assert new_line(LINES[1], BOTH).a_words == ""


def test_a_closed_line_and_one_about_what_somebody_there_may_not_see_are_not_offered() -> None:
    def target(ident: str, **more: object) -> Target:
        return Target.model_validate({"id": ident, "log": FAMILY, "plan": "8" * 32, "family_words": "x", **more})

    shared, hers = target("5" * 32), target("6" * 32, audience=Audience.NAMED, private_to=(ISLA_ID,))
    lines = [line(1, target=hers.id), line(0, target=shared.id)]

    def offered(table: Table, *more: LineGrading) -> list[str]:
        kept = MeasuresKept(lines=[*lines, *more], targets=[shared, hers])
        return [one.id for one in lines_to_show(table, kept)]

    assert offered(BOTH) == [LINES[0]]
    assert offered(Table((), TODAY)) == [LINES[0]], "with nobody there nothing private stands on the coach's page"
    assert offered(Table((ISLA,), TODAY)) == [LINES[0], LINES[1]]
    assert offered(Table((RUTH,), TODAY)) == [LINES[0]]
    gone = line(0, id="4" * 32, target="7" * 32)
    closed = line(0, id="2" * 31 + "0", closed_at=BEGAN)
    assert offered(BOTH, gone, closed, line(0, id="2" * 31 + "1")) == sorted([LINES[0], "2" * 31 + "1"])
