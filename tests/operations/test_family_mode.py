"""What goes out into a family's hands holds the family's own plan, the pages chosen, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, DiskFull
from coachdesk.models.family import Family
from coachdesk.models.family_mode import FamilyPage, HandOvers
from coachdesk.models.measures import LineMark
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.plan import StepState
from coachdesk.models.values import new_id
from coachdesk.operations import family_mode
from coachdesk.operations.drop_box_file import box_path, boxes_in
from coachdesk.operations.hand_overs import HAND_OVERS
from coachdesk.operations.measures_to_show import what_can_be_asked, who_may_hold_it
from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.tools.measures_in_sight import SetWanted
from coachdesk.tools.readability import reading_grade
from coachdesk.tools.who_sees_words import COACH_SEES
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
    made = handed(opened, table, "Ruth", "Isla", "Gran", pages=tuple(FamilyPage), **all_that_is_asked(opened, table))
    said = made.snapshot.decode()
    assert [one for one in (*canaries, *table.hidden) if one in said] == []
    assert [one for one in table.shown if one not in said] == []  # the control: it does find what is there
    snapshot = snapshot_of(made)
    assert [one.name for one in snapshot.people] == ["Ruth", "Isla", "Gran"]
    assert [one.owner for one in snapshot.targets[0].steps] == ["Isla", "Ruth", "Ruth"]
    assert [one.state for one in snapshot.targets[0].steps] == [StepState.OPEN, StepState.OPEN, StepState.DONE]
    made.box.close()


def all_that_is_asked(opened: OpenDesk, table: AtTheTable) -> dict[str, Any]:
    """Both sets for everybody, the family's line and a new one."""
    everybody = tuple(table.people.values())
    sets = tuple(SetWanted(one, everybody) for one in what_can_be_asked(opened.desk, table.family_id).sets)
    return {"sets": sets, "lines": (table.line_id,), "new_line": True, "alone": True}


def test_what_was_asked_is_kept_until_it_is_settled(opened: OpenDesk, table: AtTheTable) -> None:
    more = all_that_is_asked(opened, table)
    made = handed(opened, table, "Ruth", "Isla", pages=tuple(FamilyPage), **more)
    made.box.close()
    snapshot = snapshot_of(made)
    kept = HandOvers.model_validate_json(opened.named_value(HAND_OVERS)).waiting[0]
    assert (kept.sets, kept.lines) == (snapshot.sets, snapshot.lines)
    assert [one.content.key for one in snapshot.sets] == ["wellbeing", "experience"]
    assert [[mark.place for mark in one.earlier] for one in snapshot.lines] == [[710], []]
    assert [one.last for each in snapshot.sets for one in each.asked] == [()] * 4
    assert len({one.id for one in (*snapshot.sets, *snapshot.lines)}) == 4
    assert not any(question.alone for one in snapshot.sets for question in one.content.questions)


def test_what_is_not_on_a_chosen_page_is_not_even_looked_up(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table, pages=(FamilyPage.LINES,), **all_that_is_asked(opened, table))
    made.box.close()
    assert (snapshot_of(made).sets, len(snapshot_of(made).lines)) == ((), 2)
    other = handed(opened, table, pages=(FamilyPage.QUESTIONS,), **all_that_is_asked(opened, table))
    other.box.close()
    assert (len(snapshot_of(other).sets), snapshot_of(other).lines) == (2, ())


def test_where_somebody_answers_the_first_page_says_that_private_is_not_hidden_from_the_coach(
    opened: OpenDesk, table: AtTheTable
) -> None:
    def first_page(*pages: FamilyPage) -> str:
        made = handed(opened, table, pages=pages, **all_that_is_asked(opened, table))
        made.box.close()
        return " ".join(line for part in snapshot_of(made).who_sees for line in part.lines)

    assert COACH_SEES in first_page(FamilyPage.QUESTIONS)
    assert COACH_SEES in first_page(FamilyPage.STEPS, FamilyPage.LINES)
    assert COACH_SEES not in first_page(FamilyPage.STEPS, FamilyPage.TELL, FamilyPage.GOOD_NEWS)


@pytest.mark.faults
def test_a_careless_snapshot_would_be_caught(opened: OpenDesk, table: AtTheTable) -> None:
    person = opened.desk.get(Person, table.people["Gran"]).record
    careless = person.model_dump_json()
    assert [one for one in table.hidden if one in careless]
    private = next(one for one in opened.desk.records(LineMark, table.family_id) if not one.released)
    assert [one for one in table.hidden if one in private.model_dump_json()]


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
    made = handed(opened, table, pages=tuple(FamilyPage), **all_that_is_asked(opened, table))
    made.box.close()
    parts = snapshot_of(made).who_sees
    assert parts
    assert all(part.heading and part.lines for part in parts)
    for part in parts:
        assert reading_grade(". ".join([part.heading, *part.lines])) <= 3
