"""Before it goes: whether it waits, whom it is meant for, how it gets there, and the agency's name once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.sharing import ShareChannel
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.agency_copy.words import CHANNELS, channel_words
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coachdesk.models.organisation import Worker


class GoingCard(Card):
    """`.now`, `.reader`, `.channel`, `.name`, `.folder`; `.why_not(agency)` names what is missing, at its field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent, icon="export")
        self.set_title(self.tr("Before it goes"))
        self.waiting = Banner("", "info", icon="history", parent=self)
        self.now = TickBox(self.tr("The family says it may go now"), parent=self)
        self.now.setObjectName("now")
        self.reader = ChoiceField(self.tr("Meant for one person there?"), [], parent=self)
        self.channel = ChoiceField(
            self.tr("How will it get there?"),
            [Choice(one, channel_words(one)) for one in CHANNELS if one is not ShareChannel.TOLD],
            parent=self,
        )
        self.name = LineField(
            self.tr("Write the agency's name once more"),
            hint=self.tr("So that it cannot go to another by a slip of the hand."),
            parent=self,
        )
        self.folder = PathField(self.tr("Folder to save it in"), "folder", parent=self)
        self.folder.setObjectName("folder")
        for part in (self.waiting, self.now, self.reader, self.channel, self.name, self.folder):
            self.add(part)

    def show_wait(self, until: datetime | None) -> None:
        """Says until when it waits; None hides the question."""
        self.waiting.setVisible(until is not None)
        self.now.setVisible(until is not None)
        if until is None:
            self.now.set_ticked(False)
            return
        wall = on_the_wall(until)
        words = self.tr("This waits until {day}, {time}, so that anybody in the family can change their mind.")
        self.waiting.set_words(words.format(day=in_words(wall.date()), time=f"{wall:%H:%M}"))

    def begin(self, readers: Sequence[Worker]) -> None:
        """Another copy is on the table: nothing said of the one before counts."""
        self.now.set_ticked(False)
        self.name.set_text("")
        self.name.clear_problem()
        self.channel.choose("")
        self.reader.set_choices([Choice(one.id, one.name, icon="person") for one in readers])
        self.reader.choose("")
        self.reader.setVisible(bool(readers))

    def is_ready(self, agency: str) -> bool:
        """Whether all is said; what is missing is shown at its field, which then has the keyboard."""
        if " ".join(self.name.text().split()).casefold() != " ".join(agency.split()).casefold():
            self.name.show_problem(self.tr("That is not the name of the agency chosen above. Look at both again."))
            self.name.setFocus()
            return False
        folder = self.folder.path()
        if folder is None or not folder.is_dir():
            self.folder.show_problem(self.tr("Choose a folder that is there."))
            self.folder.setFocus()
            return False
        return True

    def how(self) -> ShareChannel | None:
        """How it gets there, where that was said."""
        return ShareChannel(self.channel.chosen()) if self.channel.chosen() else None
