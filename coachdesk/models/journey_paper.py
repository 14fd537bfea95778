"""What a journey map on paper is made of: the map itself, whose eyes it is for, and what stands on its edges."""

from dataclasses import dataclass
from datetime import datetime

from coachdesk.models.journey_map import JourneyMap


@dataclass(frozen=True, slots=True)
class JourneyPaper:
    """A map for the family's eyes is `whole.for_family`; it has no cost."""

    whole: JourneyMap
    organisation: str
    made_at: datetime
    is_sample: bool = False
