"""A chart's targets are the reader's own where there are any, and its answers are each by itself, in words."""

from datetime import UTC, date, datetime

from coachdesk.models.measures import AnswerMode
from coachdesk.models.plan import StepState, TargetOrigin, TargetStatus
from coachdesk.models.plan_copy import PlanCopy, StepOnPaper, TargetOnPaper
from coachdesk.models.question_set import Question
from coachdesk.tools.measure_trends import series_of
from coachdesk.tools.success_chart import chart_answers, chart_targets
from tests.tools.test_measure_trends import AGENCY, COACH, MUM, SON, sitting

MONEY = Question(
    key="money", name="Money", picture="money", question="How is money?", low_words="not enough", high_words="enough",
    faces=("Very hard", "Hard", "In the middle", "Good", "Very good"), read_back=("a", "b", "c", "d", "e"),
)  # fmt: skip
HERE = {("wellbeing", 1, "money"): MONEY}
NAMES = {MUM: "Amina", SON: "Yusuf"}


def _target(number: int, *steps: StepOnPaper, **more: tuple[str, ...]) -> TargetOnPaper:
    standing = {"status": TargetStatus.ACTIVE, "origin": TargetOrigin.ORIGINAL}
    return TargetOnPaper.model_validate(
        {"number": number, "words": f"target {number}", "steps": steps, **standing, **more}
    )


def _step(words: str, state: StepState, done_on: date | None = None, owner: str = "") -> StepOnPaper:
    return StepOnPaper(words=words, owner=owner, state=state, done_on=done_on)


def _copy(*targets: TargetOnPaper) -> PlanCopy:
    return PlanCopy(
        title="Plan", family_name="Lane", family_ref="F1", reader="Amina", large_print=True, version=1, digest="",
        made_at=datetime(2011, 3, 1, tzinfo=UTC), organisation="Brue Vale", targets=targets,
    )  # fmt: skip


def test_a_target_is_theirs_that_they_said_that_is_about_them_or_has_a_step_of_theirs() -> None:
    said, about = _target(1, said_by=("Amina",)), _target(2, about=("Amina",))
    stepped, other = _target(3, _step("ring", StepState.OPEN, owner="Amina")), _target(4, said_by=("Yusuf",))
    own, targets = chart_targets(_copy(said, about, stepped, other))
    assert own
    assert [one.words for one in targets] == ["target 1", "target 2", "target 3"]
    own, targets = chart_targets(_copy(other))
    assert not own
    assert [one.words for one in targets] == ["target 4"]
    assert chart_targets(_copy()) == (False, ())


def test_the_latest_steps_done_are_named_and_a_dropped_one_counts_as_neither() -> None:
    done = [_step(f"done {day}", StepState.DONE, date(2011, 3, day)) for day in (1, 3, 2)]
    undated = _step("done some day", StepState.DONE)
    rest = (_step("open", StepState.OPEN), _step("dropped", StepState.DROPPED))
    _, (target,) = chart_targets(_copy(_target(1, undated, *done, *rest)))
    assert (target.count.done, target.count.total) == (4, 5)
    assert target.done == ("done 3", "done 2")


def test_each_persons_answers_stand_by_themselves_in_the_words_of_the_faces() -> None:
    found = series_of(
        [
            sitting(0, {"money": 0}),
            sitting(1, {"money": 1000}, person=SON),
            sitting(2, {"money": 500}, worker=COACH, marking="coachs_view"),
            sitting(3, {"money": 250}),
            sitting(4, {"money": None}, agency=AGENCY),
            sitting(5, {"unknown": 500}),
        ]
    )
    amina, yusuf, about = chart_answers(found, HERE, NAMES, {"wellbeing": "How things are"}, {AGENCY: "The school"})
    assert (amina.name, yusuf.name, about.name, about.about) == ("Amina", "Yusuf", "Amina", "The school")
    assert [(one.first, one.last, one.same) for one in amina.measures] == [("Very hard", "Hard", False)]
    assert [(one.first, one.last, one.same) for one in yusuf.measures] == [("", "Very good", False)]
    assert [(one.first, one.last) for one in about.measures] == [("", "")]
    assert (amina.title, amina.days) == ("How things are", yusuf.days)
    assert chart_answers((), HERE, NAMES, {}, {}) == ()


def test_a_mark_on_the_line_is_named_by_the_nearest_face_and_about_the_same_is_said() -> None:
    found = series_of(sitting(day, {"money": place}, AnswerMode.LINE) for day, place in enumerate((310, 380)))
    ((measure,),) = (one.measures for one in chart_answers(found, HERE, NAMES, {}, {}))
    assert (measure.first, measure.last, measure.same) == ("Hard", "In the middle", True)
