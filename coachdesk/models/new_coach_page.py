"""The family's one page "Your new coach": who comes, when, how to reach them, what stays the same. Plain values."""

from datetime import date, datetime

from coachdesk.models.handover import LastVisit
from coachdesk.models.record import Value


class NewCoachPage(Value):
    """Everything here may stand on the family's paper: no agency, no id, and nothing that was written about them."""

    family_ref: str
    goes: str
    comes: str
    is_advocate: bool = False
    from_day: date
    last_visit: LastVisit | None = None
    visit_on: date | None = None
    visit_at: str = ""
    """"10:30", where the diary has a time."""
    phone: str = ""
    best_route: str = ""
    other: str = ""
    """Whom to tell when this is not right for them: the other of coach and advocate, who stays."""
    other_phone: str = ""
    organisation: str
    made_at: datetime
    is_sample: bool = False
