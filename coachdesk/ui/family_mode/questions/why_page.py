"""What makes it that, in one's own words or none; and from there a small step, or good news."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.questions.asking_words import read_back
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.tell_page import Undragged
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.questions.way import Way
    from coachdesk.ui.family_mode.window import FamilyWindow


class WhyPage(Sheet):
    """Whatever is written here is kept with the answer, whichever way the page is left."""

    def __init__(self, window: FamilyWindow, way: Way, number: int, *, again: bool) -> None:
        super().__init__(window)
        self._way, self._number, self._again = way, number, again
        self.question = way.asking.questions[number]
        answer = way.asking.answers[self.question.key]
        self.set_title(self.tr("What makes it that?"))
        if answer.place is not None:
            self.say(read_back(self.question, answer.place))
        self.field = WordsField(self.tr("In my own words, if I like"), lines=2, text=answer.words, parent=self)
        self._undragged = Undragged(self.field.editor())
        self.add(self.field)
        step = self.big(self.tr("Make this a small step"), "plus")
        step.clicked.connect(lambda: self._after_words(self._step))
        news = self.big(self.tr("This is good news"), "sun")
        news.clicked.connect(lambda: self._after_words(self._good_news))
        on = primary_button(self.tr("Go on"), "right", self)
        on.clicked.connect(lambda: self._after_words(lambda: way.after(number, again=again)))
        self.finish(on, back=self._back, stop=lambda: self._after_words(way.stop))
        self.first = on

    def _after_words(self, then: Callable[[], object]) -> None:
        """First the words, which are told apart from the mark by nobody; then on."""
        if not self.sitting.waiting:
            self._way.asking.say_words(self.question, self.field.text().strip(), self._way.from_here(then))

    def _back(self) -> None:
        self._after_words(lambda: self._way.ask(self._number, again=self._again))

    def _step(self) -> None:
        self._way.small_step(self._number, again=self._again, words=self.field.text().strip())

    def _good_news(self) -> None:
        self._way.good_news(self._number, again=self._again, words=self.field.text().strip())
