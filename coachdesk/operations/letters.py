"""The letter from the carrier bag: who from, what it says plainly, what it wants and by when; then a step (L-03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.letter import Letter
from coachdesk.models.plan import SubTarget, Target, TargetStatus
from coachdesk.tools.ordering import between


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that the letter asks for, as the family would say it, by when, and whose step it is."""

    words: str
    due: date | None
    owner_person: str | None = None
    owner_worker: str | None = None


def keep_letter(desk: Desk, family_id: str, **fields: Any) -> Opened[Letter]:
    """A letter read today with the worker of this vault, unless said otherwise. Raises BadInput.

    Who it is from and what it says are needed; what it wants may be nothing.
    """
    values = {"read_on": desk.today(), "read_by": desk.owner.worker_id, **fields}
    letter = new_record(Letter, family_id, **values)
    if not letter.from_agency and not letter.from_words:
        raise BadInput("from_words", "Say who the letter is from.")
    if not letter.says.strip():
        raise BadInput("says", "Say in plain words what the letter says.")
    if letter.by_when and not letter.wants.strip():
        raise BadInput("wants", "Say what the letter wants by that day.")
    return desk.add(letter)


def letter_becomes_steps(
    desk: Desk, letter: Opened[Letter], target: Opened[Target], wants: Sequence[Want]
) -> list[Opened[SubTarget]]:
    """Each want is a dated step at the end of a target, if the family says so; the letter names them all.

    Raises BadInput for a want without words or day, Refused for a letter dealt with or a target that is not worked on.
    """
    if letter.record.became:
        raise Refused("This letter is already a step of the plan.")
    if target.record.log != letter.record.log or target.record.status is not TargetStatus.ACTIVE:
        raise Refused("Choose a target the family is working on now.")
    if not wants or any(not want.words.strip() for want in wants):
        raise BadInput("wants", "Say what the letter wants.")
    if any(want.due is None for want in wants):
        raise BadInput("by_when", "Say by when, so that it does not get lost.")
    last = max(
        (one.position for one in desk.records(SubTarget, letter.record.log) if one.target == target.record.id),
        default=None,
    )
    steps: list[Opened[SubTarget]] = []
    with desk.together() as batch:
        for want in wants:
            last = between(last, None)
            steps.append(batch.add(_step_of(want, target.record, last)))
        ids = tuple(one.record.id for one in steps)
        batch.amend(letter, step=ids[0], steps=ids, no_step_because="")
    return steps


def steps_of(desk: Desk, letter: Letter) -> list[SubTarget]:
    """The steps that a letter became, as they stand in the plan now; one taken out of the plan is left out."""
    found = [desk.find(SubTarget, one) for one in letter.became]
    return [one.record for one in found if one is not None and not one.deleted]


def letter_needs_no_step(desk: Desk, letter: Opened[Letter], because: str) -> Opened[Letter]:
    """Why nothing has to be done. Raises BadInput without a reason, Refused once it is a step."""
    if letter.record.became:
        raise Refused("This letter is already a step of the plan.")
    if not because.strip():
        raise BadInput("no_step_because", "Say in a few words why nothing has to be done.")
    return desk.amend(letter, no_step_because=because)


def wants_of(letter: Letter) -> list[str]:
    """The things that a letter wants: one for each line."""
    return [line.strip() for line in letter.wants.splitlines() if line.strip()]


def is_dealt_with(letter: Letter) -> bool:
    """True once it became a step, somebody wrote why it need not, or it asks for nothing."""
    return bool(letter.became or letter.no_step_because.strip() or not letter.wants.strip())


def _step_of(want: Want, target: Target, position: str) -> SubTarget:
    return new_record(
        SubTarget,
        target.log,
        target=target.id,
        position=position,
        words=want.words.strip(),
        due=want.due,
        owner_person=want.owner_person,
        owner_worker=want.owner_worker,
    )
