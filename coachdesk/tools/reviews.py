"""When a plan is to be looked at again, and which reviews are overdue."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from coachdesk.models.plan import Plan, Review


class ReviewDue(NamedTuple):
    """A plan's next review and how late it is on the day asked for: below 0 while there is time."""

    plan: Plan
    due: date
    days_late: int

    def in_words(self) -> str:
        """ "6 days late", "due today", "due tomorrow" or "in 3 days" (P-08)."""
        if self.days_late > 0:
            return f"{self.days_late} {'day' if self.days_late == 1 else 'days'} late"
        if self.days_late == 0:
            return "due today"
        return "due tomorrow" if self.days_late == -1 else f"in {-self.days_late} days"


def next_review(plan: Plan, reviews: Iterable[Review]) -> date | None:
    """The day the plan is due to be looked at; None once it is closed (P-08).

    The last review says when; without its word, and before the first, the plan's own rhythm does. A date the last
    review names that is not after the review itself is not believed.
    """
    if plan.closed_on is not None:
        return None
    rhythm = timedelta(days=plan.review_every_days)
    last = last_review(plan, reviews)
    if last is None:
        return plan.started_on + rhythm
    return last.next_due if last.next_due and last.next_due > last.held_on else last.held_on + rhythm


def last_review(plan: Plan, reviews: Iterable[Review]) -> Review | None:
    """The latest review held of this plan, or None before the first (P-08)."""
    held = (review for review in reviews if review.plan == plan.id)
    return max(held, key=lambda review: (review.held_on, review.id), default=None)


def reviews_due(plans: Iterable[Plan], reviews: Iterable[Review], today: date) -> list[ReviewDue]:
    """The next review of every open plan: most days late first, then the soonest (P-08)."""
    held: defaultdict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        held[review.plan].append(review)
    dues = ((plan, next_review(plan, held[plan.id])) for plan in plans)
    found = [ReviewDue(plan, due, (today - due).days) for plan, due in dues if due is not None]
    return sorted(found, key=lambda review: (review.due, review.plan.id))


def overdue(found: Iterable[ReviewDue]) -> list[ReviewDue]:
    """Those past their day, in the same order (P-08)."""
    return [review for review in found if review.days_late > 0]
