"""On the page of a visit or a letter: its pictures and papers, small, and the way to add one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coachdesk.operations.attachments import stored_picture
from coachdesk.operations.files_between import FileStanding, file_standing
from coachdesk.ui.pages.attachment.file_words import standing_words
from coachdesk.ui.pages.attachment.paper_thumb import PaperThumb
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coachdesk.desk import Desk
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.plan import Attachment
    from coachdesk.sandbox.tasks.picture import Picture
    from coachdesk.ui.page import Page

_LONGEST = 400
"""Pixels of the longer side: sharp at 300 % text, and small in memory."""


class PapersCard(Card):
    """PapersCard(page): `.show_papers(family_id, about, papers)`; `.thumbs` in the order shown.

    The pictures are read one after another, off the screen's thread, so that the page itself is never kept waiting;
    one that cannot be read stays a name to press, and one that has not come yet says where it is. Out of sight they
    are painted over.
    """

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="camera", parent=parent)
        self.set_title(self.tr("Pictures and papers"))
        self._page = page
        self._family_id = self._about = ""
        self._papers: tuple[Attachment, ...] = ()
        self.thumbs: list[PaperThumb] = []
        self._waiting: list[PaperThumb] = []
        self._reading = False
        self._inside = QWidget(self)
        self._flow = FlowLayout(self._inside)
        spaced(self._flow, gap=0.8)
        self.add(self._inside)
        self.add_button = secondary_button(self.tr("Add a picture or PDF"), "camera", self)
        self.add_button.clicked.connect(self._attach)
        self.add_button.setVisible(page.router.has("attach"))
        self.add_action(self.add_button)

    def show_papers(self, family_id: str, about: str, papers: Sequence[Attachment]) -> None:
        """Shows these; `about` is the record that a new one will belong to."""
        self._family_id, self._about = family_id, about
        if [(one.id, one.name) for one in papers] == [(one.id, one.name) for one in self._papers]:
            self._fetch([one for one in self.thumbs if not one.where.isHidden()])  # perhaps they have come now
            return
        self._papers = tuple(papers)
        for old in self.thumbs:
            old.view.forget()
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._waiting = []
        self.thumbs = [PaperThumb(one, self._inside) for one in self._papers]
        for thumb in self.thumbs:
            thumb.opened.connect(self._open)
            self._flow.addWidget(thumb)
        self._inside.setVisible(bool(self.thumbs))
        self._fetch(self.thumbs)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fetch(self.thumbs)

    def hideEvent(self, event: QHideEvent) -> None:
        self._waiting = []
        for thumb in self.thumbs:
            thumb.view.forget()
        super().hideEvent(event)

    # -- reading them -----------------------------------------------------------------------------------

    def _fetch(self, wanted: Sequence[PaperThumb]) -> None:
        lacking = [one for one in wanted if one.view.is_empty() and one not in self._waiting]
        self._waiting = [*self._waiting, *lacking] if self.isVisible() else []
        if not self._reading:
            self._next()

    def _next(self) -> None:
        self._reading = bool(self._waiting)
        if self._waiting:
            thumb = self._waiting.pop(0)
            look = partial(_look, self._page.desk, thumb.record)
            self._page.read(look, partial(self._took, thumb.record.id), self._not_read, key=("paper", id(self)))

    def _took(self, record_id: str, found: tuple[FileStanding, Picture | None]) -> None:
        standing, picture = found
        thumb = next((one for one in self.thumbs if one.record.id == record_id), None)
        if thumb is not None and self.isVisible():
            thumb.say("" if picture else standing_words(standing))
            if picture is not None:
                thumb.view.show_picture(picture)
        self._next()

    def _not_read(self, _error: CoachDeskError) -> None:
        """Pressing its name says why."""
        self._next()

    # -- going ----------------------------------------------------------------------------------------------

    def _attach(self) -> None:
        self._page.go("attach", family_id=self._family_id, about=self._about)

    def _open(self, record_id: str) -> None:
        self._page.go("attachment", family_id=self._family_id, record_id=record_id)


def _look(desk: Desk, paper: Attachment) -> tuple[FileStanding, Picture | None]:
    standing = file_standing(desk, paper)
    return standing, stored_picture(desk, paper, _LONGEST) if standing.state.is_here else None
