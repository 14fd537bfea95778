"""Pictures of a visit or a letter lie on its page, small: each opens, one is added, none stays in memory."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.models.plan import Attachment
from coachdesk.operations.attachments import keep, read_original
from coachdesk.operations.letters import keep_letter
from coachdesk.operations.notes import write_note
from coachdesk.operations.visits import start_unplanned
from coachdesk.ui.page import Page
from coachdesk.ui.pages.attachment.papers_card import PapersCard
from coachdesk.ui.pages.letter.page import LetterPage
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.labels import SafeLabel
from tests.sandbox.pictures import quarters, written
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on


def put(here: DeskStanding, folder: Path, about: str, name: str = "paper.png") -> Attachment:
    place = folder / name
    place.write_bytes(written(quarters(400, 300), "PNG"))
    return keep(here.desk, read_original(place), here.family.id, about).kept[0]


def drawn(here: DeskStanding, card: PapersCard, count: int) -> None:
    here.qtbot.waitUntil(lambda: [one.view.is_empty() for one in card.thumbs] == [False] * count, timeout=20_000)


def card_of(here: DeskStanding, kind: str) -> tuple[Page, PapersCard, str]:
    if kind == "visit":
        about = start_unplanned(here.desk, here.family.id).record.id
        page = here.page(VisitPage, family_id=here.family.id, record_id=about)
        return page, page.papers, about
    letter = keep_letter(here.desk, here.family.id, from_words="Court", says="Rent is owed.")
    found = here.page(LetterPage, family_id=here.family.id, record_id=letter.record.id)
    return found, found.papers, letter.record.id


@pytest.mark.parametrize("kind", ["visit", "letter"])
def test_its_pictures_are_shown_opened_and_added_to(qtbot: QtBot, theme: Theme, tmp_path: Path, kind: str) -> None:
    with standing_on(qtbot, tmp_path) as here:
        page, card, about = card_of(here, kind)
        here.press(page, "Add a picture or PDF")
        assert here.went[-1].where == {"family_id": here.family.id, "about": about}
        one = put(here, tmp_path, about)
        put(here, tmp_path, here.amina.id)
        here.settle()
        assert [thumb.record for thumb in card.thumbs] == [one], "of this record only"
        drawn(here, card, 1)
        thumb = card.thumbs[0]
        here.press(page, "Open paper")
        assert (here.went[-1].page, here.went[-1].where["record_id"]) == ("attachment", one.id)
        here.went.clear()
        QTest.mouseClick(thumb, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
        assert here.went[-1].where["record_id"] == one.id
        page.hide()
        assert thumb.view.is_empty(), "out of sight nothing of it is left"
        page.show()
        drawn(here, card, 1)


def test_a_note_takes_a_picture_and_the_visit_shows_it(
    qtbot: QtBot, theme: Theme, tmp_path: Path, usable: Usable
) -> None:
    with standing_on(qtbot, tmp_path) as here:
        begun = start_unplanned(here.desk, here.family.id).record
        note = write_note(here.desk, here.family.id, "A letter from court", visit=begun).record
        page = here.page(VisitPage, family_id=here.family.id, record_id=begun.id)
        here.press(page, "Add a picture or PDF: Note")
        assert here.went[-1].where == {"family_id": here.family.id, "about": note.id}
        for name in ("one.png", "two.png"):
            put(here, tmp_path, note.id, name)
        here.settle()
        drawn(here, page.papers, 2)
        assert [one.words() for one in page.kept.findChildren(SafeLabel) if "With it" in one.words()] == [
            "With it: one",
            "With it: two",
        ]
        usable(page)
