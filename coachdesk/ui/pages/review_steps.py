"""The lists of a review: what was ticked since last time, what is stuck, and the reviews held before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.models.plan import Review, SubTarget
from coachdesk.tools.dates import short
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.pages.plan_words import BARRIERS, DONE_HOW, STATE_ICONS, STATE_TONES, STATES, listed, quoted, said
from coachdesk.ui.pages.review_reading import ReviewShown
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

_EARLIER = 3
"""Earlier reviews shown; the rest are in the history."""


class StepList(QWidget):
    """Steps with shape, words and a line under each; those of private targets only after "Show"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, gap=0.4)
        self._rows = Rows(0.5, self)
        column.addWidget(self._rows)
        self.reveal = quiet_button("", icon="private", parent=self)
        self.reveal.clicked.connect(self._turn)
        column.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        self.private_shown = False
        self._lines: list[tuple[SubTarget, str]] = []
        self._private: list[tuple[SubTarget, str]] = []

    def show_steps(self, lines: list[tuple[SubTarget, str]], private: list[tuple[SubTarget, str]]) -> None:
        """Each step with the line under it."""
        if (lines, private) != (self._lines, self._private):
            self._lines, self._private = lines, private
            self._fill()

    def words(self) -> list[str]:
        """The words of the steps shown, in order."""
        return [step.words for step, _line in self._shown()]

    def hide_private(self) -> None:
        """Covers what is private: the page is come to anew."""
        self.private_shown = False
        self._fill()

    def _shown(self) -> list[tuple[SubTarget, str]]:
        return [*self._lines, *(self._private if self.private_shown else ())]

    def _fill(self) -> None:
        self._rows.fill([_step(step, line, self._rows) for step, line in self._shown()])
        self._rows.setVisible(bool(self._shown()))
        self.reveal.setVisible(bool(self._private))
        count = len(self._private)
        show = self.tr("Show 1 that is kept private") if count == 1 else self.tr("Show {count} that are kept private")
        self.reveal.set_words(self.tr("Hide what is private") if self.private_shown else show.format(count=count))

    def _turn(self) -> None:
        self.private_shown = not self.private_shown
        self._fill()


class TickedSteps(Card):
    """What was ticked since last time: a review opens with it (P-03)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", icon="step_done", parent=parent)
        self._none = SafeLabel("", parent=self)
        self.list = StepList(self)
        self.add(self._none)
        self.add(self.list)

    def show_review(self, shown: ReviewShown) -> None:
        """Shows them, or says that there are none and what might be done."""
        if shown.first:
            self.set_title(self.tr("Ticked since the plan began"))
        else:
            self.set_title(self.tr("Ticked since {day}").format(day=short(shown.since)))
        self._none.set_words(
            self.tr("No step was ticked this time. Smaller steps may help: which could be cut in two?")
        )
        self._none.setVisible(not shown.ticked and not shown.ticked_private)
        self.list.show_steps(self._lines(shown, shown.ticked), self._lines(shown, shown.ticked_private))

    def words(self) -> list[str]:
        """The words of the steps shown, in order."""
        return self.list.words()

    def hide_private(self) -> None:
        self.list.hide_private()

    def _lines(self, shown: ReviewShown, steps: Sequence[SubTarget]) -> list[tuple[SubTarget, str]]:
        lines = []
        for step in steps:
            how = said(DONE_HOW[step.done_how]) if step.done_how else said(STATES[step.state])
            day = short(step.done_on) if step.done_on else ""
            facts = (how, day, shown.plan.owner_words(step), quoted(shown.target_words(step)))
            lines.append((step, " · ".join(part for part in facts if part)))
        return lines


class StuckSteps(StepList):
    """What is stuck now, with what would help."""

    def show_review(self, shown: ReviewShown) -> None:
        """Shows them; takes no room when nothing is stuck."""
        self.show_steps(self._lines_of(shown, shown.stuck), self._lines_of(shown, shown.stuck_private))
        self.setVisible(bool(shown.stuck or shown.stuck_private))

    def _lines_of(self, shown: ReviewShown, steps: Sequence[SubTarget]) -> list[tuple[SubTarget, str]]:
        lines = []
        for step in steps:
            way = said(BARRIERS[step.barrier]) if step.barrier else ""
            facts = (said(STATES[step.state]), shown.plan.owner_words(step), way, step.what_would_help)
            lines.append((step, " · ".join(part for part in facts if part)))
        return lines


class HeldReviews(Card):
    """The last few reviews, in the words written then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Earlier reviews"))
        self._rows = Rows(0.8, self)
        self.add(self._rows)
        self._last: tuple[Review, ...] = ()

    def show_review(self, shown: ReviewShown) -> None:
        """Lists them anew when they have changed."""
        self.setVisible(bool(shown.held))
        if shown.held != self._last:
            self._last = shown.held
            self._rows.fill([self._row(review, shown) for review in shown.held[:_EARLIER]])

    def _row(self, review: Review, shown: ReviewShown) -> QWidget:
        lines = Rows(0.15, self._rows)
        here = listed([shown.plan.names[one] for one in review.present if one in shown.plan.names])
        parts = [SafeLabel(short(review.held_on), level="3", parent=lines)]
        for pattern, words in (
            (self.tr("Here: {words}"), here),
            (self.tr("Helped: {words}"), review.what_helped),
            (self.tr("Stuck: {words}"), review.what_is_stuck),
            (self.tr("Changes: {words}"), review.changes),
        ):
            if words.strip():
                parts.append(small_label(pattern.replace("{words}", words), tone="", parent=lines))
        lines.fill(parts)
        return lines


def _step(step: SubTarget, line: str, parent: QWidget) -> QWidget:
    whole = QWidget(parent)
    row = QHBoxLayout(whole)
    spaced(row, gap=0.6)
    shape = IconLabel(STATE_ICONS[step.state], STATE_TONES[step.state], words=said(STATES[step.state]), parent=whole)
    row.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    spaced(column, gap=0.1)
    column.addWidget(SafeLabel(step.words, parent=whole))
    column.addWidget(small_label(line, parent=whole))
    row.addLayout(column, 1)
    return whole
