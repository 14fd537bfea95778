"""One person to ring: the safe number and its hours in large, plain words to say, and one tap for what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.moments import Asked
from coachdesk.models.person import ContactRoute
from coachdesk.models.visit import Visit
from coachdesk.operations.reminders import Rang
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import without_year
from coachdesk.ui.pages.day_words import clock, what, where
from coachdesk.ui.pages.people_words import reaching
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.models.call import Call
    from coachdesk.operations.ring_first import Ring

Answered = Callable[["Ring", Rang], object]


class RingRow(Rows):
    """RingRow(ring, today, worker_name, answered, to_people): `answered(ring, Rang)` at one tap."""

    def __init__(
        self,
        ring: Ring,
        today: date,
        worker_name: str,
        answered: Answered,
        to_people: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0.25, parent)
        self.ring, self._today, self._worker = ring, today, worker_name
        planned = ring.planned
        about = self.tr("{ref} {name}: {what}, {day} at {time}").format(
            ref=planned.family.ref,
            name=planned.family.name,
            what=what(planned),
            day=self._day(),
            time=clock(planned.starts),
        )
        if ring.reached and ring.rung:
            who = ring.person.known_as if ring.person else planned.family.name
            self.fill([SafeLabel(f"{who}: {self._came_of_it(ring.rung)}", tone="ok", parent=self), self._small(about)])
            return
        self.fill(
            [*self._number(), self._small(about), *self._tries(), *self._say(), self._answers(answered, to_people)]
        )

    # -- what is shown --------------------------------------------------------------------------------

    def _number(self) -> list[QWidget]:
        ring = self.ring
        if ring.person is None:
            return [SafeLabel(self.tr("Nobody to ring: no safe number is written down."), level="3", parent=self)]
        if not ring.number():
            words = self.tr("{name}: no number is written down").format(name=ring.person.known_as)
            return [SafeLabel(words, level="2", parent=self), *self._safe()]
        words = self.tr("{name}  {number}").format(name=ring.person.known_as, number=ring.number())
        return [SafeLabel(words, level="2", parent=self), *self._safe()]

    def _safe(self) -> list[QWidget]:
        words = reaching(self.ring.route, self.ring.when_safe())
        return [SafeLabel(words, level="3", tone="accent", parent=self)] if words else []

    def _tries(self) -> list[QWidget]:
        if not self.ring.rung:
            return []
        words = self.tr("Tried %n time(s), last at {time}: {what}", "", self.ring.tries)
        rung = self.ring.rung
        at = clock(on_the_wall(rung.at, rung.time_zone))
        return [self._small(words.format(time=at, what=self._came_of_it(rung, with_time=False)))]

    def _say(self) -> list[QWidget]:
        ring = self.ring
        if ring.person is None:
            return []
        planned = ring.planned
        place = where(planned)
        if isinstance(planned.held, Visit):
            words = self.tr(
                "Say: “Hello {name}, it is {worker}. I am coming {day} at {time}. Is that still all right?”"
            )
        elif place:
            words = self.tr("Say: “Hello {name}, it is {worker}. {what}: {day} at {time}, {place}. Can you still go?”")
        else:
            words = self.tr("Say: “Hello {name}, it is {worker}. {what}: {day} at {time}. Can you still go?”")
        said = words.format(
            name=ring.person.known_as,
            worker=self._worker,
            what=what(planned),
            day=self._day(),
            time=clock(planned.starts),
            place=place,
        )
        return [SafeLabel(said, parent=self)]

    def _answers(self, answered: Answered, to_people: Callable[[], object]) -> QWidget:
        ring = self.ring
        box = QWidget(self)
        flow = FlowLayout(box)
        spaced(flow, gap=0.5)
        if ring.person is None or not ring.number():
            way = secondary_button(self.tr("Write down a safe number"), "phone", box)
            way.clicked.connect(lambda _on=False: to_people())
            flow.addWidget(way)
        if ring.person is None:
            return box
        yes = self.tr("Rang, will be in") if isinstance(ring.planned.held, Visit) else self.tr("Rang, will go")
        choices = [
            (Rang.WILL_COME, yes, "tick"),
            (Rang.NO_ANSWER, self.tr("No answer"), "phone"),
            (Rang.TEXTED, self.tr("Texted"), "note"),
            (Rang.CANNOT_COME, self.tr("Rang, cannot"), "calendar"),
        ]
        if ring.route is ContactRoute.TEXT:
            choices = [choices[2], choices[0], choices[1], choices[3]]
        for rang, words, icon in choices:
            flow.addWidget(self._answer(rang, words, icon, answered, box))
        return box

    def _answer(self, rang: Rang, words: str, icon: str, answered: Answered, box: QWidget) -> Button:
        button = secondary_button(words, icon, box)
        name = self.ring.person.known_as if self.ring.person else ""
        button.setAccessibleName(self.tr("{name}: {answer}").format(name=name, answer=words))
        button.clicked.connect(lambda: answered(self.ring, rang))
        return button

    # -- words ------------------------------------------------------------------------------------------

    def _small(self, words: str) -> SafeLabel:
        return small_label(words, parent=self)

    def _day(self) -> str:
        day = self.ring.planned.starts.date()
        if day == self._today:
            return self.tr("today")
        if day == self._today + timedelta(days=1):
            return self.tr("tomorrow")
        return self.tr("on {day}").format(day=without_year(day))

    def _came_of_it(self, rung: Call, *, with_time: bool = True) -> str:
        if rung.will_come is Asked.YES:
            words = self.tr("will be in") if isinstance(self.ring.planned.held, Visit) else self.tr("will go")
        elif rung.will_come is Asked.NO:
            words = self.tr("cannot: agree another time")
        else:
            words = {
                "sent": self.tr("texted"),
                "no_answer": self.tr("no answer"),
                "left_message": self.tr("left a message"),
                "wrong_number": self.tr("wrong number"),
                "spoke": self.tr("spoke"),
            }[rung.answer.value]
        at = clock(on_the_wall(rung.at, rung.time_zone))
        return self.tr("{what}, {time}").format(what=words, time=at) if with_time else words
