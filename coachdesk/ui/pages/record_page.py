"""What pages that change records have in common: a table of what was read, “Saved 10:32”, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.page import Page
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.widgets.saved_label import SavedLabel
from coachdesk.ui.widgets.undo_toast import UndoToast

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class RecordPage(Page):
    """A Page with `.table`, `.saved` and `.toast`; a subclass adds the last two to its body where they fit."""

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.saved, self.toast = SavedLabel(self), UndoToast(self)
        self.table = Table(self, self.saved, self.toast)

    def begin_anew(self) -> None:
        """Another record is opened: what was said and offered about the one before is over."""
        self.saved.clear()
        self.toast.withdraw()

    def take_away(self, widget: QWidget) -> None:
        """Destroys a part of the body that belonged to the record before."""
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
