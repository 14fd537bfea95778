"""Where a picture is, said of each and counted of all: here, to go, elsewhere, to come, wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.crypto.digest import sha256
from coachdesk.desk.attachments import attach
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.file_exchange import files_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.plan import Attachment, Carried
from coachdesk.models.values import new_id
from coachdesk.operations.files_between import (
    FileStanding,
    FileState,
    FilesWaiting,
    file_standing,
    file_standings,
    files_waiting,
)
from coachdesk.settings import ATTACHMENT_LIMIT
from coachdesk.store.attachments import TRIES
from tests.desks import new_desk

FAMILY = new_id()
LOG = bytes.fromhex(FAMILY)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDesk]:
    made = new_desk(tmp_path / "vault")
    yield made
    made.close()


def told_of(opened: OpenDesk, *, carried: bool, size: int = 5) -> Attachment:
    """A picture of which only the record has come."""
    place = Carried(blob="0" * 64, key="1" * 64) if carried else None
    values = {"log": FAMILY, "name": "x", "mime": "image/png", "sha256": "2" * 64, "carried": place}
    return opened.desk.add(Attachment(id=new_id(), size=size, **values)).record


def test_a_family_that_goes_nowhere_has_its_pictures_here(opened: OpenDesk) -> None:
    kept = attach(opened.desk, FAMILY, "a", "image/png", b"a").record
    assert file_standing(opened.desk, kept) == FileStanding(FileState.HERE)
    assert files_waiting(opened.desk) == FilesWaiting()
    assert file_standings(opened.desk, []) == {}


def test_each_picture_of_a_shared_family_is_somewhere(opened: OpenDesk) -> None:
    desk = opened.desk
    safe, waits = (attach(desk, FAMILY, name, "image/png", name.encode()).record for name in ("safe", "waits"))
    change_log_of(desk).keep_key(LOG, "family", 1, bytes(32))
    files = files_of(desk)
    going = next(one for one in files.waiting([LOG]) if one.id.hex() == safe.id)
    files.sent(going, sha256(files.pieces(going)), anew=True)
    elsewhere, coming, wrong = (
        told_of(opened, carried=False),
        told_of(opened, carried=True),
        told_of(opened, carried=True),
    )
    for _ in range(TRIES):
        files.refuse(next(one for one in files.waiting([LOG]) if one.id.hex() == wrong.id))
    large = told_of(opened, carried=True, size=ATTACHMENT_LIMIT + 1)

    found = file_standings(desk, desk.records(Attachment, FAMILY))
    assert found == {
        safe.id: FileStanding(FileState.HERE),
        waits.id: FileStanding(FileState.WAITING_TO_GO),
        elsewhere.id: FileStanding(FileState.ELSEWHERE, "Bronwen"),
        coming.id: FileStanding(FileState.TO_COME, "Bronwen"),
        wrong.id: FileStanding(FileState.WRONG, "Bronwen"),
        large.id: FileStanding(FileState.WRONG, "Bronwen"),
    }
    assert [one.state.is_here for one in found.values()] == [True, True, False, False, False, False]
    assert files_waiting(desk) == FilesWaiting(to_go=1, to_come=1, elsewhere=1, wrong=1)
    assert file_standing(desk, coming.model_copy(update={"id": new_id()})).whose == "", "nobody is known"
