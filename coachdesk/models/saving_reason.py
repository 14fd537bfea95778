"""What the savings calculator is told of a family besides events: whose map was drawn, and why one needed more help."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from coachdesk.models.record import Record
from coachdesk.models.values import Id, PartialDate, SomeWords

WindowSaid = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])\.\.[0-9]{4}-(0[1-9]|1[0-2])$")]
"""A window as 2011-03..2011-08."""


class SavingReason(Record):
    """Why a family needed more help in a window (V-05). Its id is worked out from the family and the window."""

    kind: ClassVar[str] = "saving_reason"

    during: WindowSaid
    words: SomeWords
    by: Id
    """The worker who wrote it."""


class MapDrawn(Record):
    """A family's journey map was drawn with it, with or without an incident on it (V-06).

    Without one nothing is known of the family, and no figure takes an empty map for a quiet time. Its id is worked
    out from the family's.
    """

    kind: ClassVar[str] = "map_drawn"

    drawn_on: PartialDate
    by: Id
