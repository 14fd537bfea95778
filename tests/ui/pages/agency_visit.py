"""The pages of the window over the small family that said yes to housing, for tests of what agencies are given."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.models.sharing import ShareEvent
from coachdesk.ui.pages.agency_copy.page import AgencyCopyPage
from coachdesk.ui.theme import Theme
from tests.agency_table import AgencyTable
from tests.ui.pages.page_visit import PageVisit

NAME = "Brue Vale Homes"


class AgencyVisit(PageVisit):
    """The pages of the window over the family that said yes to housing."""

    def __init__(self, table: AgencyTable, theme: Theme, folder: Path, qtbot: QtBot) -> None:
        super().__init__(table.opened, theme, folder, qtbot)
        self.table, self.family_id = table, table.family.id
        self.out = folder / "stick"
        self.out.mkdir()

    def settle(self) -> None:
        """As for any page, with time for sealing on a laptop that has other work."""
        self.qtbot.waitUntil(lambda: not self.deeds._labelled, timeout=30_000)
        super().settle()

    def page(self) -> AgencyCopyPage:
        return self.go(AgencyCopyPage, "agency_copy", family_id=self.family_id)

    def pick(self, field: object, key: str) -> None:
        next(pill for pill in field._pills() if pill.choice.key == key).click()  # type: ignore[attr-defined]
        self.settle()

    def looked_at(self) -> AgencyCopyPage:
        page = self.page()
        self.pick(page.choice.agency, self.table.agency.id)
        assert page.drawn is not None
        return page

    def give(self, page: AgencyCopyPage, name: str = NAME) -> None:
        page.going.name.set_text(name)
        page.going.folder.set_path(self.out)
        page._save.click()
        self.settle()

    def events(self) -> list[ShareEvent]:
        return self.desk.records(ShareEvent, self.family_id)


@pytest.fixture
def visit(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[AgencyVisit]:
    table = AgencyTable(tmp_path)
    made = AgencyVisit(table, theme, tmp_path, qtbot)
    yield made
    made.stack.close()
    made.stack.keep_typing()
    assert made.deeds.stop()
    table.opened.close()
    assert made.broken == []
