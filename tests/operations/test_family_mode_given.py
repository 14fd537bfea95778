"""What a family gave is kept where the coach says so and once, whatever crashed; the rest is gone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.crypto.drop_box import seal_for_box
from coachdesk.desk import opening
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.family_mode import FamilySnapshot, FromTheFamily, Tick, Told
from coachdesk.models.note import Note
from coachdesk.models.person import Person
from coachdesk.models.plan import StepDone, StepState, SubTarget
from coachdesk.models.visit import Visit
from coachdesk.operations.drop_box_file import DropBoxFile, box_path, boxes_in
from coachdesk.operations.family_given import GivenBox, Trouble, what_was_given
from coachdesk.operations.family_mode import HandedOver
from coachdesk.operations.hand_overs import HAND_OVERS
from coachdesk.operations.plans import drop_step, tick_step
from coachdesk.operations.settling_given import settle_given
from coachdesk.operations.visits import start_unplanned
from coachdesk.tools.family_given import packed
from tests.desks import CHEAP, HandClock, new_desk, passphrase
from tests.handed_over import AtTheTable, a_family, handed, snapshot_of


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


def tick(made: HandedOver, table: AtTheTable, words: str, how: StepDone | None, who: str = "Ruth") -> FromTheFamily:
    return FromTheFamily(
        tick=Tick(step=table.steps[words], person=table.people[who], how=how, at=snapshot_of(made).now)
    )


def tell(made: HandedOver, table: AtTheTable, words: str, who: str = "Isla") -> FromTheFamily:
    return FromTheFamily(told=Told(person=table.people[who], words=words, at=snapshot_of(made).now))


def give(made: HandedOver, *things: FromTheFamily, first: int = 0) -> None:
    """As the family's pages do."""
    snapshot = snapshot_of(made)
    for place, one in enumerate(things, start=first):
        made.box.append(seal_for_box(packed(one), bytes.fromhex(snapshot.box_key), snapshot.box_id, place))


def only(boxes: tuple[GivenBox, ...]) -> GivenBox:
    (box,) = boxes
    return box


def test_what_is_kept_becomes_part_of_the_plan_and_of_a_note_and_the_rest_is_gone(
    opened: OpenDesk, table: AtTheTable, clock: HandClock
) -> None:
    visit = start_unplanned(opened.desk, table.family_id)
    made = handed(opened, table)
    give(
        made,
        tick(made, table, "Set the alarm together", StepDone.TOGETHER, "Isla"),
        tick(made, table, "Ring the school", StepDone.WE_DID_IT),
        tell(made, table, "I like my new room"),
        tell(made, table, "Not this", "Ruth"),
    )
    made.box.close()
    clock.move(days=3)
    box = only(what_was_given(opened))
    assert [(one.who, one.step, one.trouble) for one in box.items] == [
        ("Isla", "Set the alarm together", None),
        ("Ruth", "Ring the school", None),
        ("Isla", "", None),
        ("Ruth", "", None),
    ]
    assert settle_given(opened, box, {"0", "2"}) == 2
    alarm = opened.desk.get(SubTarget, table.steps["Set the alarm together"])
    assert (alarm.record.state, alarm.record.done_how) == (StepState.DONE, StepDone.TOGETHER)
    assert alarm.record.done_on == snapshot_of(made).now.date()
    assert "Isla" in opened.desk.history(alarm.record.id)[-1].why
    assert opened.desk.get(SubTarget, table.steps["Ring the school"]).record.state is StepState.STUCK
    note = opened.desk.get(Note, box.hand_over.box_id).record
    assert [(one.person, one.words) for one in note.own_words] == [(table.people["Isla"], "I like my new room")]
    assert (note.visit, note.fact, note.view) == (visit.record.id, "", "")
    assert note.late_reason
    assert what_was_given(opened) == ()
    assert boxes_in(opened.folder) == []
    assert opened.named_value(HAND_OVERS) == b""
    deeds = [(one.deed, one.what) for one in opened.desk.records(AccessEntry, opened.desk.owner.access_log_id)]
    assert (AccessDeed.HANDED_OVER, "steps,tell") in deeds
    assert (AccessDeed.TOOK_BACK, "2/4") in deeds


def test_words_given_with_no_visit_open_stand_in_a_note_of_their_own(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    give(made, tell(made, table, "I am fine"))
    made.box.close()
    box = only(what_was_given(opened))
    settle_given(opened, box, {"0"})
    note = opened.desk.get(Note, box.hand_over.box_id).record
    assert (note.visit, note.late_reason, note.happened_at) == (None, "", snapshot_of(made).now)


def test_leaving_everything_out_changes_nothing(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    give(made, tick(made, table, "Set the alarm together", StepDone.TOGETHER), tell(made, table, "No"))
    made.box.close()
    notes, steps = opened.desk.records(Note), opened.desk.records(SubTarget)
    assert settle_given(opened, only(what_was_given(opened)), ()) == 0
    assert (opened.desk.records(Note), opened.desk.records(SubTarget)) == (notes, steps)


def test_a_tick_taken_back_is_not_offered(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    give(
        made,
        tick(made, table, "Set the alarm together", StepDone.TOGETHER),
        tick(made, table, "Set the alarm together", None),
    )
    made.box.close()
    assert what_was_given(opened) == ()
    assert boxes_in(opened.folder) == []


def test_a_tick_of_what_is_done_or_gone_meanwhile_says_so_and_changes_nothing(
    opened: OpenDesk, table: AtTheTable
) -> None:
    made = handed(opened, table)
    words = ("Set the alarm together", "Ring the school", "Pack bags at night")
    give(made, *(tick(made, table, one, StepDone.DONE_FOR_US) for one in words))
    unknown = FromTheFamily(
        tick=Tick(step="e" * 32, person=table.people["Ruth"], how=StepDone.TOGETHER, at=snapshot_of(made).now)
    )
    give(made, unknown, first=3)
    made.box.close()
    alarm, ring, _ = (opened.desk.get(SubTarget, table.steps[one]) for one in words)
    tick_step(opened.desk, alarm, StepDone.WE_DID_IT)
    drop_step(opened.desk, ring, "Not wanted")
    box = only(what_was_given(opened))
    assert [one.trouble for one in box.items] == [
        Trouble.DONE_ALREADY,
        Trouble.GONE,
        Trouble.DONE_ALREADY,
        Trouble.GONE,
    ]
    settle_given(opened, box, {one.key for one in box.items})
    assert opened.desk.get(SubTarget, alarm.record.id).record.done_how is StepDone.WE_DID_IT
    assert opened.desk.get(SubTarget, ring.record.id).record.state is StepState.DROPPED


def test_settled_twice_after_a_crash_nothing_is_kept_twice(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    give(made, tell(made, table, "I am fine"), tick(made, table, "Set the alarm together", StepDone.TOGETHER))
    made.box.close()
    box = only(what_was_given(opened))
    settle_given(opened, box, {"0", "1"})
    log = opened.desk.history(box.hand_over.box_id), opened.desk.history(table.steps["Set the alarm together"])
    settle_given(opened, box, {"0", "1"})
    assert log == (
        opened.desk.history(box.hand_over.box_id),
        opened.desk.history(table.steps["Set the alarm together"]),
    )


def test_what_lies_in_several_boxes_is_offered_oldest_first_after_opening_again(
    tmp_path: Path, opened: OpenDesk, table: AtTheTable, clock: HandClock
) -> None:
    for words in ("first", "second"):
        made = handed(opened, table)
        give(made, tell(made, table, words))
        made.box.close()
    handed(opened, table).box.close()
    opened.close()
    again = opening.unlock(tmp_path / "records", passphrase(), clock=clock, costs=CHEAP)
    told = [box.items[0].given.told for box in what_was_given(again)]
    assert [one.words for one in told if one] == ["first", "second"]
    assert len(boxes_in(again.folder)) == 2  # the empty one is gone
    again.close()


def test_what_is_damaged_is_counted_and_hides_nothing_else(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    give(made, tell(made, table, "before"), tell(made, table, "spoilt"), tell(made, table, "after"))
    made.box.close()
    path = box_path(opened.folder, snapshot_of(made).box_id)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    box = only(what_was_given(opened))
    assert [one.given.told.words for one in box.items if one.given.told] == ["before", "after"]
    assert box.unreadable == 1
    path.write_bytes(b"something else altogether")
    box = only(what_was_given(opened))
    assert (box.items, box.unreadable) == ((), 1)
    settle_given(opened, box, ())
    assert what_was_given(opened) == ()


def test_a_drop_box_that_was_taken_away_is_forgotten(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    made.box.close()
    box_path(opened.folder, snapshot_of(made).box_id).unlink()
    assert what_was_given(opened) == ()
    assert opened.named_value(HAND_OVERS) == b""


def test_an_empty_box_no_vault_knows_of_is_cleared_and_one_with_something_in_it_is_not(opened: OpenDesk) -> None:
    empty = DropBoxFile(box_path(opened.folder, "1" * 32), "1" * 32)
    empty.close()
    full = DropBoxFile(box_path(opened.folder, "2" * 32), "2" * 32)
    full.append(b"sealed for another")
    full.close()
    assert what_was_given(opened) == ()
    assert boxes_in(opened.folder) == [box_path(opened.folder, "2" * 32)]


def test_somebody_who_was_removed_meanwhile_leaves_no_name(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    give(made, tell(made, table, "I was here"))
    made.box.close()
    opened.desk.remove(opened.desk.get(Person, table.people["Isla"]))
    assert only(what_was_given(opened)).items[0].who == ""


def test_a_visit_that_began_later_is_not_the_one(opened: OpenDesk, table: AtTheTable, clock: HandClock) -> None:
    made = handed(opened, table)
    give(made, tell(made, table, "I am fine"))
    made.box.close()
    clock.at += timedelta(minutes=5)
    start_unplanned(opened.desk, table.family_id)
    box = only(what_was_given(opened))
    settle_given(opened, box, {"0"})
    assert opened.desk.get(Note, box.hand_over.box_id).record.visit is None
    assert opened.desk.records(Visit)


def test_a_snapshot_is_read_back_as_it_was(opened: OpenDesk, table: AtTheTable) -> None:
    made = handed(opened, table)
    made.box.close()
    assert FamilySnapshot.model_validate_json(made.snapshot).model_dump_json().encode() == made.snapshot
