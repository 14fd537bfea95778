"""Pictures that have not come yet: said in plain words wherever they would stand, and shown as soon as they come."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.crypto.digest import sha256
from coachdesk.desk.attachments import attachment_bytes
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.file_exchange import files_of
from coachdesk.models.plan import Attachment
from coachdesk.operations.attachments import keep, read_original
from coachdesk.operations.files_between import FileStanding, FileState
from coachdesk.operations.letters import keep_letter
from coachdesk.store import file_rows
from coachdesk.store.attachments import TRIES, Arrival
from coachdesk.ui.pages.attachment.file_words import standing_words
from coachdesk.ui.pages.attachment.page import AttachmentPage
from coachdesk.ui.pages.attachment.papers_page import PapersPage
from coachdesk.ui.pages.letter.page import LetterPage
from coachdesk.ui.theme import Theme
from tests.sandbox.pictures import quarters, written
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on
from tests.ui.pages.test_daily_pages import words


class Lost:
    """As on a laptop to which only the record has come."""

    def __init__(self, record: Attachment) -> None:
        self._place = bytes.fromhex(record.log), bytes.fromhex(record.id)

    def run(self, session: file_rows.Session) -> None:
        number = file_rows.known_log(session.connection, self._place[0]) or 0
        file_rows.forget_files(session.connection, number, self._place[1])


def a_picture(here: DeskStanding, folder: Path, about: str = "", *, sent: bool = True) -> tuple[Attachment, bytes]:
    """A picture whose bytes are on somebody else's laptop, or on the server, and what they are."""
    place = folder / "drawing.png"
    place.write_bytes(written(quarters(400, 300), "PNG"))
    record = keep(here.desk, read_original(place), here.family.id, about or None).kept[0]
    change_log_of(here.desk).keep_key(bytes.fromhex(record.log), "family", 1, bytes(32))
    files = files_of(here.desk)
    (file,) = [one for one in files.waiting([bytes.fromhex(record.log)]) if one.id.hex() == record.id]
    pieces = files.pieces(file)
    if sent:
        files.sent(file, sha256(pieces), anew=True)
    here.desk.vault.do(Lost(record))
    return here.desk.get(Attachment, record.id).record, pieces


def comes(here: DeskStanding, record: Attachment, pieces: bytes) -> None:
    files = files_of(here.desk)
    (file,) = [one for one in files.waiting([bytes.fromhex(record.log)]) if one.id.hex() == record.id]
    assert files.take(file, 0, pieces) is Arrival.WHOLE
    assert attachment_bytes(here.desk, record)


def test_a_picture_that_has_not_come_is_waited_for_in_words(
    qtbot: QtBot, theme: Theme, tmp_path: Path, usable: Usable
) -> None:
    with standing_on(qtbot, tmp_path) as here:
        record, pieces = a_picture(here, tmp_path)
        page = here.page(AttachmentPage, family_id=here.family.id, record_id=record.id)
        here.settle()
        who = here.desk.history(record.id)[0].who
        assert page.where.words() == f"{who} has sent this picture. It has not come yet."
        assert not page.view.isVisible()
        usable(page)
        comes(here, record, pieces)
        page.refresh()
        qtbot.waitUntil(lambda: not page.view.is_empty(), timeout=20_000)
        assert page.view.isVisible()
        assert not page.where.isVisible()
        page.view.turn(1)
        page.refresh()
        here.settle()
        assert page.view.turns() == 1, "what is on the screen stays as it was turned"


def test_the_list_says_of_each_where_it_is(qtbot: QtBot, theme: Theme, tmp_path: Path, usable: Usable) -> None:
    with standing_on(qtbot, tmp_path) as here:
        record, _ = a_picture(here, tmp_path, sent=False)
        page = here.page(PapersPage, family_id=here.family.id)
        here.settle()
        who = here.desk.history(record.id)[0].who
        assert f"This picture is on {who}’s laptop and has not come yet." in words(page)
        usable(page)


def test_beside_a_letter_it_stands_in_words_until_it_comes(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with standing_on(qtbot, tmp_path) as here:
        letter = keep_letter(here.desk, here.family.id, from_words="Court", says="Rent is owed.").record
        record, pieces = a_picture(here, tmp_path, letter.id)
        page = here.page(LetterPage, family_id=here.family.id, record_id=letter.id)
        qtbot.waitUntil(lambda: bool(page.papers.thumbs) and page.papers.thumbs[0].where.isVisible(), timeout=20_000)
        thumb = page.papers.thumbs[0]
        assert "has sent this picture" in thumb.where.words()
        assert not thumb.view.isVisible()
        comes(here, record, pieces)
        page.refresh()
        qtbot.waitUntil(lambda: not thumb.view.is_empty(), timeout=20_000)
        assert thumb.view.isVisible()
        assert not thumb.where.isVisible()


def test_one_that_came_wrong_is_told_without_alarm(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    with standing_on(qtbot, tmp_path) as here:
        record, _ = a_picture(here, tmp_path)
        files = files_of(here.desk)
        for _ in range(TRIES):
            files.refuse(files.waiting([bytes.fromhex(record.log)])[0])
        page = here.page(AttachmentPage, family_id=here.family.id, record_id=record.id)
        here.settle()
        assert page.where.words().startswith("What came of this picture was damaged, so it is not shown.")
        assert page.where.kind == "quiet"


@pytest.mark.parametrize("state", FileState)
def test_every_state_has_its_sentence(state: FileState) -> None:
    named, nameless = standing_words(FileStanding(state, "Bronwen")), standing_words(FileStanding(state))
    assert bool(named) == bool(nameless) == (state is not FileState.HERE)
    assert "{" not in named + nameless
    assert ("Bronwen" in named) == (state not in (FileState.HERE, FileState.WAITING_TO_GO))
