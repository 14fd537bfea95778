"""When the visit is, that it is open, or how it ended; and quietly, any other visit that was left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.visit import Visit
from coachdesk.tools.dates import in_words, short
from coachdesk.tools.tries import visit_time
from coachdesk.ui.pages.visit.reading import clock_time
from coachdesk.ui.pages.visit.words import OUTCOMES, visit_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import Button, quiet_button
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from coachdesk.ui.pages.visit.reading import VisitShown


class WhenLine(QWidget):
    """`.words()` what it says; signals `elsewhere(visit_id, family_id)` · `back()` take the ending back."""

    elsewhere = Signal(str, str)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=0.4)
        self._line = SafeLabel("", parent=self)
        self._under = small_label("", parent=self)
        self._overlap = SafeLabel("", tone="warn", parent=self)
        self._take_back = quiet_button(self.tr("It goes on: take the end back"), icon="undo", parent=self)
        self._take_back.clicked.connect(self.back)
        self._column.addWidget(self._line)
        self._column.addWidget(self._under)
        self._column.addWidget(self._overlap)
        self._column.addWidget(self._take_back, 0, Qt.AlignmentFlag.AlignLeft)
        self._others: list[Button] = []

    def words(self) -> str:
        """The line and what stands under it."""
        return " ".join(part for part in (self._line.words(), self._under.words(), self._overlap.words()) if part)

    def show_visit(self, shown: VisitShown) -> None:
        """Says where the visit stands."""
        if shown.visit is None:
            return
        visit = shown.visit.record
        planned = self.tr("{day}, {time}").format(
            day=in_words(visit.planned_at.date()), time=clock_time(visit.planned_at, visit.time_zone)
        )
        if visit.outcome is not None:
            self._line.set_words(self._ended(visit))
            self._under.set_words(self._next(visit, shown.following))
        elif visit.started_at is not None:
            since = clock_time(visit.started_at, visit.time_zone)
            self._line.set_words(self.tr("Visit open since {time}").format(time=since))
            self._under.set_words(visit.purpose)
        else:
            self._line.set_words(planned)
            self._under.set_words("\n".join(part for part in (visit.purpose, visit.bring) if part))
        self._under.setVisible(bool(self._under.words()))
        self._take_back.setVisible(visit.outcome is not None)
        self._show_overlaps(shown)
        self._show_others(shown)

    def _ended(self, visit: Visit) -> str:
        how = visit_words(OUTCOMES[visit.outcome]) if visit.outcome else ""
        if visit.started_at and visit.ended_at:
            began, over = (clock_time(at, visit.time_zone) for at in (visit.started_at, visit.ended_at))
            day = short(visit.started_at.date())
            return self.tr("{day}, {began} to {over} · {how}").format(day=day, began=began, over=over, how=how)
        return self.tr("{day} · {how}").format(day=short(visit.planned_at.date()), how=how)

    def _next(self, visit: Visit, following: Visit | None) -> str:
        if following is not None:
            at = clock_time(following.planned_at, following.time_zone)
            return self.tr("Next: {day}, {time}").format(day=in_words(following.planned_at.date()), time=at)
        return self.tr("No next visit: {why}").format(why=isolated(visit.no_next_because))

    def _show_overlaps(self, shown: VisitShown) -> None:
        told = [
            self.tr("{family} at {time}").format(
                family=isolated(family or self.tr("another family")), time=clock_time(visit_time(one), one.time_zone)
            )
            for one, family in shown.overlaps
        ]
        words = self.tr("At the same time as another visit: {others}. Both are kept.")
        self._overlap.set_words(words.format(others=", ".join(told)) if told else "")
        self._overlap.setVisible(bool(told))

    def _show_others(self, shown: VisitShown) -> None:
        for old in self._others:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._others = []
        for visit, family in shown.others_open:
            since = clock_time(visit.started_at or visit.planned_at, visit.time_zone)
            words = self.tr("Another visit is still open: {family}, since {time}").format(
                family=family or self.tr("another family"), time=since
            )
            button = quiet_button(words, icon="info", parent=self)
            button.clicked.connect(lambda _=False, one=visit: self.elsewhere.emit(one.id, one.log))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._others.append(button)
