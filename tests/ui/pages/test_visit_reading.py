"""What is read of a family's other visits is little, and says what all of them would say."""

from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.models.call import Call
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.families import start_family
from coachdesk.operations.visits import start_unplanned
from coachdesk.tools.first_visit import is_first_visit
from coachdesk.tools.tries import tries_in_a_row
from coachdesk.ui.pages.visit.reading import read_visit
from tests.desks import new_desk

MET, TRY = VisitOutcome.MET, VisitOutcome.NOBODY_IN


@pytest.mark.parametrize(
    "before",
    [
        {},
        {1: MET},
        {900: MET},
        {900: MET, 600: TRY, 300: TRY, 1: TRY},
        {900: TRY, 2: TRY},
        {400: TRY, 100: MET, 50: TRY, 20: TRY},
    ],
)
def test_half_a_year_says_what_all_the_years_say(tmp_path: Path, before: dict[int, VisitOutcome]) -> None:
    opened = new_desk(tmp_path / "records")
    desk = opened.desk
    family = start_family(desk, "Quill").record.id
    for days, outcome in before.items():
        at = desk.now() - timedelta(days=days)
        desk.add(new_record(Visit, family, planned_at=at, started_at=at, outcome=outcome))
    now = start_unplanned(desk, family).record
    shown = read_visit(desk, family, now.id)
    everyone = desk.records(Visit, family)
    assert shown.first == is_first_visit(now, everyone)
    assert shown.tries == tries_in_a_row(everyone, desk.records(Call, family))
    assert shown.visit is not None
    assert shown.visit.record == now
    opened.close()


def test_nobody_who_is_never_to_be_contacted_is_asked_to_do_anything(tmp_path: Path) -> None:
    opened = new_desk(tmp_path / "records")
    desk = opened.desk
    family = start_family(desk, "Quill").record.id
    for number, (name, no_contact) in enumerate((("Grace", False), ("Dean", True)), start=1):
        desk.add(
            new_record(Person, family, known_as=name, number=number, no_contact=no_contact, role=FamilyRole.PARENT)
        )
    shown = read_visit(desk, family, start_unplanned(desk, family).record.id)
    assert [one.words for one in shown.may_do] == ["Grace"]
    assert [one.words for one in shown.people] == ["Grace", "Dean"]
    opened.close()
