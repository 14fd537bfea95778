"""A coach, one family and a visit planned for today: what the tests of visits begin from."""

from datetime import datetime, timedelta
from pathlib import Path

from coachdesk.desk import Desk, Opened
from coachdesk.models.person import FamilyRole
from coachdesk.models.visit import Visit
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.visits import plan_visit
from tests.desks import START, HandClock, new_desk


class VisitDesk:
    """`close()` it at the end; `clock` is moved by hand."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock()
        self.opened = new_desk(folder / "vault", self.clock)
        self.desk: Desk = self.opened.desk
        self.family = start_family(self.desk, "Vale").record.id
        self.mother = add_person(self.desk, self.family, "Amina", FamilyRole.PARENT).record.id
        self.callum = add_person(self.desk, self.family, "Callum", FamilyRole.CHILD, birth_date="2003").record.id
        self.visit: Opened[Visit] = plan_visit(self.desk, self.family, at(0, 30))

    def kept(self, opened: Opened[Visit]) -> Visit:
        return self.desk.get(Visit, opened.record.id).record

    def close(self) -> None:
        self.opened.close()


def at(days: int = 0, minutes: int = 0) -> datetime:
    """So long after the desk's first moment, 1 March 2011 at nine."""
    return START + timedelta(days=days, minutes=minutes)
