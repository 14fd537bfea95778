"""One family's report: its draft to edit, or what was sent and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.ui.pages.day_words import clock
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.models.coach_report import CoachReport
    from coachdesk.operations.coach_reports import FamilyReport


class ReportCard(Card):
    """ReportCard(report, keep): `keep(family_id, text)` at every pause and when the field is left."""

    def __init__(self, report: FamilyReport, keep: Callable[[str, str], object], parent: QWidget | None = None) -> None:
        family = report.family
        super().__init__(f"{family.ref} {family.name}", icon="house", parent=parent)
        self.is_sent = False
        self._touched = False
        self._visited = small_label("", parent=self)
        self.field = WordsField(self.tr("What happened this week"), lines=3, most_lines=14, parent=self)
        self.field.setAccessibleName(self.tr("Report of {family}").format(family=family.ref))
        self.field.edited.connect(self._edited)
        self.field.draft.connect(lambda text: keep(family.id, text))
        self.field.left.connect(lambda text: keep(family.id, text))
        self._when = small_label("", tone="ok", parent=self)
        self._words = SafeLabel("", parent=self)
        for part in (self._visited, self.field, self._when, self._words):
            self.add(part)

    def show_report(self, report: FamilyReport) -> None:
        """Shows it anew; what is being typed stays."""
        self.is_sent = report.sent is not None
        self._visited.set_words(self.tr("Visited this week") if report.visited else self.tr("No visit this week"))
        if report.sent is not None:
            self._show_sent(report.sent)
        elif not self._touched:
            self.field.set_text(report.edited.strip() if report.edited else report.drafted)
        self.field.setVisible(not self.is_sent)
        self._when.setVisible(self.is_sent)
        self._words.setVisible(self.is_sent)

    def _show_sent(self, sent: CoachReport) -> None:
        at = on_the_wall(sent.sent_at, sent.time_zone)
        self._when.set_words(self.tr("Sent {day} at {time}").format(day=short(at.date()), time=clock(at)))
        self._words.set_words(sent.words)

    def _edited(self) -> None:
        self._touched = True
