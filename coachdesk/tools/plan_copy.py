"""One copy of a plan version for one reader: the full copy, or the family copy for one named person."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from coachdesk.errors import Refused, Stale
from coachdesk.models.family import Household, Stay
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import Ink
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.plan_copy import PlanCopy, StoryOnPaper
from coachdesk.models.record import Value
from coachdesk.tools.living_apart import without_what_stays_at_home
from coachdesk.tools.masking import Hidden, Mask, mask_for
from coachdesk.tools.plan_on_paper import inks_on_paper, people_on_paper, targets_on_paper
from coachdesk.tools.plan_privacy import Kind, answers_for, for_reader, for_the_team, refuse_reader
from coachdesk.tools.role_words import PLAN_TITLES
from coachdesk.tools.who_sees import on_paper
from coachdesk.tools.who_sees_facts import SharingFacts

_LEFT_OUT_WORDS: dict[Kind | Hidden, tuple[str, str]] = {
    Kind.PRIVATE_TARGET: ("private target of someone else", "private targets of someone else"),
    Kind.PRIVATE_SIGN: ("sign of success of someone else", "signs of success of someone else"),
    Kind.NO_CONTACT: ("person not to be contacted", "people not to be contacted"),
    Kind.WORKER_WORDS: ("note in a worker's words", "notes in a worker's words"),
    Kind.COACH_EFFORT: ("note of the coach on effort", "notes of the coach on effort"),
    Kind.VIEW: ("view of success not chosen for print", "views of success not chosen for print"),
    Kind.DROPPED_STEP: ("step that was dropped", "steps that were dropped"),
    Kind.APART: ("target of people they live apart from", "targets of people they live apart from"),
    Kind.BARRIER: ("reason why a step is stuck", "reasons why steps are stuck"),
    Kind.RATHER_NOT: ("answer of someone who would rather not sign", "answers of people who would rather not sign"),
    Hidden.ADDRESS: ("address or postcode", "addresses or postcodes"),
    Hidden.PHONE: ("phone number", "phone numbers"),
}


class CopyFacts(Value):
    """What a copy needs to know besides the content of the version."""

    version: int
    made_at: datetime
    digest: str
    organisation: str
    coach: str = ""
    advocate: str = ""
    next_review: date | None = None
    is_sample: bool = False
    now: PlanContent | None = None
    """The plan as it stands today; None when that is the version itself."""
    links: tuple[SamePerson, ...] = ()
    """Which of the family's records are one person."""
    workers: tuple[Worker, ...] = ()
    """Workers who may have signed, besides those the plan mentions."""
    households: tuple[Household, ...] = ()
    """The family's homes, and others whose addresses are to be left out; a town goes only with the family's own."""
    stays: tuple[Stay, ...] = ()
    """Who sleeps where: the homes of a person whose address is restricted are restricted."""
    today: date | None = None
    """The day the copy is made; None when that is the day the version was made."""
    phones: tuple[str, ...] = ()
    """Other stored phone numbers: of joined people, of the other families on this laptop."""


def full_copy(
    content: PlanContent, facts: CopyFacts, inks: Iterable[Ink] = (), *, story: StoryOnPaper | None = None
) -> PlanCopy:
    """The copy for the team: everything of the version but addresses, phone numbers and views not chosen (P-13, P-19).

    The family's `story` is on it only where it is given; an agency's copy, which is made of this one, never has it.

    Raises Stale when an ink belongs to another digest than the version's.
    """
    shown, left_out = for_the_team(content, facts.now or content)
    answers = _checked(inks, facts)
    copy = _copy(shown, facts, answers, reader="", large_print=False).model_copy(update={"story": story})
    return _masked(copy, content, facts, left_out)


def family_copy(
    content: PlanContent,
    reader: Person,
    facts: CopyFacts,
    inks: Iterable[Ink] = (),
    *,
    large_print: bool = True,
    story: StoryOnPaper | None = None,
    sharing: SharingFacts | None = None,
) -> PlanCopy:
    """The copy for one named person of the family: what `plan_privacy.for_reader` leaves, without any whereabouts,
    and without what those they live apart from keep at home (`tools.living_apart`).

    `story` is theirs to have, and `sharing` fills the box "Who sees this?".
    `reader` is the person as known today. Raises Refused for someone of another family, not to be contacted, not
    living or not yet born (then or now), and Stale when an ink belongs to another digest than the version's.
    """
    now = facts.now or content
    refuse_reader(reader, (*content.people, *now.people), facts.links)
    if reader.log != content.family.id:
        raise Refused("This person is not of this family, so no copy is made for them.")
    allowed, left_out = for_reader(content, now, reader, facts.links)
    today = facts.today or facts.made_at.date()
    shown, apart = without_what_stays_at_home(allowed, now, reader, facts.stays, facts.links, today)
    answers, unsaid = answers_for(reader, _checked(inks, facts), shown)
    copy = _copy(shown, facts, answers, reader=reader.known_as, large_print=large_print)
    box = on_paper(sharing, reader) if sharing else ()
    copy = copy.model_copy(update={"story": story, "who_sees": box})
    return _masked(copy, content, facts, left_out + apart + unsaid)


def _checked(inks: Iterable[Ink], facts: CopyFacts) -> list[Ink]:
    """The inks, all given under this version's digest (architecture.md, Signing)."""
    listed = list(inks)
    if any(ink.digest != facts.digest for ink in listed):
        raise Stale("A signature here was given to another version of the plan. Choose the version that was signed.")
    return listed


def _copy(content: PlanContent, facts: CopyFacts, inks: list[Ink], *, reader: str, large_print: bool) -> PlanCopy:
    standing, ended = targets_on_paper(content)
    return PlanCopy(
        title=PLAN_TITLES[content.plan.plan_kind],
        family_name=content.family.name,
        family_ref=content.family.ref,
        reader=reader,
        large_print=large_print,
        version=facts.version,
        made_at=facts.made_at,
        digest=facts.digest,
        organisation=facts.organisation,
        coach=facts.coach,
        advocate=facts.advocate,
        people=people_on_paper(content, facts.made_at.date()),
        strengths=tuple(strength.words for strength in content.strengths),
        targets=standing,
        ended_targets=ended,
        next_review=facts.next_review,
        inks=inks_on_paper(inks, content.people, (*content.workers, *facts.workers)),
        is_sample=facts.is_sample,
    )


def _masked(copy: PlanCopy, content: PlanContent, facts: CopyFacts, left_out: Counter[Kind]) -> PlanCopy:
    """The copy with every address and phone number taken out of every text on it, and told in `left_out`."""
    known = (content, facts.now or content)
    phones = (
        *facts.phones,
        *(one.phone for each in known for people in (each.people, each.workers, each.agencies) for one in people),
        *(worker.phone for worker in facts.workers),
    )
    restricted = _restricted_homes(content.family.id, known, facts)
    mask = mask_for(facts.households, restricted, phones, public_name=facts.organisation)
    found: Counter[Hidden] = Counter()
    texts = {name: _without(getattr(copy, name), mask, found) for name in type(copy).model_fields if name != "digest"}
    counts: list[tuple[Kind | Hidden, int]] = [*left_out.items(), *found.items()]
    return copy.model_copy(update={**texts, "left_out": tuple(_counted(*count) for count in counts if count[1])})


def _restricted_homes(family: str, known: Iterable[PlanContent], facts: CopyFacts) -> frozenset[str]:
    """The family's homes that are marked restricted, and those where someone sleeps whose address is restricted."""
    people = {one.id for each in known for one in each.people if one.address_restricted}
    slept_in = {stay.household for stay in facts.stays if stay.person in people}
    ours = (home for home in facts.households if home.log == family)
    return frozenset(home.id for home in ours if home.address_restricted or home.id in slept_in)


def _without(value: Any, mask: Mask, found: Counter[Hidden]) -> Any:
    """The same value with each text in it masked, however deep; what was found is added to the count."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        text, counts = mask.apply(value)
        found.update(counts)
        return text
    if isinstance(value, tuple):
        return tuple(_without(item, mask, found) for item in value)
    if isinstance(value, Value):
        names = type(value).model_fields
        return value.model_copy(update={name: _without(getattr(value, name), mask, found) for name in names})
    return value


def _counted(kind: Kind | Hidden, count: int) -> str:
    """ "1 private target of someone else", "2 phone numbers"."""
    one, many = _LEFT_OUT_WORDS[kind]
    return f"{count} {one if count == 1 else many}"
