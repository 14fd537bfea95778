"""Backing up now: a folder, a checked copy in it, and a line in the access log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.desk.access import record_access
from coachdesk.models.access import AccessDeed
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from pathlib import Path

    from coachdesk.desk.opening import OpenDesk
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.page import Page


class BackUpCard(Card):
    """BackUpCard(page, opened): `.folder` where the copy goes, `.button`, `.told` what came of it."""

    def __init__(self, page: Page, opened: OpenDesk, parent: QWidget | None = None) -> None:
        super().__init__(icon="copy", parent=parent)
        self.set_title(self.tr("Backup"))
        self._page, self._opened = page, opened
        self.folder = PathField(
            self.tr("Folder for the copy"),
            "folder",
            hint=self.tr("A USB stick is best. The copy opens only with your passphrase."),
            parent=self,
        )
        self.told = SafeLabel("", parent=self)
        self.told.hide()
        self.button = secondary_button(self.tr("Back up now"), "copy", self)
        self.button.clicked.connect(self.begin)
        self.folder.entered.connect(self.begin)
        self.add(self.folder)
        self.add(self.told)
        self.add_action(self.button)

    def begin(self) -> None:
        """Makes the copy in a new folder, named by the day and the time, inside the one chosen."""
        folder = self.folder.path()
        self.told.hide()
        self.folder.clear_problem()
        if folder is None:
            self.folder.show_problem(self.tr("Choose a folder for the copy."))
            self.folder.setFocus()
            return
        self.button.setEnabled(False)
        opened = self._opened
        target = folder / f"coachdesk-backup-{opened.desk.now():%Y-%m-%d-%H%M%S}"
        self._page.do(
            lambda: _back_up(opened, target),
            then=lambda changes: self._done(target, changes),
            failed=self._failed,
            label=self.tr("Making and checking the copy"),
        )

    def _done(self, target: Path, changes: int) -> None:
        self.button.setEnabled(True)
        words = self.tr("Copied and checked: %n change(s).", "", changes)
        self.told.set_words(f"{words} {target}")
        self.told.show()

    def _failed(self, error: CoachDeskError) -> None:
        self.button.setEnabled(True)
        self.folder.show_problem(error.sentence)


def _back_up(opened: OpenDesk, target: Path) -> int:
    """How many changes the checked copy holds."""
    holds = opened.back_up(target)
    record_access(opened.desk, AccessDeed.BACKED_UP)
    return holds.changes
