"""From an answer to a step in two taps, or to good news (T-04)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import NotFound
from coachdesk.models.measures import Answer, AnswerSet
from coachdesk.operations.measure_releases import may_be_seen
from coachdesk.operations.measure_steps import write_good_news
from coachdesk.operations.question_sets import question_set
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.make_step_page import MakeStepPage, StepShown, step_shown
from coachdesk.ui.pages.measures.words import NO_ANSWER, place_words, said
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.models.question_set import Question
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """One answer, and what a step of it needs."""

    answer: Answer
    question: Question | None
    step: StepShown


class MeasureStepPage(MakeStepPage):
    """Opened with `family_id`, `record_id` (the sitting) and `question`."""

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.about = SafeLabel("", parent=self)
        self.news = quiet_button(self.tr("It is good news: keep it so"), "strength", self)
        self.news.clicked.connect(self._keep_news)
        self.place.add_action(self.news)
        self.lay_out(self.tr("Back to the answers"), self.about)

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, **self.where), self._took)

    def _took(self, shown: AnswerShown) -> None:
        answer, name = shown.answer, isolated(shown.step.person.known_as)
        what = shown.question.name if shown.question else answer.question
        marked = (
            said(NO_ANSWER[answer.status])
            if answer.place is None
            else place_words(answer.place, answer.mode, shown.question)
        )
        day = in_words(answer.at.date())
        words = self.tr("{name} on {day}, {what}: {answer}")
        self.about.set_words(words.format(name=name, day=day, what=what, answer=marked))
        private = self.tr(
            "{name} has not said that the family may see this answer. A step under a target is read by all who may "
            "read that target; something new stays {name}'s own until it is opened. Ask first."
        )
        begin = answer.words or self.tr("One small thing about: {name}").format(name=what)
        self.show_step(shown.step, begin, private.format(name=name))

    def _keep_news(self) -> None:
        assert self.step is not None
        words, family_id, about = self.words.text(), self.where["family_id"], self.where["record_id"]
        person = self.step.person.id
        self.keep(
            lambda: write_good_news(self.desk, family_id, words, people=(person,), said_by=person, about=about),
            self.tr("Kept as good news."),
        )


def _look(desk: Desk, family_id: str, record_id: str, question: str) -> AnswerShown:
    sitting = desk.get(AnswerSet, record_id).record
    answer = next((one for one in sitting.answers if one.question == question), None)
    if answer is None:
        raise NotFound("That answer is not here any more.")
    try:
        asked = question_set(desk, sitting.set_key, sitting.set_version).questions
    except NotFound:
        asked = ()
    found = next((one for one in asked if one.key == question), None)
    seen = may_be_seen(desk, sitting) and found is not None and not found.alone
    return AnswerShown(answer, found, step_shown(desk, family_id, sitting.person, seen_by_all=seen))
