"""The advocate's list on thirty families with five years of visits, children, reviews and reports behind them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench.timing import limit, timed
from bench.visits import EIGHT, vault_of_visits
from coachdesk.desk import Desk, new_record
from coachdesk.desk.edge import checked
from coachdesk.models.coach_report import CoachReport
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import Plan, Review, SubTarget
from coachdesk.models.visit import ChildSeen, Visit
from coachdesk.models.worry import Worry
from coachdesk.operations.caseload_list import agency_promises, caseload_list
from coachdesk.operations.families import assigned_families
from coachdesk.tools.child_seen import child_seen_id, is_child
from coachdesk.tools.coach_report_draft import coach_report_id
from coachdesk.tools.weeks import monday_of

_A_YEAR = timedelta(days=365)


def rows(folder: Path) -> Iterator[str]:
    """One line of figures after the other."""
    folder.mkdir()
    made, visits = vault_of_visits(folder / "vault")
    agency = _fill(made.desk)
    shown = caseload_list(made.desk)
    assert len(shown.rows) == 30
    ours = timed(lambda: caseload_list(made.desk), runs=9)
    yield limit(f"the caseload list, 30 families, {visits:,} visits", ours.median, 0.1)
    promised = timed(lambda: agency_promises(made.desk, agency), runs=5)
    yield limit("what one agency promised them", promised.median, 0.25)
    made.close()


def _fill(desk: Desk) -> str:
    """Children seen, a year of monthly reviews and weekly reports, a worry, and an agency that is late everywhere."""
    log = desk.owner.organisation_id
    agency = desk.add(new_record(Agency, log, name="Housing", sector="housing")).record.id
    officer = desk.add(new_record(Worker, log, name="Phil", role="agency_worker", agency=agency)).record.id
    worker, today = desk.owner.worker_id, EIGHT.date()
    for family in (one.record.id for one in assigned_families(desk)):
        children = [one for one in desk.records(Person, family) if is_child(one, today)]
        (plan,) = desk.records(Plan, family)
        with desk.together() as batch:
            for visit in desk.dated(Visit, until=today, since=today - _A_YEAR, log=family):
                for child in children:
                    values = {"visit": visit.id, "child": child.id, "seen": "yes"}
                    record = {"id": child_seen_id(visit.id, child.id), "log": family, **values}
                    batch.add(checked(ChildSeen, record))
            for month in range(1, 13):
                held = today - timedelta(days=28 * month)
                batch.add(new_record(Review, family, plan=plan.id, held_on=held))
            for back in range(3, 52):
                week = monday_of(today - timedelta(days=7 * back))
                values = {"worker": worker, "week": week, "words": "Two visits. " * 20, "sent_at": EIGHT}
                record = {"id": coach_report_id(family, worker, week), "log": family, **values}
                batch.add(checked(CoachReport, record))
            said = {"seen": "tired", "strengths": "asked for help", "happened_at": EIGHT, "written_at": EIGHT}
            batch.add(new_record(Worry, family, written_by=officer, **said))
            for step in desk.all(SubTarget, family)[:4]:
                batch.amend(step, owner_worker=officer)
    return agency
