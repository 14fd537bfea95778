"""One person's way through one set of questions, from page to page; what was said is here only until it is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.models.family_mode import FromTheFamily
from coachdesk.models.measures import Answer, AnswerStatus, Laid, Marking, Practice
from coachdesk.models.measures_in_sight import AnswerGiven, AskedOf, LastMark, SetGiven, SetInSight
from coachdesk.models.question_set import Question
from coachdesk.ui.family_mode.questions.mark_draft import MarkDraft
from coachdesk.ui.family_mode.questions.so_far import SoFar

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.sitting import Sitting

_MARKED = frozenset({AnswerStatus.ANSWERED, AnswerStatus.CORRECTED})


class Asking:
    """Knows the answers of this person, and gives each to be kept. The pages hold it, and nothing else does.

    `answers` by question, as they stand; a question that was answered before the person turned away is only known
    to `so_far`.
    """

    def __init__(self, sitting: Sitting, content: SetInSight, asked: AskedOf) -> None:
        self.sitting, self.content, self.asked = sitting, content, asked
        self.answers: dict[str, Answer] = {}
        self.marking = Marking.SELF
        self.so_far: SoFar = sitting.so_far.setdefault((content.id, asked.person), SoFar())

    @property
    def questions(self) -> tuple[Question, ...]:
        """In the order they are asked."""
        return self.content.content.questions

    @property
    def first_open(self) -> int:
        """The number of the first question that was not answered; their count where all were."""
        open_ones = (number for number, one in enumerate(self.questions) if one.key not in self.so_far.given)
        return next(open_ones, len(self.questions))

    @property
    def wants_practice(self) -> bool:
        """Whether the practice card comes next."""
        return self.asked.practice and self.so_far.practice is None

    def last(self, question: Question) -> LastMark | None:
        """Where the mark stood last time, made with the same faces or line; what was made otherwise is not compared."""
        found = (one for one in self.asked.last if one.question == question.key and one.mode is self.asked.mode)
        return next(found, None)

    # -- giving -----------------------------------------------------------------------------------

    def mark(
        self, question: Question, draft: MarkDraft, laid: Laid, lengths: tuple[int | None, int | None], *, heard: bool
    ) -> Answer:
        """The answer that a mark is."""
        before = self.answers.get(question.key)
        return Answer(
            question=question.key,
            status=draft.status(),
            mode=self.asked.mode,
            first=draft.first,
            place=draft.place,
            changes=draft.changes,
            words=before.words if before else "",
            laid=laid,
            length_px=lengths[0],
            length_mm=lengths[1],
            heard=heard,
            at=self.sitting.now(),
        )

    def no_mark(self, question: Question, status: AnswerStatus, draft: MarkDraft, laid: Laid, *, heard: bool) -> Answer:
        """An answer that is no mark, and never a number."""
        return Answer(
            question=question.key,
            status=status,
            mode=self.asked.mode,
            changes=draft.changes,
            laid=laid,
            heard=heard,
            at=self.sitting.now(),
        )

    def give(self, answer: Answer, then: Callable[[], object]) -> None:
        """Has an answer kept; it stands once it is on the disk."""

        def kept() -> None:
            self.answers[answer.question] = answer
            if answer.status is not AnswerStatus.STOPPED:
                self.so_far.given.add(answer.question)
            then()

        given = AnswerGiven(asking=self.content.id, person=self.asked.person, answer=answer)
        self.sitting.give(FromTheFamily(answer=given), kept)

    def say_words(self, question: Question, words: str, then: Callable[[], object]) -> None:
        """What makes it that, in the person's own words, beside the mark; said again, it takes the place of before."""
        answer = self.answers[question.key]
        if words == answer.words:
            then()
        else:
            self.give(answer.model_copy(update={"words": words, "at": self.sitting.now()}), then)

    def tell(self, then: Callable[[], object], *, released: bool = False, finished: bool = False) -> None:
        """Says how the sitting goes."""

        def kept() -> None:
            self.so_far.finished = self.so_far.finished or finished
            then()

        how = SetGiven(
            asking=self.content.id,
            person=self.asked.person,
            marking=self.marking,
            practice=self.so_far.practice or Practice.NOT_DONE,
            released=released,
            finished=finished,
            at=self.sitting.now(),
        )
        self.sitting.give(FromTheFamily(sitting=how), kept)

    def stop(self, then: Callable[[], object]) -> None:
        """Whatever has no answer yet was stopped at; what has one keeps it."""
        left = [one for one in self.questions if one.key not in self.so_far.given]
        for question in left[:-1]:
            self.give(self._stopped(question), lambda: None)
        if left:
            self.give(self._stopped(left[-1]), then)
        else:
            then()

    def _stopped(self, question: Question) -> Answer:
        return self.no_mark(question, AnswerStatus.STOPPED, MarkDraft(), Laid.ACROSS, heard=False)


def is_marked(answer: Answer | None) -> bool:
    """Whether there is a mark, and so something to ask more about."""
    return answer is not None and answer.status in _MARKED
