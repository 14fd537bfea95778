"""What one family's people answered, read for the results page and for paper: series, questions, who may see what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from coachdesk.desk import Desk
from coachdesk.errors import NotFound
from coachdesk.models.measures import AnswerRelease, AnswerSet
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.models.question_set import Question, QuestionSet
from coachdesk.operations.question_sets import question_set
from coachdesk.tools.measure_release import is_released
from coachdesk.tools.measure_trends import Series, WhoseView, may_be_turned_round, series_of
from coachdesk.tools.superseding import current


@dataclass(frozen=True, slots=True)
class FamilyMeasures:
    """All that a family answered, and a worker's views apart; for the coach, who sees the unreleased too."""

    family_id: str
    people: tuple[Person, ...]
    """Everybody of the family, by number."""
    workers: Mapping[str, str]
    """Names by id, of those who wrote down a view of their own."""
    agencies: Mapping[str, str]
    """Names by id, of those whose help was asked about."""
    sets: Mapping[tuple[str, int], QuestionSet]
    """By key and version. One that is not on this laptop yet is missing here; its answers are not."""
    sittings: tuple[AnswerSet, ...]
    """Those that stand, the earliest first."""
    series: tuple[Series, ...]
    released: frozenset[str]
    """The ids of the sittings that the family may see."""
    to_ask_about: tuple[AnswerSet, ...]
    """The sittings that look like the one before in a mirror (`may_be_turned_round`)."""

    def question(self, whose: WhoseView, version: int) -> Question | None:
        """The question as it was asked in that version; None while that version is not here."""
        asked = self.sets.get((whose.set_key, version))
        return next((one for one in asked.questions if one.key == whose.question), None) if asked else None

    def name(self, person_id: str) -> str:
        """What a person is known as; empty for one who is not here any more."""
        return next((one.known_as for one in self.people if one.id == person_id), "")

    def answers(self) -> int:
        """How many answers there are to look at, so that what is not shown can be counted."""
        return sum(len(one.readings) for one in self.series)

    def seen_by(self, reader: str | None) -> "FamilyMeasures":
        """The same without what this person (None: the family together) may not see, and without workers' views.

        What is asked of somebody alone is on no page and no paper of theirs either, whatever they released: others
        may look over their shoulder. So is a question of which this laptop does not know whether it is such a one.
        """
        kept = [
            one for one in self.sittings if one.worker is None and (one.person == reader or one.id in self.released)
        ]
        return FamilyMeasures(
            family_id=self.family_id,
            people=self.people,
            workers={},
            agencies=self.agencies,
            sets=self.sets,
            sittings=tuple(kept),
            series=tuple(one for one in series_of(kept) if self._may_lie_about(one)),
            released=self.released & {one.id for one in kept},
            to_ask_about=(),
        )

    def _may_lie_about(self, series: Series) -> bool:
        asked = [self.question(series.whose, one.sitting.set_version) for one in series.readings]
        return all(one is not None and not one.alone for one in asked)


def family_measures(desk: Desk, family_id: str, language: str = "en") -> FamilyMeasures:
    """Everything that was answered in this family. Reads; says nothing about who may see it but `released`."""
    sittings = sorted(current(desk.records(AnswerSet, family_id)), key=lambda one: (one.at, one.id))
    releases = desk.records(AnswerRelease, family_id) if sittings else []
    people = sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id))
    workers, agencies = {one.worker for one in sittings}, {one.agency for one in sittings}
    return FamilyMeasures(
        family_id=family_id,
        people=tuple(people),
        workers={one.id: one.name for one in desk.records(Worker) if one.id in workers},
        agencies={one.id: one.name for one in desk.records(Agency) if one.id in agencies},
        sets=_sets(desk, sittings, language),
        sittings=tuple(sittings),
        series=series_of(sittings),
        released=frozenset(one.id for one in sittings if is_released(one, releases)),
        to_ask_about=_turned_round(sittings),
    )


def _sets(desk: Desk, sittings: Iterable[AnswerSet], language: str) -> dict[tuple[str, int], QuestionSet]:
    found = {}
    for key, version in sorted({(one.set_key, one.set_version) for one in sittings}):
        try:
            found[key, version] = question_set(desk, key, version, language)
        except NotFound:
            continue
    return found


def _turned_round(sittings: Iterable[AnswerSet]) -> tuple[AnswerSet, ...]:
    """Of each person, set and agency, every sitting of their own compared with the one before."""
    apart: dict[tuple[str, str, str | None], list[AnswerSet]] = {}
    for one in sittings:
        if one.worker is None:
            apart.setdefault((one.person, one.set_key, one.agency), []).append(one)
    return tuple(
        after for theirs in apart.values() for before, after in pairwise(theirs) if may_be_turned_round(before, after)
    )
