"""One step of a handover on the page: what has been done of it, its fields, and why its button waits if it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coachdesk.errors import BadInput
from coachdesk.ui.pages.new_drafts import NewDrafts
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QAbstractButton, QWidget

    from coachdesk.desk import Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.handover import Handover
    from coachdesk.ui.pages.handover.page import HandoverPage
    from coachdesk.ui.pages.handover.reading import HandoverShown
    from coachdesk.ui.widgets.field import Field

    Write = Callable[[Opened[Handover]], Opened[Handover]]


class StepCard(Card):
    """StepCard(title, icon, page): `.show_handover(shown)`; a new handover begins with `.begin()`, its fields empty."""

    def __init__(self, title: str, icon: str, page: HandoverPage) -> None:
        super().__init__(title, icon=icon, parent=page)
        self.page = page
        self.drafts = NewDrafts(page.table, "")
        """What is half typed here; the page says of which handover."""
        self.is_done = SafeLabel("", parent=self)
        self.waits = small_label("", parent=self)
        self.is_done.hide()
        self.waits.hide()
        self.add(self.is_done)
        self.fields: Mapping[str, Field] = {}
        """By the name of the record's field: where a refusal is said."""

    def begin(self) -> None:
        """Another handover is on the table: fields are empty, and what was typed about the one before is a draft."""
        self.drafts.clear()

    def kept(self) -> None:
        """What was typed has become part of the handover."""
        self.drafts.drop(self.begin)

    def show_handover(self, shown: HandoverShown) -> None:
        """Shows how this step stands."""
        raise NotImplementedError

    def tell(self, words: str) -> None:
        """What has been done of it; nothing hides the line."""
        self.is_done.set_words(words)
        self.is_done.setVisible(bool(words))

    def offer(self, button: QAbstractButton, why_not: str) -> None:
        """The button works where there is nothing to say against it; else that is said under it."""
        button.setEnabled(not why_not)
        self.waits.set_words(why_not)
        self.waits.setVisible(bool(why_not))

    def only_if(self, possible: bool, *parts: QWidget) -> None:
        """Parts that are seen only where they are of use."""
        for part in parts:
            part.setVisible(possible)

    def write(self, write: Write, then: Callable[[], Any] | None = None) -> None:
        """Writes the handover on the table; a refusal is said at its field, else under the heading."""
        for field in self.fields.values():
            field.clear_problem()
        self.page.write(write, self.refused, then)

    def refused(self, error: CoachDeskError) -> None:
        """Says no at the field that is meant."""
        field = self.fields.get(error.field) if isinstance(error, BadInput) else None
        if field is None:
            self.page.warn(error)
            return
        field.show_problem(error.sentence)
        field.setFocus()
