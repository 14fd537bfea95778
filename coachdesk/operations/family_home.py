"""Everything the family's own page shows, read in one go, and its story kept in the family's words (F-01..F-09)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk, Opened
from coachdesk.desk.access import record_opened_once
from coachdesk.models.family import Assignment, Family, Household, Stay
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Need, Person, Strength
from coachdesk.models.plan import Review
from coachdesk.operations.live_plan import LivePlan, live_plan
from coachdesk.operations.plan_versions import VersionState, version_state
from coachdesk.tools.leads import Leads, leads_on
from coachdesk.tools.partial_dates import may_cover
from coachdesk.tools.plan_progress import StepCount, count_plan
from coachdesk.tools.reviews import ReviewDue, reviews_due


@dataclass(frozen=True, slots=True)
class WhoWorks:
    """Somebody working with the family now, with her name."""

    assignment: Opened[Assignment]
    worker: Worker


@dataclass(frozen=True, slots=True)
class Home:
    """An address in use now and who sleeps there."""

    household: Opened[Household]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class FamilyHome:
    """The family's page in one value."""

    today: date
    family: Opened[Family]
    people: tuple[Opened[Person], ...]
    homes: tuple[Home, ...]
    workers: tuple[WhoWorks, ...]
    leads: Leads
    agencies: Mapping[str, str]
    """Names by id, of the agencies those who work with the family come from."""
    needs: tuple[Opened[Need], ...]
    strengths: tuple[Opened[Strength], ...]
    plan: LivePlan | None
    version: VersionState | None
    count: StepCount
    review: ReviewDue | None
    reviews: tuple[Review, ...]


def family_home(desk: Desk, family_id: str) -> FamilyHome:
    """Read the page of one family. Raises NotFound."""
    today = desk.today()
    family = desk.get(Family, family_id)
    people = tuple(sorted(desk.all(Person, family_id), key=lambda one: (one.record.number, one.record.id)))
    plan = live_plan(desk, family_id)
    reviews = tuple(desk.records(Review, family_id))
    workers = {one.id: one for one in desk.records(Worker)}
    now = [
        one
        for one in desk.all(Assignment, family_id)
        if may_cover(one.record.from_date, one.record.to_date, today) and one.record.worker in workers
    ]
    return FamilyHome(
        today=today,
        family=family,
        people=people,
        homes=_homes(desk, family_id, today, [one.record for one in people]),
        workers=tuple(WhoWorks(one, workers[one.record.worker]) for one in now),
        leads=leads_on([one.record for one in now], workers, today),
        agencies={one.id: one.name for one in desk.records(Agency)},
        needs=tuple(desk.all(Need, family_id)),
        strengths=tuple(desk.all(Strength, family_id)),
        plan=plan,
        version=version_state(desk, plan) if plan else None,
        count=count_plan(plan.content.targets, plan.content.steps) if plan else StepCount(0, 0),
        review=next(iter(reviews_due([plan.plan.record], reviews, today)), None) if plan else None,
        reviews=reviews,
    )


def note_opened(desk: Desk, family_id: str) -> None:
    """One line in this device's access log: this family was opened. Only the first time until the vault is locked."""
    record_opened_once(desk, family_id)


def _homes(desk: Desk, family_id: str, today: date, people: list[Person]) -> tuple[Home, ...]:
    stays = [one for one in desk.records(Stay, family_id) if may_cover(one.from_date, one.to_date, today)]
    by_id = {one.id: one for one in people}
    found = []
    for household in desk.all(Household, family_id):
        record = household.record
        if may_cover(record.from_date, record.to_date, today):
            sleeping = [by_id[stay.person] for stay in stays if stay.household == record.id and stay.person in by_id]
            found.append(Home(household, tuple(sleeping)))
    return tuple(found)
