"""Who may be given a copy of a plan, and what of the plan is on it: everything else is taken out before it is drawn."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from coachdesk.errors import Refused
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import Audience, Ink, InkMethod, StepState, SubTarget, SuccessSign, SuccessView, Target
from coachdesk.models.plan_content import PlanContent
from coachdesk.tools.joined_people import groups


class Kind(StrEnum):
    """A kind of thing that is left out of a copy."""

    PRIVATE_TARGET = "private_target"
    PRIVATE_SIGN = "private_sign"
    NO_CONTACT = "no_contact"
    WORKER_WORDS = "worker_words"
    COACH_EFFORT = "coach_effort"
    VIEW = "view"
    DROPPED_STEP = "dropped_step"
    RATHER_NOT = "rather_not"
    APART = "apart"
    BARRIER = "barrier"


def refuse_reader(reader: Person, known: Iterable[Person] = (), links: Iterable[SamePerson] = ()) -> None:
    """Raises Refused for someone who is never given a copy: not to be contacted, not living, not yet born (P-19).

    A mark on any of the `known` records of the same person, joined by `links` or older than the reader's own, counts.
    """
    same = groups((reader, *known), links)[0]
    if any(one.no_contact for one in same):
        raise Refused("This person is marked “no contact”, so no copy is made for them.")
    if any(one.deceased_on for one in same):
        raise Refused("This person has died, so no copy is made for them.")
    if any(one.due_date for one in same):
        raise Refused("This person is not born yet, so no copy is made for them.")


def for_reader(
    content: PlanContent, now: PlanContent, reader: Person, links: Iterable[SamePerson] = ()
) -> tuple[PlanContent, Counter[Kind]]:
    """What of a plan version one person may be given on paper, and the count of what was taken out (P-19, P-20).

    Taken out: targets private to others with their steps, signs and views; others' private signs; the coach's words
    and notes; views not chosen for print; dropped steps; everyone not to be contacted, with their signs and
    strengths. `now` is the plan as it stands today: what became private, or who became no-contact, after the version
    was made is taken out of the version too. Where `links` join two records of the family, no-contact on one is
    no-contact on both; what is private to one stays private to that one.
    """
    joined = groups((*content.people, *now.people), links)
    unnamed = {one.id for group in joined if any(one.no_contact for one in group) for one in group}
    hidden = {one.id for one in (*content.targets, *now.targets) if not _may_read(one, reader)}
    private = {one.id for one in (*content.success_signs, *now.success_signs) if not _may_read_sign(one, reader)}
    targets = [one for one in content.targets if one.id not in hidden]
    shown = {one.id for one in targets}
    kept_steps, dropped = _split(step for step in content.steps if step.target in shown)
    signs = [sign for sign in content.success_signs if sign.target in shown]
    kept_signs = [sign for sign in signs if sign.id not in private and sign.person not in unnamed]
    views, unprinted = _printed_views((one for one in content.success_views if one.target in shown), now)
    left_out = Counter(
        {
            Kind.PRIVATE_TARGET: len(content.targets) - len(targets),
            Kind.PRIVATE_SIGN: len(signs) - len(kept_signs),
            Kind.NO_CONTACT: sum(person.id in unnamed for person in content.people),
            Kind.WORKER_WORDS: sum(bool(one.worker_words) for one in targets),
            Kind.COACH_EFFORT: sum(bool(one.effort_coach) for one in targets),
            Kind.VIEW: unprinted,
            Kind.DROPPED_STEP: dropped,
        }
    )
    return content.model_copy(
        update={
            "targets": tuple(one.model_copy(update={"worker_words": "", "effort_coach": ""}) for one in targets),
            "steps": tuple(kept_steps),
            "success_signs": tuple(kept_signs),
            "success_views": tuple(views),
            "strengths": tuple(one for one in content.strengths if one.person not in unnamed),
            "people": tuple(person for person in content.people if person.id not in unnamed),
        }
    ), left_out


def for_the_team(content: PlanContent, now: PlanContent) -> tuple[PlanContent, Counter[Kind]]:
    """What of a plan version is on the full copy: all but the views of success not chosen for print (P-13, P-19)."""
    views, unprinted = _printed_views(content.success_views, now)
    return content.model_copy(update={"success_views": tuple(views)}), Counter({Kind.VIEW: unprinted})


def answers_for(reader: Person, inks: Iterable[Ink], content: PlanContent) -> tuple[list[Ink], Counter[Kind]]:
    """The answers on one person's copy: their own, and those of named people who signed, without their statements.

    That somebody else would rather not sign stays between them and the team (P-18, P-19).
    `content` is what `for_reader` gave, so the answer of someone not to be contacted is left out.
    """
    named = {person.id for person in content.people}
    kept: list[Ink] = []
    left_out: Counter[Kind] = Counter()
    for ink in inks:
        own = ink.person == reader.id
        if not own and ink.method is InkMethod.RATHER_NOT:
            left_out[Kind.RATHER_NOT] += 1
        elif own:
            kept.append(ink)
        elif ink.person is None or ink.person in named:
            kept.append(ink.model_copy(update={"statement": ""}))
    return kept, left_out


def _may_read(target: Target, reader: Person) -> bool:
    return target.audience is Audience.EVERYONE or reader.id in target.private_to


def _may_read_sign(sign: SuccessSign, reader: Person) -> bool:
    return not sign.private or sign.person == reader.id


def _split(steps: Iterable[SubTarget]) -> tuple[list[SubTarget], int]:
    """The steps that stand, and how many were dropped."""
    listed = list(steps)
    kept = [step for step in listed if step.state is not StepState.DROPPED]
    return kept, len(listed) - len(kept)


def _printed_views(views: Iterable[SuccessView], now: PlanContent) -> tuple[list[SuccessView], int]:
    """The views chosen for print, then and now, and how many were not."""
    listed = list(views)
    withdrawn = {view.id for view in now.success_views if not view.print_it}
    kept = [view for view in listed if view.print_it and view.id not in withdrawn]
    return kept, len(listed) - len(kept)
