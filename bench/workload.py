"""A vault with many changes: twenty families whose plans were worked on for years; nine steps of ten are done."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coachdesk.crypto.passphrase import Cost
from coachdesk.desk import Clock as DeskClock
from coachdesk.desk import Opened, new_record, opening
from coachdesk.desk.edge import checked
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Assignment, AssignmentRole, Family
from coachdesk.models.organisation import Organisation, Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import Plan, StepState, SubTarget, Target
from coachdesk.models.values import new_id
from coachdesk.store.vault_folder import Costs

PASSPHRASE = b"copper lantern oboe drizzle sandal"
STANDARD, CHEAP = Costs(), Costs(Cost(64, 1, 1), Cost(64, 1, 1))
FAMILIES = 20
SAID = "ring the school about mornings calm kitchen bills letter opened Marcus housing Thursday bus bike tea"
WORDS = SAID.split()
TODAY = date(2011, 3, 1)


class Clock:
    """A clock that a run moves on by itself."""

    def __init__(self) -> None:
        self._at = datetime(2011, 3, 1, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self._at += timedelta(milliseconds=20)
        return self._at


def begin_vault(folder: Path, clock: DeskClock, costs: Costs = CHEAP) -> OpenDesk:
    """An open vault of one coach, with nobody in it yet."""
    worker, organisation = new_id(), new_id()
    made, code = opening.create(
        folder,
        bytearray(PASSPHRASE),
        clock=clock,
        organisation_id=organisation,
        worker_id=worker,
        keyring={},
        costs=costs,
    )
    code.wipe()
    with made.desk.together() as batch:
        batch.add(checked(Organisation, {"id": organisation, "log": organisation, "name": "Bench"}))
        batch.add(checked(Worker, {"id": worker, "log": organisation, "name": "Jo Bell", "role": "coach"}))
    return made


def make_vault(folder: Path, changes: int, costs: Costs = CHEAP, families: int = FAMILIES) -> Path:
    """A closed vault at `folder` with about this many changes."""
    chance = random.Random(1)
    made = begin_vault(folder, Clock(), costs)
    records = _seed(made, chance, changes // 10, families)
    left = changes - len(records)
    while left > 0:
        with made.desk.together() as batch:
            for _ in range(min(left, 1_000)):
                at = chance.randrange(len(records))
                words = " ".join(chance.choices(WORDS, k=chance.randrange(3, 12)))
                records[at] = batch.amend(records[at], words=f"{words} {left}")
                left -= 1
    made.close()
    return folder


def _seed(made: OpenDesk, chance: random.Random, count: int, families: int) -> list[Opened[SubTarget]]:
    steps: list[Opened[SubTarget]] = []
    worker = made.desk.owner.worker_id
    for number in range(1, families + 1):
        log = new_id()
        with made.desk.together() as batch:
            batch.add(checked(Family, {"id": log, "log": log, "ref": f"F{number}", "name": f"Family {number}"}))
            batch.add(new_record(Assignment, log, worker=worker, role=AssignmentRole.COACH, from_date="2011-01-01"))
            for person in range(1, 7):
                batch.add(new_record(Person, log, known_as=f"Person {number} {person}", role="child", number=person))
            plan = batch.add(new_record(Plan, log, started_on=TODAY))
            for _ in range(max(1, count // families // 8)):
                target = batch.add(new_record(Target, log, plan=plan.record.id, family_words="Calm mornings"))
                for _ in range(8):
                    words = " ".join(chance.choices(WORDS, k=6))
                    due = TODAY + timedelta(days=chance.randrange(-1500, 60))
                    state = StepState.DONE if chance.random() < 0.9 else StepState.OPEN
                    step = new_record(SubTarget, log, target=target.record.id, words=words, due=due, state=state)
                    steps.append(batch.add(step))
    return steps
