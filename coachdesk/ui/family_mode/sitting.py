"""One time with the family's pages: who holds the laptop now, what was given, and what of it is kept."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from coachdesk.crypto.drop_box import seal_for_box
from coachdesk.models.family_mode import FamilySnapshot, FromTheFamily, PersonInSight, Tick, Told
from coachdesk.models.measures_in_sight import LineInSight
from coachdesk.models.plan import StepDone
from coachdesk.tools.family_given import packed
from coachdesk.ui.family_mode.feelings.feelings_so_far import FeelingsSoFar
from coachdesk.ui.family_mode.lines.line_so_far import LineSoFar
from coachdesk.ui.family_mode.link import Link
from coachdesk.ui.family_mode.questions.so_far import SoFar


@dataclass(frozen=True)
class _Giving:
    given: FromTheFamily
    then: Callable[[], object]


class Sitting(QObject):
    """What is given is sealed here and is gone from here: only what the pages show of it stays.

    `kept` after something reached the disk; `not_kept` with a sentence where it did not, and then it is not given.
    """

    kept = Signal()
    not_kept = Signal(str)

    def __init__(
        self, snapshot: FamilySnapshot, link: Link, seconds: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.snapshot = snapshot
        self.person: PersonInSight | None = snapshot.people[0] if len(snapshot.people) == 1 else None
        """Who says that they hold the laptop; None before anybody has."""
        self.ticks: dict[str, Tick] = {}
        """What was ticked here and is kept, by step."""
        self.so_far: dict[tuple[str, str], SoFar] = {}
        """How far each person has come with each asking; not what they said."""
        self._lines: dict[str, LineSoFar] = {}
        feelings = snapshot.feelings
        self.feelings = FeelingsSoFar.of(feelings) if feelings is not None else None
        """The line of ups and downs; None where it was not handed over."""
        self.unkept = ""
        """Words that somebody typed and neither kept nor threw away."""
        self._link, self._seconds, self._began = link, seconds, seconds()
        self._key = bytes.fromhex(snapshot.box_key)
        self._place = 0
        self._queue: deque[_Giving] = deque()
        link.kept.connect(self._is_kept)
        link.not_kept.connect(self._is_not_kept)

    @property
    def waiting(self) -> bool:
        """Whether something is on its way to the disk."""
        return bool(self._queue)

    def now(self) -> datetime:
        """The time by the vault's clock."""
        return self.snapshot.now + timedelta(seconds=self._seconds() - self._began)

    def tick(self, step: str, how: StepDone | None, then: Callable[[], object]) -> None:
        """The person who holds the laptop says who did the step, or with None takes that back."""
        person = self.holder()
        self.give(FromTheFamily(tick=Tick(step=step, person=person, how=how, at=self.now())), then)

    def tell(self, words: str, then: Callable[[], object]) -> None:
        """The person who holds the laptop tells something in their own words."""
        self.give(FromTheFamily(told=Told(person=self.holder(), words=words, at=self.now())), then)

    def name_of(self, person: str) -> str:
        """What somebody who is there is called."""
        return next((one.name for one in self.snapshot.people if one.id == person), "")

    def line_so_far(self, line: LineInSight) -> LineSoFar:
        """How far everybody has come with one line."""
        return self._lines.setdefault(line.id, LineSoFar.of(line))

    def holder(self) -> str:
        """The id of the person who holds the laptop."""
        assert self.person is not None, "nobody has said who they are"
        return self.person.id

    def give(self, given: FromTheFamily, then: Callable[[], object]) -> None:
        """Seals one thing and sends it to be kept; `then` is called once it is on the disk, and never if it is not."""
        self._queue.append(_Giving(given, then))
        if len(self._queue) == 1:
            self._send()

    def _send(self) -> None:
        sealed = seal_for_box(packed(self._queue[0].given), self._key, self.snapshot.box_id, self._place)
        self._link.give(sealed)

    def _is_kept(self) -> None:
        if not self._queue:
            return
        done = self._queue.popleft()
        self._place += 1
        tick = done.given.tick
        if tick and tick.how:
            self.ticks[tick.step] = tick
        elif tick:
            self.ticks.pop(tick.step, None)
        if self._queue:
            self._send()
        done.then()
        self.kept.emit()

    def _is_not_kept(self, sentence: str) -> None:
        if not self._queue:
            return
        told = self._queue[0].given.told
        self.unkept = told.words if told else self.unkept
        self._queue.clear()  # what was to follow may rest on it
        self.not_kept.emit(sentence)
