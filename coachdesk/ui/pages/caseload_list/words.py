"""What the list says of a family, in plain words about our work: who was seen, what is due, whose steps are late."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.models.family import FamilyState
from coachdesk.operations.agenda import day_of
from coachdesk.tools.dates import short

if TYPE_CHECKING:
    from coachdesk.operations.caseload_list import CaseloadList
    from coachdesk.tools.caseload_list import CaseloadRow

_CONTEXT = "caseload_list"


def _say(text: str, count: int = -1) -> str:
    return QCoreApplication.translate(_CONTEXT, text, "", count)


def seen_words(row: CaseloadRow) -> str:
    """ "not seen for 12 days", "seen 3 days ago"; before the first time since when the work goes on."""
    if row.family.state is FamilyState.PAUSED:
        return _say("The work is paused")
    if row.days is None:
        return _say("No visit is written down yet")
    if row.seen is None:
        return _say("Not met yet, %n day(s) since the start", row.days)
    if row.is_unseen:
        return _say("Not seen for %n day(s)", row.days)
    if row.days < 2:
        return _say("Seen yesterday") if row.days else _say("Seen today")
    return _say("Seen %n day(s) ago", row.days)


def children_words(row: CaseloadRow, today: date) -> list[str]:
    """Children not seen when the family was last met, and since when; and those nobody has written anything of."""
    found = [
        _say("{name} not seen for %n day(s)", (today - one.since).days).format(name=one.child.known_as)
        for one in row.children
        if one.since is not None
    ]
    unsaid = [one.child.known_as for one in row.children if one.since is None]
    if unsaid:
        names = ", ".join(unsaid)
        found.append(_say("Nobody has written down seeing {names}").format(names=names))
    return found


def next_words(row: CaseloadRow, today: date) -> str:
    """When somebody goes there next."""
    if row.next_visit is None:
        return _say("No next visit is agreed")
    on = day_of(row.next_visit)
    return _say("Next visit today") if on == today else _say("Next visit {day}").format(day=short(on))


def review_words(row: CaseloadRow) -> str:
    """How long until the review, or since it was due."""
    if row.review is None:
        return _say("No plan yet")
    late = row.review.days_late
    if late > 0:
        return _say("Review %n day(s) late", late)
    return _say("Review in %n day(s)", -late) if late else _say("Review due today")


def report_words(row: CaseloadRow) -> str:
    """Which report has not come; empty when none is missing."""
    if not row.no_report:
        return ""
    day = short(row.no_report[-1])
    if len(row.no_report) == 1:
        return _say("The report of the week of {day} is not here").format(day=day)
    return _say("Reports of %n week(s) are not here, the last of {day}", len(row.no_report)).format(day=day)


def late_words(agency: str, steps: int) -> str:
    """ "Housing: 4 steps late"."""
    return _say("{agency}: %n step(s) late", steps).format(agency=agency)


def our_late_words(steps: int) -> str:
    """The same of those who work for us."""
    return _say("Our own: %n step(s) late", steps)


def in_one_look(shown: CaseloadList) -> str:
    """ "2 families not seen for ten days · 3 reviews overdue · Housing is late with 4 steps"."""
    sums, parts = shown.sums, []
    if sums.unread:
        parts.append(_say("%n famil(y/ies) with a worry you have not read", sums.unread))
    if sums.unseen:
        parts.append(_say("%n famil(y/ies) not seen for ten days", sums.unseen))
    if sums.overdue:
        parts.append(_say("%n review(s) overdue", sums.overdue))
    most = [one for one in sums.agencies if one.steps == sums.agencies[0].steps]
    for one in most[:2]:
        name = shown.agencies.get(one.agency, "")
        parts.append(_say("{agency} is late with %n step(s)", one.steps).format(agency=name))
    if sums.no_report:
        parts.append(_say("reports of %n famil(y/ies) not here", sums.no_report))
    return " · ".join(parts) or _say("Everybody was seen, and nothing is overdue or late.")
