"""Whether a family may see what one person answered: as that person said last, and in doubt private."""

from collections.abc import Iterable

from coachdesk.models.measures import AnswerRelease, AnswerSet, LineMark
from coachdesk.tools.superseding import current


def is_released(record: AnswerSet | LineMark, releases: Iterable[AnswerRelease]) -> bool:
    """What the person said with the answers, or said since and not taken back; where two of those differ, private.

    Only the person whose answers they are can open them. Closing them is believed of whoever is named. A worker's own
    view or mark is apart, and never released.
    """
    if record.worker is not None:
        return False
    said = [one for one in releases if one.about == record.id and _counts(one, record.person)]
    standing = current(said)
    return all(one.released for one in standing) if standing else record.released


def _counts(release: AnswerRelease, person: str | None) -> bool:
    return release.said_by == person or not release.released
