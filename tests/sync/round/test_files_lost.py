"""Files that a disk or a server loses: what one laptop still has, the others get."""

import pytest
from sqlalchemy import delete, select

from coachdesk.desk.file_exchange import FileExchange, files_on_the_way
from coachdesk.errors import DiskFull, Unreachable
from coachdesk.models.plan import Attachment
from coachdesk.store import file_rows
from coachdesk.store.attachments import Arrival, SealedBlob, WaitingFile
from coachdesk.sync.conversation import Answer, Request, hold
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round import Receipt, go_round
from coachdesk.sync.round.leading import redact
from coachdesk.sync.server.blob_store import UNREFERENCED_SECONDS, sweep_blobs
from coachdesk.sync.server.tables import BLOB, BLOB_PIECE, BLOB_REFERENCE, BUNDLE
from tests.sync.round.meddling import meddling, refusing
from tests.sync.round.picture_taking import SMALL, counting, is_here, take_picture
from tests.sync.round.towns import Two


def references(two: Two) -> set[bytes]:
    with two.town.service.database.reading() as connection:
        return {row.blob for row in connection.execute(select(BLOB_REFERENCE.c.blob))}


@pytest.mark.faults
def test_a_full_disk_stops_what_comes_and_nothing_else(two: Two) -> None:
    coming = [take_picture(two.bronwen, two.family, SMALL + bytes([one])) for one in range(2)]
    two.bronwen.round()
    two.write(two.bronwen, "Marlmoor")
    two.bronwen.round()
    going = take_picture(two.ada, two.family, SMALL + b"ada")

    class Full(FileExchange):
        def take(self, file: WaitingFile, at: int, content: bytes) -> Arrival:
            raise DiskFull

    told: Receipt = hold(go_round(two.ada.laptop, two.ada.log, Full(two.ada.desk)), two.town.ask)
    assert isinstance(told.files_trouble, DiskFull)
    assert (told.files_sent, told.files_received, told.files_waiting) == (1, 0, 2)
    assert two.area(two.ada) == "Marlmoor"
    assert two.ada.round().files_received == 2
    assert all(is_here(two.ada.desk, one) for one in coming)
    two.bronwen.round()
    assert is_here(two.bronwen.desk, going)


@pytest.mark.faults
def test_one_file_that_is_damaged_here_does_not_keep_the_others_from_going(two: Two) -> None:
    good, bad = take_picture(two.bronwen, two.family), take_picture(two.bronwen, two.family, SMALL * 2)
    number = bytes.fromhex(bad.id)
    two.bronwen.desk.vault.do(file_rows.KeepArrived(SealedBlob(two.log, number, bytes(100))))
    two.bronwen.log.reset(two.log)
    told = two.bronwen.round()
    assert (told.files_sent, told.files_waiting) == (1, 1)
    assert told.files_trouble is not None
    two.ada.round()
    assert is_here(two.ada.desk, good)


@pytest.mark.faults
def test_a_restored_server_gets_its_files_again_and_keeps_them(two: Two) -> None:
    before = two.town.snapshot()
    record = take_picture(two.bronwen, two.family)
    two.quiet()
    assert is_here(two.ada.desk, record)
    blobs = references(two)
    two.town.put_back(before)
    assert references(two) == set()
    told = two.bronwen.round()
    assert told.files_sent == 1
    assert references(two) == blobs
    two.quiet()
    assert two.same()
    with two.town.service.database.writing() as connection:
        now = int(two.town.clock.now().timestamp())
        assert sweep_blobs(connection, now + UNREFERENCED_SECONDS * 2) == 0
        assert len(connection.execute(select(BLOB)).all()) == 1
    assert files_on_the_way(two.ada.desk) == files_on_the_way(two.bronwen.desk) == []


def test_after_reading_a_log_anew_files_that_are_there_are_asked_after_and_not_sent(two: Two) -> None:
    take_picture(two.bronwen, two.family)
    two.quiet()
    for who in (two.bronwen, two.ada):
        who.log.reset(two.log)
        asked: list[Request] = []
        told = [who.round(counting(two, asked)) for _ in range(2)]
        assert [(one.files_sent, one.sent) for one in told] == [(0, 0), (0, 0)]
        assert [one.method for one in asked if "/v1/blob" in one.path] == ["HEAD"]
        assert files_on_the_way(who.desk) == []


@pytest.mark.faults
def test_whoever_holds_a_file_brings_it_to_a_restored_server(two: Two) -> None:
    record = take_picture(two.bronwen, two.family)
    two.bronwen.round(refusing(two, "HEAD /v1/blob", Refusal(Code.BUSY)))
    before = two.town.snapshot()
    two.quiet()
    two.town.put_back(before)
    assert sum(two.ada.round().files_sent for _ in range(2)) == 1, "it was Bronwen's picture, and Ada has it"
    assert two.ada.desk.get(Attachment, record.id).record.carried is not None


def forget_on_server(two: Two) -> None:
    """Its disk loses the files, and nothing else."""
    with two.town.service.database.writing() as connection:
        connection.execute(delete(BLOB_PIECE))
        connection.execute(delete(BLOB))
        connection.execute(delete(BLOB_REFERENCE))


@pytest.mark.faults
def test_what_went_again_is_named_again_though_nobody_heard_that_it_had_arrived(two: Two) -> None:
    record = take_picture(two.bronwen, two.family)
    two.quiet()
    blobs = references(two)
    two.bronwen.log.reset(two.log)
    forget_on_server(two)

    def cut_after_it(request: Request, answer: Answer) -> Answer:
        if request.method == "PUT":
            raise Unreachable
        return answer

    assert two.bronwen.round(meddling(two, cut_after_it)).files_sent == 0
    assert two.bronwen.round().files_sent == 1
    assert references(two) == blobs
    assert two.bronwen.desk.get(Attachment, record.id).record.carried is not None


@pytest.mark.faults
def test_words_that_name_a_lost_file_go_without_it_and_the_file_goes_again(two: Two) -> None:
    record = take_picture(two.bronwen, two.family)

    def loses_it(request: Request) -> Answer:
        if (
            request.method == "POST"
            and request.path.startswith("/v1/log")
            and two.bronwen.desk.get(Attachment, record.id).record.carried
        ):
            forget_on_server(two)
        return two.town.ask(request)

    told = two.bronwen.round(loses_it)
    assert (told.sent, told.files_sent) == (2, 1)
    assert references(two) == set()
    assert two.bronwen.round().files_sent == 1
    assert len(references(two)) == 1
    two.quiet()
    assert is_here(two.ada.desk, record)


@pytest.mark.faults
def test_what_went_without_its_file_can_still_be_sealed_without_some_words(two: Two) -> None:
    """Else whoever comes later would never read the rest of that bundle."""
    take_picture(two.bronwen, two.family)
    there: list[Request] = []

    def cut_before_it_is_said(request: Request) -> Answer:
        if request.method == "PUT":
            there.append(request)
        elif there:
            raise Unreachable
        return two.town.ask(request)

    two.bronwen.round(cut_before_it_is_said)
    forget_on_server(two)
    two.write(two.bronwen, "words that should never have been written")
    two.bronwen.round()
    two.ada.round()
    place = two.bronwen.log.place(two.log)
    assert place is not None
    assert place.actor is not None
    redact(two.ada.log, two.ada.members().of(two.log), "family", [(place.actor, 3)])
    two.quiet()
    with two.town.service.database.reading() as connection:
        left = connection.execute(select(BUNDLE.c.sealed).where(BUNDLE.c.log == two.log)).all()
    assert all(row.sealed for row in left)
    assert two.area(two.bronwen) == two.area(two.ada) != "words that should never have been written"
