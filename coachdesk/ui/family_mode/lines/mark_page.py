"""The line from A to B, and one X on it, which is read back in words; or one of three ways not to put one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coachdesk.models.measures import AnswerStatus
from coachdesk.ui.family_mode.lines.line_words import end_words, your_x_words
from coachdesk.ui.family_mode.questions.ask_card import AskCard
from coachdesk.ui.family_mode.questions.mark_draft import MarkDraft
from coachdesk.ui.family_mode.questions.scale import SETTLES_MS
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.line_scale import LineScale

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.lines.line_way import LineWay
    from coachdesk.ui.family_mode.window import FamilyWindow


class MarkPage(Sheet):
    """Nobody else's X is on it, and none of an earlier day: those are looked at afterwards, together.

    `draft` is the X as it stands on the page.
    """

    def __init__(self, window: FamilyWindow, way: LineWay) -> None:
        super().__init__(window)
        self._way = way
        given = way.giving.given
        self.draft = MarkDraft(given.first, given.place, given.changes) if given else MarkDraft()
        self.set_title(self.tr("Where are you now?"))
        self.say(self.tr("A is how it was. B is how you want it. Put your X on the line."))
        self.line = LineScale(self.tr("The line from A to B"), self)
        self.line.set_ends(end_words("A", way.giving.so_far.a_words), end_words("B", way.giving.so_far.b_words))
        self.line.set_place(self.draft.place)
        self.add(self.line)
        self._settles = QTimer(self)
        self._settles.setSingleShot(True)
        self._settles.setInterval(SETTLES_MS)
        self._settles.timeout.connect(self._rests)
        self.line.marked.connect(lambda _place: self._settles.start())
        self.line.cleared.connect(self._change)
        self.echo = AskCard(self)
        self.add(self.echo)
        row = FlowLayout()
        spaced(row, gap=0.8)
        self.body.addLayout(row)
        ways = (
            (AnswerStatus.NOT_SURE, self.tr("I am not sure")),
            (AnswerStatus.PREFER_NOT, self.tr("I don't want to say")),
        )
        for status, words in ways:
            button = secondary_button(words, parent=self)
            button.clicked.connect(partial(self._no_mark, status))
            row.addWidget(button)
        self.next = primary_button(self.tr("Next"), "right", self)
        self.next.clicked.connect(self._next)
        self.finish(self.next, back=way.begin, stop=way.stop)
        self.first = self.line

    def spoken_text(self) -> tuple[str, ...]:
        """Also the two ends, and what is asked about the X on the page."""
        ends = (self.line.low.words(), self.line.high.words())
        return (*super().spoken_text(), *ends, *((self.echo.words(),) if self.echo.asks else ()))

    def _rests(self) -> None:
        place = self.line.place
        if place is None:
            return
        self.draft = self.draft.put(place)
        self.message.hush()
        self.next.hide()
        words = self.tr("{told} Is that right?").format(told=your_x_words(place))
        self.echo.ask(words, self.tr("Yes"), self._right, self.tr("Change it"), self._change)

    def _change(self) -> None:
        """Back to no X, as often as anybody likes."""
        self._settles.stop()
        self.draft = self.draft.taken_off()
        self.line.clear()
        self._ask_nothing()

    def _ask_nothing(self) -> None:
        self.echo.hush()
        self.next.show()
        self.line.setFocus()

    def _next(self) -> None:
        """On; without an X it asks once, and an X that was given before and not touched stands."""
        given = self._way.giving.given
        if given is not None and given.place is not None and given.place == self.line.place:
            self._way.helped()
            return
        self.next.hide()
        leave = partial(self._no_mark, AnswerStatus.SKIPPED)
        self.echo.ask(self.tr("Leave this one?"), self.tr("Yes"), leave, self.tr("No"), self._ask_nothing)

    def _right(self) -> None:
        if not self.sitting.waiting:
            self._way.put(self.draft, (self.line.length_px(), self.line.length_mm()))

    def _no_mark(self, status: AnswerStatus, _pressed: bool = False) -> None:
        if not self.sitting.waiting:
            self._way.put_none(status)
