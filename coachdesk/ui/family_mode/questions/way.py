"""The way through one set: which page comes after which. Each page is given this, and knows no other page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.models.measures import Marking, Practice
from coachdesk.models.measures_in_sight import AskedOf, SetInSight
from coachdesk.ui.family_mode.good_news_page import GoodNewsPage
from coachdesk.ui.family_mode.may_see_page import AnswersMaySeePage
from coachdesk.ui.family_mode.questions.asking import Asking, is_marked
from coachdesk.ui.family_mode.questions.end_page import EndPage
from coachdesk.ui.family_mode.questions.practice_page import PracticePage
from coachdesk.ui.family_mode.questions.question_page import QuestionPage
from coachdesk.ui.family_mode.questions.small_step_page import SmallStepPage
from coachdesk.ui.family_mode.questions.together_page import TogetherPage
from coachdesk.ui.family_mode.questions.why_page import WhyPage
from coachdesk.ui.family_mode.who_taps_page import QuestionsTapsPage

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.window import FamilyWindow

NAMES = frozenset(
    {"who_taps", "practice", "question", "why", "small_step", "good_news", "together", "may_see", "asked_end", "unkept"}
)
"""The names of the pages on this way."""


class Way:
    """Lives as long as one of its pages is shown: with the last of them what was said is gone from this process."""

    def __init__(self, window: FamilyWindow, content: SetInSight, asked: AskedOf) -> None:
        self.window = window
        self.asking = Asking(window.sitting, content, asked)

    def begin(self) -> None:
        """Asks who taps, then goes on where the person left off."""
        self.window.turn("who_taps", QuestionsTapsPage(self.window, self))

    def tapped_by(self, marking: Marking) -> None:
        """Who taps is known."""
        self.asking.marking = marking
        self.asking.tell(self.from_here(self._start))

    def practised(self, how: Practice) -> None:
        """The practice card is done, or left; either way the questions come."""
        self.asking.so_far.practice = how
        self.asking.tell(self.from_here(self._start))

    def ask(self, number: int, *, again: bool = False) -> None:
        """One question; `again` comes back to all of them afterwards."""
        self.window.turn("question", QuestionPage(self.window, self, number, again=again))

    def answered(self, number: int, *, again: bool) -> None:
        """A question was answered: a mark is asked more about, and what is no mark is left alone."""
        if is_marked(self.asking.answers.get(self.asking.questions[number].key)):
            self._why(number, again=again)()
        else:
            self.after(number, again=again)

    def after(self, number: int, *, again: bool) -> None:
        """What comes after a question."""
        if again or number + 1 >= len(self.asking.questions):
            self.together()
        else:
            self.ask(number + 1)

    def before(self, number: int, *, again: bool) -> None:
        """What came before a question."""
        if again:
            self.together()
        elif number:
            self.ask(number - 1)
        else:
            self.begin()

    def small_step(self, number: int, *, again: bool, words: str) -> None:
        """An answer is to become a small step."""
        question, back = self.asking.questions[number], self._why(number, again=again)
        self.window.turn("small_step", SmallStepPage(self.window, self, question, words, back))

    def together(self) -> None:
        """All answers one below the other; where none is known here any more, straight on."""
        if self.asking.answers:
            self.window.turn("together", TogetherPage(self.window, self))
        else:
            self.may_see()

    def may_see(self) -> None:
        """Who may see it."""
        self.window.turn("may_see", AnswersMaySeePage(self.window, self))

    def finish(self, *, released: bool) -> None:
        """All is said; once that is on the disk, nothing of it is here any more."""

        def end() -> None:
            self.asking.answers.clear()
            self.window.turn("asked_end", EndPage(self.window))

        self.asking.tell(self.from_here(end), released=released, finished=True)

    def stop(self) -> None:
        """Stops for now: what was answered stays answered."""
        if not self.window.sitting.waiting:
            self.window.leave(lambda: self.asking.stop(self.from_here(lambda: self._leave("stop"))))

    def home(self) -> None:
        """Leaves this way before its end."""
        self._leave("home")

    def _leave(self, to: str) -> None:
        """Turns to a page that is not on this way; what was answered so far is given, and is not here any more."""
        self.asking.answers.clear()
        self.window.go(to)

    def good_news(self, number: int, *, again: bool, words: str) -> None:
        """An answer is good news."""
        about = (self.asking.content.id, self.asking.questions[number].key)
        back = self._why(number, again=again)
        self.window.turn("good_news", GoodNewsPage(self.window, words, about, back, stop=self.stop))

    def from_here(self, on: Callable[[], object]) -> Callable[[], object]:
        """Goes on once something is kept, unless somebody has turned to another page meanwhile."""
        page = self.window.page
        return lambda: on() if self.window.page is page else None

    def _why(self, number: int, *, again: bool) -> Callable[[], object]:
        return lambda: self.window.turn("why", WhyPage(self.window, self, number, again=again))

    def _start(self) -> None:
        if self.asking.wants_practice:
            self.window.turn("practice", PracticePage(self.window, self))
        elif self.asking.first_open < len(self.asking.questions):
            self.ask(self.asking.first_open)
        else:
            self.together()
