"""How answers go over time: by person and question, broken where they cannot be compared, never added up."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.measures import Answer, AnswerMode, AnswerSet, AnswerStatus
from coachdesk.tools.measure_trends import LEAST_CHANGE, Moved, Series, may_be_turned_round, moved, series_of, travelled

BEGAN = datetime(2011, 3, 15, 10, tzinfo=UTC)
MUM, SON, COACH, AGENCY, LOG = "1" * 32, "2" * 32, "a" * 32, "b" * 32, "0" * 32
FACES, LINE = AnswerMode.FACES_5, AnswerMode.LINE
places = st.one_of(st.none(), st.integers(0, 1000))


def _answer(question: str, place: int | None, at: datetime, mode: AnswerMode = FACES) -> Answer:
    status = AnswerStatus.SKIPPED if place is None else AnswerStatus.ANSWERED
    return Answer(question=question, status=status, mode=mode, first=place, place=place, at=at)


def sitting(day: int, places: dict[str, int | None], mode: AnswerMode = FACES, **more: object) -> AnswerSet:
    at = BEGAN + timedelta(days=day)
    values = {
        "id": f"{day + 1:032x}", "log": LOG, "person": MUM, "tool": "wellbeing", "set_key": "wellbeing",
        "set_version": 1, "at": at, "marking": "self",
        "answers": tuple(_answer(question, place, at, mode) for question, place in places.items()),
    }  # fmt: skip
    return AnswerSet.model_validate({**values, **more})


def _money(*sittings: AnswerSet) -> Series:
    (only,) = series_of(sittings)
    return only


@given(st.lists(places, min_size=1, max_size=8))
def test_every_answer_stands_once_in_its_order_and_what_is_no_answer_has_no_place(
    given_places: list[int | None],
) -> None:
    sittings = [sitting(day, {"money": place}) for day, place in enumerate(given_places)]
    series = _money(*reversed(sittings))
    assert [one.place for one in series.readings] == given_places
    assert [one.place for one in series.marks()] == [place for place in given_places if place is not None]
    joined = [one.place for run in series.stretches() for one in run]
    assert joined == [one.place for one in series.marks()]
    assert all(None not in [one.place for one in run] for run in series.stretches())


def test_people_a_worker_and_agencies_are_series_of_their_own() -> None:
    shared = {"money": 250}
    sittings = [
        sitting(0, shared),
        sitting(1, shared, person=SON),
        sitting(2, shared, worker=COACH, marking="coachs_view"),
        sitting(3, shared, agency=AGENCY),
        sitting(4, shared, set_key="other"),
        sitting(5, shared),
    ]
    found = series_of(sittings)
    assert [len(one.readings) for one in found] == [2, 1, 1, 1, 1]
    assert len({one.whose for one in found}) == 5


@pytest.mark.parametrize(
    ("second", "runs"),
    [
        (sitting(1, {"money": 500}), 1),
        (sitting(1, {"money": 500}, LINE), 2),
        (sitting(1, {"money": 500}, set_version=2), 2),
        (sitting(1, {"money": None}), 1),
    ],
)
def test_a_line_breaks_where_mode_or_version_changed(second: AnswerSet, runs: int) -> None:
    assert len(_money(sitting(0, {"money": 250}), second).stretches()) == runs


def test_nothing_is_drawn_across_a_day_without_an_answer() -> None:
    series = _money(*(sitting(day, {"money": place}) for day, place in enumerate((250, None, 500))))
    assert [len(run) for run in series.stretches()] == [1, 1]


def test_a_question_that_was_not_asked_that_day_breaks_nothing() -> None:
    unasked = sitting(1, {"home": 250})
    said = Answer(question="money", status=AnswerStatus.NOT_ASKED, mode=FACES, at=unasked.at)
    unasked = unasked.model_copy(update={"answers": (said, *unasked.answers)})
    money, home = series_of([sitting(0, {"money": 250}), unasked, sitting(2, {"money": 500})])
    assert ([one.place for one in money.readings], len(money.stretches())) == ([250, 500], 1)
    assert [one.place for one in home.readings] == [250]


def test_what_was_typed_wrongly_from_paper_is_not_there_any_more() -> None:
    wrong = sitting(0, {"money": 1000}, marking="paper")
    right = sitting(1, {"money": 0}, marking="paper", at=wrong.at, supersedes=(wrong.id,))
    assert [one.place for one in _money(wrong, right).readings] == [0]


@given(st.integers(0, 1000), st.integers(0, 1000), st.sampled_from(AnswerMode))
def test_under_one_face_or_one_point_it_is_about_the_same(before: int, after: int, mode: AnswerMode) -> None:
    said = moved(before, after, mode)
    assert (said is Moved.ABOUT_THE_SAME) == (abs(after - before) < LEAST_CHANGE[mode])
    back = moved(after, before, mode)
    assert {said, back} in ({Moved.ABOUT_THE_SAME}, {Moved.HIGHER, Moved.LOWER})


def test_one_face_up_is_higher_and_less_than_a_point_of_the_line_is_the_same() -> None:
    assert moved(250, 500, FACES) is Moved.HIGHER
    assert moved(500, 250, FACES) is Moved.LOWER
    assert moved(300, 399, LINE) is Moved.ABOUT_THE_SAME
    assert moved(300, 400, LINE) is Moved.HIGHER


def test_distance_is_between_the_first_and_the_latest_that_can_be_compared() -> None:
    first = sitting(0, {"money": 0})
    series = _money(
        first, sitting(1, {"money": 300}, LINE), sitting(2, {"money": None}), sitting(3, {"money": 600}, LINE)
    )
    way = travelled(series)
    assert way is not None
    assert (way.first.place, way.last.place, way.moved) == (300, 600, Moved.HIGHER)
    assert way.earlier_not_compared
    same = travelled(_money(first, sitting(4, {"money": 0})))
    assert same is not None
    assert (same.moved, same.earlier_not_compared) == (Moved.ABOUT_THE_SAME, False)


def test_one_mark_alone_or_none_has_gone_nowhere() -> None:
    assert travelled(_money(sitting(0, {"money": 250}))) is None
    assert travelled(_money(sitting(0, {"money": None}))) is None
    assert travelled(_money(sitting(0, {"money": 250}), sitting(1, {"money": 500}, LINE))) is None


FIRST = {"money": 0, "home": 250, "health": 750, "feelings": 1000}


@pytest.mark.parametrize(
    ("second", "more", "asked"),
    [
        ({name: 1000 - place for name, place in FIRST.items()}, {}, True),
        (FIRST, {}, False),
        (dict.fromkeys(FIRST, 500), {}, False),
        ({"money": 1000, "home": 750, "health": 250}, {}, False),
        ({**{name: 1000 - place for name, place in FIRST.items()}, "money": None}, {}, False),
        ({name: 1000 - place for name, place in FIRST.items()}, {"mode": LINE}, False),
        ({name: 1000 - place for name, place in FIRST.items()}, {"set_version": 2}, False),
        ({"money": 1000, "home": 1000, "health": 1000, "feelings": 750}, {}, False),
    ],
)
def test_a_sitting_in_the_mirror_is_a_reason_to_ask(
    second: dict[str, int | None], more: dict[str, object], asked: bool
) -> None:
    assert may_be_turned_round(sitting(0, dict(FIRST)), sitting(90, second, **more)) is asked  # type: ignore[arg-type]
