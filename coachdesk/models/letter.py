"""A letter out of the carrier bag: who it is from, what it says plainly, what it wants and by when (L-03, L-04)."""

from datetime import date
from typing import ClassVar

from coachdesk.models.record import Record
from coachdesk.models.values import Id, Line, PartialDate, Words


class Letter(Record):
    """One letter read together. It is dealt with once it became a step, or somebody wrote why it need not."""

    kind: ClassVar[str] = "letter"
    searched: ClassVar[tuple[str, ...]] = ("from_words", "says", "wants")
    dated: ClassVar[str] = "by_when"

    from_agency: Id | None = None
    from_words: Line = ""
    """Who it is from, when not in the directory."""
    dated_on: PartialDate | None = None
    """The date on the letter."""
    read_on: date
    read_by: Id | None = None
    """The worker who read it with them."""
    visit: Id | None = None
    to_people: tuple[Id, ...] = ()
    says: Words = ""
    """What it says, in plain words."""
    wants: Words = ""
    by_when: date | None = None
    step: Id | None = None
    """The first of `steps`; where a program of before could keep only one, all of them. Ask `became`."""
    steps: tuple[Id, ...] = ()
    """The dated steps of the plan that it became, one for each thing it wants."""
    no_step_because: Words = ""
    attachments: tuple[Id, ...] = ()

    @property
    def became(self) -> tuple[str, ...]:
        """The ids of the steps that it became, whichever program wrote them; empty while it became none."""
        return self.steps or ((self.step,) if self.step else ())
