"""From what somebody said to a step in two taps: the words stand there, and one press says where it belongs (T-04)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.person import Person
from coachdesk.models.plan import Target
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.measure_steps import step_under, wanted_anew
from coachdesk.tools.plan_progress import STANDING
from coachdesk.ui.page import Page
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.desk import Desk, Opened
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True, slots=True)
class StepShown:
    """Whose words they are, and the targets a step can stand under."""

    person: Person
    targets: tuple[Opened[Target], ...]
    seen_by_all: bool


class MakeStepPage(Page):
    """`.words` is the step, `.ways` where to. A subclass calls `lay_out` once, and `show_step` when it has read."""

    shows = frozenset({"target", "plan"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.where: dict[str, str] = {}
        self.step: StepShown | None = None
        self._begun: str | None = None
        self.set_title(self.tr("Make a step of it"))
        self.private = SafeLabel("", tone="muted", parent=self)
        self.words = WordsField(
            self.tr("One small step, in their own words"),
            hint=self.tr("Small enough for this week. Read it back before you press."),
            lines=2,
            most_lines=6,
            parent=self,
        )
        self.ways = Rows(0.5, self)
        self.place = Card(self.tr("Where does it belong?"), level=3, parent=self)
        self.place.add(self.ways)

    def lay_out(self, back: str, *above: QWidget) -> None:
        """Puts it all on the page, with these above it and a way back that is called `back`."""
        for part in (*above, self.private, self.words, self.place):
            self.add(part)
        button = secondary_button(back, "left", self)
        button.clicked.connect(self.back)
        self.add_action(button)

    def opened(self, **where: str) -> None:
        self.where, self._begun = dict(where), None

    def is_clean(self) -> bool:
        return self._begun is None or self.words.text() == self._begun

    def show_step(self, step: StepShown, begin: str, private: str) -> None:
        """`begin` is written there at first; `private` is said where not all of the family may see what it is from."""
        self.step = step
        if self._begun is None:
            self._begun = begin
            self.words.set_text(begin)
        self.private.setVisible(not step.seen_by_all)
        self.private.set_words(private)
        new = secondary_button(self.tr("Something new they want"), "plus", self.ways)
        new.clicked.connect(self._keep_new)
        self.ways.fill([*(self._way_under(one) for one in step.targets), new])

    def keep(self, deed: Callable[[], object], done: str) -> None:
        """Does it, and says `done`; what is wrong with the words is said at them."""

        def kept(_made: object) -> None:
            self.words.set_text("")
            self._begun = ""
            self.say(done)

        self.words.clear_problem()
        self.do(deed, kept, self._refused)

    def _way_under(self, target: Opened[Target]) -> Button:
        words = self.tr("Under {target}").format(target=quoted(target.record.family_words))
        button = secondary_button(words, "target", self.ways)
        button.clicked.connect(partial(self._keep_under, target))
        return button

    def _keep_under(self, target: Opened[Target], _pressed: bool = False) -> None:
        assert self.step is not None
        words, person = self.words.text(), self.step.person.id
        self.keep(lambda: step_under(self.desk, target, words, person), self.tr("The step is in the plan."))

    def _keep_new(self) -> None:
        assert self.step is not None
        words, person, private = self.words.text(), self.step.person.id, not self.step.seen_by_all
        family_id = self.where["family_id"]
        done = self.tr("It stands in the plan as something new they want.")
        self.keep(lambda: wanted_anew(self.desk, family_id, words, person, private=private), done)

    def _refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput) and error.field == "words":
            self.words.show_problem(error.sentence)
            self.words.setFocus()
        else:
            self.warn(error)


def step_shown(desk: Desk, family_id: str, person: str, *, seen_by_all: bool) -> StepShown:
    """What is shown to make a step of something this person said. Raises NotFound."""
    live = live_plan(desk, family_id)
    targets = tuple(one for one in live.targets if one.record.status in STANDING) if live else ()
    return StepShown(desk.get(Person, person).record, targets, seen_by_all)
