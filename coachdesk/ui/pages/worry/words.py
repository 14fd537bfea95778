"""When a worry was saved and who has been told, as banners and cards say it."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from coachdesk.models.visit import Visit
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.tools.tries import visit_time
from coachdesk.tools.worry_calls import WorryState
from coachdesk.ui.widgets.banner import Kind
from coachdesk.ui.widgets.bidi import isolated


def clock_words(moment: datetime, today: date) -> str:
    """The time on the clock of whoever wrote it down, with the day where that is not today: "15:02"."""
    time = f"{moment:%H:%M}"
    if moment.date() == today:
        return time
    return QCoreApplication.translate("Worry", "{time} on {day}").format(time=time, day=short(moment.date()))


def visit_words(visit: Visit) -> str:
    """At which visit a worry came up: "At the visit of 1 March 2011, 09:30"."""
    at = on_the_wall(visit_time(visit), visit.time_zone)
    words = QCoreApplication.translate("Worry", "At the visit of {day}, {time}")
    return words.format(day=short(at.date()), time=f"{at:%H:%M}")


def standing_words(state: WorryState, today: date) -> tuple[str, Kind]:
    """What a banner says of a worry, and how much it matters."""
    told = state.told
    saved = clock_words(state.worry.written_at, today)
    if told is None:
        words = QCoreApplication.translate(
            "Worry", "Saved on this laptop at {time}. Nobody has been told by this app. Ring now."
        )
        return words.format(time=saved), "safety"
    words = QCoreApplication.translate("Worry", "Told to {name} at {time}.").format(
        name=isolated(told.answered_by), time=clock_words(told.at, today)
    )
    if not state.added_since:
        return words, "quiet"
    since = QCoreApplication.translate(
        "Worry", "Changed at {time}: nobody has been told of the change by this app. Ring now."
    )
    return f"{words} {since.format(time=saved)}", "warning"
