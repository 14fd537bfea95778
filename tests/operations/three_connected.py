"""Ada, Bronwen and Carol, each with a laptop that is connected, and a family that goes from Bronwen to Carol."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coachdesk.desk import Opened
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Assignment, AssignmentRole
from coachdesk.models.handover import Handover, LastVisit, SheetGiven
from coachdesk.operations import handing_over_family as handing
from coachdesk.operations.family_access import settle_access
from coachdesk.operations.syncing.membership import members_by_worker
from coachdesk.sync.membership import Role
from tests.operations.syncing.connected import Connected, two_connected


class Three:
    """Ada leads, Bronwen coaches and Carol is to coach the family; each has a laptop that is connected."""

    def __init__(self, connected: Connected) -> None:
        self.connected, self.family = connected, connected.family
        self.ada, self.bronwen = connected.ada, connected.bronwen
        self.carol = connected.office.enrolled(connected.office.invited(self.ada, "Carol Vane"), "carol")
        self.round(self.bronwen)

    def round(self, *who: OpenDesk) -> None:
        for one in who or (self.ada, self.bronwen, self.carol):
            self.connected.office.round(one)

    def now(self, who: OpenDesk) -> Opened[Handover]:
        return handing.handovers_of(who.desk, self.family)[-1]

    def members(self) -> dict[str, Role]:
        names = {one.desk.owner.worker_id: name for name, one in self.all().items()}
        return {names[worker]: role for worker, role in members_by_worker(self.ada, self.family).items()}

    def all(self) -> dict[str, OpenDesk]:
        return {"ada": self.ada, "bronwen": self.bronwen, "carol": self.carol}

    def coached_by_bronwen(self) -> Opened[Assignment]:
        found = self.bronwen.desk.all(Assignment, self.family)
        return next(one for one in found if one.record.role is AssignmentRole.COACH)

    def propose(self) -> None:
        """By Bronwen, who goes."""
        to, today = self.carol.desk.owner.worker_id, self.bronwen.desk.today()
        handing.propose(self.bronwen, self.coached_by_bronwen(), to, today, why="A new job")

    def prepare(self) -> None:
        today = self.bronwen.desk.today()
        handing.tell(self.bronwen, self.now(self.bronwen), today, "At the kitchen table")
        handing.agree_visit(self.bronwen, self.now(self.bronwen), LastVisit.JOINT, on=today)
        handing.give_sheet(self.bronwen, self.now(self.bronwen), SheetGiven.PAPER)

    def hand_over(self) -> None:
        """All of it up to done; Carol is in and Bronwen still is."""
        self.propose()
        self.prepare()
        self.round(self.bronwen, self.ada)
        settle_access(self.ada, self.family, self.connected.ask)
        self.round(self.carol, self.carol)
        handing.accept(self.carol, self.now(self.carol))
        self.round(self.carol, self.bronwen)
        handing.finish(self.bronwen, self.now(self.bronwen))
        self.round(self.bronwen, self.ada)


@contextmanager
def three_connected(folder: Path) -> Iterator[Three]:
    """A copy of the two, and Carol beside them."""
    with two_connected(folder) as connected:
        yield Three(connected)
