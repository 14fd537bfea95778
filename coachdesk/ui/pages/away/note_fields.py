"""A note written while families are shut: what was seen, what one makes of it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.pages.worry.form_drafts import FormDrafts
from coachdesk.ui.pages.worry.when import WhenFields
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from datetime import datetime

    from coachdesk.errors import BadInput
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.widgets.field import Field


class NoteFields(QWidget):
    """NoteFields(table, prefix): `.read(now)` gives the fields of `write_note`."""

    def __init__(self, table: Table, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = WordsField(self.tr("What was seen and heard"), lines=3, parent=self)
        self.view = WordsField(self.tr("What I make of it"), lines=2, parent=self)
        self.when = WhenFields(self.tr("It was at about"), self)
        self.late = WordsField(self.tr("Why is it written more than a day later?"), lines=1, parent=self)
        self.drafts = FormDrafts(table, prefix)
        column = QVBoxLayout(self)
        spaced(column, gap=0.8)
        for part in (self.fact, self.view, self.when, self.late):
            column.addWidget(part)
        for name, field in (
            ("fact", self.fact),
            ("view", self.view),
            ("time", self.when.time),
            ("day", self.when.day),
            ("late", self.late),
        ):
            field.edited.connect(field.clear_problem)
            self.drafts.words(name, field)
        self.shown()

    def shown(self) -> None:
        """Drafts may have been put back, or all is kept: the reason is asked for when it is needed."""
        self.late.setVisible(bool(self.late.text()))

    def read(self, now: datetime) -> dict[str, Any] | None:
        """The fields of the note; None where the time is not right, with the reason at it."""
        at = self.when.moment(now)
        if at is None:
            return None
        return {
            "fact": self.fact.text(),
            "view": self.view.text(),
            "happened_at": at,
            "late_reason": self.late.text(),
        }

    def refused(self, wrong: BadInput) -> None:
        """What the desk would not keep, said at its field."""
        fields: dict[str, Field] = {"late_reason": self.late, "happened_at": self.when.time, "view": self.view}
        field = fields.get(wrong.field, self.fact)
        field.show()
        field.show_problem(wrong.sentence)
        field.setFocus()
