"""No family's work begins before each grown-up was talked with or a reason written; all else goes on without it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.errors import BadInput, Refused
from coachdesk.models.agreement import AgreementAnswer, HowExplained
from coachdesk.models.family import Family, FamilyState
from coachdesk.models.note import Note
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.worry import Worry
from coachdesk.operations.agreements import withdraw, write_talk
from coachdesk.operations.family_state import begin_work, change_state, go_back, work_state
from coachdesk.operations.notes import write_note
from coachdesk.operations.people import add_person
from coachdesk.operations.sample import family_id
from coachdesk.operations.worries import write_worry
from tests.operations.visit_desk import VisitDesk
from tests.sample_vaults import sample

TOLD = (HowExplained.READ_ALOUD,)
EXPLAINED = {"benefits": TOLD, "risks": TOLD, "passed_on_regardless": TOLD}


@pytest.fixture
def table(tmp_path: Path) -> Iterator[VisitDesk]:
    made = VisitDesk(tmp_path)
    yield made
    made.close()


def adults(table: VisitDesk) -> list[Person]:
    found = [one for one in table.desk.records(Person, table.family) if one.role is not FamilyRole.CHILD]
    nan = add_person(table.desk, table.family, "Nan", FamilyRole.GRANDPARENT, birth_date="1950").record
    return [*found, nan]


def test_it_begins_only_when_every_adult_answered_or_a_reason_is_written(table: VisitDesk) -> None:
    desk, grown = table.desk, adults(table)
    assert work_state(desk, table.family).state is FamilyState.STARTING
    for one in grown:
        with pytest.raises(Refused) as refused:
            begin_work(desk, table.family)
        assert one.known_as in refused.value.sentence
        assert work_state(desk, table.family).state is FamilyState.STARTING
        answer = {"answer": AgreementAnswer.YES} if one is grown[0] else {"no_answer_because": "In hospital till May"}
        write_talk(desk, one, **EXPLAINED, **answer)
    assert begin_work(desk, table.family).record.state is FamilyState.ACTIVE
    assert begin_work(desk, table.family).record.state is FamilyState.ACTIVE
    assert len([one for one in desk.history(table.family) if "state" in {each.field for each in one.changes}]) == 1


def test_a_no_of_everybody_is_an_answer_and_nothing_begins(table: VisitDesk) -> None:
    for one in adults(table):
        write_talk(table.desk, one, **EXPLAINED, answer=AgreementAnswer.NO)
    with pytest.raises(Refused, match="Nobody has agreed"):
        begin_work(table.desk, table.family)


def test_notes_and_worries_go_on_before_anybody_agreed_and_are_kept(table: VisitDesk) -> None:
    desk = table.desk
    note = write_note(desk, table.family, "Seen at the door").record
    worry = write_worry(desk, table.family, seen="Cold house", strengths="They sing")[0].record
    for one in adults(table):
        write_talk(desk, one, **EXPLAINED, answer=AgreementAnswer.YES)
    begin_work(desk, table.family)
    for one in adults(table)[:1]:
        withdraw(desk, one)
    assert desk.get(Note, note.id).record == note
    assert desk.get(Worry, worry.id).record == worry
    assert write_note(desk, table.family, "Seen again").record.fact == "Seen again"


def test_after_a_pause_it_goes_on_only_while_the_agreement_stands(table: VisitDesk) -> None:
    desk, grown = table.desk, adults(table)
    for one in grown:
        write_talk(desk, one, **EXPLAINED, answer=AgreementAnswer.YES)
    begin_work(desk, table.family)
    with pytest.raises(BadInput) as refused:
        change_state(desk, table.family, FamilyState.PAUSED, " ")
    assert refused.value.field == "why"
    change_state(desk, table.family, FamilyState.PAUSED, "Away till June")
    for one in grown:
        withdraw(desk, one)
    with pytest.raises(Refused):
        begin_work(desk, table.family)
    write_talk(desk, grown[0], **EXPLAINED, answer=AgreementAnswer.YES)
    assert begin_work(desk, table.family).record.state is FamilyState.ACTIVE


def test_changing_a_pause_back_asks_for_the_agreement_too(table: VisitDesk) -> None:
    desk, (parent, *others) = table.desk, adults(table)
    for one in (parent, *others):
        write_talk(desk, one, **EXPLAINED, answer=AgreementAnswer.YES)
    begin_work(desk, table.family)
    change_state(desk, table.family, FamilyState.PAUSED, "Away till June")
    pause = desk.history(table.family)[-1].change_id
    for one in (parent, *others):
        withdraw(desk, one)
    with pytest.raises(Refused):
        go_back(desk, table.family, pause)
    assert work_state(desk, table.family).state is FamilyState.PAUSED
    write_talk(desk, parent, **EXPLAINED, answer=AgreementAnswer.YES)
    go_back(desk, table.family, pause)
    assert work_state(desk, table.family).state is FamilyState.ACTIVE
    desk.amend(desk.get(Person, parent.id), known_as="Annie")
    go_back(desk, parent.id, desk.history(parent.id)[-1].change_id)
    assert desk.get(Person, parent.id).record.known_as == parent.known_as


def test_there_is_no_way_from_an_end_straight_into_the_work(table: VisitDesk) -> None:
    change_state(table.desk, table.family, FamilyState.CLOSED, "They moved away")
    with pytest.raises(Refused):
        begin_work(table.desk, table.family)
    assert change_state(table.desk, table.family, FamilyState.STARTING).record.state is FamilyState.STARTING


def test_every_family_of_the_sample_is_at_work_and_may_be(tmp_path: Path) -> None:
    opened = sample(tmp_path)
    try:
        for one in opened.desk.records(Family):
            found = work_state(opened.desk, one.id)
            assert (found.state, found.beginning.allowed) == (FamilyState.ACTIVE, True)
        assert opened.desk.find(Family, family_id("F1"))
    finally:
        opened.close()
