"""What was written down after a visit or call: fact and view apart, and people's own words kept as theirs."""

from typing import ClassVar

from coachdesk.models.moments import HOME_ZONE, Moment, ZoneName
from coachdesk.models.record import Record, Value
from coachdesk.models.values import Id, Line, SomeWords, Words


class OwnWords(Value):
    """What one person said, as they said it. It is theirs: neither fact nor view."""

    person: Id
    words: SomeWords


class Note(Record):
    """A submitted note: never edited. It is amended by a new one that names in `supersedes` all it takes the place of.

    Late when `written_at` is more than 24 hours after `happened_at` (`tools.note_times`): then a reason is asked for.
    """

    kind: ClassVar[str] = "note"
    searched: ClassVar[tuple[str, ...]] = ("fact", "view")
    superseded_only: ClassVar[bool] = True

    visit: Id | None = None
    call: Id | None = None
    happened_at: Moment
    written_at: Moment
    time_zone: ZoneName = HOME_ZONE
    written_by: Id
    fact: Words = ""
    """What was seen and heard."""
    view: Words = ""
    """What the writer makes of it."""
    own_words: tuple[OwnWords, ...] = ()
    present: tuple[Id, ...] = ()
    """People of the family."""
    workers_present: tuple[Id, ...] = ()
    others_present: Line = ""
    good_news: bool = False
    late_reason: Words = ""
    attachments: tuple[Id, ...] = ()
    supersedes: tuple[Id, ...] = ()
    amended_because: Words = ""
