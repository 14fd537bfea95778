"""What was done on a laptop is read by administrators, when they ask, and by nobody else; and only as it is."""

from pathlib import Path

import pytest

from coachdesk.crypto.digest import access_log_of
from coachdesk.desk import new_record
from coachdesk.desk.access import own_lines, record_access, record_opened_once
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.desk.reach import waits_to_leave
from coachdesk.errors import Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.copy_out import CopyOut
from coachdesk.models.organisation import WorkerRole
from coachdesk.models.person import FamilyRole, Person
from coachdesk.operations.access_log import AccessLine, access_log
from coachdesk.operations.copies_out import copies_here, note_copy
from coachdesk.operations.devices.revoking import revoke_laptop, set_disabled
from coachdesk.operations.left_laptop import purge_receipts
from coachdesk.operations.syncing.access_lists import ask_for_lists, other_lists
from coachdesk.operations.syncing.enrolled import enrolled, members_of
from coachdesk.sync.conversation import hold
from coachdesk.sync.membership import OrganisationRole, RevokedBecause, Role
from coachdesk.sync.round.access_logs import read_access_logs
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.sitting import Sitting
from tests.operations.syncing.connected import Connected


def log_of(open_desk: OpenDesk) -> bytes:
    return access_log_of(bytes.fromhex(open_desk.desk.owner.device_id))


def lines_of_others(reader: OpenDesk) -> list[AccessLine]:
    """What the page shows of other laptops, the newest first, but for when each was unlocked."""
    others = other_lists(reader).here
    lines = access_log(reader.desk, others=others).lines
    return [one for one in lines if one.entry.log in others and one.entry.deed is not AccessDeed.UNLOCKED]


def told(reader: OpenDesk) -> list[tuple[str, AccessDeed]]:
    return [(one.worker, one.entry.deed) for one in lines_of_others(reader)]


def test_an_administrator_reads_what_was_done_on_a_coachs_laptop_once_she_asks(two: Connected) -> None:
    ada, bronwen, office = two.ada, two.bronwen, two.office
    record_opened_once(bronwen.desk, two.family)
    record_access(bronwen.desk, AccessDeed.EXPORTED, two.family, "full")
    assert waits_to_leave(bronwen.desk) == ()
    two.quiet()
    assert told(ada) == []
    assert change_log_of(ada.desk).place(log_of(bronwen)) is None
    assert ask_for_lists(ada, office.ask) == frozenset()
    assert told(ada) == [("Bronwen Tarr", AccessDeed.EXPORTED), ("Bronwen Tarr", AccessDeed.OPENED_FAMILY)]
    record_access(bronwen.desk, AccessDeed.PRINTED, two.family, "full")
    assert waits_to_leave(bronwen.desk) == ()
    two.quiet()
    assert told(ada)[0] == ("Bronwen Tarr", AccessDeed.EXPORTED)
    ask_for_lists(ada, office.ask)
    assert told(ada)[0] == ("Bronwen Tarr", AccessDeed.PRINTED)
    assert len(told(ada)) == 3
    ask_for_lists(ada, office.ask)
    assert len(told(ada)) == 3


def test_rounds_leave_lists_of_others_alone_and_they_are_no_ones_own(two: Connected) -> None:
    ada, bronwen = two.ada, two.bronwen
    record_access(bronwen.desk, AccessDeed.LEAVES_LAPTOP, two.family, "F1")
    two.quiet()
    ask_for_lists(ada, two.ask)
    place = change_log_of(ada.desk).place(log_of(bronwen))
    receipt = two.office.round(ada)
    assert change_log_of(ada.desk).place(log_of(bronwen)) == place
    assert place is not None
    assert place.actor is None
    assert (receipt.sent, receipt.alarms) == (0, frozenset())
    assert receipt.access is not None
    assert receipt.access.log == log_of(ada)
    assert log_of(bronwen) not in {one.log for one in receipt.logs}
    assert {one.worker for one in own_lines(ada.desk, AccessEntry)} == {ada.desk.owner.worker_id}
    assert {one.worker for one in access_log(ada.desk).lines} == {"Ada Frost"}
    assert purge_receipts(ada.desk) == ()


def test_nobody_but_an_administrator_may_ask_and_the_server_gives_her_nothing(two: Connected) -> None:
    ada, bronwen = two.ada, two.bronwen
    record_opened_once(ada.desk, two.family)
    two.quiet()
    with pytest.raises(Refused):
        ask_for_lists(bronwen, two.ask)
    log = change_log_of(bronwen.desk)
    asked = read_access_logs(enrolled(bronwen), log, [log_of(ada)], Sitting())
    assert hold(asked, two.ask) == []
    assert log.place(log_of(ada)) is None


def test_where_files_lie_and_what_they_are_called_never_leaves_the_laptop(two: Connected, tmp_path: Path) -> None:
    ada, bronwen = two.ada, two.bronwen
    note_copy(bronwen.desk, tmp_path / "Quill.pdf", "0" * 64, two.family, "full")
    record_access(bronwen.desk, AccessDeed.EXPORTED, two.family, "full")
    two.quiet()
    ask_for_lists(ada, two.ask)
    assert told(ada) == [("Bronwen Tarr", AccessDeed.EXPORTED)]
    assert len(copies_here(bronwen.desk)) == 1
    assert ada.desk.records(CopyOut) == []
    assert members_of(bronwen).of(bytes.fromhex(bronwen.desk.owner.copies_log_id)).members == {}


def test_a_list_is_read_after_its_laptop_was_lost_and_names_nobody_in_the_family(two: Connected) -> None:
    ada, bronwen = two.ada, two.bronwen
    person = bronwen.desk.add(new_record(Person, two.family, known_as="Tiarna", number=1, role=FamilyRole.PARENT))
    record_opened_once(bronwen.desk, two.family)
    record_access(bronwen.desk, AccessDeed.EXPORTED, two.family, f"person:{person.record.id}")
    two.quiet()
    revoke_laptop(ada, bronwen.desk.owner.device_id, RevokedBecause.LOST, two.ask)
    ask_for_lists(ada, two.ask)
    assert told(ada) == [("Bronwen Tarr", AccessDeed.EXPORTED), ("Bronwen Tarr", AccessDeed.OPENED_FAMILY)]
    kept = " ".join(one.entry.model_dump_json() for one in lines_of_others(ada))
    assert two.family in kept
    for name in ("Quill", "Tiarna", "Bronwen"):
        assert name not in kept


def test_a_laptop_that_has_sent_none_is_named(two: Connected) -> None:
    assert ask_for_lists(two.ada, two.ask) == {two.bronwen.desk.owner.worker_id}


def test_a_laptop_that_nobody_here_had_heard_of_is_asked_for_too(two: Connected) -> None:
    ada, office = two.ada, two.office
    dee = office.enrolled(office.invited(ada, "Dee Moss"), "dee")
    record_access(dee.desk, AccessDeed.BACKED_UP)
    for _ in range(2):
        office.round(dee)
    assert access_log_of(bytes.fromhex(dee.desk.owner.device_id)).hex() not in other_lists(ada).every
    ask_for_lists(ada, office.ask)
    assert ("Dee Moss", AccessDeed.BACKED_UP) in told(ada)


def test_a_new_administrator_reads_on_and_whoever_is_none_any_more_reads_nothing_new(
    two: Connected,
) -> None:
    ada, bronwen, office = two.ada, two.bronwen, two.office
    record_opened_once(bronwen.desk, two.family)
    two.quiet()
    written = office.invited(ada, "Cat Moss", WorkerRole.ADVOCATE, OrganisationRole.ADMIN)
    cat = office.enrolled(written, "cat")
    for _ in range(3):
        office.round(bronwen)
        office.round(cat)
    ask_for_lists(cat, office.ask)
    assert told(cat) == [("Bronwen Tarr", AccessDeed.OPENED_FAMILY)]
    set_disabled(ada, cat.desk.owner.worker_id, True, office.ask)
    office.round(bronwen)
    record_access(bronwen.desk, AccessDeed.BACKED_UP)
    office.round(bronwen)
    state = members_of(bronwen).of(log_of(bronwen))
    assert state.epoch == 2
    assert state.members == {
        bytes.fromhex(bronwen.desk.owner.worker_id): Role.LEAD,
        bytes.fromhex(ada.desk.owner.worker_id): Role.READER,
    }
    with pytest.raises(ServerSaidNo):
        ask_for_lists(cat, office.ask)
    ask_for_lists(ada, office.ask)
    assert told(ada)[0] == ("Bronwen Tarr", AccessDeed.BACKED_UP)


def test_the_name_beside_a_line_is_of_whose_laptop_it_was_whatever_the_line_says(two: Connected) -> None:
    ada, bronwen = two.ada, two.bronwen
    line = AccessEntry.model_validate(
        {
            **_values(bronwen, two.family),
            "worker": ada.desk.owner.worker_id,
        }
    )
    bronwen.desk.add(line)
    two.quiet()
    ask_for_lists(ada, two.ask)
    assert told(ada) == [("Bronwen Tarr", AccessDeed.EXPORTED)]


def _values(who: OpenDesk, family: str) -> dict[str, object]:
    made = AccessEntry(
        id="ab" * 16,
        log=who.desk.owner.access_log_id,
        deed=AccessDeed.EXPORTED,
        worker=who.desk.owner.worker_id,
        family=family,
        at=who.desk.now(),
    )
    return made.model_dump()
