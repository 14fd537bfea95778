"""A made-up organisation with a coach and an advocate who can sign, and its clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache

from coachdesk.crypto.administrator_file import Administrator, create_administrator
from coachdesk.crypto.signer import Signer
from coachdesk.crypto.trust_file import Trust
from coachdesk.models.organisation import WorkerRole

FOUNDED = datetime(2011, 1, 10, 9, 0, tzinfo=timezone(timedelta(hours=0)))
SEALED = datetime(2011, 9, 1, 10, 52, tzinfo=timezone(timedelta(hours=1)))
COUNTERSIGNED = SEALED + timedelta(days=6)
TODAY = SEALED + timedelta(days=30)


@dataclass(frozen=True)
class People:
    """Who signs, and what others check them by."""

    administrator: Administrator
    coach: Signer
    advocate: Signer
    trust: Trust


def found(organisation: str, *, coach: str = "Jo Bell", advocate: str = "Sam Price") -> People:
    """A new organisation, made on 10 January 2011 with two certificates issued that day."""
    administrator = create_administrator(organisation, FOUNDED)
    administrator, jo = administrator.enrol("c0" * 16, coach, WorkerRole.COACH, FOUNDED)
    administrator, sam = administrator.enrol("ad" * 16, advocate, WorkerRole.ADVOCATE, FOUNDED)
    return People(administrator, jo, sam, administrator.trust(FOUNDED))


@cache
def brue_vale() -> People:
    """The organisation that most tests share."""
    return found("Brue Vale Family Service")


@cache
def strangers() -> People:
    """Another organisation, whose people bear the same names."""
    return found("Brue Vale Family Service")
