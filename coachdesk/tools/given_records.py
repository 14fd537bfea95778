"""What a family gave as the records it becomes, each with an id worked out from what it is, so that none is made twice.

Ids are put together bit by bit, as in `child_seen`: whoever settles a hand-over again makes the same records again.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import TypeAlias

from coachdesk.errors import Unreadable
from coachdesk.models.family_mode import HandOver
from coachdesk.models.feelings_in_sight import PointGiven, PointInSight
from coachdesk.models.journey import FeelingPoint
from coachdesk.models.measures import Answer, AnswerMode, AnswerSet, AnswerStatus, GoodNews, LineGrading, LineMark
from coachdesk.models.measures_in_sight import (
    GoodNewsGiven,
    LineInSight,
    LineWords,
    MarkGiven,
    SetGiven,
    SetInSight,
    StepWanted,
)
from coachdesk.models.values import Id
from coachdesk.tools.what_stands import Standing

MadeRecord: TypeAlias = AnswerSet | LineGrading | LineMark | GoodNews | FeelingPoint
"""What one thing that was given becomes by itself."""


class Made(IntEnum):
    """What is made of the things of one hand-over that have no id of their own."""

    NOTE = 0
    STEP = 1
    TARGET = 2
    PLAN = 3
    GOOD_NEWS = 4
    POINT = 5


def answers_id(asking: Id, person: Id, turn: int = 0) -> Id:
    """The id of one person's sitting: of the asking and the person, bit by bit."""
    return _joined(asking, person, f"{turn:x}{0:016x}")


def mark_id(line: Id, person: Id, box: Id) -> Id:
    """The id of one person's mark on one line in one hand-over."""
    return _joined(line, person, box)


def made_id(box: Id, made: Made, number: int) -> Id:
    """The id of record number `number` of its sort made of one hand-over; the first note has the drop-box's own."""
    return _joined(box, f"{made:x}{number:08x}")


def belongs(one: HandOver, standing: Standing) -> bool:
    """Whether it answers what was asked of that person in that hand-over; of ticks and words it is not asked."""
    given = standing.given
    if given.sitting:
        asked = _asked(one, given.sitting.asking)
        known = {question.key for question in asked.content.questions} if asked else set()
        people = {each.person for each in asked.asked} if asked else set()
        return given.sitting.person in people and all(answer.question in known for answer in standing.answers)
    on_a_line = given.line_words or given.mark
    if on_a_line:
        line = line_of(one, on_a_line.line)
        return line is not None and on_a_line.person in line.people
    if given.point:
        return _is_of_this_line(one, given.point)
    said = given.step or given.good_news
    return said is None or said.person in one.people


def asked_of(one: HandOver, asking: Id) -> SetInSight:
    """The set that was asked under this id. Raises Unreadable for none."""
    found = _asked(one, asking)
    if found is None:
        raise Unreadable("This was not asked on the family's pages.")
    return found


def line_of(one: HandOver, line: Id) -> LineInSight | None:
    """The line of this id that was handed over."""
    return next((each for each in one.lines if each.id == line), None)


def answer_set(one: HandOver, how: SetGiven, answers: tuple[Answer, ...], turn: int, visit: Id | None) -> AnswerSet:
    """A sitting as it is kept: every question that was asked, and what was not come to as "not asked".

    Raises Unreadable for a set that was not asked.
    """
    asked = asked_of(one, how.asking)
    given = {answer.question: answer for answer in answers}
    mode = next((each.mode for each in asked.asked if each.person == how.person), AnswerMode.FACES_5)
    ended = max([how.at, *(answer.at for answer in answers)])
    return AnswerSet(
        id=answers_id(how.asking, how.person, turn),
        log=one.family,
        person=how.person,
        tool=asked.content.tool,
        set_key=asked.content.key,
        set_version=asked.content.version,
        language=asked.content.language,
        agency=asked.agency,
        at=min([how.at, *(answer.at for answer in answers)]),
        marking=how.marking,
        practice=how.practice,
        released=how.released,
        visit=visit,
        answers=tuple(
            given.get(question.key) or Answer(question=question.key, status=AnswerStatus.NOT_ASKED, mode=mode, at=ended)
            for question in asked.content.questions
        ),
    )


def line_grading(one: HandOver, words: LineWords) -> LineGrading:
    """A new line, in the words of whoever said them."""
    return LineGrading(
        id=words.line,
        log=one.family,
        a_words=words.a_words,
        b_words=words.b_words,
        said_by=(words.person,),
        begun_at=words.at,
    )


def line_mark(one: HandOver, mark: MarkGiven, visit: Id | None) -> LineMark:
    """One person's X as it is kept."""
    return LineMark(
        id=mark_id(mark.line, mark.person, one.box_id),
        log=one.family,
        visit=visit,
        **{name: getattr(mark, name) for name in MarkGiven.model_fields},
    )


def made_of(one: HandOver, number: int, standing: Standing, visit: Id | None = None) -> MadeRecord | None:
    """The record that thing number `number` becomes by itself; None for ticks, told words and steps.

    Raises Unreadable for a set that was not asked.
    """
    given = standing.given
    if given.sitting:
        return answer_set(one, given.sitting, standing.answers, standing.turn, visit)
    if given.line_words:
        return line_grading(one, given.line_words)
    if given.mark:
        return line_mark(one, given.mark, visit)
    if given.point:
        return feeling_point(one, given.point, number)
    return good_news(one, given.good_news, number) if given.good_news else None


def comes_from(one: HandOver, said: StepWanted | GoodNewsGiven) -> Id | None:
    """The id of the sitting or the mark that something came from; None where it came from neither."""
    if said.asking is None:
        return None
    if line_of(one, said.asking):
        return mark_id(said.asking, said.person, one.box_id)
    return answers_id(said.asking, said.person)


def is_private(said: StepWanted | GoodNewsGiven, standing: Iterable[Standing]) -> bool:
    """Whether it came from an answer or a mark that the person has not let the family see, or from one nobody knows."""
    if said.asking is None:
        return False
    released = [
        source.released
        for source in (part for one in standing for part in (one.given.sitting, one.given.mark) if part)
        if said.asking == (source.asking if isinstance(source, SetGiven) else source.line)
        and source.person == said.person
    ]
    return not released or not all(released)


def good_news(one: HandOver, said: GoodNewsGiven, number: int) -> GoodNews:
    """Something that went well; it is about the sitting or the mark that it came from."""
    return GoodNews(
        id=made_id(one.box_id, Made.GOOD_NEWS, number),
        log=one.family,
        words=said.words,
        people=(said.person,),
        on=said.at.date().isoformat(),
        said_by=said.person,
        high_point=said.high_point,
        about=comes_from(one, said),
    )


def feeling_point(one: HandOver, said: PointGiven, number: int) -> FeelingPoint:
    """A point on the line of ups and downs; it names the older one whose place it takes and stays whose that was."""
    before = older_point(one, said)
    return FeelingPoint(
        id=_joined(before.id, one.box_id) if before else made_id(one.box_id, Made.POINT, number),
        log=one.family,
        happened_on=said.when.happened_on,
        date_known=said.when.date_known,
        until=said.when.until,
        place=said.place,
        words=said.words,
        people=before.people if before else (() if said.ours else (said.person,)),
        said_by=said.person,
        about=said.about,
        said_at=said.at,
        supersedes=(before.id,) if before else (),
        taken_back=said.place is None,
    )


def older_point(one: HandOver, said: PointGiven) -> PointInSight | None:
    """The point handed over that this one takes the place of."""
    points = one.feelings.points if one.feelings else ()
    return next((each for each in points if each.id == said.instead_of), None)


def _is_of_this_line(one: HandOver, said: PointGiven) -> bool:
    """Whether that person was handed the line, and may put this on it or change what it changes."""
    if one.feelings is None or said.person not in one.people:
        return False
    before = older_point(one, said)
    if before is not None:
        return before.may_be_changed_by(said.person) and said.about == before.about
    asked = {None, *(each.about for each in one.feelings.times)}
    return said.instead_of is None and said.place is not None and said.about in asked


def _asked(one: HandOver, asking: Id) -> SetInSight | None:
    return next((each for each in one.sets if each.id == asking), None)


def _joined(*ids: str) -> Id:
    whole = 0
    for one in ids:
        whole ^= int(one, 16)
    return f"{whole:032x}"
