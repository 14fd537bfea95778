"""Files between laptops: on from every cut, after every word, as much in a round as words can wait."""

import pytest

from coachdesk.desk.attachments import attachment_bytes
from coachdesk.errors import Unreachable
from coachdesk.models.plan import Attachment
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.limits import BLOB_PIECE
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round import files
from tests.sync.round.meddling import meddling, refusing
from tests.sync.round.picture_taking import LARGE, SMALL, counting, is_here, take_picture
from tests.sync.round.towns import Ask, Two


def piece_by_piece(two: Two, method: str, asked: list[Request], *, arrives: bool) -> Ask:
    """One piece a round: after it the line is cut, before or after the server has it."""
    done = [0]

    def ask(request: Request) -> Answer:
        if request.method == method and request.path.startswith("/v1/blob/"):
            asked.append(request)
            done[0] += 1
            if done[0] > 1 and not arrives:
                raise Unreachable
            answer = two.town.ask(request)
            if done[0] > 1 or (arrives and done[0] == 1):
                raise Unreachable
            return answer
        return two.town.ask(request)

    return ask


def test_both_see_the_same_bytes_and_words_go_first(two: Two) -> None:
    record = take_picture(two.bronwen, two.family, LARGE)
    asked: list[Request] = []
    told = two.bronwen.round(counting(two, asked))
    assert (told.files_sent, told.files_waiting, told.more, told.files_trouble) == (1, 0, False, None)
    paths = [f"{one.method} {one.path.split('/')[2]}" for one in asked]
    assert paths.index("POST log") < paths.index("HEAD blob") < paths.index("PUT blob")
    assert paths.count("PUT blob") == 3
    assert paths.count("POST log") == 2, "the record at once, and where its file is once it is there"
    assert all(LARGE[:1000] not in one.body for one in asked)

    told = two.ada.round()
    assert (told.files_received, told.files_waiting) == (1, 0)
    assert attachment_bytes(two.ada.desk, record) == LARGE
    two.quiet()
    assert two.same()
    for who in (two.ada, two.bronwen):
        asked.clear()
        who.round(counting(two, asked))
        assert not [one for one in asked if one.path.startswith("/v1/blob")], "at rest nobody asks after files"


def test_a_record_arrives_long_before_its_file(two: Two) -> None:
    record = take_picture(two.bronwen, two.family)
    told = two.bronwen.round(refusing(two, "HEAD /v1/blob", Refusal(Code.BUSY)))
    assert told.sent == 1
    assert (told.files_sent, told.files_waiting, type(told.files_trouble).__name__) == (0, 1, "ServerSaidNo")
    told = two.ada.round()
    assert (told.received, told.files_waiting) == (1, 0), "nobody has sent it: there is nothing to wait for yet"
    assert two.ada.desk.get(Attachment, record.id).record == record
    assert not is_here(two.ada.desk, record)


@pytest.mark.faults
@pytest.mark.parametrize("arrives", [True, False])
def test_an_upload_cut_at_every_piece_goes_on_where_it_was(two: Two, arrives: bool) -> None:
    record = take_picture(two.bronwen, two.family, LARGE)
    asked: list[Request] = []
    for _ in range(6):
        if two.bronwen.round(piece_by_piece(two, "PUT", asked, arrives=arrives)).files_sent:
            break
    starts = [one.path.split("?")[1].split("&")[0] for one in asked]
    assert set(starts) == {"at=0", f"at={BLOB_PIECE}", f"at={2 * BLOB_PIECE}"}
    assert len(starts) == (3 if arrives else 5), "what had arrived was never sent again"
    two.ada.round()
    assert attachment_bytes(two.ada.desk, record) == LARGE


@pytest.mark.faults
@pytest.mark.parametrize("arrives", [True, False])
def test_a_download_cut_at_every_piece_goes_on_where_it_was(two: Two, arrives: bool) -> None:
    record = take_picture(two.bronwen, two.family, LARGE)
    two.bronwen.round()
    asked: list[Request] = []
    for at in range(3):
        if arrives:
            two.ada.round(piece_by_piece(two, "GET", asked, arrives=False))
        else:
            two.ada.round(piece_by_piece(two, "GET", asked, arrives=True))
            two.ada.round(piece_by_piece(two, "GET", asked, arrives=False))
        assert is_here(two.ada.desk, record) == (at == 2)
    assert attachment_bytes(two.ada.desk, record) == LARGE


def test_what_is_written_while_a_large_file_is_under_way_goes_after_the_next_piece(two: Two) -> None:
    record = take_picture(two.bronwen, two.family, LARGE)

    def writes_meanwhile(request: Request, answer: Answer) -> Answer:
        if request.method == "PUT" and two.area(two.bronwen) != "Marlmoor":
            two.write(two.bronwen, "Marlmoor")
        return answer

    told = two.bronwen.round(meddling(two, writes_meanwhile))
    assert (told.sent, told.files_sent, told.files_waiting, told.more) == (2, 0, 1, True)
    two.ada.round()
    assert two.area(two.ada) == "Marlmoor"
    assert not is_here(two.ada.desk, record)
    assert not two.bronwen.round().more

    def writes_too(request: Request, answer: Answer) -> Answer:
        if request.method == "GET" and "blob" in request.path and two.area(two.ada) != "Saltmere":
            two.write(two.ada, "Saltmere")
        return answer

    told = two.ada.round(meddling(two, writes_too))
    assert (told.sent, told.files_received, told.more) == (1, 0, True)
    assert two.ada.round().files_received == 1
    assert attachment_bytes(two.ada.desk, record) == LARGE


def test_only_so_much_is_carried_in_one_round_newest_first(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "CARRIED_IN_A_ROUND", files.A_QUESTION * 4)
    kept = [take_picture(two.bronwen, two.family, SMALL + bytes([number])) for number in range(3)]
    told = two.bronwen.round()
    assert (told.files_sent, told.files_waiting, told.more) == (2, 1, True)
    two.ada.round()
    assert [is_here(two.ada.desk, one) for one in kept] == [False, True, True]
    assert two.bronwen.round().files_sent == 1
    two.ada.round()
    assert is_here(two.ada.desk, kept[0])


def test_whoever_was_removed_hands_in_her_files_before_the_family_leaves_her_laptop(two: Two) -> None:
    record = take_picture(two.bronwen, two.family, LARGE)
    two.bronwen.round(refusing(two, "HEAD /v1/blob", Refusal(Code.BUSY)))
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    told = two.bronwen.round(piece_by_piece(two, "PUT", [], arrives=False))
    assert any(one.unsent_kept for one in told.logs)
    assert is_here(two.bronwen.desk, record)
    told = two.bronwen.round()
    assert told.files_sent == 1
    assert any(one.purged for one in told.logs)
    assert not is_here(two.bronwen.desk, record)
    two.ada.round()
    assert not is_here(two.ada.desk, record), "where it is was said by somebody who had left: it waits to be admitted"


def test_who_only_reads_sends_no_files_and_gets_them(two: Two) -> None:
    take_picture(two.bronwen, two.family)
    two.bronwen.round(refusing(two, "HEAD /v1/blob", Refusal(Code.BUSY)))
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.READER})
    record = take_picture(two.ada, two.family, SMALL * 2)
    two.ada.round()
    asked: list[Request] = []
    assert two.bronwen.round(counting(two, asked)).files_sent == 0
    assert not [one for one in asked if one.method in ("PUT", "HEAD")]
    assert is_here(two.bronwen.desk, record)


def test_a_family_that_left_meanwhile_is_no_trouble(two: Two) -> None:
    take_picture(two.bronwen, two.family, LARGE)

    def leaves(request: Request, answer: Answer) -> Answer:
        if request.method == "HEAD":
            two.bronwen.log.purge(two.log)
        return answer

    assert two.bronwen.round(meddling(two, leaves)).files_trouble is None


def test_what_is_named_can_be_cut_off_before_it_was_said(two: Two) -> None:
    """The file is there, and the line goes before the log says so: the next round says it."""
    record = take_picture(two.bronwen, two.family)

    def ask(request: Request) -> Answer:
        if request.method == "POST" and put:
            raise Unreachable
        if request.method == "PUT":
            put.append(request)
        return two.town.ask(request)

    put: list[Request] = []
    told = two.bronwen.round(ask)
    assert isinstance(told.files_trouble, Unreachable)
    assert told.files_sent == 1
    two.bronwen.round()
    two.ada.round()
    assert is_here(two.ada.desk, record)
