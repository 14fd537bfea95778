"""What a person is given to choose from: two faces, three, five or the line, by age and by what they had before."""

from collections.abc import Iterable, Mapping
from datetime import date

from coachdesk.models.measures import AnswerMode, AnswerSet
from coachdesk.tools.dates import years_old
from coachdesk.tools.superseding import current

YOUNGEST = 5
"""Nobody younger is asked: what a small child says of itself cannot be relied on (ux.md 1.1)."""

FACES: Mapping[AnswerMode, tuple[int, ...]] = {
    AnswerMode.FACES_2: (0, 1000),
    AnswerMode.FACES_3: (0, 500, 1000),
    AnswerMode.FACES_5: (0, 250, 500, 750, 1000),
    AnswerMode.LINE: (),
}
"""The place of each face, the bad end first. A line has none."""

_FROM_AGE = ((12, AnswerMode.FACES_5), (8, AnswerMode.FACES_3), (YOUNGEST, AnswerMode.FACES_2))


def mode_for(
    birth_date: str | None, on: date, kept: AnswerMode | None = None, wanted: AnswerMode | None = None
) -> AnswerMode | None:
    """How somebody born then is asked that day; None for one who is certainly too young to be asked.

    What the coach wants comes first, then what the person had before for this set (`kept_mode`), then the age: two
    faces from five years, three from eight, five from twelve and where no age is known. A birth date known in part
    counts as the younger age. The line is given only when it is wanted or was kept.
    """
    if birth_date is None:
        return wanted or kept or AnswerMode.FACES_5
    youngest, oldest = years_old(birth_date, on)
    if oldest < YOUNGEST:
        return None
    by_age = next((mode for age, mode in _FROM_AGE if youngest >= age), AnswerMode.FACES_2)
    return wanted or kept or by_age


def kept_mode(sittings: Iterable[AnswerSet], person: str, set_key: str) -> AnswerMode | None:
    """The mode of this person's latest sitting with this set. A worker's view of them does not count."""
    theirs = [
        one for one in current(sittings) if one.person == person and one.set_key == set_key and one.worker is None
    ]
    latest = max(theirs, key=lambda one: (one.at, one.id), default=None)
    return latest.answers[-1].mode if latest else None


def word_number(place: int) -> int:
    """Which of a question's five words, worst first from 0, says this place: its face's, or the nearest to the X."""
    return (place * 4 + 500) // 1000
