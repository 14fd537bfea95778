"""Who will be in the room is asked before the map leaves on paper: with the family there is no cost on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.copy_out import CopyOut
from coachdesk.ui.pages.journey.paper_page import JourneyPaperPage
from coachdesk.ui.widgets.page_picture import PagePicture
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def page(stand: DeskStanding) -> JourneyPaperPage:
    made = cast("type[JourneyPaperPage]", lambda _desk, router, deeds: JourneyPaperPage(stand.opened, router, deeds))
    shown = stand.page(made, family_id=stand.family.id)
    drawn(stand, shown)
    return shown


def drawn(stand: DeskStanding, page: JourneyPaperPage) -> None:
    stand.qtbot.waitUntil(lambda: page.save.isVisibleTo(page), timeout=30_000)


def test_the_family_is_in_the_room_until_somebody_says_otherwise_and_paper_leaves_only_where_it_is_safe(
    stand: DeskStanding, page: JourneyPaperPage, usable: Usable, tmp_path: Path
) -> None:
    assert page.room.chosen() == "yes"
    assert not page.costs.isVisibleTo(page)
    assert page.findChildren(PagePicture)
    folder = tmp_path / "out"
    folder.mkdir()
    page.folder.set_path(folder)
    stand.press(page, "Save it")
    assert list(folder.iterdir()) == []
    page.safe.set_ticked(True)
    stand.press(page, "Save it")
    (file,) = folder.iterdir()
    assert stand.family.name not in file.name
    (line,) = stand.desk.records(CopyOut)
    assert line.what == "journey_family"
    page.room.choose("no")
    page.room.edited.emit()
    drawn(stand, page)
    assert page.costs.isVisibleTo(page)
    page.costs.click()
    assert not page.save.isVisibleTo(page), "what was drawn for others is gone at once"
    drawn(stand, page)
    page.safe.set_ticked(True)
    stand.press(page, "Save it")
    assert len(list(folder.iterdir())) == 1, "no file is written over"
    (folder / file.name).unlink()
    stand.press(page, "Save it")
    lines = stand.desk.records(CopyOut)
    assert {one.what for one in lines} == {"journey_family", "journey_costs"}
    usable(page)


def test_another_family_begins_with_the_family_in_the_room(stand: DeskStanding, page: JourneyPaperPage) -> None:
    page.room.choose("no")
    page.costs.set_ticked(True)
    page.leave()
    page.opened(family_id="0" * 32)
    assert page.room.chosen() == "yes"
    assert not page.costs.is_ticked()
    assert not page.print_button.isVisibleTo(page)
    assert [one for one in stand.desk.records(AccessEntry) if one.deed is AccessDeed.EXPORTED] == []
