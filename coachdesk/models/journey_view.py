"""What of a journey map somebody wants to look at: chosen lanes, sorts of event, words, and single events put away."""

from dataclasses import dataclass

from coachdesk.models.journey_map import Mark


@dataclass(frozen=True, slots=True)
class MapWanted:
    """Nothing chosen is everything."""

    lanes: frozenset[str] | None = None
    """Keys of the lanes to be shown; None for all."""
    marks: frozenset[Mark] | None = None
    """Sorts of event to be shown; None for all."""
    text: str = ""
    """Words that must be in what is said of an event, however they are capitalised."""
    only_turning: bool = False
    """Only what was marked as could have gone differently."""
    hidden: frozenset[str] = frozenset()
    """Ids of single events that somebody put away."""
    costs: bool = True
    """Whether the strip of costs is shown."""
