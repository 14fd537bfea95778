"""What is known of a month is said once for a cell, never against contacts that are here, and can be taken back."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.errors import BadInput
from coachdesk.models.contact import ContactKind
from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.models.family import AssignmentRole
from coachdesk.models.organisation import Sector
from coachdesk.models.window import Window
from coachdesk.operations.agencies import add_agency, add_worker
from coachdesk.operations.contact_entry import add_contact
from coachdesk.operations.coverage_marks import CoverageRow, coverage_shown, mark_cells, mark_months, marks_of
from coachdesk.operations.families import assign, start_family
from coachdesk.tools.coverage_marks import coverage_mark_id, marks_by_cell
from tests.desks import HandClock, new_desk

YEAR = Window("2010-09", 6)
MONTHS = YEAR.each_month()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("coverage")
    return new_desk(folder / "vault", HandClock(tick=timedelta())).desk


@pytest.fixture(scope="module")
def police(desk: Desk) -> str:
    return add_agency(desk, "Police", Sector.POLICE).record.id


@pytest.fixture
def family(desk: Desk, police: str) -> str:
    made = start_family(desk, "Lane").record.id
    facts = {"contact_kind": ContactKind.INCIDENT, "agency": police, "what": "A call"}
    add_contact(desk, made, happened_on=date(2010, 10, 3), **facts)
    add_contact(desk, made, happened_on=date(2010, 10, 9), **facts)
    return made


def row_of(desk: Desk, family: str, agency: str) -> CoverageRow:
    (shown,) = coverage_shown(desk, YEAR, family).families
    return next(one for one in shown.rows if one.agency == agency)


def test_months_of_which_nobody_said_anything_are_missing_and_never_nothing(
    desk: Desk, family: str, police: str
) -> None:
    shown = coverage_shown(desk, YEAR, family)
    (one,) = shown.families
    assert [cell.state for cell in one.rows[0].cells].count(Coverage.MISSING) == 5
    assert one.rows[0].cells[1] == (Coverage.RECORDED, True, 2)
    assert one.rows[0].cells[0] == (Coverage.MISSING, False, 0)
    assert one.known == shown.known == (1, 6)
    assert shown.agencies[police] == "Police"


def test_a_whole_time_is_marked_at_once_but_for_months_with_contacts(desk: Desk, family: str, police: str) -> None:
    nothing = mark_months(desk, (family,), police, MONTHS, Coverage.ZERO)
    assert (nothing.marked, nothing.left) == (5, 1)
    states = [cell.state for cell in row_of(desk, family, police).cells]
    assert states == [Coverage.ZERO, Coverage.RECORDED, *[Coverage.ZERO] * 4]
    assert row_of(desk, family, police).known == (6, 6)
    told = mark_months(desk, (family,), police, MONTHS, Coverage.MISSING)
    assert (told.marked, told.left) == (6, 0)
    assert {cell.state for cell in row_of(desk, family, police).cells} == {Coverage.MISSING}


def test_taken_back_nobody_has_said_anything_and_said_again_it_is_one_record(
    desk: Desk, family: str, police: str
) -> None:
    cell = (family, police, "2010-12")
    for state in (Coverage.MISSING, None, Coverage.NOT_APPLICABLE, Coverage.ZERO):
        mark_cells(desk, [cell, cell], state)
    (kept,) = desk.all(CoverageMark, family)
    assert (kept.record.id, kept.record.coverage) == (coverage_mark_id(*cell), Coverage.ZERO)
    assert not kept.conflicts
    assert not kept.edited_after_delete
    assert [tuple(one) for one in marks_of(desk, (family,))] == [(*cell, Coverage.ZERO)]
    mark_cells(desk, [cell], None)
    assert marks_of(desk, (family,)) == ()


def test_a_mark_made_otherwise_is_changed_and_not_doubled(desk: Desk, family: str, police: str) -> None:
    desk.add(new_record(CoverageMark, family, agency=police, month="2011-01", coverage=Coverage.MISSING))
    mark_cells(desk, [(family, police, "2011-01")], Coverage.ZERO)
    assert [one.coverage for one in desk.records(CoverageMark, family)] == [Coverage.ZERO]


def test_an_agency_whose_worker_is_with_the_family_has_a_row_before_it_sent_anything(desk: Desk, family: str) -> None:
    school = add_agency(desk, "School", Sector.SCHOOL).record.id
    worker = add_worker(desk, "Jo", school).record.id
    assign(desk, family, worker, AssignmentRole.LEAD_PROFESSIONAL, from_date="2010-09")
    assert row_of(desk, family, school).known == (0, 6)
    mark_months(desk, (family,), school, MONTHS[:2], Coverage.NOT_APPLICABLE)
    assert row_of(desk, family, school).known == (0, 4)


@pytest.mark.parametrize("cells", [[], [("", "a", "2011-01")], [("f", "", "2011-01")]])
def test_what_names_nothing_is_asked_for(desk: Desk, cells: list[tuple[str, str, str]]) -> None:
    with pytest.raises(BadInput):
        mark_cells(desk, cells, Coverage.ZERO)


def test_nobody_can_say_recorded_without_contacts(desk: Desk, family: str, police: str) -> None:
    with pytest.raises(BadInput):
        mark_cells(desk, [(family, police, "2010-12")], Coverage.RECORDED)


def test_all_families_are_counted_together(desk: Desk, family: str, police: str) -> None:
    shown = coverage_shown(desk, YEAR)
    assert family in {one.family.id for one in shown.families}
    assert shown.known.of == 6 * len(shown.families)
    assert set(marks_of(desk)) >= set(marks_of(desk, (family,)))


def test_of_two_records_of_one_cell_the_one_with_the_worked_out_id_counts(family: str, police: str) -> None:
    cell = {"log": family, "agency": police, "month": "2011-01"}
    right = CoverageMark(id=coverage_mark_id(family, police, "2011-01"), coverage=Coverage.ZERO, **cell)
    other = CoverageMark(id="1" * 32, coverage=Coverage.MISSING, **cell)
    for order in ([right, other], [other, right]):
        assert list(marks_by_cell(order).values()) == [right]
