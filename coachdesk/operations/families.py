"""Taking a family on, where its people sleep, and who works with it (F-01, R-01, R-02, R-05, R-06)."""

from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.edge import checked
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.family import Assignment, AssignmentRole, Family, Household, Stay
from coachdesk.models.organisation import Worker
from coachdesk.models.values import new_id
from coachdesk.tools.assignments import families_of
from coachdesk.tools.family_code import code_order, next_family_ref


def start_family(desk: Desk, name: str, ref: str = "", **more: Any) -> Opened[Family]:
    """Take a family on today, with the worker of this vault as its coach or advocate.

    Without `ref` the next free code is taken. Raises BadInput when the code is in use on this laptop.
    """
    refs = [one.ref for one in desk.records(Family)]
    if ref and ref in refs:
        raise BadInput("ref", "Another family on this laptop has that code.")
    log = new_id()
    values = {"id": log, "log": log, "name": name, "ref": ref or next_family_ref(refs), "joined_on": str(desk.today())}
    worker = desk.find(Worker, desk.owner.worker_id)
    role = worker.record.role.value if worker and worker.record.role in ("coach", "advocate") else "coach"
    with desk.together() as batch:
        family = batch.add(checked(Family, {**values, **more}))
        batch.add(
            new_record(
                Assignment,
                log,
                worker=desk.owner.worker_id,
                role=AssignmentRole(role),
                from_date=str(desk.today()),
                is_key_worker=role == "coach",
            )
        )
    return family


def family_by_ref(desk: Desk, ref: str) -> Opened[Family]:
    """The family with a code such as F1. Raises NotFound, or Refused when two families carry it."""
    found = [one for one in desk.all(Family) if one.record.ref.casefold() == ref.strip().casefold()]
    if not found:
        raise NotFound("There is no family with that code on this laptop.")
    if len(found) > 1:
        raise Refused("Two families carry that code. Give one of them another code first.")
    return found[0]


def family_file_stem(desk: Desk, family_id: str, version: int) -> str:
    """How a copy's file name begins: code, version and day, never a surname (issue 2, item 6)."""
    ref = "".join(letter for letter in desk.get(Family, family_id).record.ref if letter.isalnum())
    return f"{ref or 'plan'}-plan-v{version}-{desk.today()}"


def assigned_families(desk: Desk) -> list[Opened[Family]]:
    """The families the worker of this vault works with today, by code (R-01)."""
    mine = families_of(desk.owner.worker_id, desk.records(Assignment), desk.today())
    here = mine - desk.closed.families.keys()
    return sorted((one for one in desk.all(Family) if one.record.id in here), key=lambda one: by_code(one.record))


def assign(desk: Desk, family_id: str, worker_id: str, role: AssignmentRole, **more: Any) -> Opened[Assignment]:
    """Somebody begins working with the family; `from_date` is today unless given."""
    values = {"from_date": str(desk.today()), **more}
    return desk.add(new_record(Assignment, family_id, worker=worker_id, role=role, **values))


def end_assignment(desk: Desk, assignment: Opened[Assignment], reason: str, family_told: str) -> Opened[Assignment]:
    """Somebody stops working with the family today: why, and how and when the family was told (R-06)."""
    if not reason.strip():
        raise BadInput("end_reason", "Say in a few words why this ends.")
    if not family_told.strip():
        raise BadInput("family_told", "Say how and when the family was told.")
    return desk.amend(assignment, to_date=str(desk.today()), end_reason=reason, family_told=family_told)


def add_household(desk: Desk, family_id: str, name: str, **more: Any) -> Opened[Household]:
    """An address where people of the family sleep."""
    return desk.add(new_record(Household, family_id, name=name, **more))


def add_stay(desk: Desk, family_id: str, person_id: str, household_id: str, **more: Any) -> Opened[Stay]:
    """Somebody sleeps at a household; one child may have two (F-01)."""
    return desk.add(new_record(Stay, family_id, person=person_id, household=household_id, **more))


def by_code(family: Family) -> tuple[int, str]:
    """Sorts families as their codes are counted: F9 before F10."""
    return code_order(family.ref)
