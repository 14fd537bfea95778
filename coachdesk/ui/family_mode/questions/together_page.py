"""All answers one below the other, the bad side on the left; here, and only here, last time stands beside today."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.ui.family_mode.questions.together_row import TogetherRow
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.widgets.buttons import primary_button

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.questions.way import Way
    from coachdesk.ui.family_mode.window import FamilyWindow


class TogetherPage(Sheet):
    """Every answer can be changed from here."""

    reads_aloud = True

    def __init__(self, window: FamilyWindow, way: Way) -> None:
        super().__init__(window)
        self._way = way
        self.set_title(self.tr("Let's look at them"))
        asking = way.asking
        if any(asking.last(question) for question in asking.questions if question.key in asking.answers):
            self.say(self.tr("The ring shows where it was last time."))
        self.rows: list[TogetherRow] = []
        for number, question in enumerate(asking.questions):
            answer = asking.answers.get(question.key)
            if answer is None:
                continue
            row = TogetherRow(question, answer, asking.last(question), self)
            row.change.clicked.connect(partial(self._change, number))
            self.rows.append(row)
            self.add(row)
        on = primary_button(self.tr("Go on"), "right", self)
        on.clicked.connect(way.may_see)
        self.finish(on, back=lambda: way.ask(len(asking.questions) - 1), stop=way.stop)
        self.first = on

    def spoken_text(self) -> tuple[str, ...]:
        """Also what was answered, row by row."""
        return (*super().spoken_text(), *(words for row in self.rows for words in row.spoken()))

    def _change(self, number: int, _pressed: bool = False) -> None:
        self._way.ask(number, again=True)
