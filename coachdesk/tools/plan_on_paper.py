"""A plan's records turned into the names and words that are printed, without a single id."""

from collections.abc import Iterable, Sequence
from datetime import date

from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, Ink, SubTarget, SuccessSign, Target, TargetStatus
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.plan_copy import (
    InkOnPaper,
    PersonOnPaper,
    StepOnPaper,
    SuccessOnPaper,
    TargetOnPaper,
    ViewOnPaper,
)
from coachdesk.tools.dates import age_in_words
from coachdesk.tools.ordering import in_order
from coachdesk.tools.plan_mentions import people_named
from coachdesk.tools.plan_progress import steps_of
from coachdesk.tools.plan_prompts import not_asked_yet
from coachdesk.tools.role_words import FAMILY_ROLES, WORKER_ROLES

ENDED = frozenset({TargetStatus.PARKED, TargetStatus.DROPPED, TargetStatus.REPLACED})
"""The targets printed apart (P-06)."""


def people_on_paper(content: PlanContent, on: date) -> tuple[PersonOnPaper, ...]:
    """The people the plan names, by number, with what they are to the family and their age that day (F-02)."""
    return tuple(
        PersonOnPaper(name=person.known_as, role=FAMILY_ROLES[person.role], age=age_in_words(person, on))
        for person in people_named(content)
    )


def targets_on_paper(content: PlanContent) -> tuple[tuple[TargetOnPaper, ...], tuple[TargetOnPaper, ...]]:
    """The targets that stand and those that ended, in the family's order, numbered through from 1 (P-01, P-06).

    The number is only the place on this copy, so that a target left out leaves no gap that tells of it.
    """
    ordered = in_order(content.targets)
    standing = [target for target in ordered if target.status not in ENDED]
    ended = [target for target in ordered if target.status in ENDED]
    printed = [_target(number, target, content) for number, target in enumerate((*standing, *ended), 1)]
    return tuple(printed[: len(standing)]), tuple(printed[len(standing) :])


def inks_on_paper(inks: Iterable[Ink], people: Iterable[Person], workers: Iterable[Worker]) -> tuple[InkOnPaper, ...]:
    """The latest answer of each person and worker, in the order they were given (P-18).

    Someone who signed but is not among `people` or `workers` is printed without a name: an answer is never dropped.
    """
    latest = {ink.person or ink.worker: ink for ink in sorted(inks, key=lambda ink: (ink.signed_at, ink.id))}
    in_turn = sorted(latest.values(), key=lambda ink: (ink.signed_at, ink.id))
    signers = {person.id: (person.known_as, FAMILY_ROLES[person.role]) for person in people}
    signers |= {worker.id: (worker.name, worker.job or WORKER_ROLES[worker.role]) for worker in workers}
    return tuple(
        InkOnPaper(
            name=name,
            role=role,
            method=ink.method,
            strokes=ink.strokes,
            witness=ink.witness,
            statement=ink.statement,
            signed_at=ink.signed_at,
        )
        for ink in in_turn
        for name, role in [signers.get(ink.person or ink.worker or "", ("", ""))]
    )


def _target(number: int, target: Target, content: PlanContent) -> TargetOnPaper:
    return TargetOnPaper(
        number=number,
        words=target.family_words,
        said_by=_names(target.said_by, content),
        about=_names(target.about, content),
        not_asked_yet=tuple(person.known_as for person in not_asked_yet(target, content.people)),
        worker_words=target.worker_words,
        due=target.due,
        stage=target.stage,
        effort_family=target.effort_family,
        effort_coach=target.effort_coach,
        status=target.status,
        status_reason=target.status_reason,
        origin=target.origin,
        steps=tuple(_step(step, content) for step in steps_of(target, content.steps)),
        success=_success([sign for sign in content.success_signs if sign.target == target.id], content),
        views=tuple(
            ViewOnPaper(holder=view.holder, words=view.words, agreed=view.agreed)
            for view in content.success_views
            if view.target == target.id
        ),
        private=target.audience is Audience.NAMED,
    )


def _step(step: SubTarget, content: PlanContent) -> StepOnPaper:
    return StepOnPaper(
        words=step.words,
        owner=_owner(step, content),
        due=step.due,
        state=step.state,
        done_on=step.done_on,
        done_how=step.done_how,
        barrier=step.barrier,
        what_would_help=step.what_would_help,
    )


def _owner(step: SubTarget, content: PlanContent) -> str:
    """Who has the step: "Marcus", or "Jo Bell, Housing officer, Brue Vale Homes" (P-09)."""
    if step.owner_person:
        return ", ".join(_names((step.owner_person,), content))
    agencies = {agency.id: agency.name for agency in content.agencies}
    return ", ".join(
        part
        for worker in content.workers
        if worker.id == step.owner_worker
        for part in (worker.name, worker.job, agencies.get(worker.agency or "", ""))
        if part
    )


def _success(signs: Sequence[SuccessSign], content: PlanContent) -> tuple[SuccessOnPaper, ...]:
    """The signs of success: everyone's first, then each person's by number (P-12)."""
    numbers = {person.id: person.number for person in content.people}
    ordered = sorted(signs, key=lambda sign: (numbers.get(sign.person or "", 0), sign.id))
    return tuple(
        SuccessOnPaper(who=", ".join(_names((sign.person,) if sign.person else (), content)), words=sign.words)
        for sign in ordered
    )


def _names(ids: Iterable[str], content: PlanContent) -> tuple[str, ...]:
    """The names people go by; someone not in the content has none here."""
    names = {person.id: person.known_as for person in content.people}
    return tuple(names[who] for who in ids if who in names)
