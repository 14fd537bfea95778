"""Before the questions, or the line: who taps, which is kept with what is given, and who may see it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.models.measures import Marking
from coachdesk.ui.family_mode.questions.asking_words import title_of
from coachdesk.ui.family_mode.sheet import Sheet

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.lines.line_way import LineWay
    from coachdesk.ui.family_mode.questions.way import Way
    from coachdesk.ui.family_mode.window import FamilyWindow


class WhoTapsPage(Sheet):
    """A coach who taps for somebody is never taken for that person. A subclass says first what this is about."""

    def __init__(self, window: FamilyWindow, way: LineWay | Way) -> None:
        super().__init__(window)
        self._way = way

    def ask(self) -> None:
        """Who taps, with a large button for each of the three ways."""
        self.say(self.tr("At the end, you say if your family may see it."))
        self.say(self.tr("Who will tap?"), "2")
        ways = (
            (Marking.SELF, self.tr("I will"), "person"),
            (Marking.READ_ALOUD, self.tr("I will, and my coach reads to me"), "families"),
            (Marking.FOR_THEM, self.tr("My coach taps for me"), "edit"),
        )
        for marking, words, icon in ways:
            button = self.big(words, icon)
            button.clicked.connect(partial(self._chosen, marking))
            self.first = self.first or button

    def _chosen(self, marking: Marking, _pressed: bool = False) -> None:
        if not self.sitting.waiting:
            self._way.tapped_by(marking)


class QuestionsTapsPage(WhoTapsPage):
    """Before a set of questions."""

    def __init__(self, window: FamilyWindow, way: Way) -> None:
        super().__init__(window, way)
        self.set_title(title_of(way.asking.content))
        self.say(self.tr("There is no right or wrong. You can leave any of them out."))
        self.ask()
        self.say(self.tr("You can ask the rest to look away."))
        self.finish(back=way.home)


class LineTapsPage(WhoTapsPage):
    """Before the line from A to B."""

    def __init__(self, window: FamilyWindow, way: LineWay) -> None:
        super().__init__(window, way)
        self.set_title(self.tr("Your own X"))
        self.say(self.tr("There is no right or wrong. You can ask the rest to look away."))
        self.ask()
        self.finish(back=way.leave)
