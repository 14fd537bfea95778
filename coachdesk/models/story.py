"""The family's story, told once in the family's words and used again: every telling is kept (F-03)."""

from typing import ClassVar

from coachdesk.models.moments import HOME_ZONE, Moment, ZoneName
from coachdesk.models.record import Record
from coachdesk.models.values import Id, SomeWords, Words


class Story(Record):
    """One version. A new one names in `supersedes` all it takes the place of; it never overwrites them."""

    kind: ClassVar[str] = "story"
    searched: ClassVar[tuple[str, ...]] = ("words",)
    superseded_only: ClassVar[bool] = True

    words: SomeWords
    told_by: tuple[Id, ...] = ()
    """Whose words these are."""
    told_at: Moment
    time_zone: ZoneName = HOME_ZONE
    written_by: Id
    supersedes: tuple[Id, ...] = ()
    changed_because: Words = ""
