"""From what still has to happen to a step, in two taps: the words stand there, and one press says where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError, NotFound
from coachdesk.models.measures import LineMark
from coachdesk.models.person import Person
from coachdesk.models.plan import Target
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.measure_releases import may_be_seen
from coachdesk.operations.measure_steps import step_under, wanted_anew
from coachdesk.tools.plan_progress import STANDING
from coachdesk.ui.page import Page
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.widgets.bidi import isolated
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
class _Shown:
    mark: LineMark
    person: Person
    targets: tuple[Opened[Target], ...]
    seen_by_all: bool


class LineStepPage(Page):
    """Opened with `family_id` and `record_id` (the mark). `.words` is the step, `.ways` where to."""

    shows = frozenset({"target", "plan"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._where: dict[str, str] = {}
        self._shown: _Shown | None = None
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
        place = Card(self.tr("Where does it belong?"), level=3, parent=self)
        place.add(self.ways)
        for part in (self.private, self.words, place):
            self.add(part)
        back = secondary_button(self.tr("Back to the lines"), "left", self)
        back.clicked.connect(self.back)
        self.add_action(back)

    def opened(self, **where: str) -> None:
        self._where, self._begun = dict(where), None

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, **self._where), self._took)

    def is_clean(self) -> bool:
        return self._begun is None or self.words.text() == self._begun

    def _took(self, shown: _Shown) -> None:
        self._shown = shown
        if self._begun is None:
            self._begun = shown.mark.still_needed
            self.words.set_text(self._begun)
        self.private.setVisible(not shown.seen_by_all)
        words = self.tr(
            "{name} has not said that the family may see this X. A step under a target is read by all who may read "
            "that target; something new stays {name}'s own until it is opened. Ask first."
        )
        self.private.set_words(words.format(name=isolated(shown.person.known_as)))
        new = secondary_button(self.tr("Something new they want"), "plus", self.ways)
        new.clicked.connect(self._keep_new)
        self.ways.fill([*(self._way_under(one) for one in shown.targets), new])

    def _way_under(self, target: Opened[Target]) -> Button:
        words = self.tr("Under {target}").format(target=quoted(target.record.family_words))
        button = secondary_button(words, "target", self.ways)
        button.clicked.connect(partial(self._keep_under, target))
        return button

    def _keep_under(self, target: Opened[Target], _pressed: bool = False) -> None:
        assert self._shown is not None
        words, person = self.words.text(), self._shown.person.id
        self._write(lambda: step_under(self.desk, target, words, person), self.tr("The step is in the plan."))

    def _keep_new(self) -> None:
        assert self._shown is not None
        words, person, private = self.words.text(), self._shown.person.id, not self._shown.seen_by_all
        family_id = self._where["family_id"]
        done = self.tr("It stands in the plan as something new they want.")
        self._write(lambda: wanted_anew(self.desk, family_id, words, person, private=private), done)

    def _write(self, deed: Callable[[], object], done: str) -> None:
        def kept(_made: object) -> None:
            self.words.set_text("")
            self._begun = ""
            self.say(done)

        self.words.clear_problem()
        self.do(deed, kept, self._refused)

    def _refused(self, error: CoachDeskError) -> None:
        if isinstance(error, BadInput) and error.field == "words":
            self.words.show_problem(error.sentence)
            self.words.setFocus()
        else:
            self.warn(error)


def _look(desk: Desk, family_id: str, record_id: str) -> _Shown:
    mark = desk.get(LineMark, record_id).record
    if mark.person is None:
        raise NotFound("That X is not a person's own.")
    live = live_plan(desk, family_id)
    return _Shown(
        mark,
        desk.get(Person, mark.person).record,
        tuple(one for one in live.targets if one.record.status in STANDING) if live else (),
        may_be_seen(desk, mark),
    )
