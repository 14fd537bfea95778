"""What goes out into a family's hands holds the family's own plan, the pages chosen, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, DiskFull
from coachdesk.models.family import Family
from coachdesk.models.family_mode import FamilyPage, HandOvers
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.plan import StepState
from coachdesk.models.values import new_id
from coachdesk.operations import family_mode
from coachdesk.operations.drop_box_file import box_path, boxes_in
from coachdesk.operations.family_mode import who_may_hold_it
from coachdesk.operations.hand_overs import HAND_OVERS
from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.tools.readability import reading_grade
from tests.desks import HandClock, new_desk
from tests.handed_over import LOOK, AtTheTable, a_family, handed, other_families, snapshot_of


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def opened(tmp_path: Path, clock: HandClock) -> Iterator[OpenDesk]:
    open_desk = new_desk(tmp_path / "records", clock)
    yield open_desk
    open_desk.close()


@pytest.fixture
def table(opened: OpenDesk) -> AtTheTable:
    return a_family(opened.desk)


def test_nothing_of_others_and_nothing_private_of_theirs_goes_out(opened: OpenDesk, table: AtTheTable) -> None:
    canaries = other_families(opened.desk)
    made = handed(opened, table, "Ruth", "Isla", "Gran")
    said = made.snapshot.decode()
    assert [one for one in (*canaries, *table.hidden) if one in said] == []
    assert [one for one in table.shown if one not in said] == []  # the control: it does find what is there
    snapshot = snapshot_of(made)
    assert [one.name for one in snapshot.people] == ["Ruth", "Isla", "Gran"]
    assert [one.owner for one in snapshot.targets[0].steps] == ["Isla", "Ruth", "Ruth"]
    assert [one.state for one in snapshot.targets[0].steps] == [StepState.OPEN, StepState.OPEN, StepState.DONE]
    made.box.close()


@pytest.mark.faults
def test_a_careless_snapshot_would_be_caught(opened: OpenDesk, table: AtTheTable) -> None:
    person = opened.desk.get(Person, table.people["Gran"]).record
    careless = person.model_dump_json()
    assert [one for one in table.hidden if one in careless]


def test_only_the_pages_chosen_go_out(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table, pages=(FamilyPage.TELL,))
    assert snapshot_of(made).targets == ()
    made.box.close()


def test_a_family_without_a_plan_can_still_tell(opened: OpenDesk) -> None:
    log = new_id()
    opened.desk.add(Family(id=log, log=log, ref="F1", name="Otters"))
    person = new_record(Person, log, number=1, known_as="Tia", role=FamilyRole.PARENT)
    opened.desk.add(person)
    table = AtTheTable(opened.desk, family_id=log, people={"Tia": person.id})
    made = handed(opened, table, "Tia")
    assert snapshot_of(made).targets == ()
    made.box.close()


@pytest.mark.parametrize(("people", "pages", "field"), [((), ("steps",), "people"), (("Gary",), ("steps",), "people")])
def test_somebody_must_be_there(
    opened: OpenDesk, table: AtTheTable, people: tuple[str, ...], pages: tuple[str, ...], field: str
) -> None:
    there = tuple(ident for name, ident in table.people.items() if any(one in name for one in people))
    wanted = family_mode.Wanted(table.family_id, there, tuple(FamilyPage(one) for one in pages))
    with pytest.raises(BadInput) as refused:
        family_mode.hand_over(opened, wanted, LOOK, KeptNumbers())
    assert refused.value.field == field
    assert boxes_in(opened.folder) == []


def test_a_page_must_be_chosen(opened: OpenDesk, table: AtTheTable) -> None:
    with pytest.raises(BadInput) as refused:
        handed(opened, table, pages=())
    assert refused.value.field == "pages"


def test_nobody_who_is_never_contacted_can_be_chosen(opened: OpenDesk, table: AtTheTable) -> None:
    assert [one.known_as for one in who_may_hold_it(opened.desk, table.family_id)] == ["Ruth", "Isla", "Gran"]


def test_the_secret_half_stays_in_the_vault(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    made.box.close()
    kept = HandOvers.model_validate_json(opened.named_value(HAND_OVERS)).waiting[0]
    assert kept.secret not in made.snapshot.decode()
    assert kept.secret.encode() not in box_path(opened.folder, kept.box_id).read_bytes()
    assert len(bytes.fromhex(kept.secret)) == 96


@pytest.mark.faults
def test_where_the_vault_cannot_keep_it_nothing_is_handed_over(
    opened: OpenDesk, table: AtTheTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(family_mode, "record_access", full)
    with pytest.raises(DiskFull):
        handed(opened, table)
    assert boxes_in(opened.folder) == []


def test_the_first_page_says_who_sees_this_in_words_for_the_table(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    made.box.close()
    parts = snapshot_of(made).who_sees
    assert parts
    assert all(part.heading and part.lines for part in parts)
    for part in parts:
        assert reading_grade(". ".join([part.heading, *part.lines])) <= 3
