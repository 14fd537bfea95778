"""A case study's facts, drafted from the record: counted, or in the family's own words; of nobody alone (K-01).

Nothing that one person said in private is in it: no answer, no mark, no note, no target that is not for everybody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.models.case_study import StudyFact, StudyPart
from coachdesk.models.family import Family
from coachdesk.models.measures import GoodNews
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, StepState, SubTarget, Target, TargetStatus
from coachdesk.models.plan_content import PlanContent
from coachdesk.tools.child_seen import is_child
from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.partial_dates import earliest

MOST = 3
"""So many targets, steps or good news at the most: it is one page."""
_SENTENCE, _WISH = 180, 110
"""So many letters of somebody's words stand on the page at the most."""
_LET_GO = (TargetStatus.DROPPED, TargetStatus.REPLACED)
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class EmergenciesCounted:
    """Emergencies of one family in so many months before and as many during, every month of both known."""

    months: int
    before: int
    during: int


@dataclass(frozen=True, slots=True)
class StudyMaterial:
    """What of a family's record a case study may be drafted from; `visits` are those that were held."""

    family: Family
    people: Sequence[Person]
    today: date
    story: tuple[str, str] = ("", "")
    """The id and the words of its first telling."""
    plan: PlanContent | None = None
    visits: int = 0
    good_news: Sequence[GoodNews] = ()
    emergencies: EmergenciesCounted | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact of a study whose source says something else now: what it says, or "" where it is gone."""

    fact: StudyFact
    now: str


def draft_facts(found: StudyMaterial) -> tuple[StudyFact, ...]:
    """The facts in the order of the page; a part of which nothing is known has none."""
    return (*_who(found), *_began(found), *_did(found), *_changed(found), *_next(found))


def changed_facts(facts: Iterable[StudyFact], now: Iterable[StudyFact]) -> tuple[Changed, ...]:
    """Which facts of a study are no longer what the record says (K-02). What the author wrote alone never is."""
    said = {(one.source, one.about): one.drafted for one in now}
    return tuple(
        Changed(one, said.get((one.source, one.about), ""))
        for one in facts
        if one.source is not None and said.get((one.source, one.about), "") != one.drafted
    )


def in_number(count: int, one: str, several: str) -> str:
    """ "two children": up to ten in a word."""
    number = _SMALL[count] if count < len(_SMALL) else f"{count:,}"
    return f"{number} {one if count == 1 else several}"


def _fact(part: StudyPart, words: str, about: str, source: str) -> StudyFact:
    return StudyFact(part=part, words=words, drafted=words, about=about, source=source)


def _short(words: str, most: int = _SENTENCE) -> str:
    """As many whole sentences as a line of the page takes; of one that is longer, its beginning."""
    if len(words) <= most:
        return words
    whole = max(words.rfind(end, 0, most) for end in (". ", "! ", "? "))
    return words[: whole + 1] if whole > 0 else words[: most - 1].rsplit(" ", 1)[0] + "…"


def _who(found: StudyMaterial) -> Iterable[StudyFact]:
    here = [
        one for one in found.people if one.included and not (one.deceased_on or one.due_date or one.lives_elsewhere)
    ]
    children = sum(is_child(one, found.today) for one in here)
    grown_up = len(here) - children
    said = [in_number(grown_up, "grown-up", "grown-ups")] if grown_up else []
    said += [in_number(children, "child", "children")] if children else []
    if said:
        yield _fact(StudyPart.WHO_WE_ARE, f"We are {' and '.join(said)}.", "people", found.family.id)


def _began(found: StudyMaterial) -> Iterable[StudyFact]:
    if found.family.joined_on:
        words = f"We began in {partial_in_words(found.family.joined_on[:7])}."
        yield _fact(StudyPart.WHERE_WE_BEGAN, words, "joined", found.family.id)
    source, story = found.story
    first = next((part.strip() for part in story.split("\n") if part.strip()), "")
    if first:
        yield _fact(StudyPart.WHERE_WE_BEGAN, f"“{_short(first)}”", "story", source)
    counted = found.emergencies
    if counted is not None:
        emergencies = in_number(counted.before, "emergency", "emergencies")
        words = f"In the {in_number(counted.months, 'month', 'months')} before: {emergencies}."
        yield _fact(StudyPart.WHERE_WE_BEGAN, words, "emergencies_before", found.family.id)


def _did(found: StudyMaterial) -> Iterable[StudyFact]:
    if found.visits:
        words = f"We met at {in_number(found.visits, 'visit', 'visits')}."
        yield _fact(StudyPart.WHAT_WE_DID, words, "visits", found.family.id)
    for target, steps in list(_targets(found))[:MOST]:
        done = sum(one.state is StepState.DONE for one in steps)
        how_far = f" {done} of {len(steps)} steps done." if steps else ""
        yield _fact(
            StudyPart.WHAT_WE_DID, f"We wanted: “{_short(target.family_words, _WISH)}”.{how_far}", "target", target.id
        )


def _changed(found: StudyMaterial) -> Iterable[StudyFact]:
    met = [target for target, _ in _targets(found) if target.status is TargetStatus.DELIVERED]
    for target in met[:MOST]:
        yield _fact(StudyPart.WHAT_CHANGED, f"We got there: “{_short(target.family_words, _WISH)}”.", "met", target.id)
    by_day = sorted(found.good_news, key=lambda one: (not one.high_point, earliest(one.on), one.id))
    for news in by_day[:MOST]:
        yield _fact(StudyPart.WHAT_CHANGED, f"“{_short(news.words)}”", "good_news", news.id)
    counted = found.emergencies
    if counted is not None:
        words = (
            f"In the first {in_number(counted.months, 'month', 'months')} together:"
            f" {in_number(counted.during, 'emergency', 'emergencies')}. This does not prove why."
        )
        yield _fact(StudyPart.WHAT_CHANGED, words, "emergencies_during", found.family.id)


def _next(found: StudyMaterial) -> Iterable[StudyFact]:
    open_steps = [
        step
        for target, steps in _targets(found)
        if target.status is TargetStatus.ACTIVE
        for step in steps
        if step.state in (StepState.OPEN, StepState.DOING, StepState.STUCK)
    ]
    soonest = sorted(open_steps, key=lambda one: (one.due is None, one.due or date.max, one.id))
    for step in soonest[:MOST]:
        yield _fact(StudyPart.WHAT_IS_NEXT, f"Next: {_short(step.words)}", "step", step.id)


def _targets(found: StudyMaterial) -> Iterable[tuple[Target, list[SubTarget]]]:
    """Those of everybody that were not let go, with their steps: what one kept to themselves is in no case study."""
    for target in found.plan.targets if found.plan else ():
        if target.audience is Audience.EVERYONE and target.status not in _LET_GO:
            steps = [one for one in (found.plan.steps if found.plan else ()) if one.target == target.id]
            yield target, [one for one in steps if one.state is not StepState.DROPPED]
