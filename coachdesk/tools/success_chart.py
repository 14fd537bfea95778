"""One person's page: what they want, the steps done, their own answers; or the answers a family sees together (T-08).

Everything on it is already allowed to be on that paper. There is no number on a scale, no total and no average.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coachdesk.models.plan import StepState
from coachdesk.models.plan_copy import PlanCopy, TargetOnPaper
from coachdesk.models.question_set import Question
from coachdesk.tools.measure_modes import word_number
from coachdesk.tools.measure_trends import Moved, Reading, Series, travelled
from coachdesk.tools.plan_progress import StepCount
from coachdesk.tools.trend_marks import Days, TrendMarks, days_of, trend_marks

_STEPS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class ChartTarget:
    """Something they want, how many of its steps are done, and the latest of those."""

    words: str
    count: StepCount
    done: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartMeasure:
    """One question and one person's trend in words and in marks; a mark is named by the face it is nearest to."""

    name: str
    picture: str
    marks: TrendMarks
    first: str
    """The words of the first mark that can be compared; empty while there is only one."""
    last: str
    """The words of the latest mark; empty where nothing was ever marked."""
    same: bool


@dataclass(frozen=True, slots=True)
class PersonsMeasures:
    """One person's answers to one set of questions, each question by itself."""

    name: str
    title: str
    about: str
    """The agency that was asked about; empty for the project and for questions about none."""
    days: Days
    """The first and the last day of its pictures."""
    measures: tuple[ChartMeasure, ...]


@dataclass(frozen=True, slots=True)
class SuccessChart:
    """One paper. `reader` is empty where it is for the family together, and then it has no targets."""

    reader: str
    is_child: bool
    family_ref: str
    own_targets: bool
    """Whether `targets` are the reader's own, said by them, about them or with a step of theirs; else the family's."""
    targets: tuple[ChartTarget, ...]
    answers: tuple[PersonsMeasures, ...]
    organisation: str
    made_at: datetime
    is_sample: bool = False


Questions = Mapping[tuple[str, int, str], Question]
"""By set, version and question."""


def chart_targets(copy: PlanCopy) -> tuple[bool, tuple[ChartTarget, ...]]:
    """Whether the reader has targets of their own, and those; where there are none, the family's that they may see.

    `copy` is the reader's own copy of the plan. A target is theirs that they said, that is about them or has a step of
    theirs.
    """
    own = [one for one in copy.targets if _is_of(one, copy.reader)]
    return bool(own), tuple(_target(one) for one in own or copy.targets)


def chart_answers(
    series: Sequence[Series],
    questions: Questions,
    names: Mapping[str, str],
    titles: Mapping[str, str],
    agencies: Mapping[str, str],
) -> tuple[PersonsMeasures, ...]:
    """The series of people, each person and set by itself. `names` and `agencies` by id, `titles` by set.

    Workers' views are no part of a family's paper, and a question that is not here any more is left out.
    """
    own = [one for one in series if one.whose.worker is None and _asked(one, questions) is not None]
    days = days_of(own)
    if days is None:
        return ()
    groups = dict.fromkeys((one.whose.person, one.whose.set_key, one.whose.agency) for one in own)
    return tuple(
        PersonsMeasures(
            name=names.get(person, ""),
            title=titles.get(key, ""),
            about=agencies.get(agency or "", ""),
            days=days,
            measures=tuple(
                _measure(one, questions, days)
                for one in own
                if (one.whose.person, one.whose.set_key, one.whose.agency) == (person, key, agency)
            ),
        )
        for person, key, agency in groups
    )


def _is_of(target: TargetOnPaper, reader: str) -> bool:
    return reader in (*target.said_by, *target.about, *(one.owner for one in target.steps))


def _target(target: TargetOnPaper) -> ChartTarget:
    counted = [one for one in target.steps if one.state is not StepState.DROPPED]
    done = [one for one in counted if one.state is StepState.DONE]
    latest = sorted(done, key=lambda one: one.done_on or date.min, reverse=True)[:_STEPS_SHOWN]
    return ChartTarget(target.words, StepCount(len(done), len(counted)), tuple(one.words for one in latest))


def _measure(series: Series, questions: Questions, days: Days) -> ChartMeasure:
    question = _asked(series, questions)
    assert question is not None, "asked for series whose question is here only"
    way, marks = travelled(series), series.marks()
    first = way.first if way else None
    last = marks[-1] if marks else None
    return ChartMeasure(
        name=question.name,
        picture=question.picture,
        marks=trend_marks([series], days),
        first=_words(first, question) if first else "",
        last=_words(last, question) if last else "",
        same=way is not None and way.moved is Moved.ABOUT_THE_SAME,
    )


def _asked(series: Series, questions: Questions) -> Question | None:
    """The question as it was asked last."""
    return questions.get((series.whose.set_key, series.readings[-1].sitting.set_version, series.whose.question))


def _words(reading: Reading, question: Question) -> str:
    return question.faces[word_number(reading.place or 0)]
