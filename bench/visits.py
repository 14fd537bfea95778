"""A vault with thirty families and five years of visits, calls and appointments, opened on its last day at eight."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.workload import begin_vault
from coachdesk.desk import new_record
from coachdesk.desk.edge import checked
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.appointment import Appointment, AppointmentOutcome
from coachdesk.models.call import Call, CallAnswer
from coachdesk.models.family import Assignment, AssignmentRole, Family, Household
from coachdesk.models.person import Person
from coachdesk.models.plan import Plan, StepState, SubTarget, Target
from coachdesk.models.values import new_id
from coachdesk.models.visit import Visit, VisitOutcome

FAMILIES, YEARS = 30, 5
EIGHT = datetime(2011, 3, 1, 8, 0, tzinfo=UTC)


class EightClock:
    """A clock that stands at eight on one morning."""

    def now(self) -> datetime:
        return EIGHT


def vault_of_visits(folder: Path) -> tuple[OpenDesk, int]:
    """The open vault, and how many visits lie in it: one a family in three days, every third with a call before it."""
    chance = random.Random(3)
    made = begin_vault(folder, EightClock())
    worker = made.desk.owner.worker_id
    return made, sum(_family(made, chance, worker, number) for number in range(1, FAMILIES + 1))


def _family(made: OpenDesk, chance: random.Random, worker: str, number: int) -> int:
    log, visits = new_id(), 0
    with made.desk.together() as batch:
        batch.add(checked(Family, {"id": log, "log": log, "ref": f"F{number}", "name": f"Family {number}"}))
        batch.add(new_record(Assignment, log, worker=worker, role=AssignmentRole.COACH, from_date="2006-01-01"))
        home = batch.add(new_record(Household, log, name="The flat", address="1 Mill Street")).record.id
        roles = ("parent", "parent", "child", "child", "child", "grandparent")
        people = [
            batch.add(new_record(Person, log, known_as=f"P{at}", role=role, number=at, phone="07700 900123")).record.id
            for at, role in enumerate(roles, start=1)
        ]
        plan = batch.add(new_record(Plan, log, started_on=EIGHT.date() - timedelta(days=200))).record.id
        target = batch.add(new_record(Target, log, plan=plan, family_words="Calm mornings")).record.id
        for days in range(-20, 20):
            state = StepState.DONE if chance.random() < 0.8 else StepState.OPEN
            due = EIGHT.date() + timedelta(days=days)
            batch.add(new_record(SubTarget, log, target=target, words="Ring the school", due=due, state=state))
        for days in range(-365 * YEARS, 15):
            at = EIGHT + timedelta(days=days, minutes=chance.randrange(60, 600))
            if (days + number) % 3 == 0:
                outcome = None
                if days < 0:
                    outcome = VisitOutcome.MET if chance.random() < 0.8 else VisitOutcome.NOBODY_IN
                fields = {"planned_at": at, "workers": (worker,), "household": home, "outcome": outcome}
                visit = batch.add(new_record(Visit, log, **fields)).record.id
                visits += 1
                if days % 3 == 0 and days <= 0:
                    rung = {"at": at - timedelta(days=1), "by": worker, "person": people[0], "visit": visit}
                    batch.add(new_record(Call, log, answer=CallAnswer.NO_ANSWER, **rung))
            if (days + number) % 7 == 0:
                told = AppointmentOutcome.ATTENDED if days < 0 else None
                held = {"starts_at": at, "people": people[:1], "about": "Bond", "outcome": told}
                batch.add(new_record(Appointment, log, **held))
    return visits
