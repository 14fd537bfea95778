"""Records by ids that are known: these, in the order asked, and nothing deleted or of another kind."""

from datetime import timedelta
from pathlib import Path

from coachdesk.desk.some import records_with_ids
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.values import new_id
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from tests.desks import HandClock, new_desk


def test_known_ids_give_these_records_and_nothing_else(tmp_path: Path) -> None:
    opened = new_desk(tmp_path / "vault", HandClock(tick=timedelta()))
    desk = opened.desk
    family = start_family(desk, "Lane").record.id
    tia, joy, sam = (add_person(desk, family, name, FamilyRole.CHILD) for name in ("Tia", "Joy", "Sam"))
    desk.remove(sam)
    asked = [joy.record.id, new_id(), family, sam.record.id, tia.record.id]
    assert records_with_ids(desk, Person, asked) == [joy.record, tia.record]
    assert records_with_ids(desk, Person, []) == []
    opened.close()
