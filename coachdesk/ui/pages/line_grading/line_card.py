"""One line of the family: its two ends, everybody's X on it as a picture, and the same as a list beneath."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.measures import LineMark
from coachdesk.tools.dates import in_words, partial_in_words
from coachdesk.tools.line_marks import first_and_last, latest_of_each, whose
from coachdesk.ui.pages.line_grading.mark_row import MarkRow
from coachdesk.ui.pages.line_grading.words import travelled_words
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.marks_on_line import MarksOnLine, ShownMark
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.operations.line_gradings import LineOfFamily
    from coachdesk.ui.pages.line_grading.page import LinesPage

_EARLIER_SHOWN = 3
"""How many earlier marks of each person stand hollow on the picture; the list has them all."""


class LineCard(Card):
    """LineCard(page, line, alone=False): without `alone`, what the family does not see is counted and not shown."""

    def __init__(self, page: LinesPage, line: LineOfFamily, *, alone: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page, self.line = page, line
        record = line.line.record
        self.setAccessibleName(record.b_words)
        for words in (
            self.tr("A: {words}").format(words=quoted(record.a_words)),
            self.tr("B: {words}").format(words=quoted(record.b_words)),
        ):
            self.add(SafeLabel(words, level="3", parent=self))
        begun = self.tr("Begun {day}.").format(day=in_words(record.begun_at.date()))
        closed = ""
        if record.closed_at is not None:
            closed = self.tr("Closed {day}.").format(day=in_words(record.closed_at.date()))
        self.add(small_label(" ".join(part for part in (begun, closed) if part), parent=self))
        self.not_yet = [one for one in line.marks if one.id in line.not_yet]
        seen = [one for one in line.marks if one.id not in line.not_yet]
        self.kept_back = [one for one in seen if not alone and self._is_private(one)]
        self.seen = [one for one in seen if one not in self.kept_back]
        self._add_asking_first()
        self._add_picture()
        self._add_rows()
        self._add_ways()

    # -- parts ------------------------------------------------------------------------------------

    def _add_asking_first(self) -> None:
        """What this worker does not see before their own X of the day, and the two ways to it."""
        if not self.not_yet:
            return
        words = self.tr(
            "Others have put an X since you last did: {count}. They are shown once you have put your own, unseen by "
            "theirs, or say that you put none today."
        )
        self.add(SafeLabel(words.format(count=len(self.not_yet)), tone="warn", parent=self))
        ways = QWidget(self)
        flow = FlowLayout(ways)
        spaced(flow, gap=0.5)
        for words, icon, deed in (
            (self.tr("Put my own X first"), "edit", lambda: self._page.own_mark(self.line)),
            (self.tr("I put none today"), "eye", lambda: self._page.no_own_mark(self.line)),
        ):
            flow.addWidget(self._named(secondary_button(words, icon, ways), deed))
        self.add(ways)

    def _add_picture(self) -> None:
        marks = self._shown_marks()
        self.picture = MarksOnLine(self)
        self.picture.show_marks(marks, self.tr("The line from A to B. The list beneath says the same."))
        self.add(self.picture)

    def _shown_marks(self) -> list[ShownMark]:
        latest = latest_of_each(self.seen)
        looks, names = self._page.looks, self._page.names
        shown = [
            ShownMark(one.place, f"{names(who)}, {partial_in_words(one.at.date().isoformat())}", looks[who])
            for who, one in latest.items()
            if one.place is not None
        ]
        for who, last in latest.items():
            before = [one for one in self.seen if whose(one) == who and one is not last and one.place is not None]
            shown += [
                ShownMark(one.place, names(who), looks[who], earlier=True)
                for one in before[-_EARLIER_SHOWN:]
                if one.place is not None
            ]
        return shown

    def _add_rows(self) -> None:
        self.rows = Rows(0.5, self)
        latest = latest_of_each(self.seen)
        rows = [self._row(one, latest) for one in reversed(self.seen)]
        self.rows.fill(rows)
        self.add(self.rows)
        if not self.line.marks:
            self.add(small_label(self.tr("Nobody has put an X yet."), parent=self))
        travelled = [
            travelled_words(self._page.names(who), *both)
            for who in latest
            if (both := first_and_last(self.seen, who)) is not None
        ]
        for words in travelled:
            self.add(SafeLabel(words, tone="muted", parent=self))

    def _row(self, mark: LineMark, latest: dict[str, LineMark]) -> MarkRow:
        who = whose(mark)
        row = MarkRow(
            mark,
            self._page.names(who),
            self._page.looks[who],
            earlier=latest.get(who) is not mark,
            private=mark.worker is None and self._is_private(mark),
            papers=self._page.papers_of(mark),
            parent=self.rows,
        )
        row.step_wanted.connect(partial(self._page.make_step, mark))
        row.put_right.connect(partial(self._page.put_right, self.line, mark))
        row.paper.connect(self._page.open_paper)
        return row

    def _add_ways(self) -> None:
        if self.line.line.record.closed_at is not None:
            self._add_foot(
                quiet_button(self.tr("Open it again"), "undo", self), lambda: self._page.open_again(self.line)
            )
            return
        self._add_foot(quiet_button(self.tr("Close this line"), "lock", self), lambda: self._page.close_line(self.line))
        if not self.line.marks:
            words = self.tr("Change its words")
            self._add_foot(quiet_button(words, "edit", self), lambda: self._page.change_words(self.line))
        from_paper = secondary_button(self.tr("An X from paper"), "note", self)
        self._add_foot(from_paper, lambda: self._page.from_paper(self.line))
        if not self.not_yet:
            own = secondary_button(self.tr("Put my own X"), "edit", self)
            self._add_foot(own, lambda: self._page.own_mark(self.line))

    def _add_foot(self, button: Button, deed: Callable[[], object]) -> None:
        self.add_action(self._named(button, deed))

    def _named(self, button: Button, deed: Callable[[], object]) -> Button:
        button.setAccessibleName(f"{button.words()}: {self.line.line.record.b_words}")
        button.clicked.connect(lambda _pressed=False: deed())
        return button

    # -- words ------------------------------------------------------------------------------------

    def _is_private(self, mark: LineMark) -> bool:
        """What a person keeps from the family, and what a worker thinks."""
        return mark.id not in self.line.released
