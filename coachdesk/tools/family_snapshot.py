"""What of a family's records goes to the pages it holds in its own hands: made up of little, not cut from all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from coachdesk.errors import BadInput
from coachdesk.models.family import Household, Stay
from coachdesk.models.family_mode import (
    FamilyPage,
    FamilySnapshot,
    LookInSight,
    NumberInSight,
    PersonInSight,
    StepInSight,
    TargetInSight,
    WhoSeesPart,
)
from coachdesk.models.feelings_in_sight import FeelingsInSight
from coachdesk.models.measures_in_sight import LineInSight, SetInSight
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.models.plan_content import PlanContent
from coachdesk.tools.joined_people import groups
from coachdesk.tools.masking import Mask, mask_for
from coachdesk.tools.name_masking import names_mask, without_names
from coachdesk.tools.plan_in_sight import in_sight
from coachdesk.tools.plan_progress import steps_of


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Every address and telephone number on this laptop, so that none of them is shown."""

    households: Sequence[Household] = ()
    stays: Sequence[Stay] = ()
    phones: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class WhoIsThere:
    """Everybody of the family, which of their records are one person, and who is at the table."""

    everyone: Sequence[Person]
    links: Sequence[SamePerson] = ()
    there: Sequence[str] = ()


def family_snapshot(
    plan: PlanContent | None,
    who: WhoIsThere,
    whereabouts: Whereabouts,
    *,
    pages: Sequence[FamilyPage],
    who_sees: Sequence[WhoSeesPart],
    numbers: Sequence[NumberInSight] = (),
    numbers_whole: bool = True,
    look: LookInSight,
    now: datetime,
    box_id: str,
    box_key: str,
    sets: Sequence[SetInSight] = (),
    lines: Sequence[LineInSight] = (),
    feelings: FeelingsInSight | None = None,
) -> FamilySnapshot:
    """The pages chosen, for the people who are there; `sets` and `lines` as `measures_in_sight` made them, and
    `feelings` as `feelings_in_sight` did.

    Of the plan: what everybody in the family may see of the targets being worked on, and their steps. Not in it:
    whatever is private to somebody, a worker's words, notes, alerts, worries, signs of success, what is in the way,
    everybody marked no-contact and their names, every address and every stored telephone number.

    Raises BadInput "people" where nobody is there who may be shown, "pages" where none is chosen, "sets" or "lines"
    where a page is chosen that would be empty.
    """
    if not pages:
        raise BadInput("pages", "Choose at least one page.")
    shown = may_be_there(who.everyone, who.links)
    there = [one for one in shown if one.id in set(who.there)]
    if not there:
        raise BadInput("people", "Choose who is there.")
    if FamilyPage.QUESTIONS in pages and not sets:
        raise BadInput("sets", "Choose which questions.")
    if FamilyPage.LINES in pages and not lines:
        raise BadInput("lines", "Choose which lines.")
    return FamilySnapshot(
        box_id=box_id,
        box_key=box_key,
        people=tuple(PersonInSight(id=one.id, name=one.known_as) for one in there),
        pages=tuple(pages),
        who_sees=tuple(who_sees),
        targets=_targets(plan, who, whereabouts) if plan is not None and FamilyPage.STEPS in pages else (),
        sets=tuple(sets) if FamilyPage.QUESTIONS in pages else (),
        lines=_lines(lines, who, whereabouts) if FamilyPage.LINES in pages else (),
        feelings=_feelings(feelings, who, whereabouts) if feelings and FamilyPage.JOURNEY in pages else None,
        now=now,
        numbers=tuple(numbers),
        numbers_whole=numbers_whole,
        look=look,
    )


def may_be_there(everyone: Iterable[Person], links: Iterable[SamePerson] = ()) -> list[Person]:
    """Who may be named on the family's pages: living, born, and not marked no-contact on any record of theirs."""
    listed = list(everyone)
    away = _never_named(listed, links)
    return [one for one in listed if one.id not in away and not one.deceased_on and not one.due_date]


def _never_named(everyone: Sequence[Person], links: Iterable[SamePerson]) -> frozenset[str]:
    marked = (group for group in groups(everyone, links) if any(one.no_contact for one in group))
    return frozenset(one.id for group in marked for one in group)


def _targets(plan: PlanContent, who: WhoIsThere, whereabouts: Whereabouts) -> tuple[TargetInSight, ...]:
    mask = _mask(who.everyone, whereabouts)
    away = _never_named(who.everyone, who.links)
    shown = frozenset(one.id for one in who.everyone) - away
    open_plan = plan.model_copy(update={"people": tuple(one for one in plan.people if one.id not in away)})
    content = without_names(in_sight(open_plan), who.everyone, shown)
    names = {one.id: one.known_as for one in content.people} | {one.id: one.name for one in content.workers}

    def step_in_sight(step: SubTarget) -> StepInSight:
        return StepInSight(
            id=step.id,
            words=mask.apply(step.words)[0],
            owner=names.get(step.owner_person or step.owner_worker or "", ""),
            due=step.due,
            state=StepState.OPEN if step.state is StepState.STUCK else step.state,
            done_how=step.done_how,
        )

    return tuple(
        TargetInSight(
            id=target.id,
            words=mask.apply(target.family_words)[0],
            steps=tuple(step_in_sight(step) for step in steps_of(target, content.steps)),
        )
        for target in content.targets
    )


def _lines(lines: Iterable[LineInSight], who: WhoIsThere, whereabouts: Whereabouts) -> tuple[LineInSight, ...]:
    """The lines with neither an address in their words nor the name of anybody who is never named."""
    masked = words_masked(who, whereabouts)
    return tuple(
        one.model_copy(update={"a_words": masked(one.a_words), "b_words": masked(one.b_words)}) for one in lines
    )


def _feelings(feelings: FeelingsInSight, who: WhoIsThere, whereabouts: Whereabouts) -> FeelingsInSight:
    """The line of ups and downs, its words masked in the same way."""
    masked = words_masked(who, whereabouts)
    points = tuple(one.model_copy(update={"words": masked(one.words)}) for one in feelings.points)
    times = tuple(one.model_copy(update={"words": masked(one.words)}) for one in feelings.times)
    return feelings.model_copy(update={"points": points, "times": times})


def words_masked(who: WhoIsThere, whereabouts: Whereabouts) -> Callable[[str], str]:
    """Takes out of words every address and telephone number, and the names of those who are never named."""
    shown = frozenset(one.id for one in who.everyone) - _never_named(who.everyone, who.links)
    names, places = names_mask(who.everyone, shown), _mask(who.everyone, whereabouts)
    return lambda words: places.apply(names.apply(words)[0])[0]


def _mask(everyone: Sequence[Person], known: Whereabouts) -> Mask:
    """Takes every address out; of a restricted home of theirs its street, place and name too (requirements.md 4.3)."""
    people = {one.id for one in everyone if one.address_restricted}
    slept_in = {stay.household for stay in known.stays if stay.person in people}
    logs = {one.log for one in everyone}
    ours = (one for one in known.households if one.log in logs)
    restricted = frozenset(one.id for one in ours if one.address_restricted or one.id in slept_in)
    return mask_for(known.households, restricted, known.phones)
