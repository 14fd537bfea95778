"""Of each step, question, line and mark the last word stands, of each sitting all of it, and everything told."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.measures import Answer, AnswerMode, AnswerStatus, Marking
from coachdesk.models.measures_in_sight import AnswerGiven, SetGiven
from coachdesk.tools.what_stands import Standing, what_stands
from tests.tools.given_draws import ASKINGS, BEGAN, PEOPLE, things

ISLA, WELLBEING = PEOPLE[0], ASKINGS[0]


def answer(question: str, place: int) -> FromTheFamily:
    one = Answer(
        question=question, status=AnswerStatus.ANSWERED, mode=AnswerMode.FACES_5, first=place, place=place, at=BEGAN
    )
    return FromTheFamily(answer=AnswerGiven(asking=WELLBEING, person=ISLA, answer=one))


def went(*, finished: bool = False, released: bool = False) -> FromTheFamily:
    how = SetGiven(
        asking=WELLBEING, person=ISLA, marking=Marking.READ_ALOUD, finished=finished, released=released, at=BEGAN
    )
    return FromTheFamily(sitting=how)


def places(one: Standing) -> dict[str, int | None]:
    return {each.question: each.place for each in one.answers}


@given(st.lists(things, max_size=20))
def test_of_each_step_line_and_mark_the_last_word_stands_and_all_that_was_told(
    given_things: list[FromTheFamily],
) -> None:
    standing = what_stands(given_things)
    ticks = {one.tick.step: one for one in given_things if one.tick}
    assert {one.given for one in standing if one.given.tick} == {
        one for one in ticks.values() if one.tick and one.tick.how
    }
    marks = {(one.mark.line, one.mark.person): one for one in given_things if one.mark}
    assert {one.given for one in standing if one.given.mark} == set(marks.values())
    lines = {one.line_words.line: one for one in given_things if one.line_words}
    assert {one.given for one in standing if one.given.line_words} == set(lines.values())
    points = {one.point.instead_of or one.point.number: one for one in given_things if one.point}
    assert {one.given for one in standing if one.given.point} == {
        one for one in points.values() if one.point and (one.point.place is not None or one.point.instead_of)
    }
    for name in ("told", "step", "good_news"):
        assert [one.given for one in standing if getattr(one.given, name)] == [
            one for one in given_things if getattr(one, name)
        ]


@given(st.lists(things, max_size=30))
def test_no_answer_is_lost_unless_the_same_person_gave_another_to_the_same_question(
    given_things: list[FromTheFamily],
) -> None:
    standing = [one for one in what_stands(given_things) if one.given.sitting]
    kept = [each for one in standing for each in one.answers]
    given_answers = [one.answer for one in given_things if one.answer]
    for one in given_answers:
        later = given_answers[given_answers.index(one) + 1 :]
        replaced = any(
            (each.asking, each.person, each.answer.question) == (one.asking, one.person, one.answer.question)
            for each in later
        )
        assert one.answer in kept or replaced
    assert all(one.answers for one in standing), "a sitting without an answer is none"
    known = [(one.given.sitting.asking, one.given.sitting.person, one.turn) for one in standing if one.given.sitting]
    assert len(known) == len(set(known))


def test_a_sitting_stands_with_the_last_answer_to_each_question_and_how_it_went() -> None:
    (one,) = what_stands([went(), answer("money", 0), answer("home", 500), answer("money", 1000), went(finished=True)])
    assert places(one) == {"money": 1000, "home": 500}
    assert one.given == went(finished=True)


def test_a_finished_sitting_is_not_changed_by_whoever_takes_the_name_afterwards() -> None:
    closed = [went(), answer("money", 0), went(finished=True)]
    mine, theirs = what_stands([*closed, went(), answer("money", 1000), went(finished=True, released=True)])
    assert (places(mine), mine.turn) == ({"money": 0}, 0)
    assert mine.given.sitting is not None
    assert not mine.given.sitting.released
    assert (places(theirs), theirs.turn) == ({"money": 1000}, 1)
    again = what_stands([*closed, answer("money", 1000)])
    assert [places(one) for one in again] == [{"money": 0}, {"money": 1000}]
    assert again[1].given.sitting is not None
    assert not again[1].given.sitting.released


def test_who_sees_it_can_be_said_at_the_very_end() -> None:
    (one,) = what_stands([went(), answer("money", 0), went(finished=True), went(finished=True, released=True)])
    assert one.given == went(finished=True, released=True)


def test_a_sitting_whose_beginning_was_lost_is_private() -> None:
    (one,) = what_stands([answer("money", 0)])
    assert one.given.sitting is not None
    assert (one.given.sitting.released, one.given.sitting.marking) == (False, Marking.SELF)
