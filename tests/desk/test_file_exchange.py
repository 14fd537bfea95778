"""Files between two vaults: what lies here goes byte for byte, and only what is proved comes to lie there."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.crypto.digest import sha256, sha256_hex
from coachdesk.desk import Desk, Touched
from coachdesk.desk.attachments import attach, attachment_bytes
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.file_exchange import files_of, files_on_the_way
from coachdesk.desk.opening import OpenDesk, unlock
from coachdesk.errors import NotFound, VaultDamaged
from coachdesk.models.plan import Attachment, Carried
from coachdesk.models.values import new_id
from coachdesk.settings import ATTACHMENT_LIMIT
from coachdesk.store import file_rows
from coachdesk.store.attachments import FOR_GOOD, TRIES, Arrival, WaitingFile
from tests.desks import CHEAP, HandClock, new_desk, passphrase

FAMILY = new_id()
LOG = bytes.fromhex(FAMILY)
VAULTS = Path(__file__).resolve().parent.parent / "vaults"
CONTENT = b"a drawing of the house" * 3


@pytest.fixture
def here(tmp_path: Path) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path / "here")
    yield made
    made.close()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path / "there")
    yield made
    made.close()


def only(desk: Desk) -> WaitingFile:
    (found,) = files_of(desk).waiting([LOG])
    return found


def sent_from(desk: Desk, content: bytes = CONTENT) -> tuple[Attachment, bytes]:
    """A picture that has gone up: its record as the log then says it, and what the server has."""
    kept = attach(desk, FAMILY, "drawing.png", "image/png", content).record
    files = files_of(desk)
    pieces = files.pieces(only(desk))
    assert files.sent(only(desk), sha256(pieces), anew=False)
    return desk.get(Attachment, kept.id).record, pieces


def told_of(desk: Desk, record: Attachment) -> WaitingFile:
    desk.add(record)
    return only(desk)


def test_what_lies_here_goes_and_lies_there_and_is_then_on_its_way_no_more(here: OpenDesk, there: OpenDesk) -> None:
    kept = attach(here.desk, FAMILY, "drawing.png", "image/png", CONTENT).record
    waiting = only(here.desk)
    files = files_of(here.desk)
    pieces = files.pieces(waiting)
    assert (waiting.is_here, waiting.blob, waiting.is_going, waiting.size) == (True, b"", False, len(pieces))
    assert not waiting.is_to_come
    assert CONTENT not in pieces
    assert files.sent(waiting, sha256(pieces), anew=False)
    assert files.waiting([LOG]) == []

    touched: list[Touched] = []
    there.desk.told.subscribe(touched.append)
    coming = told_of(there.desk, here.desk.get(Attachment, kept.id).record)
    told = [change.field for entry in there.desk.history(kept.id) for change in entry.changes]
    assert sorted(told) == ["mime", "name", "sha256", "size"], "what opens it is nobody's to read"
    assert (coming.is_here, coming.is_to_come, coming.blob) == (False, True, sha256(pieces))
    assert files_of(there.desk).take(coming, 0, pieces) is Arrival.WHOLE
    assert attachment_bytes(there.desk, kept) == CONTENT
    assert files_of(there.desk).waiting([LOG]) == []
    assert touched[-1] == Touched(frozenset({"attachment"}), frozenset({FAMILY}))
    assert there.desk.prove()
    there.opened.vault.prove()


def test_it_comes_in_parts_and_goes_on_where_it_was_cut(here: OpenDesk, there: OpenDesk) -> None:
    record, pieces = sent_from(here.desk)
    told_of(there.desk, record)
    files = files_of(there.desk)
    for at in range(0, len(pieces), 10):
        coming = only(there.desk)
        assert coming.held == at
        is_last = at + 10 >= len(pieces)
        assert files.take(coming, at, pieces[at : at + 10]) is (Arrival.WHOLE if is_last else Arrival.MORE)
    assert attachment_bytes(there.desk, record) == CONTENT


@pytest.mark.faults
def test_no_byte_can_be_another(here: OpenDesk, there: OpenDesk) -> None:
    record, pieces = sent_from(here.desk, b"a drawing")
    coming, files = told_of(there.desk, record), files_of(there.desk)
    for place in range(len(pieces)):
        broken = bytearray(pieces)
        broken[place] ^= 0x01
        assert files.take(coming, 0, bytes(broken)) is Arrival.WRONG
        assert (only(there.desk).held, only(there.desk).tries) == (0, 1)
        with pytest.raises(NotFound):
            attachment_bytes(there.desk, record)
    assert files.take(coming, 0, pieces) is Arrival.WHOLE


@pytest.mark.faults
@pytest.mark.parametrize("lie", ["key", "hash", "no key"])
def test_what_was_named_so_and_is_not_what_the_record_says_is_fetched_once(
    here: OpenDesk, there: OpenDesk, lie: str
) -> None:
    record, pieces = sent_from(here.desk)
    assert record.carried is not None
    other = {
        "key": {"carried": Carried(blob=record.carried.blob, key="0" * 64)},
        "hash": {"sha256": sha256_hex(b"something else")},
        "no key": {},
    }[lie]
    coming = told_of(there.desk, record.model_copy(update=other))
    if lie == "no key":  # taken back by somebody while it came
        there.desk.amend(there.desk.get(Attachment, record.id), carried=None)
    assert files_of(there.desk).take(coming, 0, pieces) is Arrival.WRONG
    assert only(there.desk).tries == FOR_GOOD
    assert not only(there.desk).is_to_come


def test_parts_of_another_blob_are_not_mixed_in(here: OpenDesk, there: OpenDesk) -> None:
    record, pieces = sent_from(here.desk)
    coming, files = told_of(there.desk, record), files_of(there.desk)
    files.take(replace(coming, blob=bytes(32)), 0, b"other bytes")
    assert only(there.desk).held == 0
    assert files.take(coming, 0, pieces[:30]) is Arrival.MORE
    assert only(there.desk).held == 30
    assert files.take(coming, 30, pieces[30:]) is Arrival.WHOLE


def test_what_came_wrong_three_times_is_left_alone_until_the_vault_is_next_opened(
    here: OpenDesk, there: OpenDesk, tmp_path: Path
) -> None:
    record, _ = sent_from(here.desk)
    told_of(there.desk, record)
    for tries in range(TRIES):
        assert (only(there.desk).tries, only(there.desk).is_to_come) == (tries, True)
        files_of(there.desk).refuse(only(there.desk))
    assert not only(there.desk).is_to_come
    there.close()
    again = unlock(tmp_path / "there", passphrase(), clock=HandClock(), costs=CHEAP)
    assert only(again.desk).is_to_come
    files_of(again.desk).refuse(only(again.desk))
    assert not only(again.desk).is_to_come
    again.close()


def test_what_the_server_lost_goes_again_and_is_named_again(here: OpenDesk) -> None:
    record, pieces = sent_from(here.desk)
    files, log = files_of(here.desk), change_log_of(here.desk)
    attach(here.desk, FAMILY, "not sent.png", "image/png", b"another")
    files.lost(LOG, [sha256(pieces), bytes(32)])
    lost = next(one for one in files.waiting([LOG]) if one.id.hex() == record.id)
    assert lost.is_going
    log.reset(LOG)
    assert next(one for one in files.waiting([LOG]) if one.id == lost.id).is_going
    written = len(here.desk.history(record.id))
    assert files.sent(lost, sha256(pieces), anew=True)
    assert here.desk.get(Attachment, record.id).record == record
    assert len(here.desk.history(record.id)) == written, "nobody wrote anything"

    log.reset(LOG)  # restored, and the server has it still
    (asked,) = [one for one in files.waiting([LOG]) if one.id == lost.id]
    assert not asked.is_going
    assert not files.sent(asked, sha256(pieces), anew=False)


def test_one_that_was_begun_is_going_until_the_log_names_it(here: OpenDesk) -> None:
    attach(here.desk, FAMILY, "drawing.png", "image/png", CONTENT)
    files_of(here.desk).begin(only(here.desk))
    assert only(here.desk).is_going


def test_the_newest_come_first_and_logs_apart(here: OpenDesk) -> None:
    other = new_id()
    old = attach(here.desk, FAMILY, "old", "image/png", b"1").record
    elsewhere = attach(here.desk, other, "elsewhere", "image/png", b"2").record
    new = attach(here.desk, FAMILY, "new", "image/png", b"3").record
    gone = attach(here.desk, FAMILY, "gone", "image/png", b"4")
    here.desk.remove(gone)
    both = [one.id.hex() for one in files_of(here.desk).waiting([LOG, bytes.fromhex(other)])]
    assert both == [new.id, elsewhere.id, old.id]
    assert [one.id.hex() for one in files_of(here.desk).waiting([LOG])] == [new.id, old.id]
    assert files_of(here.desk).waiting([]) == []
    assert files_on_the_way(here.desk) == [], "no log of these goes to a server"
    change_log_of(here.desk).keep_key(LOG, "family", 1, bytes(32))
    assert [one.id.hex() for one in files_on_the_way(here.desk)] == [new.id, old.id]


def test_a_name_used_in_two_logs_stays_apart(here: OpenDesk, there: OpenDesk) -> None:
    """Only a hostile laptop does that: each log's file is its own."""
    record, pieces = sent_from(here.desk)
    there.desk.add(record.model_copy(update={"log": new_id(), "sha256": "0" * 64}))
    coming = told_of(there.desk, record)
    assert files_of(there.desk).take(coming, 0, pieces) is Arrival.WHOLE
    assert attachment_bytes(there.desk, record) == CONTENT


@pytest.mark.faults
def test_records_that_make_no_sense_are_not_waited_for(there: OpenDesk) -> None:
    values = {"log": FAMILY, "name": "x", "mime": "image/png", "sha256": "0" * 64}
    there.desk.add(Attachment(id=new_id(), size=ATTACHMENT_LIMIT + 1, **values))
    assert files_of(there.desk).waiting([LOG]) == []
    kept = there.desk.add(Attachment(id=new_id(), size=ATTACHMENT_LIMIT, **values)).record
    assert [one.id.hex() for one in files_of(there.desk).waiting([LOG])] == [kept.id]


def test_a_family_that_left_takes_its_files_and_what_had_come_of_them(here: OpenDesk, there: OpenDesk) -> None:
    record, pieces = sent_from(here.desk)
    coming, files = told_of(there.desk, record), files_of(there.desk)
    files.take(coming, 0, pieces[:20])
    files.refuse(replace(coming, id=bytes(16)))
    change_log_of(there.desk).purge(LOG)
    for late in (
        lambda: files.take(coming, 20, pieces[20:]),
        lambda: files.refuse(coming),
        lambda: files.begin(coming),
        lambda: files.sent(coming, bytes(32), anew=True),
    ):
        with pytest.raises(NotFound):
            late()
    asked = there.desk.vault.ask
    assert asked(file_rows.Arriving(LOG, coming.id)) == b""
    assert asked(file_rows.WaysOfFiles(LOG)) == file_rows.FileWays(
        frozenset(), frozenset(), frozenset(), is_shared=False
    )


def test_whoever_forgets_what_a_file_was_forgets_the_file(here: OpenDesk) -> None:
    stays = attach(here.desk, FAMILY, "stays.png", "image/png", b"stays").record
    gone = attach(here.desk, FAMILY, "gone.png", "image/png", CONTENT)
    here.desk.amend(gone, name="a child's name")
    log = change_log_of(here.desk)
    place = log.place(LOG)
    assert place is not None
    assert place.actor is not None
    log.redact(LOG, frozenset({(place.actor, 3)}))
    assert attachment_bytes(here.desk, gone.record) == CONTENT, "only its new name was to be forgotten"
    log.redact(LOG, frozenset({(place.actor, 2)}))
    with pytest.raises(NotFound):
        attachment_bytes(here.desk, gone.record)
    assert attachment_bytes(here.desk, stays) == b"stays"


def test_a_file_that_does_not_open_here_does_not_go(here: OpenDesk) -> None:
    attach(here.desk, FAMILY, "drawing.png", "image/png", CONTENT)
    waiting = only(here.desk)
    here.desk.vault.do(file_rows.KeepArrived(file_rows.SealedBlob(LOG, waiting.id, bytes(200))))
    with pytest.raises(VaultDamaged):
        files_of(here.desk).pieces(waiting)


@pytest.mark.parametrize("name", ["format_1", "format_3"])
def test_a_file_kept_before_there_was_a_server_goes_as_it_lies(name: str, there: OpenDesk, tmp_path: Path) -> None:
    shutil.copytree(VAULTS / name, tmp_path / name)
    old = unlock(tmp_path / name, passphrase(), clock=HandClock(), costs=CHEAP)
    kept = old.desk.records(Attachment)[0]
    log = bytes.fromhex(kept.log)
    (waiting,) = files_of(old.desk).waiting([log])
    pieces = files_of(old.desk).pieces(waiting)
    assert files_of(old.desk).sent(waiting, sha256(pieces), anew=False)
    record = old.desk.get(Attachment, kept.id).record
    content = attachment_bytes(old.desk, record)
    old.close()
    there.desk.add(record)
    (coming,) = files_of(there.desk).waiting([log])
    assert files_of(there.desk).take(coming, 0, pieces) is Arrival.WHOLE
    assert attachment_bytes(there.desk, record) == content == b"the words of a letter " * 40
