"""Moments and roles as a person reads them on paper."""

from datetime import datetime

from coachdesk.models.organisation import WorkerRole

_ROLES = {
    WorkerRole.COACH: "family coach",
    WorkerRole.ADVOCATE: "advocate",
    WorkerRole.MANAGER: "team manager",
    WorkerRole.ANALYST: "analyst",
    WorkerRole.EVALUATOR: "evaluator",
    WorkerRole.AGENCY_WORKER: "agency worker",
}


def day(moment: datetime) -> str:
    """ "1 September 2011"."""
    return f"{moment.day} {moment:%B %Y}"


def day_and_time(moment: datetime) -> str:
    """ "1 September 2011, 10:52", by the clock the moment was read from."""
    return f"{day(moment)}, {moment:%H:%M}"


def role_in_words(role: str) -> str:
    """ "family coach" for a role as a certificate carries it; a role this program does not know stays as it is."""
    return _ROLES[WorkerRole(role)] if role in set(WorkerRole) else role
