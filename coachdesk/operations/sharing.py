"""What may be told to whom: asked and answered on one screen, said yes or no to, and the way past with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.access import access_line
from coachdesk.errors import BadInput
from coachdesk.models.access import AccessDeed
from coachdesk.models.organisation import Agency, Worker, WorkerRole
from coachdesk.models.person import Person
from coachdesk.models.sharing import (
    InformationClass,
    SharePurpose,
    SharingBasis,
    SharingDecision,
    SharingOverride,
    SharingRule,
)
from coachdesk.operations.agreements import papers_of
from coachdesk.tools.sharing import Answer, may_share


@dataclass(frozen=True, slots=True)
class Overrides:
    """What was told of a family without agreement, the newest first, and whom and what can be asked about."""

    decided: tuple[SharingOverride, ...]
    people: tuple[Person, ...]
    agencies: tuple[Agency, ...]
    agency_names: Mapping[str, str]


def may_i_tell(
    desk: Desk, person: Person, agency: Agency, purpose: SharePurpose, information_class: InformationClass
) -> Answer:
    """ "May I tell housing about health?": yes or no today, with the reason in a sentence (I-01)."""
    return may_share(papers_of(desk, person.log), person, agency, purpose, information_class, desk.today())


def allow(
    desk: Desk,
    person: Person,
    agency: Agency,
    purpose: SharePurpose,
    information_class: InformationClass,
    *,
    basis: SharingBasis = SharingBasis.AGREEMENT,
    basis_words: str = "",
    review_on: date | None = None,
    until: date | None = None,
) -> Opened[SharingRule]:
    """The person said yes, from today: a rule that refused is changed, so that what was said before stays in history.

    Raises BadInput with the name of the field.
    """
    said = {"basis": basis, "basis_words": basis_words, "review_on": review_on, "until": until}
    return _say(desk, person, agency, purpose, information_class, SharingDecision.ALLOWED, said)


def refuse(
    desk: Desk, person: Person, agency: Agency, purpose: SharePurpose, information_class: InformationClass
) -> Opened[SharingRule]:
    """The person said no, from today. It holds until they say otherwise."""
    said = {"review_on": None, "until": None}
    return _say(desk, person, agency, purpose, information_class, SharingDecision.REFUSED, said)


def override(desk: Desk, family_id: str, **fields: Any) -> Opened[SharingOverride]:
    """Tell without agreement: what, to whom, why, who decided, and whether the family was told or why not (I-09).

    `fields` are those of `SharingOverride`; who asks does not approve. The line in the access log is kept with it or
    neither is. Raises BadInput with the name of the field.
    """
    values = {"decided_on": desk.today(), "asked_by": desk.owner.worker_id, **fields}
    decided = new_record(SharingOverride, family_id, **_by_a_manager(desk, values))
    with desk.together() as batch:
        made = batch.add(decided)
        batch.add(access_line(desk, AccessDeed.OVERRODE, family_id, f"agency:{decided.agency}"))
    return made


def overrides_of(desk: Desk, family_id: str) -> Overrides:
    """Everything of this family that was told without agreement, and who and whom the next may be about."""
    people = sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id))
    agencies = sorted(desk.records(Agency), key=lambda one: one.name.casefold())
    decided = sorted(desk.records(SharingOverride, family_id), key=lambda one: (one.decided_on, one.id), reverse=True)
    return Overrides(
        tuple(decided),
        tuple(one for one in people if not one.deceased_on),
        tuple(agencies),
        {one.id: one.name for one in agencies},
    )


def rules_of(desk: Desk, person: Person, agency: Agency) -> tuple[Opened[SharingRule], ...]:
    """Every rule about telling this agency of this person, in the order they were made."""
    ids = _same_as(desk, person)
    found = desk.all(SharingRule, person.log)
    return tuple(one for one in found if one.record.person in ids and one.record.agency == agency.id)


def _say(
    desk: Desk,
    person: Person,
    agency: Agency,
    purpose: SharePurpose,
    information_class: InformationClass,
    decision: SharingDecision,
    said: dict[str, Any],
) -> Opened[SharingRule]:
    """Every rule on this question says so from now on, rivals settled; without one, a new rule does."""
    about = (purpose, information_class)
    rules = [
        one for one in rules_of(desk, person, agency) if (one.record.purpose, one.record.information_class) == about
    ]
    fields = {"decision": decision, "from_date": desk.today(), **said}
    with desk.together() as batch:
        if not rules:
            rule = new_record(
                SharingRule,
                person.log,
                person=person.id,
                agency=agency.id,
                purpose=purpose,
                information_class=information_class,
                **fields,
            )
            return batch.add(rule)
        return [batch.settle(one, **fields) for one in rules][-1]


def _by_a_manager(desk: Desk, values: dict[str, Any]) -> dict[str, Any]:
    """The same, with the id of the manager whose name it is. Nobody but a manager approves what they ask for."""
    name = " ".join(str(values.get("approver_name", "")).split()).casefold()
    workers = desk.records(Worker)
    own = next((one for one in workers if one.id == desk.owner.worker_id), None)
    if own is not None and own.role is not WorkerRole.MANAGER and own.name.casefold() == name:
        raise BadInput("approver_name", "Somebody else must decide this: write the name of a manager.")
    found = [one.id for one in workers if one.role is WorkerRole.MANAGER and one.name.casefold() == name]
    return {**values, "approver": found[0]} if len(found) == 1 else values


def _same_as(desk: Desk, person: Person) -> set[str]:
    return {one.id for one in papers_of(desk, person.log).same_as(person)}
