"""How many hours a week there are for visits, said once by the worker whose laptop it is (R-12)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.errors import BadInput
from coachdesk.operations.week import available_minutes, say_available
from coachdesk.tools.typed_hours import hours_typed, parse_hours
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.ui.page import Page


class AvailableField(LineField):
    """AvailableField(page): `.look()` reads it, `.show_minutes(minutes)` shows it; kept when left."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__("", limit=20, parent=parent)
        self.rename(self.tr("Hours a week there are for visits"))
        self.set_hint(self.tr("With getting there: 30, 37.5 or 37:30. Leave it empty not to be told of too much."))
        self._page = page
        self._shown: int | None = None
        self.left.connect(self._keep)
        self.entered.connect(self.leave)

    def look(self) -> None:
        """Reads it off the screen's thread, then shows it."""
        self._page.read(partial(available_minutes, self._page.desk), self.show_minutes, key="available")

    def show_minutes(self, minutes: int | None) -> None:
        """Shows what is kept, unless somebody is typing here."""
        if self.editor().hasFocus() and self.text() != hours_typed(self._shown):
            return
        self._shown = minutes
        self.set_text(hours_typed(minutes))

    def _keep(self, typed: str) -> None:
        self.clear_problem()
        try:
            minutes = parse_hours(typed)
        except BadInput as bad:
            self.show_problem(bad.sentence)
            return
        if minutes != self._shown:
            self._shown = minutes
            self._page.do(partial(say_available, self._page.desk, minutes), lambda _kept: self.say(self.tr("Saved.")))
