"""The copy of a plan version for one agency: only its targets, only what the rules allow, and a list of what is not."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from coachdesk.errors import Refused
from coachdesk.models.agency_copy import AgencyCopy, LeftOut
from coachdesk.models.organisation import Agency, WorkerRole
from coachdesk.models.person import Person
from coachdesk.models.plan import Ink, InkMethod
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.plan_copy import PlanCopy
from coachdesk.models.sharing import InformationClass, SharePurpose
from coachdesk.tools.agency_filter import AgencyFilter, Withheld
from coachdesk.tools.agency_targets import Unasked, workers_of
from coachdesk.tools.left_out_words import LEFT_OUT_BECAUSE, LEFT_OUT_NAMES, Kind, Unsaid
from coachdesk.tools.masking import LEFT_OUT
from coachdesk.tools.name_masking import without_names
from coachdesk.tools.plan_copy import CopyFacts, full_copy
from coachdesk.tools.sharing_papers import SharingPapers
from coachdesk.tools.sharing_words import PURPOSE_WORDS

_NOTHING = "Nothing of this plan may be given to {agency}."
_NO_STEP = "{agency} has no step in this plan, so there is nothing to give it."
_SORT_FIRST = "Choose first what each target is about: until then nobody can say whether {agency} may be told."


def agency_copy(
    content: PlanContent,
    agency: Agency,
    purpose: SharePurpose,
    papers: SharingPapers,
    facts: CopyFacts,
    on: date,
    inks: Iterable[Ink] = (),
) -> AgencyCopy:
    """The copy of this version for an agency, with what its preview shows (P-19, I-07).

    A target is on it when one of the agency's workers has a step in it, everybody it is about agreed, and each class
    it belongs to may be told of each of them (`tools.sharing`). Raises Refused with the reason when nothing may be
    told, and Stale when an ink belongs to another digest than the version's.
    """
    now, given = facts.now or content, list(inks)
    parted = AgencyFilter(content, now, agency, purpose, papers, on)
    if not parted.told.targets:
        raise Refused(_why_nothing(parted, agency))
    everyone = (*content.people, *now.people, *papers.people)
    told = without_names(parted.told, everyone, parted.shown)
    page = full_copy(told, _facts(facts, content, now, everyone), _answers(given, parted.shown, agency, content, facts))
    page = page.model_copy(
        update={
            "reader": agency.name,
            "people": tuple(one.model_copy(update={"age": ""}) for one in page.people),
        }
    )
    counts: Counter[Kind] = Counter(parted.left_out)
    counts[Unsaid.ANSWER] = len({ink.person or ink.worker for ink in given}) - len(page.inks)
    counts[Unsaid.WORDS] = page.model_dump_json().count(LEFT_OUT)
    left_out = tuple(
        LeftOut(name=name, count=counts[kind], why=LEFT_OUT_BECAUSE[kind])
        for kind, name in LEFT_OUT_NAMES.items()
        if counts[kind]
    )
    page = page.model_copy(update={"left_out": tuple(f"{one.name}: {one.count}" for one in left_out)})
    return _preview(page, parted, agency, purpose, left_out)


def _why_nothing(parted: AgencyFilter, agency: Agency) -> str:
    """Why there is no copy, in sentences a coach can say."""
    if parted.refusals:
        return " ".join(parted.refusals)
    if parted.left_out[Unasked.UNSORTED]:
        return _SORT_FIRST.format(agency=agency.name)
    theirs = any(
        count for kind, count in parted.left_out.items() if kind not in (Unasked.NOT_THEIRS, Withheld.STRENGTH)
    )
    return (_NOTHING if theirs else _NO_STEP).format(agency=agency.name)


def _answers(
    inks: list[Ink], shown: frozenset[str], agency: Agency, content: PlanContent, facts: CopyFacts
) -> list[Ink]:
    """That somebody signed, of those on the copy, the agency's workers and ours: no ink, no statement, no witness."""
    workers = (*content.workers, *facts.workers)
    ours = {one.id for one in workers if one.role is not WorkerRole.AGENCY_WORKER}
    named = shown | workers_of(agency, workers) | ours
    latest = {ink.person or ink.worker: ink for ink in sorted(inks, key=lambda ink: (ink.signed_at, ink.id))}
    return [
        ink.model_copy(update={"strokes": (), "statement": "", "witness": ""})
        for signer, ink in latest.items()
        if signer in named and ink.method is not InkMethod.RATHER_NOT
    ]


def _facts(facts: CopyFacts, content: PlanContent, now: PlanContent, everyone: Iterable[Person]) -> CopyFacts:
    """The facts with everybody ever known, so that no whereabouts of somebody left out stays in a text."""
    known = now.model_copy(
        update={
            "people": tuple(everyone),
            "workers": (*content.workers, *now.workers),
            "agencies": (*content.agencies, *now.agencies),
        }
    )
    return facts.model_copy(update={"now": known})


def _preview(
    page: PlanCopy, parted: AgencyFilter, agency: Agency, purpose: SharePurpose, left_out: tuple[LeftOut, ...]
) -> AgencyCopy:
    classes = [one for one in InformationClass if any(each is one for _, each in parted.relied_on)]
    asked = [(who, one) for who in parted.shown_in_order for one in classes if (who, one) in parted.relied_on]
    answers = [parted.asked[question] for question in asked]
    return AgencyCopy(
        page=page,
        agency=agency.id,
        purpose=purpose,
        purpose_words=PURPOSE_WORDS[purpose],
        because=tuple(answer.sentence for answer in answers),
        bases=tuple(dict.fromkeys(answer.basis for answer in answers if answer.basis)),
        people=parted.shown_in_order,
        included=tuple(classes),
        left_out=left_out,
        refusals=tuple(parted.refusals),
        rules=tuple(dict.fromkeys(answer.rule for answer in answers if answer.rule)),
        overrides=tuple(dict.fromkeys(answer.override for answer in answers if answer.override)),
    )
