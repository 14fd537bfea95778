"""Answers typed in by a worker, read as series, seen by whom, and become steps and good news."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from coachdesk.errors import BadInput, Refused
from coachdesk.models.measures import AnswerMode, AnswerSet, AnswerStatus, Marking
from coachdesk.models.person import FamilyRole
from coachdesk.models.plan import Audience, SubTarget
from coachdesk.operations.families import start_family
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.measure_entry import Typed, keep_typed
from coachdesk.operations.measure_releases import say_who_may_see
from coachdesk.operations.measure_steps import good_news_of, step_under, wanted_anew, write_good_news
from coachdesk.operations.measures import FamilyMeasures, family_measures
from coachdesk.operations.people import add_person
from coachdesk.operations.question_sets import shipped_sets
from coachdesk.tools.measure_trends import travelled
from tests.operations.visit_desk import VisitDesk

PAPER, PHONE, VIEW = Marking.PAPER, Marking.BY_PHONE, Marking.COACHS_VIEW
FACES = AnswerMode.FACES_5
WELLBEING = shipped_sets()[0]


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitDesk]:
    made = VisitDesk(tmp_path_factory.mktemp("measures"))
    yield made
    made.close()


@pytest.fixture
def home(laptop: VisitDesk) -> tuple[str, str, str]:
    """A family of its own for each test: family, mother, son."""
    family = start_family(laptop.desk, "Vale").record.id
    mother = add_person(laptop.desk, family, "Amina", FamilyRole.PARENT).record.id
    son = add_person(laptop.desk, family, "Callum", FamilyRole.CHILD, birth_date="1995").record.id
    return family, mother, son


def _read(laptop: VisitDesk, family: str) -> FamilyMeasures:
    return family_measures(laptop.desk, family)


def test_what_was_not_written_down_was_not_asked_and_is_no_number(
    laptop: VisitDesk, home: tuple[str, str, str]
) -> None:
    family, mother, _ = home
    given = {"money": Typed(250, words="the meter"), "home": Typed(status=AnswerStatus.PREFER_NOT)}
    kept = keep_typed(laptop.desk, family, mother, WELLBEING, PAPER, FACES, given).record
    said = {one.question: one for one in kept.answers}
    assert list(said) == [one.key for one in WELLBEING.questions]
    assert (said["money"].place, said["money"].first, said["money"].words) == (250, 250, "the meter")
    assert (said["home"].place, said["home"].status) == (None, AnswerStatus.PREFER_NOT)
    rest = [one for key, one in said.items() if key not in given]
    assert {(one.place, one.status) for one in rest} == {(None, AnswerStatus.NOT_ASKED)}


def test_people_and_a_workers_view_stand_apart_and_nothing_is_released(
    laptop: VisitDesk, home: tuple[str, str, str]
) -> None:
    family, mother, son = home
    for person, marking, place in ((mother, PHONE, 250), (son, PAPER, 750), (mother, VIEW, 500)):
        keep_typed(laptop.desk, family, person, WELLBEING, marking, FACES, {"money": Typed(place)})
    read = _read(laptop, family)
    money = [one for one in read.series if one.whose.question == "money"]
    assert [one.readings[0].place for one in money] == [250, 750, 500]
    assert read.workers == {laptop.desk.owner.worker_id: "Bronwen"}
    assert read.released == frozenset()
    assert read.seen_by(None).sittings == ()
    assert {one.person for one in read.seen_by(son).sittings} == {son}


def test_a_released_sitting_is_seen_by_all_a_workers_view_by_nobody_of_the_family(
    laptop: VisitDesk, home: tuple[str, str, str]
) -> None:
    family, mother, son = home
    hers = keep_typed(laptop.desk, family, mother, WELLBEING, PAPER, FACES, {"money": Typed(0)}).record
    keep_typed(laptop.desk, family, son, WELLBEING, PAPER, FACES, {"money": Typed(1000)})
    keep_typed(laptop.desk, family, mother, WELLBEING, VIEW, FACES, {"money": Typed(500)})
    say_who_may_see(laptop.desk, hers, released=True)
    read = _read(laptop, family)
    assert [one.id for one in read.seen_by(None).sittings] == [hers.id]
    assert {one.person for one in read.seen_by(son).sittings} == {mother, son}
    assert all(one.worker is None for one in read.seen_by(mother).sittings)
    say_who_may_see(laptop.desk, hers, released=False)
    assert _read(laptop, family).seen_by(son).seen_by(None).sittings == ()


def test_what_is_asked_of_somebody_alone_is_on_no_page_that_others_may_see(
    laptop: VisitDesk, home: tuple[str, str, str]
) -> None:
    family, mother, _ = home
    alone = {one.key for one in WELLBEING.questions if one.alone}
    assert alone
    given = {one.key: Typed(0) for one in WELLBEING.questions}
    hers = keep_typed(laptop.desk, family, mother, WELLBEING, PAPER, FACES, given).record
    say_who_may_see(laptop.desk, hers, released=True)
    read = _read(laptop, family)
    assert alone < {one.whose.question for one in read.series}
    for reader in (None, mother):
        seen = {one.whose.question for one in read.seen_by(reader).series}
        assert seen == set(given) - alone
    unknown = WELLBEING.model_copy(update={"version": 99})
    keep_typed(laptop.desk, family, mother, unknown, PAPER, FACES, given)
    assert _read(laptop, family).seen_by(mother).series == ()


def test_what_was_typed_wrongly_is_put_right_and_the_wrong_one_is_kept_behind(
    laptop: VisitDesk, home: tuple[str, str, str]
) -> None:
    family, mother, son = home
    wrong = keep_typed(laptop.desk, family, mother, WELLBEING, PAPER, FACES, {"money": Typed(1000)}).record
    keep_typed(laptop.desk, family, mother, WELLBEING, PAPER, FACES, {"money": Typed(0)}, at=wrong.at, instead_of=wrong)
    (money,) = [one for one in _read(laptop, family).series if one.whose.question == "money"]
    assert [one.place for one in money.readings] == [0]
    assert len(laptop.desk.records(AnswerSet, family)) == 2
    for person, marking in ((son, PAPER), (mother, VIEW)):
        with pytest.raises(Refused):
            keep_typed(laptop.desk, family, person, WELLBEING, marking, FACES, {"money": Typed(0)}, instead_of=wrong)


def test_what_cannot_be_is_refused_by_its_field(laptop: VisitDesk, home: tuple[str, str, str]) -> None:
    desk, (family, mother, _) = laptop.desk, home
    one = {"money": Typed(500)}
    with pytest.raises(BadInput) as refused:
        keep_typed(desk, family, mother, WELLBEING, Marking.SELF, FACES, one)
    assert refused.value.field == "marking"
    with pytest.raises(BadInput) as refused:
        keep_typed(desk, laptop.family, mother, WELLBEING, PAPER, FACES, one)
    assert refused.value.field == "person"
    with pytest.raises(BadInput) as refused:
        keep_typed(desk, family, mother, WELLBEING, PAPER, FACES, one, at=desk.now() + timedelta(days=1))
    assert refused.value.field == "at"
    with pytest.raises(BadInput) as refused:
        keep_typed(desk, family, mother, WELLBEING, PAPER, FACES, {})
    assert refused.value.field == "answers"


def test_a_small_child_is_not_asked_but_may_be_seen(laptop: VisitDesk, home: tuple[str, str, str]) -> None:
    family, _, _ = home
    small = add_person(laptop.desk, family, "Bea", FamilyRole.CHILD, birth_date="2008").record.id
    unborn = add_person(laptop.desk, family, "Baby", FamilyRole.CHILD, due_date="2011-09-01").record.id
    for child in (small, unborn):
        with pytest.raises(Refused):
            keep_typed(laptop.desk, family, child, WELLBEING, PAPER, AnswerMode.FACES_2, {"money": Typed(0)})
    view = keep_typed(laptop.desk, family, small, WELLBEING, VIEW, FACES, {"feelings": Typed(750)})
    assert view.record.worker == laptop.desk.owner.worker_id


def test_a_mirror_is_asked_about_and_a_version_that_is_not_here_hides_no_answer(
    laptop: VisitDesk, home: tuple[str, str, str]
) -> None:
    family, mother, _ = home
    low = {one.key: Typed(250 * (place % 5)) for place, one in enumerate(WELLBEING.questions)}
    turned = {key: Typed(1000 - (one.place or 0)) for key, one in low.items()}
    keep_typed(laptop.desk, family, mother, WELLBEING, PAPER, FACES, low)
    assert _read(laptop, family).to_ask_about == ()
    second = keep_typed(laptop.desk, family, mother, WELLBEING, PAPER, FACES, turned).record
    unknown = WELLBEING.model_copy(update={"version": 99})
    keep_typed(laptop.desk, family, mother, unknown, PAPER, FACES, low)
    read = _read(laptop, family)
    assert [one.id for one in read.to_ask_about] == [second.id]
    (money,) = [one for one in read.series if one.whose.question == "money"]
    assert [one.sitting.set_version for one in money.readings] == [1, 1, 99]
    assert read.question(money.whose, 99) is None
    known = read.question(money.whose, 1)
    assert known is not None
    assert known.name == "Money"
    assert travelled(money) is None
    assert (read.name(mother), read.name("f" * 32)) == ("Amina", "")


def test_an_answer_becomes_a_step_or_something_new_that_only_its_person_may_see(
    laptop: VisitDesk, home: tuple[str, str, str]
) -> None:
    desk, (family, mother, son) = laptop.desk, home
    wanted = wanted_anew(desk, family, "somewhere quiet to do homework", son, private=True)
    assert (wanted.record.audience, wanted.record.private_to) == (Audience.NAMED, (son,))
    open_one = wanted_anew(desk, family, "calmer mornings", mother)
    assert open_one.record.audience is Audience.EVERYONE
    step = step_under(desk, open_one, "lay the shoes out at night", mother)
    assert desk.get(SubTarget, step.record.id).record.owner_person == mother
    live = live_plan(desk, family)
    assert live is not None
    assert [one.record.words for one in live.steps] == ["lay the shoes out at night"]
    with pytest.raises(BadInput):
        step_under(desk, open_one, "  ")
    with pytest.raises(BadInput):
        wanted_anew(desk, family, "", son)


def test_good_news_is_a_high_point_only_when_that_is_said(laptop: VisitDesk, home: tuple[str, str, str]) -> None:
    family, mother, _ = home
    write_good_news(laptop.desk, family, "the bike is mended", on="2011-02")
    write_good_news(laptop.desk, family, "a whole week at school", people=(mother,), high_point=True)
    assert [(one.words, one.high_point) for one in good_news_of(laptop.desk, family)] == [
        ("a whole week at school", True),
        ("the bike is mended", False),
    ]
    with pytest.raises(BadInput):
        write_good_news(laptop.desk, family, " ")
