"""What a coach tells the advocate of one family's week: drafted from what was written down, edited and sent (T-09)."""

from datetime import date
from typing import ClassVar, Self

from pydantic import model_validator

from coachdesk.models.moments import HOME_ZONE, Moment, ZoneName
from coachdesk.models.record import Record
from coachdesk.models.values import Id, SomeWords


class CoachReport(Record):
    """One family's week as one worker sent it. Its id is worked out from the three (`tools.coach_report_draft`).

    Kept means sent: it goes to whoever works with the family when this laptop next sends, like everything else.
    """

    kind: ClassVar[str] = "coach_report"
    searched: ClassVar[tuple[str, ...]] = ("words",)
    superseded_only: ClassVar[bool] = True
    dated: ClassVar[str] = "week"

    worker: Id
    week: date
    """The Monday."""
    words: SomeWords
    sent_at: Moment
    time_zone: ZoneName = HOME_ZONE

    @model_validator(mode="after")
    def _begins_on_monday(self) -> Self:
        if self.week.weekday():
            raise ValueError("week: a week is named by its Monday")
        return self
