"""Words were typed and not kept: asked once, before the page is left, so that they are neither lost nor left lying."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.unkept import Unkept

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow


class UnkeptPage(Sheet):
    """Does not show the words: somebody else may be looking by now."""

    def __init__(self, window: FamilyWindow, unkept: Unkept, on: Callable[[], object]) -> None:
        super().__init__(window)
        self.set_title(self.tr("Keep what you wrote?"))
        self._unkept, self._on = unkept, on
        keep = self.big(self.tr("Keep it"), "tick", primary=True)
        keep.clicked.connect(self._keep)
        more = self.big(self.tr("Write more"), "edit")
        more.clicked.connect(self._more)
        away = self.big(self.tr("Throw it away"), "trash")
        away.clicked.connect(self._leave)
        self.first = keep
        self.finish(stop=False)

    def _keep(self) -> None:
        if not self.sitting.waiting:
            self._unkept.keep(self._leave)

    def _more(self) -> None:
        self._unkept.more()

    def _leave(self) -> None:
        if self.at.page is self:
            self._on()
