"""The line on a family's page that two people wrote different things, and the way to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.conflicts import count_conflicts
from coachdesk.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from coachdesk.ui.page import Page


class ConflictsBanner(Banner):
    """ConflictsBanner(page): `.show_family(family_id)` reads how much waits; hidden where nothing does."""

    def __init__(self, page: Page) -> None:
        super().__init__("", "warning", action=self.tr("Look and choose"), parent=page)
        self._page, self._family_id = page, ""
        self.acted.connect(lambda: page.go("conflicts", family_id=self._family_id))
        self.hide()

    def show_family(self, family_id: str) -> None:
        """Reads anew, for this family."""
        self._family_id = family_id
        desk = self._page.desk
        self._page.read(lambda: count_conflicts(desk, family_id), self._took, key="conflicts")

    def _took(self, count: int) -> None:
        self.set_words(self.tr("%n thing(s) that two people wrote differently.", "", count))
        self.setVisible(count > 0)
