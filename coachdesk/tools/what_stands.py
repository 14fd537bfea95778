"""What of all that a family gave stands in the end: the last tick, answer or mark of each kind, and everything told."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.measures import Answer, Marking
from coachdesk.models.measures_in_sight import AnswerGiven, SetGiven
from coachdesk.models.values import Id


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that stands. A sitting stands whole: how it went, with the last answer given to each question."""

    given: FromTheFamily
    answers: tuple[Answer, ...] = ()
    """Of a sitting, in the order the questions were first answered."""
    turn: int = 0
    """Of a sitting: 0 for the first; one more each time it was begun again after it had been finished."""


def what_stands(given: Iterable[FromTheFamily]) -> tuple[Standing, ...]:
    """In the order given: everything told, wanted or called good news; of each step its last tick unless that was taken
    back; of each line its last words and each person's last mark; every point on the line of ups and downs as it was
    left, and each older one that was taken off; and every sitting in which something was answered.

    A finished sitting is closed: whoever begins it again under the same name adds a sitting and changes none.
    """
    sittings = _Sittings()
    standing: dict[str, Standing | _Sitting] = {}
    for number, one in enumerate(given):
        if one.answer or one.sitting:
            sitting = sittings.take(one.answer, one.sitting)
            standing.setdefault(f"sitting {sitting.asking} {sitting.person} {sitting.turn}", sitting)
            continue
        key = _key(one, number)
        standing.pop(key, None)
        if not _is_nothing(one):
            standing[key] = Standing(one)
    return tuple(
        one if isinstance(one, Standing) else one.standing()
        for one in standing.values()
        if isinstance(one, Standing) or one.answers
    )


def _key(one: FromTheFamily, number: int) -> str:
    if one.tick:
        return f"tick {one.tick.step}"
    if one.line_words:
        return f"words {one.line_words.line}"
    if one.mark:
        return f"mark {one.mark.line} {one.mark.person}"
    if one.point:
        return f"point {one.point.instead_of or one.point.number}"
    return f"thing {number}"


def _is_nothing(one: FromTheFamily) -> bool:
    """A tick that was taken back, and a new point that was."""
    if one.tick:
        return one.tick.how is None
    return one.point is not None and one.point.place is None and one.point.instead_of is None


@dataclass
class _Sitting:
    """One sitting while it is being read from what was given."""

    asking: Id
    person: Id
    turn: int
    how: SetGiven | None = None
    answers: dict[str, Answer] = field(default_factory=dict)

    def standing(self) -> Standing:
        answers = tuple(self.answers.values())
        how = self.how or SetGiven(  # its beginning was lost: the most private that can be said of it
            asking=self.asking, person=self.person, marking=Marking.SELF, at=answers[0].at
        )
        return Standing(FromTheFamily(sitting=how), answers, self.turn)


class _Sittings:
    """The sittings by asking and person; a finished one takes no more answers."""

    def __init__(self) -> None:
        self._now: dict[tuple[Id, Id], _Sitting] = {}

    def take(self, answer: AnswerGiven | None, how: SetGiven | None) -> _Sitting:
        """The sitting this belongs to, with it in it."""
        one = answer or how
        assert one is not None
        key = (one.asking, one.person)
        sitting = self._now.setdefault(key, _Sitting(one.asking, one.person, 0))
        finished = sitting.how is not None and sitting.how.finished
        if finished and (how is None or not how.finished):
            sitting = self._now[key] = _Sitting(one.asking, one.person, sitting.turn + 1)
        if answer is not None:
            sitting.answers[answer.answer.question] = answer.answer
        if how is not None:
            sitting.how = how
        return sitting
