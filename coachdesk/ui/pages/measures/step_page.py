"""From an answer to a step in two taps: the words stand there already, and one press says where it belongs (T-04)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError, NotFound
from coachdesk.models.measures import Answer, AnswerSet
from coachdesk.models.person import Person
from coachdesk.models.plan import Target
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.measure_releases import may_be_seen
from coachdesk.operations.measure_steps import step_under, wanted_anew, write_good_news
from coachdesk.operations.question_sets import question_set
from coachdesk.tools.dates import in_words
from coachdesk.tools.plan_progress import STANDING
from coachdesk.ui.page import Page
from coachdesk.ui.pages.measures.words import NO_ANSWER, place_words, said
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.widgets.buttons import Button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.desk import Desk, Opened
    from coachdesk.models.question_set import Question
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True, slots=True)
class StepShown:
    """One answer, whose it is, and the targets a step can stand under."""

    sitting: AnswerSet
    answer: Answer
    question: Question | None
    person: Person
    targets: tuple[Opened[Target], ...]
    seen_by_all: bool


class MeasureStepPage(Page):
    """Opened with `family_id`, `record_id` (the sitting) and `question`. `.words` is the step, `.ways` where to."""

    shows = frozenset({"target", "plan"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._where: dict[str, str] = {}
        self._shown: StepShown | None = None
        self._fresh = True
        self.set_title(self.tr("Make a step of it"))
        self.about = SafeLabel("", parent=self)
        self.private = SafeLabel("", tone="muted", parent=self)
        self.words = WordsField(
            self.tr("One small step, in their own words"),
            hint=self.tr("Small enough for this week. Read it back before you press."),
            lines=2,
            most_lines=6,
            parent=self,
        )
        self.ways = Rows(0.5, self)
        self.news = quiet_button(self.tr("It is good news: keep it so"), "strength", self)
        self.news.clicked.connect(self._keep_news)
        place = Card(self.tr("Where does it belong?"), level=3, parent=self)
        place.add(self.ways)
        place.add_action(self.news)
        for part in (self.about, self.private, self.words, place):
            self.add(part)
        back = secondary_button(self.tr("Back to the answers"), "left", self)
        back.clicked.connect(self.back)
        self.add_action(back)

    def opened(self, **where: str) -> None:
        self._where, self._fresh = dict(where), True

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, **self._where), self._took)

    def is_clean(self) -> bool:
        return self._fresh or self.words.text() == self._begun()

    # -- showing ----------------------------------------------------------------------------------

    def _took(self, shown: StepShown) -> None:
        self._shown = shown
        answer, name = shown.answer, shown.person.known_as
        what = shown.question.name if shown.question else answer.question
        marked = (
            said(NO_ANSWER[answer.status])
            if answer.place is None
            else place_words(answer.place, answer.mode, shown.question)
        )
        day = in_words(answer.at.date())
        words = self.tr("{name} on {day}, {what}: {answer}")
        self.about.set_words(words.format(name=name, day=day, what=what, answer=marked))
        self.private.setVisible(not shown.seen_by_all)
        self.private.set_words(
            self.tr(
                "{name} has not said that the family may see this answer. A step under a target is read by all who may "
                "read that target; something new stays {name}'s own until it is opened. Ask first."
            ).format(name=name)
        )
        if self._fresh:
            self.words.set_text(self._begun())
            self._fresh = False
        ways = [self._way_under(one) for one in shown.targets]
        new = secondary_button(self.tr("Something new they want"), "plus", self.ways)
        new.clicked.connect(self._keep_new)
        self.ways.fill([*ways, new])

    def _begun(self) -> str:
        """The words to begin with: what the person said makes it that, or the question's name."""
        shown = self._shown
        if shown is None:
            return ""
        if shown.answer.words:
            return shown.answer.words
        name = shown.question.name if shown.question else shown.answer.question
        return self.tr("One small thing about: {name}").format(name=name)

    def _way_under(self, target: Opened[Target]) -> Button:
        words = self.tr("Under {target}").format(target=quoted(target.record.family_words))
        button = secondary_button(words, "target", self.ways)
        button.clicked.connect(partial(self._keep_under, target))
        return button

    # -- keeping ----------------------------------------------------------------------------------

    def _keep_under(self, target: Opened[Target]) -> None:
        words, shown = self.words.text(), self._shown
        assert shown is not None
        person = shown.person.id
        self._write(lambda: step_under(self.desk, target, words, person), self.tr("The step is in the plan."))

    def _keep_new(self) -> None:
        words, shown, family_id = self.words.text(), self._shown, self._where["family_id"]
        assert shown is not None
        person, private = shown.person.id, not shown.seen_by_all
        self._write(
            lambda: wanted_anew(self.desk, family_id, words, person, private=private),
            self.tr("It stands in the plan as something new they want."),
        )

    def _keep_news(self) -> None:
        words, shown, family_id = self.words.text(), self._shown, self._where["family_id"]
        assert shown is not None
        person, about = shown.person.id, shown.sitting.id
        self._write(
            lambda: write_good_news(self.desk, family_id, words, people=(person,), said_by=person, about=about),
            self.tr("Kept as good news."),
        )

    def _write(self, deed: Callable[[], object], done: str) -> None:
        def kept(_: object) -> None:
            self.words.set_text("")
            self.say(done)

        self.do(deed, kept, self._refused)

    def _refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput) and error.field == "words":
            self.words.show_problem(error.sentence)
            self.words.setFocus()
        else:
            self.warn(error)


def _look(desk: Desk, family_id: str, record_id: str, question: str) -> StepShown:
    sitting = desk.get(AnswerSet, record_id).record
    answer = next((one for one in sitting.answers if one.question == question), None)
    if answer is None:
        raise NotFound("That answer is not here any more.")
    try:
        asked = question_set(desk, sitting.set_key, sitting.set_version).questions
    except NotFound:
        asked = ()
    live = live_plan(desk, family_id)
    found = next((one for one in asked if one.key == question), None)
    return StepShown(
        sitting=sitting,
        answer=answer,
        question=found,
        person=desk.get(Person, sitting.person).record,
        targets=tuple(one for one in live.targets if one.record.status in STANDING) if live else (),
        seen_by_all=may_be_seen(desk, sitting) and found is not None and not found.alone,
    )
