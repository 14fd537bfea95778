"""One deleted it, another wrote on: what was written meanwhile, and whether it stays or goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.operations.conflicts import Conflict
from coachdesk.ui.pages.conflicts.reading import ConflictsShown
from coachdesk.ui.pages.conflicts.words import all_of, when_words, who_words
from coachdesk.ui.pages.history.value_words import field_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label

KEEP, DELETE = "keep", "delete"


class DeletedReview(QWidget):
    """DeletedReview(conflict, shown, parent). `.choice` is the row of answers; signal `edited()` at each answer."""

    edited = Signal()

    def __init__(self, conflict: Conflict, shown: ConflictsShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        for writer in conflict.deleted_by:
            who = self.tr("Deleted by {who}").format(who=who_words(writer))
            column.addWidget(SafeLabel(who, parent=self))
            column.addWidget(small_label(when_words(writer), parent=self))
            if writer.written.why:
                why = self.tr("Why: {why}").format(why=writer.written.why)
                column.addWidget(SafeLabel(why, tone="muted", parent=self))
        column.addWidget(small_label(self.tr("Written meanwhile, without knowing that:"), parent=self))
        for name, writers in conflict.edits.items():
            for writer in writers:
                said = shown.in_words(conflict, name, writer.written.value)
                line = self.tr("{field}: {value}").format(field=field_words(name), value=said)
                column.addWidget(SafeLabel(line, parent=self))
                by = all_of([who_words(writer)])
                column.addWidget(small_label(f"{by} · {when_words(writer)}", parent=self))
        choices = [Choice(KEEP, self.tr("Keep it"))]
        if conflict.may_go:
            choices.append(Choice(DELETE, self.tr("Delete it")))
        self.choice = ChoiceField(self.tr("Keep it or delete it?"), choices, parent=self)
        self.choice.edited.connect(self.edited)
        column.addWidget(self.choice)
