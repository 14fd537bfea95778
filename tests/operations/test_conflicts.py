"""Two people wrote apart: whoever decides, however often, everybody comes to see the same and nothing is lost."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.desk import Desk, new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.agreement import Withdrawal
from coachdesk.models.alert import Alert, AlertSort
from coachdesk.models.family import Family, FamilyState
from coachdesk.models.organisation import Worker
from coachdesk.models.person import FamilyRole, Person, Strength
from coachdesk.models.record import Record
from coachdesk.operations.conflicts import (
    Conflict,
    conflicts,
    count_conflicts,
    delete_record,
    keep_record,
    settle,
)
from coachdesk.operations.people import add_person
from coachdesk.store.change_log import Stood, Verdict
from coachdesk.tools.field_sorts import Sort
from tests.relay import cut, run_of
from tests.sync.round.towns import Resident, Two, two_in_town


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    """Ada and Bronwen, with Marcus, whom both know."""
    with two_in_town(tmp_path) as made:
        add_person(made.ada.desk, made.family, "Marcus", FamilyRole.PARENT, notes="Likes to be rung.")
        made.quiet()
        yield made


def marcus(who: Resident) -> Any:
    (found,) = who.desk.all(Person)
    return found


def write_apart(two: Two, **fields: tuple[Any, Any]) -> None:
    """Each writes without having seen what the other wrote, then both see everything."""
    for at, who in enumerate((two.ada, two.bronwen)):
        who.desk.amend(marcus(who), **{name: values[at] for name, values in fields.items()})
    two.quiet()
    assert two.same()


def only(desk: Desk) -> Conflict:
    (family,) = conflicts(desk)
    (found,) = family.conflicts
    return found


def values_in_history(desk: Desk, record: Record, field: str) -> list[Any]:
    return [one.after for entry in desk.history(record.id) for one in entry.changes if one.field == field]


def test_what_was_written_apart_is_told_with_who_wrote_it_where_and_when(two: Two) -> None:
    write_apart(two, phone=("07700 900111", "07700 900222"), notes=("Ring at ten.", "Ring at six."))
    for who in (two.ada, two.bronwen):
        (family,) = conflicts(who.desk)
        assert (family.log, family.family and family.family.name) == (two.family, "Quill")
        (found,) = family.conflicts
        assert found.record == marcus(who).record
        assert [one.name for one in found.fields] == ["phone", "notes"]
        phone, notes = found.fields
        assert phone.sides[0].value == marcus(who).record.phone
        assert [side.shown for side in phone.sides] == [True, False]
        assert {side.value: side.writers[0].name for side in phone.sides} == {
            "07700 900111": "Ada",
            "07700 900222": "Bronwen",
        }
        for side in phone.sides:
            (writer,) = side.writers
            mine = side.value == ("07700 900111" if who is two.ada else "07700 900222")
            assert writer.is_me == writer.is_here == mine
            entry = next(
                one for one in who.desk.history(found.record.id) if one.change_id == writer.written.write.hex()
            )
            assert (entry.at, entry.received) == (writer.written.at, writer.written.received)
            assert writer.written.received is not None
        assert (phone.both, phone.typed.sort) == (None, Sort.LINE)
        assert set(notes.both.split("\n\n")) == {"Ring at ten.", "Ring at six."}
        assert not any((found.incomplete, found.is_fixed, found.deleted_by, phone.careful))


def test_to_look_changes_nothing(two: Two) -> None:
    write_apart(two, phone=("1", "2"))
    before = [who.desk.state_hash() for who in (two.ada, two.bronwen)]
    for who in (two.ada, two.bronwen):
        only(who.desk)
        assert count_conflicts(who.desk) == count_conflicts(who.desk, two.family) == 1
        assert count_conflicts(who.desk, two.town.organisation_id) == 0
    two.quiet()
    assert [who.desk.state_hash() for who in (two.ada, two.bronwen)] == before


@pytest.mark.parametrize("chosen", ["07700 900111", "neither"])
def test_two_who_choose_the_same_apart_agree(two: Two, chosen: str) -> None:
    write_apart(two, phone=("07700 900111", "07700 900222"))
    for who in (two.ada, two.bronwen):
        after = settle(who.desk, only(who.desk), {"phone": chosen}, why=f"{who.desk.owner.worker_id} asked him")
        assert after.record.phone == chosen  # type: ignore[attr-defined]
        assert conflicts(who.desk) == []
    two.quiet()
    assert two.same()
    for who in (two.ada, two.bronwen):
        assert (conflicts(who.desk), count_conflicts(who.desk)) == ([], 0)
        found = marcus(who)
        assert (found.record.phone, found.conflicts) == (chosen, {})
        assert values_in_history(who.desk, found.record, "phone").count(chosen) >= 2
        assert {"07700 900111", "07700 900222"} <= set(values_in_history(who.desk, found.record, "phone"))
        whys = {(entry.worker_id, entry.why) for entry in who.desk.history(found.record.id) if entry.why}
        assert whys == {
            (one, f"{one} asked him") for one in (two.ada.desk.owner.worker_id, two.bronwen.desk.owner.worker_id)
        }


def test_two_who_choose_differently_have_one_thing_left_to_decide(two: Two) -> None:
    write_apart(two, phone=("1", "2"), notes=("a", "b"))
    settle(two.ada.desk, only(two.ada.desk), {"phone": "1", "notes": "a"})
    settle(two.bronwen.desk, only(two.bronwen.desk), {"phone": "2", "notes": "a"})
    two.quiet()
    assert two.same()
    for who in (two.ada, two.bronwen):
        found = only(who.desk)
        (field,) = found.fields
        assert (field.name, {side.value for side in field.sides}) == ("phone", {"1", "2"})
        assert values_in_history(who.desk, found.record, "phone").count("1") == 2
    settle(two.ada.desk, only(two.ada.desk), {"phone": "1"})
    two.quiet()
    assert two.same()
    assert [conflicts(who.desk) for who in (two.ada, two.bronwen)] == [[], []]


def test_what_came_while_somebody_was_looking_is_not_decided_unseen(two: Two) -> None:
    write_apart(two, phone=("1", "2"))
    looked_at = only(two.ada.desk)
    two.bronwen.desk.amend(marcus(two.bronwen), phone="3")
    two.quiet()
    settle(two.ada.desk, looked_at, {"phone": "1"})
    two.quiet()
    assert {side.value for side in only(two.bronwen.desk).fields[0].sides} == {"1", "3"}


def test_a_value_that_does_not_fit_is_refused_and_nothing_is_decided(two: Two) -> None:
    write_apart(two, known_as=("Mark", "Marc"))
    before = two.ada.desk.state_hash()
    with pytest.raises(BadInput):
        settle(two.ada.desk, only(two.ada.desk), {"known_as": ""})
    assert two.ada.desk.state_hash() == before
    assert count_conflicts(two.ada.desk) == 1


def test_until_somebody_chooses_the_most_careful_holds_and_it_is_said(two: Two) -> None:
    first = two.ada.desk.add(new_record(Alert, two.family, sort=AlertSort.NO_VISIT, words="His brother is back"))
    two.quiet()
    for who, sort in ((two.ada, AlertSort.NOT_ALONE), (two.bronwen, AlertSort.OTHER)):
        who.desk.amend(who.desk.get(Alert, first.record.id), sort=sort)
    two.quiet()
    for who in (two.ada, two.bronwen):
        (field,) = only(who.desk).fields
        assert (field.careful, field.sides[0].value, field.typed.sort) == (True, AlertSort.NOT_ALONE, Sort.CHOICE)


def test_whoever_wrote_the_same_stands_on_the_same_side(two: Two) -> None:
    write_apart(two, phone=("1", "2"))
    for who in (two.ada, two.bronwen):
        settle(who.desk, only(who.desk), {"phone": "3"})
    two.bronwen.desk.amend(marcus(two.bronwen), phone="4")
    two.quiet()
    sides = {side.value: {one.name for one in side.writers} for side in only(two.ada.desk).fields[0].sides}
    assert sides == {"3": {"Ada"}, "4": {"Bronwen"}}


def test_work_goes_on_with_a_family_only_by_the_rules_of_its_state(two: Two) -> None:
    for who, state in ((two.ada, FamilyState.PAUSED), (two.bronwen, FamilyState.ACTIVE)):
        who.desk.amend(who.desk.get(Family, two.family), state=state)
    two.quiet()
    found = only(two.ada.desk)
    (field,) = found.fields
    assert field.typed.sort is Sort.NOT_TYPED
    with pytest.raises(Refused, match="may not begin"):
        settle(two.ada.desk, found, {"state": FamilyState.ACTIVE})
    settle(two.ada.desk, found, {"state": FamilyState.PAUSED})
    assert conflicts(two.ada.desk) == []


def test_the_organisations_own_records_come_last_and_belong_to_no_family(two: Two) -> None:
    write_apart(two, phone=("1", "2"))
    ada_id = two.ada.desk.owner.worker_id
    for who, phone in ((two.ada, "3"), (two.bronwen, "4")):
        who.desk.amend(who.desk.get(Worker, ada_id), phone=phone)
    two.quiet()
    told = conflicts(two.bronwen.desk)
    assert [(one.log, one.family is None) for one in told] == [(two.family, False), (two.town.organisation_id, True)]
    assert [len(one.conflicts) for one in conflicts(two.bronwen.desk, two.family)] == [1]


def delete_and_edit(two: Two) -> None:
    """Ada deletes Marcus while Bronwen writes on."""
    two.ada.desk.remove(marcus(two.ada), why="He has moved away")
    two.bronwen.desk.amend(marcus(two.bronwen), phone="07700 900222")
    two.quiet()
    assert two.same()


def test_what_one_deleted_and_another_wrote_on_is_a_question_and_nothing_else_until_it_is_answered(two: Two) -> None:
    delete_and_edit(two)
    for who in (two.ada, two.bronwen):
        found = only(who.desk)
        (deleter,) = found.deleted_by
        assert (deleter.name, deleter.is_me, deleter.written.why) == ("Ada", who is two.ada, "He has moved away")
        ((field, (editor,)),) = found.edits.items()
        assert (field, editor.written.value, editor.name) == ("phone", "07700 900222", "Bronwen")
        assert (found.may_go, found.fields) == (True, ())
        with pytest.raises(Refused, match="kept or deleted"):
            settle(who.desk, found, {"phone": "1"})


@pytest.mark.parametrize(("ada", "bronwen"), [("keep", "keep"), ("delete", "delete"), ("keep", "delete")])
def test_whoever_answers_all_come_to_the_same_and_only_both_answers_leave_a_question(
    two: Two, ada: str, bronwen: str
) -> None:
    delete_and_edit(two)
    marcus_id = marcus(two.ada).record.id
    for who, answer in ((two.ada, ada), (two.bronwen, bronwen)):
        found = only(who.desk)
        if answer == "keep":
            keep_record(who.desk, found, why="He is back")
        else:
            delete_record(who.desk, found)
        assert conflicts(who.desk) == []
        assert [one.record.phone for one in who.desk.all(Person)] == (["07700 900222"] if answer == "keep" else [])
    two.quiet()
    assert two.same()
    for who in (two.ada, two.bronwen):
        assert count_conflicts(who.desk) == (ada != bronwen)
        assert len(who.desk.all(Person)) == ("keep" in (ada, bronwen))
        (record,) = [one.record for one in [who.desk.get(Person, marcus_id)]]
        assert "07700 900222" in values_in_history(who.desk, record, "phone")
        assert "He has moved away" in [entry.why for entry in who.desk.history(marcus_id)]


def test_to_keep_it_decides_nothing_else_even_where_nothing_else_was_ever_written(two: Two) -> None:
    first = two.ada.desk.add(new_record(Strength, two.family, words="He listens")).record.id
    two.quiet()
    two.ada.desk.remove(two.ada.desk.amend(two.ada.desk.get(Strength, first), words="He listens well"))
    two.bronwen.desk.amend(two.bronwen.desk.get(Strength, first), words="He hears everything")
    two.quiet()
    keep_record(two.bronwen.desk, only(two.bronwen.desk), why="He is back")
    two.quiet()
    assert two.same()
    for who in (two.ada, two.bronwen):
        found = only(who.desk)
        (field,) = found.fields
        values = {side.value for side in field.sides}
        assert (found.deleted_by, values) == ((), {"He listens well", "He hears everything"})


def test_what_waits_to_be_let_in_makes_what_it_touches_incomplete(two: Two) -> None:
    write_apart(two, phone=("1", "2"))
    record = marcus(two.ada).record.id
    late = ChangeBody("person", bytes.fromhex(record), 1, 0, 0, writes={"phone": ("3", ())})
    bundle = cut(run_of(two.log, [late]))
    place = two.ada.log.place(two.log)
    assert place is not None
    two.ada.log.take(bundle, Stood(place.s + 1, bytes(32), 0, Verdict.HELD))
    found = only(two.ada.desk)
    assert (found.incomplete, len(found.fields[0].sides)) == (True, 2)
    two.ada.log.admit(two.log, [late.id])
    found = only(two.ada.desk)
    assert (found.incomplete, len(found.fields[0].sides)) == (False, 3)


def test_what_is_never_changed_is_told_and_there_is_nothing_to_choose(two: Two) -> None:
    fields = {"withdrawn_on": date(2026, 11, 1), "written_by": two.ada.desk.owner.worker_id}
    withdrawal = new_record(Withdrawal, two.family, person=marcus(two.ada).record.id, **fields)
    two.ada.desk.add(withdrawal)
    record = bytes.fromhex(withdrawal.id)
    forged = [
        ChangeBody("withdrawal", record, at, 0, 0, writes={"words": (words, ()), "later": (at, ())})
        for at, words in enumerate(("No", "Yes"), 1)
    ]
    place = two.ada.log.place(two.log)
    assert place is not None
    two.ada.log.take(cut(run_of(two.log, forged)), Stood(place.s + 1, bytes(32), 0))
    found = only(two.ada.desk)
    assert (found.is_fixed, [one.name for one in found.fields]) == (True, ["words"])
    assert found.fields[0].sides[0].writers[0].name == ""
    with pytest.raises(Refused, match="never changed"):
        settle(two.ada.desk, found, {"words": "No"})
