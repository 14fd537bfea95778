"""The line of ups and downs as it stands in this sitting: what came with the snapshot, and what was given since."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from coachdesk.models.feelings_in_sight import FeelingsInSight, PointGiven, PointInSight, TimeMeant, TimeToAsk
from coachdesk.models.values import Id
from coachdesk.tools.day_spans import day_span

UNKNOWN_AFTER = timedelta(days=60)
"""Where so much time lies between two points, nobody knows how it went on."""


@dataclass(frozen=True)
class PointNow:
    """One point as it stands. Without a place it is not on the line yet."""

    key: str
    when: TimeMeant
    place: int | None = None
    words: str = ""
    people: tuple[Id, ...] = ()
    names: tuple[str, ...] = ()
    about: Id | None = None
    number: int = 0
    instead_of: Id | None = None

    def may_be_changed_by(self, person: Id) -> bool:
        """What is the whole family's, by anybody of it; one person's own by that person alone."""
        return not self.people or person in self.people

    def days(self) -> tuple[date, date]:
        """The first and the last day that it can mean."""
        first, last = day_span(self.when.happened_on, self.when.date_known)
        return first, max(last, self.when.until or last)

    @classmethod
    def of(cls, one: PointInSight) -> "PointNow":
        """A point as it came."""
        return cls(one.id, one.when, one.place, one.words, one.people, one.names, one.about, instead_of=one.id)


@dataclass
class FeelingsSoFar:
    """`since` is the first day that the line shows; `shown` are the lanes that the family has laid beneath it."""

    since: date
    points: dict[str, PointNow] = field(default_factory=dict)
    times: tuple[TimeToAsk, ...] = ()
    shown: set[int] = field(default_factory=set)
    _numbers: int = 0

    @classmethod
    def of(cls, feelings: FeelingsInSight) -> "FeelingsSoFar":
        """The line as it came."""
        return cls(feelings.since, {one.id: PointNow.of(one) for one in feelings.points}, feelings.times)

    def new_point(self, when: TimeMeant, about: Id | None = None) -> PointNow:
        """A point that is not on the line yet, under a number of its own."""
        number, self._numbers = self._numbers, self._numbers + 1
        return PointNow(f"new {number}", when, about=about, number=number)

    def keep(self, point: PointNow) -> None:
        """A point stands so from now on; one without a place is off the line."""
        if point.place is None:
            self.points.pop(point.key, None)
        else:
            self.points[point.key] = point

    def in_order(self) -> list[PointNow]:
        """The points by their days."""
        return sorted(self.points.values(), key=lambda one: (*one.days(), one.key))

    def to_ask(self) -> list[TimeToAsk]:
        """The times of which nobody has said how they were."""
        said = {one.about for one in self.points.values()}
        return [one for one in self.times if one.about not in said]


def given_of(point: PointNow, person: Id, at: object) -> PointGiven:
    """The point as it is given."""
    return PointGiven.model_validate(
        {
            **{name: getattr(point, name) for name in ("number", "instead_of", "when", "place", "words", "about")},
            "person": person,
            "ours": not point.people,
            "at": at,
        }
    )


def off_the_line(point: PointNow) -> PointNow:
    """The same taken off; what was said of it goes with it."""
    return replace(point, place=None, words="")
