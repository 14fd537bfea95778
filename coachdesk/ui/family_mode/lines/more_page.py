"""The two things that are asked after an X: what helped so far, and what still has to happen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.lines.line_words import end_words, your_x_words
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.tell_page import Undragged
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.lines.line_way import LineWay
    from coachdesk.ui.family_mode.window import FamilyWindow


class MorePage(Sheet):
    """`reached` asks about the way to the X, else about the way on to B. What is written is kept however it is left."""

    def __init__(self, window: FamilyWindow, way: LineWay, *, reached: bool) -> None:
        super().__init__(window)
        self._way, self._reached = way, reached
        mark = way.giving.given
        assert mark is not None
        if reached:
            self.set_title(self.tr("What helped us get to our X?"))
            words = mark.helped_so_far
        else:
            self.set_title(self.tr("What still has to happen to get to B?"))
            self.say(end_words("B", way.giving.so_far.b_words))
            words = mark.still_needed
        if mark.place is not None:
            self.say(your_x_words(mark.place))
        self.field = WordsField(self.tr("In my own words, if I like"), lines=2, text=words, parent=self)
        self._undragged = Undragged(self.field.editor())
        self.add(self.field)
        if not reached:
            step = self.big(self.tr("Make this a small step"), "plus")
            step.clicked.connect(lambda: self._after_words(lambda: way.step(self._words())))
        on = primary_button(self.tr("Go on"), "right", self)
        on.clicked.connect(lambda: self._after_words(way.needed if reached else way.may_see))
        back = way.mark if reached else way.helped
        self.finish(on, back=lambda: self._after_words(back), stop=lambda: self._after_words(way.stop))
        self.first = on

    def _words(self) -> str:
        return self.field.text().strip()

    def _after_words(self, then: Callable[[], object]) -> None:
        if self.sitting.waiting:
            return
        if self._reached:
            self._way.say_more(self._words(), None, then)
        else:
            self._way.say_more(None, self._words(), then)
