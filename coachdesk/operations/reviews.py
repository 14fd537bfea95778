"""The monthly review: what was ticked since last time first, then what helped and what is stuck (P-03, P-08)."""

from datetime import date, timedelta
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.models.plan import Plan, Review
from coachdesk.tools.reviews import next_review


def hold_review(desk: Desk, plan: Opened[Plan], **more: Any) -> Opened[Review]:
    """A review held today; the next one is due after the plan's rhythm unless a date is given."""
    record = plan.record
    values = {"held_on": desk.today(), "next_due": desk.today() + timedelta(days=record.review_every_days), **more}
    return desk.add(new_record(Review, record.log, plan=record.id, **values))


def reviews_of(desk: Desk, plan: Plan) -> list[Opened[Review]]:
    """The plan's reviews, latest first."""
    found = [one for one in desk.all(Review, plan.log) if one.record.plan == plan.id]
    return sorted(found, key=lambda one: (one.record.held_on, one.record.id), reverse=True)


def ticked_since(desk: Desk, plan: Plan) -> date:
    """The day from which ticks are new to the next review: the last review, else the plan's start."""
    reviews = reviews_of(desk, plan)
    return reviews[0].record.held_on if reviews else plan.started_on


def next_review_due(desk: Desk, plan: Plan) -> date | None:
    """When the plan should be looked at next; None once it is closed (P-08)."""
    return next_review(plan, [one.record for one in reviews_of(desk, plan)])
