"""What was given becomes the same records however often, each question accounted for, and what was not asked none."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import Unreadable
from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.feelings_in_sight import PointGiven
from coachdesk.models.journey import FeelingPoint
from coachdesk.models.measures import Answer, AnswerMode, AnswerSet, AnswerStatus, GoodNews, LineMark, Marking, Practice
from coachdesk.models.measures_in_sight import GoodNewsGiven, LineWords, MarkGiven, SetGiven, StepWanted
from coachdesk.tools.given_records import (
    Made,
    answers_id,
    asked_of,
    belongs,
    comes_from,
    is_private,
    made_id,
    made_of,
    mark_id,
)
from coachdesk.tools.what_stands import Standing, what_stands
from tests.tools.asked_things import ABOUT, AGENCY, BOX, FAMILY, SPRING, the_hand_over
from tests.tools.given_draws import ASKINGS, BEGAN, LINES, PEOPLE, POINTS, things

ISLA, RUTH = PEOPLE
ONE = the_hand_over()
VISIT = "e" * 32


def went(asking: str = ASKINGS[0], person: str = ISLA, **more: object) -> SetGiven:
    return SetGiven.model_validate(
        {"asking": asking, "person": person, "marking": Marking.READ_ALOUD, "at": BEGAN, **more}
    )


def answer(question: str, seconds: int = 0) -> Answer:
    when = BEGAN + timedelta(seconds=seconds)
    return Answer(question=question, status=AnswerStatus.SKIPPED, mode=AnswerMode.FACES_2, at=when)


def mark(person: str = ISLA, line: str = LINES[0], **more: object) -> MarkGiven:
    values = {"line": line, "person": person, "status": "answered", "first": 900, "place": 100, "marking": "self"}
    return MarkGiven.model_validate({**values, "helped_so_far": "Gran", "at": BEGAN, "changes": 1, **more})


def step(asking: str | None, person: str = ISLA) -> StepWanted:
    return StepWanted(person=person, words="Ring them", asking=asking, at=BEGAN)


def standing(**what: object) -> Standing:
    return Standing(FromTheFamily.model_validate(what))


def test_a_sitting_is_kept_with_every_question_that_was_asked() -> None:
    ended = went(at=BEGAN + timedelta(minutes=5), practice=Practice.RIGHT, released=True, finished=True)
    kept = made_of(ONE, 0, Standing(FromTheFamily(sitting=ended), (answer("home", 60), answer("money", 90))), VISIT)
    assert isinstance(kept, AnswerSet)
    assert (kept.id, kept.log, kept.person, kept.visit) == (answers_id(ASKINGS[0], ISLA), FAMILY, ISLA, VISIT)
    assert (kept.set_key, kept.set_version, kept.agency, kept.released) == ("wellbeing", 3, None, True)
    assert (kept.marking, kept.practice, kept.at) == (Marking.READ_ALOUD, Practice.RIGHT, BEGAN + timedelta(minutes=1))
    assert [(one.question, one.status, one.place) for one in kept.answers] == [
        ("money", AnswerStatus.SKIPPED, None),
        ("home", AnswerStatus.SKIPPED, None),
        ("sleep", AnswerStatus.NOT_ASKED, None),
    ]
    assert kept.answers[2].mode is AnswerMode.FACES_3
    about = made_of(ONE, 0, Standing(FromTheFamily(sitting=went(ASKINGS[1])), (answer("money"),), 2))
    assert isinstance(about, AnswerSet)
    assert (about.agency, about.tool, about.visit) == (AGENCY, "experience", None)
    assert about.id == answers_id(ASKINGS[1], ISLA, 2) != answers_id(ASKINGS[1], ISLA)


def test_a_mark_keeps_where_it_was_put_first_and_both_answers() -> None:
    kept = made_of(ONE, 0, standing(mark=mark(still_needed="Time")), VISIT)
    assert isinstance(kept, LineMark)
    assert kept.id == mark_id(LINES[0], ISLA, BOX)
    assert (kept.first, kept.place, kept.changes, kept.visit) == (900, 100, 1, VISIT)
    assert (kept.helped_so_far, kept.still_needed, kept.released) == ("Gran", "Time", False)


def test_a_line_is_the_words_of_whoever_said_them_and_good_news_is_about_where_it_came_from() -> None:
    words = LineWords(line=LINES[1], person=ISLA, a_words="We shout", b_words="We talk", at=BEGAN)
    line = made_of(ONE, 0, standing(line_words=words))
    assert line is not None
    assert line.to_fields()["said_by"] == [ISLA]
    assert line.id == LINES[1]
    news = GoodNewsGiven(person=ISLA, words="She smiled", asking=ASKINGS[0], high_point=True, at=BEGAN)
    kept = made_of(ONE, 4, standing(good_news=news))
    assert isinstance(kept, GoodNews)
    assert (kept.id, kept.on, kept.people) == (made_id(BOX, Made.GOOD_NEWS, 4), "2011-03-01", (ISLA,))
    assert (kept.about, kept.high_point) == (answers_id(ASKINGS[0], ISLA), True)
    assert made_of(ONE, 0, standing(step=step(None))) is None


def point(person: str = ISLA, **more: object) -> PointGiven:
    return PointGiven.model_validate(
        {"person": person, "number": 3, "when": SPRING, "place": 600, "words": "Sun", "at": BEGAN, **more}
    )


def test_a_new_point_is_this_persons_own_or_the_whole_familys() -> None:
    own = made_of(ONE, 7, standing(point=point(about=ABOUT)))
    assert isinstance(own, FeelingPoint)
    assert (own.id, own.people, own.said_by, own.about) == (made_id(BOX, Made.POINT, 7), (ISLA,), ISLA, ABOUT)
    assert (own.happened_on, own.date_known, own.place, own.words) == (SPRING.happened_on, "season", 600, "Sun")
    assert (own.said_at, own.supersedes, own.taken_back, own.log) == (BEGAN, (), False, FAMILY)
    ours = made_of(ONE, 7, standing(point=point(ours=True)))
    assert isinstance(ours, FeelingPoint)
    assert ours.people == ()


def test_a_point_moved_or_taken_off_names_the_one_before_it_and_stays_whose_it_was() -> None:
    moved = made_of(ONE, 0, standing(point=point(instead_of=POINTS[1], ours=True)))
    off = made_of(ONE, 5, standing(point=point(instead_of=POINTS[1], place=None, words="")))
    assert isinstance(moved, FeelingPoint)
    assert isinstance(off, FeelingPoint)
    assert (moved.people, moved.supersedes, moved.taken_back) == ((ISLA,), (POINTS[1],), False)
    assert (off.people, off.supersedes, off.taken_back, off.place) == ((ISLA,), (POINTS[1],), True, None)
    assert moved.id == off.id, "one point has one follower in a hand-over"
    of_all = made_of(ONE, 0, standing(point=point(RUTH, instead_of=POINTS[0])))
    assert isinstance(of_all, FeelingPoint)
    assert (of_all.people, of_all.said_by) == ((), RUTH)


@pytest.mark.parametrize(
    ("said", "belongs_there"),
    [
        (point(), True),
        (point(about=ABOUT), True),
        (point(RUTH, instead_of=POINTS[0]), True),
        (point(instead_of=POINTS[1]), True),
        (point(instead_of=POINTS[0], place=None), True),
        (point(RUTH, instead_of=POINTS[1]), False),
        (point(instead_of="6" * 32), False),
        (point(about="6" * 32), False),
        (point(instead_of=POINTS[0], about=ABOUT), False),
        (point("7" * 32), False),
        (point(place=None), False),
    ],
)
def test_a_point_belongs_where_the_line_was_handed_over_and_it_is_ones_own(
    said: PointGiven, *, belongs_there: bool
) -> None:
    assert belongs(ONE, standing(point=said)) is belongs_there
    assert not belongs(ONE.model_copy(update={"feelings": None}), standing(point=said))


def test_what_was_not_asked_of_that_person_does_not_belong() -> None:
    right = [
        Standing(FromTheFamily(sitting=went()), (answer("money"),)),
        standing(mark=mark()),
        standing(line_words=LineWords(line=LINES[1], person=ISLA, a_words="x", b_words="y", at=BEGAN)),
        standing(step=step(None)),
        standing(good_news=GoodNewsGiven(person=RUTH, words="x", at=BEGAN)),
    ]
    assert [belongs(ONE, one) for one in right] == [True] * len(right)
    stranger = "7" * 32
    wrong = [
        Standing(FromTheFamily(sitting=went()), (answer("money"), answer("secret"))),
        Standing(FromTheFamily(sitting=went(person=stranger)), (answer("money"),)),
        Standing(FromTheFamily(sitting=went(ASKINGS[1], RUTH)), (answer("money"),)),
        Standing(FromTheFamily(sitting=went("6" * 32)), (answer("money"),)),
        standing(mark=mark(stranger)),
        standing(mark=mark(RUTH, LINES[1])),
        standing(mark=mark(line="6" * 32)),
        standing(step=step(None, stranger)),
    ]
    assert [belongs(ONE, one) for one in wrong] == [False] * len(wrong)
    with pytest.raises(Unreadable):
        asked_of(ONE, "6" * 32)


@pytest.mark.parametrize(
    ("asking", "given_too", "private"),
    [
        (None, (), False),
        (ASKINGS[0], (), True),
        (ASKINGS[0], (went(),), True),
        (ASKINGS[0], (went(released=True),), False),
        (ASKINGS[0], (went(released=True), went()), True),
        (ASKINGS[0], (went(person=RUTH, released=True),), True),
        (LINES[0], (mark(),), True),
        (LINES[0], (mark(released=True),), False),
        (LINES[0], (mark(line=LINES[1], released=True),), True),
    ],
)
def test_what_came_from_a_private_answer_is_private(
    asking: str | None, given_too: tuple[SetGiven | MarkGiven, ...], private: bool
) -> None:
    others = [standing(sitting=one) if isinstance(one, SetGiven) else standing(mark=one) for one in given_too]
    assert is_private(step(asking), [*others, standing(step=step(asking))]) is private


def test_where_something_came_from() -> None:
    assert comes_from(ONE, step(None)) is None
    assert comes_from(ONE, step(ASKINGS[0])) == answers_id(ASKINGS[0], ISLA)
    assert comes_from(ONE, step(LINES[0])) == mark_id(LINES[0], ISLA, BOX)


def test_the_first_note_has_the_drop_boxs_own_id_and_no_two_ids_are_alike() -> None:
    assert made_id(BOX, Made.NOTE, 0) == BOX
    ids = [made_id(BOX, made, number) for made in Made for number in range(200)]
    ids += [answers_id(asking, person, turn) for asking in ASKINGS for person in PEOPLE for turn in range(5)]
    ids += [mark_id(line, person, BOX) for line in LINES for person in PEOPLE]
    assert len(set(ids)) == len(ids)


@given(st.lists(things, max_size=25))
def test_whatever_is_given_what_belongs_becomes_a_record_and_the_same_one_again(
    given_things: list[FromTheFamily],
) -> None:
    for number, one in enumerate(what_stands(given_things)):
        if belongs(ONE, one):
            made = made_of(ONE, number, one, VISIT)
            assert made == made_of(ONE, number, one, VISIT)
            assert (made is None) == bool(one.given.tick or one.given.told or one.given.step)
