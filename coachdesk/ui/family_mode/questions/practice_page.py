"""The practice card: two things that everybody knows, so that nobody marks the wrong end for want of being shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.models.measures import Practice
from coachdesk.ui.family_mode.questions.mark_draft import MarkDraft
from coachdesk.ui.family_mode.questions.practice_questions import on_the_wrong_side, practice_questions
from coachdesk.ui.family_mode.questions.question_sheet import QuestionSheet

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.questions.way import Way
    from coachdesk.ui.family_mode.window import FamilyWindow


class PracticePage(QuestionSheet):
    """One of the two. `marks` are those made before in this round; the second round is the last, and blocks nobody."""

    def __init__(self, window: FamilyWindow, way: Way, marks: tuple[int, ...] = (), *, again: bool = False) -> None:
        super().__init__(window, practice_questions()[len(marks)], way.asking.asked.mode, MarkDraft())
        self._way, self._marks, self._again = way, marks, again
        words = self.tr("Let's do that once more.") if again and not marks else self.tr("First, let's try it out.")
        self.place_in_set.set_words(words)
        self.place_in_set.show()
        self.finish(self.next, back=way.begin, stop=way.stop)
        self.first = None

    def _right(self) -> None:
        if self.sitting.waiting or self.draft.place is None:
            return
        marks = (*self._marks, self.draft.place)
        if len(marks) < 2:
            self.at.turn("practice", PracticePage(self.at, self._way, marks, again=self._again))
            return
        wrong = on_the_wrong_side((marks[0], marks[1]))
        if wrong and not self._again:
            self.at.turn("practice", PracticePage(self.at, self._way, again=True))
        elif wrong:
            self._way.practised(Practice.NOT_RIGHT)
        else:
            self._way.practised(Practice.RIGHT_LATER if self._again else Practice.RIGHT)

    def _leave(self) -> None:
        if not self.sitting.waiting:
            self._way.practised(Practice.NOT_DONE)
