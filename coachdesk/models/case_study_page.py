"""A case study as its page is drawn: its facts in order, who wrote it and when. Plain values."""

from datetime import date, datetime

from coachdesk.models.case_study import StudyFact
from coachdesk.models.record import Value


class CaseStudyPage(Value):
    """Everything here may be told: each grown-up of the family has said yes to it."""

    family_ref: str
    facts: tuple[StudyFact, ...]
    author: str
    made_on: date
    organisation: str
    made_at: datetime
    is_named: bool = False
    """False: the names of the family's people were taken out."""
    is_sample: bool = False
