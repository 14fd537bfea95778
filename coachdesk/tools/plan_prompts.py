"""Gentle questions about a plan: what a target does not say yet, who was not asked, what to think of. None blocks."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, StepState, SubTarget, SuccessSign, Target
from coachdesk.models.plan_content import PlanContent
from coachdesk.tools.ordering import in_order
from coachdesk.tools.plan_progress import OPEN_STEPS, STANDING


class Part(StrEnum):
    """What a clear target says (P-05)."""

    WHAT = "what"
    WHO = "who"
    BY_WHEN = "by_when"
    HOW_WE_WILL_KNOW = "how_we_will_know"


class PromptKind(StrEnum):
    """What a plan could still be asked before it is signed."""

    NO_TARGET = "no_target"
    NO_STRENGTHS = "no_strengths"
    NO_STEP = "no_step"
    NO_SUCCESS_SIGN = "no_success_sign"
    NOT_ASKED_YET = "not_asked_yet"
    PRIVATE_TO_NOBODY = "private_to_nobody"


class Prompt(NamedTuple):
    """One thing to think of, and the target it is about (None for the whole plan)."""

    kind: PromptKind
    target: str | None
    sentence: str


PROMPT_SENTENCES = {
    PromptKind.NO_TARGET: "The plan has no target yet. What does the family want?",
    PromptKind.NO_STRENGTHS: "No strengths are written down yet. Ask what goes well, or say why the plan goes on.",
    PromptKind.NO_STEP: "This target has no step yet. What is the first small thing to do?",
    PromptKind.NO_SUCCESS_SIGN: "Nobody has said yet how they will know. Ask: “We will know because…”",
    PromptKind.NOT_ASKED_YET: "Someone this target is about was not asked yet.",
    PromptKind.PRIVATE_TO_NOBODY: "This target is private but nobody is named, so it will be on nobody's copy.",
}
"""The English of each prompt, in one place."""


def missing_parts(target: Target, steps: Iterable[SubTarget], signs: Iterable[SuccessSign]) -> tuple[Part, ...]:
    """What the target does not say yet: what, who, by when, how we will know. It can be saved all the same (P-05).

    "What" asks for a step, "who" for an owner of each open step, "by when" for a date on the target or on each open
    step, "how we will know" for a success sign. A target whose steps are all done needs no more owners or dates.
    """
    kept = [step for step in steps if step.target == target.id and step.state is not StepState.DROPPED]
    still_open = [step for step in kept if step.state in OPEN_STEPS]
    missing = {
        Part.WHAT: not kept,
        Part.WHO: not kept or any(not (step.owner_person or step.owner_worker) for step in still_open),
        Part.BY_WHEN: target.due is None and (not kept or any(step.due is None for step in still_open)),
        Part.HOW_WE_WILL_KNOW: all(sign.target != target.id for sign in signs),
    }
    return tuple(part for part, is_missing in missing.items() if is_missing)


def not_asked_yet(target: Target, people: Iterable[Person]) -> list[Person]:
    """The people a target is about who were not asked, in the family's order (P-01).

    Someone whose words it is was asked. Someone unborn, deceased or not to be contacted cannot be asked.
    """
    waiting = set(target.about) - set(target.asked) - set(target.said_by)
    can_be_asked = (person for person in people if not (person.no_contact or person.deceased_on or person.due_date))
    return sorted((person for person in can_be_asked if person.id in waiting), key=lambda person: person.number)


def prompts(content: PlanContent) -> tuple[Prompt, ...]:
    """What to think of before the plan is signed, for the plan and then target by target (F-09, P-01, P-05, P-12).

    Only targets that still stand are asked about; a reason for going on without strengths answers that prompt.
    """
    standing = [target for target in in_order(content.targets) if target.status in STANDING]
    found: list[tuple[PromptKind, str | None]] = []
    if not standing:
        found.append((PromptKind.NO_TARGET, None))
    if not content.strengths and not content.plan.ready_without_strengths.strip():
        found.append((PromptKind.NO_STRENGTHS, None))
    for target in standing:
        missing = missing_parts(target, content.steps, content.success_signs)
        asks = {
            PromptKind.NO_STEP: Part.WHAT in missing,
            PromptKind.NO_SUCCESS_SIGN: Part.HOW_WE_WILL_KNOW in missing,
            PromptKind.NOT_ASKED_YET: bool(not_asked_yet(target, content.people)),
            PromptKind.PRIVATE_TO_NOBODY: target.audience is Audience.NAMED and not target.private_to,
        }
        found += [(kind, target.id) for kind, asked in asks.items() if asked]
    return tuple(Prompt(kind, target, PROMPT_SENTENCES[kind]) for kind, target in found)
