"""A family goes from one coach to another: told, seen off, given its page and agreed to, and only then changed."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import Opened, new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, Refused
from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.models.handover import Handover, LastVisit, SheetGiven
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations import handing_over_family as handing
from coachdesk.operations.assigning import assign_first, cover_leave, take_off
from coachdesk.operations.families import assigned_families, start_family
from coachdesk.operations.visits import plan_visit
from coachdesk.tools.assignments import assignment_prompts, key_worker_on
from coachdesk.tools.handover import HandoverState, handover_state
from tests.desks import HandClock, new_desk


class Change:
    """Bronwen coaches a family, and Sam is to. `.now` is the handover as it is kept."""

    def __init__(self, opened: OpenDesk, clock: HandClock) -> None:
        self.opened, self.desk, self.clock = opened, opened.desk, clock
        self.family = start_family(self.desk, "Lane", "F4").record.id
        self.sam, self.anita = (self.worker(*one) for one in (("Sam", "coach"), ("Anita", "advocate")))
        clock.move(days=30)

    def worker(self, name: str, role: str) -> str:
        record = new_record(Worker, self.desk.owner.organisation_id, name=name, role=role)
        return self.desk.add(record).record.id

    @property
    def today(self) -> date:
        return self.desk.today()

    @property
    def mine(self) -> Opened[Assignment]:
        found = self.desk.all(Assignment, self.family)
        return next(one for one in found if one.record.worker == self.desk.owner.worker_id)

    @property
    def now(self) -> Opened[Handover]:
        return handing.handovers_of(self.desk, self.family)[-1]

    @property
    def state(self) -> HandoverState:
        return handover_state(self.now.record)

    def propose(self, day: date | None = None, to: str = "", why: str = "A new job") -> Opened[Handover]:
        return handing.propose(self.opened, self.mine, to or self.sam, day or self.today, why=why)

    def prepare(self) -> None:
        handing.tell(self.opened, self.now, self.today, "At the kitchen table, both there")
        handing.agree_visit(self.opened, self.now, LastVisit.JOINT, on=self.today)
        handing.give_sheet(self.opened, self.now, SheetGiven.PAPER)

    def role(self, role: WorkerRole) -> None:
        """Whoever sits here is something else today."""
        self.desk.amend(self.desk.get(Worker, self.desk.owner.worker_id), role=role)


@pytest.fixture
def change(tmp_path: Path) -> Iterator[Change]:
    clock = HandClock()
    opened = new_desk(tmp_path / "vault", clock)
    yield Change(opened, clock)
    opened.close()


def test_a_whole_handover_leaves_nothing_unexplained(change: Change) -> None:
    change.propose()
    change.prepare()
    handing.accept(change.opened, change.now, "She rang and said yes")
    done = handing.finish(change.opened, change.now)
    assert change.state is HandoverState.DONE
    before, after = sorted(change.desk.records(Assignment, change.family), key=lambda one: one.from_date)
    assert (before.to_date, after.from_date) == (str(change.today), str(change.today))
    assert (before.end_reason, after.worker, after.role) == ("A new job", change.sam, AssignmentRole.COACH)
    assert before.family_told.endswith("At the kitchen table, both there")
    assert before.handover == after.handover == done.record.id
    assert assignment_prompts([after, before], change.today) == []
    change.clock.move(days=1)
    history = change.desk.records(Assignment, change.family)
    key = key_worker_on([one for one in history if one.worker == change.sam], change.today)
    assert key is not None, "who takes over is the one to ring"
    assert before.to_date is not None
    assert (done.record.done_on, done.record.done_by) == (
        date.fromisoformat(before.to_date),
        change.desk.owner.worker_id,
    )


def test_from_the_day_after_the_old_coach_has_the_family_no_more(change: Change) -> None:
    change.propose()
    change.prepare()
    handing.accept(change.opened, change.now)
    handing.finish(change.opened, change.now)
    change.clock.move(days=1)
    assert assigned_families(change.desk) == []


@pytest.mark.parametrize("missing", ["tell", "visit", "sheet"])
def test_without_any_one_of_the_three_it_does_not_finish(change: Change, missing: str) -> None:
    change.propose()
    if missing != "tell":
        handing.tell(change.opened, change.now, change.today, "At home")
    if missing != "visit":
        handing.agree_visit(change.opened, change.now, LastVisit.GOODBYE, on=change.today)
    if missing != "sheet":
        handing.give_sheet(change.opened, change.now, SheetGiven.READ_OUT)
    for deed in (handing.accept, handing.finish):
        with pytest.raises(Refused):
            deed(change.opened, change.now)
    assert change.mine.record.to_date is None
    with pytest.raises(Refused):
        handing.go_without(change.opened, change.now, "No time")
    change.role(WorkerRole.ADVOCATE)
    with pytest.raises(BadInput):
        handing.go_without(change.opened, change.now, "  ")
    handing.go_without(change.opened, change.now, "They moved away in the night")
    handing.accept(change.opened, change.now)
    record = handing.finish(change.opened, change.now).record
    assert (record.without_by, record.without_why) == (change.desk.owner.worker_id, "They moved away in the night")
    told = change.mine.record.family_told
    assert told.endswith("They moved away in the night" if missing == "tell" else "At home")


def test_a_visit_in_the_diary_must_have_taken_place(change: Change) -> None:
    change.propose()
    change.prepare()
    visit = plan_visit(change.desk, change.family, change.clock.now() + timedelta(hours=3))
    handing.agree_visit(change.opened, change.now, LastVisit.JOINT, visit_id=visit.record.id, on=change.today)
    assert change.now.record.visit_on is None
    handing.accept(change.opened, change.now)
    with pytest.raises(Refused, match="not taken place"):
        handing.finish(change.opened, change.now)
    met = change.desk.amend(visit, outcome=VisitOutcome.MET)
    change.desk.remove(met)
    with pytest.raises(Refused, match="not taken place"):
        handing.finish(change.opened, change.now)
    change.desk.bring_back(visit.record.id)
    handing.finish(change.opened, change.now)


def test_only_a_visit_to_this_family_counts(change: Change) -> None:
    change.propose()
    other = start_family(change.desk, "Quill").record.id
    visit: Opened[Visit] = plan_visit(change.desk, other, change.clock.now())
    for where in ({"visit_id": visit.record.id}, {}):
        with pytest.raises(BadInput):
            handing.agree_visit(change.opened, change.now, LastVisit.JOINT, **where)


def test_a_no_or_a_withdrawal_leaves_everything_as_it_was_and_another_can_be_asked(change: Change) -> None:
    def said_no(why: str) -> None:
        handing.decline(change.opened, change.now, why)

    def taken_back(why: str) -> None:
        handing.withdraw(change.opened, change.now, why)

    for end, state in ((said_no, HandoverState.DECLINED), (taken_back, HandoverState.WITHDRAWN)):
        change.propose()
        with pytest.raises(Refused, match="already"):
            change.propose(to=change.anita)
        with pytest.raises(BadInput):
            end(" ")
        end("I know them from school")
        assert change.state is state
        assert change.mine.record.to_date is None
        with pytest.raises(Refused, match="over"):
            handing.tell(change.opened, change.now, change.today, "At home")
        change.clock.move(days=1)
    change.propose(to=change.anita)


@pytest.mark.parametrize(
    ("how", "error"),
    [
        ({"why": " "}, BadInput),
        ({"day": date(2011, 2, 1)}, BadInput),
        ({"to": "itself"}, Refused),
    ],
)
def test_what_makes_no_sense_is_not_proposed(change: Change, how: dict[str, Any], error: type[Exception]) -> None:
    if how.get("to") == "itself":
        how = {"to": change.desk.owner.worker_id}
    with pytest.raises(error):
        change.propose(**how)
    assert handing.handovers_of(change.desk, change.family) == []


def test_a_role_that_has_ended_is_not_handed_over(change: Change) -> None:
    mine = change.mine
    take_off(change.desk, mine, "A new job", "At a visit")
    change.clock.move(days=1)
    with pytest.raises(Refused):
        change.propose()
    with pytest.raises(Refused):
        take_off(change.desk, change.mine, "A new job", "At a visit")


def test_the_family_was_told_when_it_was_told(change: Change) -> None:
    change.propose()
    with pytest.raises(BadInput):
        handing.tell(change.opened, change.now, change.today + timedelta(days=1), "At home")
    with pytest.raises(BadInput):
        handing.tell(change.opened, change.now, change.today, " ")


def test_a_handover_to_a_later_day_waits_for_it(change: Change) -> None:
    change.propose(change.today + timedelta(days=7))
    change.prepare()
    handing.accept(change.opened, change.now)
    with pytest.raises(Refused):
        handing.finish(change.opened, change.now)
    change.clock.move(days=9)
    record = handing.finish(change.opened, change.now).record
    assert change.mine.record.to_date == str(record.from_day)


def test_a_first_coach_is_assigned_and_a_second_is_a_handover_or_has_a_reason(change: Change) -> None:
    with pytest.raises(Refused):
        assign_first(change.desk, change.family, change.desk.owner.worker_id, AssignmentRole.COACH)
    with pytest.raises(Refused):
        assign_first(change.desk, change.family, change.sam, AssignmentRole.COACH)
    assign_first(change.desk, change.family, change.anita, AssignmentRole.ADVOCATE)
    assign_first(change.desk, change.family, change.sam, AssignmentRole.COACH, overlap_reason="Twins: one coach each")
    for worker in (change.sam, change.anita):
        assign_first(change.desk, change.family, worker, AssignmentRole.LEAD_PROFESSIONAL)


def test_cover_comes_with_an_end_a_reason_and_how_the_family_was_told(change: Change) -> None:
    def cover(since: int, until: int, why: str = "Bronwen is away", told: str = "By telephone", who: str = "") -> None:
        day = change.today
        cover_leave(
            change.desk,
            change.family,
            who or change.sam,
            day + timedelta(days=since),
            day + timedelta(days=until),
            why=why,
            family_told=told,
        )

    refused: list[tuple[tuple[Any, ...], type[Exception]]] = [
        ((3, 2), BadInput),
        ((-5, -1), BadInput),
        ((0, 7, " "), BadInput),
        ((0, 7, "Away", " "), BadInput),
        ((0, 7, "Away", "By telephone", change.desk.owner.worker_id), Refused),
    ]
    for how, error in refused:
        with pytest.raises(error):
            cover(*how)
    cover(0, 7)
    with pytest.raises(Refused):
        cover(7, 9)
    covering = next(one for one in change.desk.all(Assignment, change.family) if one.record.role == "cover")
    assert take_off(change.desk, covering, "Back early", "At a visit").record.to_date == str(change.today)
