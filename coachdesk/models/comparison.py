"""Two windows put beside each other: every total with who is counted, who is left out, and what it rests on."""

from dataclasses import dataclass
from typing import NamedTuple

from coachdesk.models.figures import Largest, NOf, ProgrammeCost, Sum
from coachdesk.models.window import Window


class Row(NamedTuple):
    """One line of a table: before, during, and by name of what."""

    name: str
    before: Sum
    during: Sum

    @property
    def saving(self) -> int:
        """Pence; below nothing where it cost more (2.1 rule 5)."""
        return self.before.pence - self.during.pence


class NotArrived(NamedTuple):
    """Help that did not arrive, for one reason and one agency (C-12)."""

    reason: str
    agency: str
    row: Row


class LeftOut(NamedTuple):
    """A family that cannot be compared, and why: of how many months something is known, and which are not."""

    family: str
    before: NOf
    during: NOf
    unknown: tuple[str, ...]


class Without(NamedTuple):
    """What remains of the saving when one family, or one single event, is left out of it."""

    name: str
    """The family; of an event its id."""
    saving: int
    net: int


class LargestEvent(NamedTuple):
    """The single contact that cost most in a window, and the totals without it."""

    event: Largest
    total: int
    """Of its window, without it."""
    saving: int
    """Of the comparison, without it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One window put beside an earlier one. What was recorded; nothing in it is projected (V-09)."""

    before: Window
    during: Window
    programme: ProgrammeCost
    asked: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    total: Row
    families: tuple[Row, ...]
    """One for each family compared, in the order asked; they add up to the total, as do agencies and categories."""
    agencies: tuple[Row, ...]
    categories: tuple[Row, ...]
    incidents: Row
    interventions: Row
    harmed: Row
    """Calls in which the family was harmed: inside the total, and subtotalled apart."""
    not_arrived: tuple[NotArrived, ...]
    largest_before: LargestEvent | None
    largest_during: LargestEvent | None
    without: tuple[Without, ...]
    """The saving and the net saving without each of the families."""
    monthless: Sum
    """Contacts of the families compared whose month nobody knows; they are in no total."""

    @property
    def counted(self) -> NOf:
        """How many of the families asked for are in it."""
        return NOf(len(self.families), len(self.asked))

    @property
    def saving(self) -> int:
        """Gross, in pence; below nothing where it cost more."""
        return self.total.saving

    @property
    def programme_cost(self) -> int:
        """For the families compared, in pence (TV-02)."""
        return self.programme.pence_per_family * len(self.families)

    @property
    def net(self) -> int:
        """The saving after the programme's own cost, in pence (TV-03)."""
        return self.saving - self.programme_cost

    @property
    def spread(self) -> tuple[Row, Row]:
        """The families that cost most more and most less (C-09)."""
        ranked = sorted(self.families, key=lambda row: row.saving)
        return ranked[0], ranked[-1]
