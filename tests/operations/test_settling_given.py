"""What a family gave is kept once: whatever was given, wherever it was cut off, and however often it is begun again."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coachdesk.desk import Desk
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotSaved
from coachdesk.models.family_mode import FromTheFamily, Tick, Told
from coachdesk.models.journey import FeelingPoint
from coachdesk.models.measures import Answer, AnswerMode, AnswerSet, AnswerStatus, GoodNews, LineGrading, LineMark
from coachdesk.models.measures_in_sight import AnswerGiven, LineWords, MarkGiven, SetGiven, StepWanted
from coachdesk.models.note import Note
from coachdesk.models.plan import Audience, Plan, StepDone, StepState, SubTarget, Target
from coachdesk.models.record import Record
from coachdesk.operations import settling_given
from coachdesk.operations.family_given import GivenBox, Trouble, what_was_given
from coachdesk.operations.plans import end_target
from coachdesk.operations.settling_given import settle_given
from coachdesk.operations.visits import start_unplanned
from coachdesk.tools.given_records import answers_id, mark_id
from tests.desks import new_desk
from tests.operations.given_desk import CALM, HERS, ISLA, RUTH, Renamed, add_family, fill, given_desk
from tests.tools.asked_things import BOX, FAMILY
from tests.tools.given_draws import ASKINGS, BEGAN, LINES, STEPS, things

KINDS: tuple[type[Record], ...] = (AnswerSet, LineMark, LineGrading, GoodNews, FeelingPoint, Plan, Target, SubTarget)
CUTS = ("record_access", "keep_hand_overs")
"""What a settling does after the change is kept and before it counts as settled; there it may be cut off."""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDesk]:
    open_desk = given_desk(tmp_path / "records")
    yield open_desk
    open_desk.close()


def only(opened: OpenDesk) -> GivenBox:
    (box,) = what_was_given(opened)
    return box


def told_of(desk: Desk, family: str = FAMILY) -> Counter[tuple[str, str]]:
    """All told words that are kept, from all notes."""
    return Counter((one.person, one.words) for note in desk.records(Note, family) for one in note.own_words)


def everything(desk: Desk, to: Renamed) -> tuple[Counter[str], Counter[str]]:
    """All that is kept of one family, and all it told; a new step's place apart, for one kept earlier comes first."""
    kept: Counter[str] = Counter()
    for kind in KINDS:  # of notes what was told counts, not in how many of them it stands
        for one in desk.records(kind, to(FAMILY)):
            fields = one.model_dump(mode="json", exclude={"position"})
            kept[to.back(json.dumps([kind.kind, fields], sort_keys=True))] += 1
    return kept, Counter(words for _, words in told_of(desk, to(FAMILY)).elements())


def settled(opened: OpenDesk, keep: set[str] | None, cut: str = "") -> None:
    """Settles what waits, keeping these keys or all; cut off where `cut` says."""
    boxes = what_was_given(opened)
    if not boxes:
        return
    keys = {one.key for one in boxes[0].items} if keep is None else keep
    with pytest.MonkeyPatch.context() as patched:
        if cut:

            def crash(*_: object) -> None:
                raise NotSaved

            patched.setattr(settling_given, cut, crash)
            with pytest.raises(NotSaved):
                settle_given(opened, boxes[0], keys)
        else:
            settle_given(opened, boxes[0], keys)


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    open_desk = new_desk(tmp_path_factory.mktemp("given") / "records")
    yield open_desk
    open_desk.close()


@settings(max_examples=20, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(things, min_size=1, max_size=14),
    st.lists(st.tuples(st.sets(st.integers(0, 13).map(str)), st.sampled_from(CUTS)), max_size=3),
)
def test_cut_off_anywhere_and_begun_again_each_thing_is_kept_once(
    one_vault: OpenDesk, given_things: list[FromTheFamily], crashes: list[tuple[set[str], str]]
) -> None:
    states = []
    for tries in (crashes, []):
        to = Renamed()
        add_family(one_vault.desk, to)
        fill(one_vault, given_things, to)
        for keep, cut in tries:
            settled(one_vault, keep, cut)
        settled(one_vault, None)
        states.append(everything(one_vault.desk, to))
        assert what_was_given(one_vault) == ()
    (crashed, crashed_told), (straight, told) = states
    assert crashed - straight == straight - crashed == Counter()
    assert crashed_told == told


@pytest.mark.faults
def test_the_search_notices_what_was_kept_twice(opened: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling_given, "told_before", lambda _desk, _box: Counter())
    fill(opened, [FromTheFamily(told=Told(person=ISLA, words="I am fine", at=BEGAN))])
    settled(opened, None, CUTS[0])
    settled(opened, None)
    assert told_of(opened.desk) == Counter({(ISLA, "I am fine"): 2})


def test_what_was_left_out_before_a_crash_can_still_be_kept_after_it(opened: OpenDesk) -> None:
    fill(opened, [FromTheFamily(told=Told(person=ISLA, words=words, at=BEGAN)) for words in ("one", "two", "one")])
    settled(opened, {"0"}, CUTS[1])
    box = only(opened)
    assert [one.trouble for one in box.items] == [Trouble.KEPT_ALREADY, None, None]
    settled(opened, None)
    assert [len(one.own_words) for one in opened.desk.records(Note)] == [1, 2]
    assert told_of(opened.desk) == Counter({(ISLA, "one"): 2, (ISLA, "two"): 1})


def sitting(*, released: bool) -> list[FromTheFamily]:
    """Isla marks one question, changes it, skips another and says who may see it."""

    def marked(place: int, status: AnswerStatus = AnswerStatus.ANSWERED, changes: int = 0) -> FromTheFamily:
        answer = Answer(
            question="money", status=status, mode=AnswerMode.FACES_3, first=1000, place=place, changes=changes, at=BEGAN
        )
        return FromTheFamily(answer=AnswerGiven(asking=ASKINGS[0], person=ISLA, answer=answer))

    skipped = Answer(question="home", status=AnswerStatus.PREFER_NOT, mode=AnswerMode.FACES_3, at=BEGAN)
    how = {"asking": ASKINGS[0], "person": ISLA, "marking": "self", "at": BEGAN}
    return [
        FromTheFamily(sitting=SetGiven.model_validate(how)),
        marked(1000),
        marked(0, AnswerStatus.CORRECTED, 1),
        FromTheFamily(answer=AnswerGiven(asking=ASKINGS[0], person=ISLA, answer=skipped)),
        FromTheFamily(sitting=SetGiven.model_validate({**how, "released": released, "finished": True})),
    ]


def test_a_mark_at_the_wrong_end_is_kept_with_both_values_and_a_skip_has_none(opened: OpenDesk) -> None:
    visit = start_unplanned(opened.desk, FAMILY)
    begun = visit.record.started_at
    assert begun is not None
    fill(opened, sitting(released=False))
    item = only(opened).items[0]
    assert (item.who, item.trouble, len(item.answers)) == ("Isla", None, 2)
    settled(opened, None)
    kept = opened.desk.get(AnswerSet, answers_id(ASKINGS[0], ISLA)).record
    money, home, sleep = kept.answers
    assert (money.first, money.place, money.status, money.changes) == (1000, 0, AnswerStatus.CORRECTED, 1)
    assert (home.place, home.status) == (None, AnswerStatus.PREFER_NOT)
    assert (sleep.place, sleep.status) == (None, AnswerStatus.NOT_ASKED)
    assert not kept.released
    assert kept.visit == (visit.record.id if begun <= BEGAN else None)


def test_left_out_it_is_gone(opened: OpenDesk) -> None:
    fill(opened, sitting(released=True))
    settled(opened, set())
    assert opened.desk.records(AnswerSet) == []
    assert what_was_given(opened) == ()


def mark(line: str, person: str = ISLA) -> FromTheFamily:
    return FromTheFamily(
        mark=MarkGiven.model_validate(
            {"line": line, "person": person, "status": "answered", "first": 300, "place": 300, "marking": "self",
             "at": BEGAN}
        )
    )  # fmt: skip


def test_a_mark_brings_the_words_of_its_line_with_it_and_there_is_none_without(opened: OpenDesk) -> None:
    words = LineWords(line=LINES[1], person=ISLA, a_words="We shout", b_words="We talk", at=BEGAN)
    fill(opened, [FromTheFamily(line_words=words), mark(LINES[1]), mark(LINES[0])])
    box = only(opened)
    assert [one.trouble for one in box.items] == [None, None, Trouble.NO_LINE]
    settle_given(opened, box, {"1", "2"})
    assert [one.a_words for one in opened.desk.records(LineGrading)] == ["We shout"]
    assert [one.id for one in opened.desk.records(LineMark)] == [mark_id(LINES[1], ISLA, BOX)]


def wanted(words: str, *, asking: str | None = None, target: str | None = None, person: str = ISLA) -> FromTheFamily:
    return FromTheFamily(step=StepWanted(person=person, words=words, asking=asking, target=target, at=BEGAN))


def steps_by_words(desk: Desk) -> dict[str, tuple[SubTarget, Target]]:
    return {one.words: (one, desk.get(Target, one.target).record) for one in desk.records(SubTarget)}


def test_a_step_stands_where_it_was_said_and_one_from_a_private_answer_is_for_that_person_alone(
    opened: OpenDesk,
) -> None:
    said = [
        wanted("Ring them", target=CALM),
        wanted("Ask Gran", asking=ASKINGS[0], target=CALM),
        wanted("Lock it", asking=ASKINGS[0]),
        wanted("Write it", target=HERS, person=RUTH),
        wanted("Mend it"),
        wanted("Wake up"),
    ]
    fill(opened, [*sitting(released=False), *said])
    box = only(opened)
    keys = {one.given.step.words: one.key for one in box.items if one.given.step}
    under = {keys["Mend it"]: CALM, keys["Lock it"]: HERS}
    assert settle_given(opened, box, {one.key for one in box.items}, under) == 7
    found = steps_by_words(opened.desk)
    assert found["Ring them"][1].id == found["Mend it"][1].id == CALM
    order = [found[one][0].position for one in ("Step 2", "Ring them", "Mend it")]
    assert order == sorted(order)
    private = found["Ask Gran"][1]
    assert (private.audience, private.private_to, private.family_words) == (Audience.NAMED, (ISLA,), "Ask Gran")
    assert found["Lock it"][1].id == HERS
    assert found["Write it"][1].id not in {HERS, CALM}, "what is Isla's alone is not for Ruth's step"
    assert found["Wake up"][1].audience is Audience.EVERYONE
    assert all(step.state is StepState.OPEN for step, _ in found.values())


def test_a_step_from_an_answer_the_family_may_see_is_for_all_and_under_an_ended_target_none_stands(
    opened: OpenDesk,
) -> None:
    fill(opened, [*sitting(released=True), wanted("Ring them", asking=ASKINGS[0], target=CALM)])
    end_target(opened.desk, opened.desk.get(Target, CALM), "parked", "Later")  # type: ignore[arg-type]  # its value
    settled(opened, None)
    step, target = steps_by_words(opened.desk)["Ring them"]
    assert (target.family_words, target.audience) == ("Ring them", Audience.EVERYONE)
    assert step.position


def test_where_there_is_no_plan_one_is_begun_and_only_one(tmp_path: Path) -> None:
    opened = given_desk(tmp_path / "records", plan=False)
    fill(opened, [wanted("Ring them"), wanted("Mend it")])
    settled(opened, {"0"}, CUTS[0])
    settled(opened, None)
    assert len(opened.desk.records(Plan)) == 1
    assert {one.words for one in opened.desk.records(SubTarget)} == {"Ring them", "Mend it"}
    opened.close()


def test_what_was_not_asked_is_counted_and_not_offered(opened: OpenDesk) -> None:
    fill(opened, [mark("7" * 32), *sitting(released=True)])
    box = only(opened)
    assert (len(box.items), box.unreadable) == (1, 1)


def test_ticks_of_steps_are_kept_beside_answers(opened: OpenDesk) -> None:
    tick = Tick(step=STEPS[0], person=RUTH, how=StepDone.TOGETHER, at=BEGAN)
    fill(opened, [FromTheFamily(tick=tick), *sitting(released=False)])
    settled(opened, None)
    assert opened.desk.get(SubTarget, STEPS[0]).record.state is StepState.DONE
    assert len(opened.desk.records(AnswerSet)) == 1


def test_begun_again_nothing_is_written_again_and_what_was_deleted_meanwhile_stays_deleted(opened: OpenDesk) -> None:
    words = LineWords(line=LINES[1], person=ISLA, a_words="We shout", b_words="We talk", at=BEGAN)
    fill(opened, [*sitting(released=True), FromTheFamily(line_words=words), mark(LINES[1]), wanted("Ring them")])
    settled(opened, None, CUTS[1])
    assert {one.trouble for one in only(opened).items} == {Trouble.KEPT_ALREADY}
    desk = opened.desk
    gone = desk.get(LineMark, mark_id(LINES[1], ISLA, BOX))
    desk.remove(gone)
    settled(opened, None)
    made = [
        answers_id(ASKINGS[0], ISLA),
        LINES[1],
        *(one.id for one in desk.records(SubTarget) if one.words == "Ring them"),
    ]
    assert [len(desk.history(one)) for one in made] == [1, 1, 1]
    assert desk.get(LineMark, gone.record.id).deleted
