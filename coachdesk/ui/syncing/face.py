"""What the pill in the strip says in each state: an icon, a few words and a sentence. Being offline is never red."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from coachdesk.ui.syncing.standing import Phase

if TYPE_CHECKING:
    from datetime import datetime

    from coachdesk.ui.syncing.standing import Standing

_WEEK = 7
_LATE = timedelta(days=1)
"""After so long without a word, with something to send, somebody should look for a way."""


@dataclass(frozen=True, slots=True)
class Face:
    """`short` is all there is room for in a narrow strip; `wants_eyes` that somebody has to look."""

    icon: str
    words: str
    short: str = ""
    wants_eyes: bool = False
    sentence: str = ""


def face_of(standing: Standing | None, needs: int) -> Face:
    """How it looks now. `needs` counts what waits for somebody's eyes."""
    if standing is None or standing.phase is Phase.ALONE:
        return Face("laptop", _tr("Saved on this laptop"))
    if standing.phase is Phase.BROKEN:
        return Face("warning", _tr("Sending has stopped"), wants_eyes=True)
    if standing.phase is Phase.REFUSED:
        return Face("warning", _tr("Not sent: see why"), wants_eyes=True, sentence=standing.said)
    if needs:
        return Face("warning", _tr("Needs you: %n", needs), str(needs), wants_eyes=True, sentence=standing.said)
    return _going_on(standing)


def _going_on(standing: Standing) -> Face:
    """While nobody has to look."""
    changes = standing.now.changes if standing.now else 0
    heard = standing.now.heard if standing.now else None
    short = str(changes) if changes else ""
    if standing.phase is Phase.WORKING:
        return Face("sync", _tr("Sending %n", changes) if changes else _tr("Fetching"), short)
    if standing.phase is Phase.PAUSED:
        return Face("pause", _tr("Paused: %n to send", changes) if changes else _tr("Paused"), short)
    if standing.phase is Phase.OFFLINE:
        if changes and heard is not None and standing.at - heard >= _LATE:
            words = _tr("Not sent since {when}").format(when=moment(heard, standing.at))
            return Face("warning", words, short, wants_eyes=True, sentence=standing.said)
        if changes:
            return Face("laptop", _tr("Waiting for internet: %n", changes), short, sentence=standing.said)
        words = _tr("Offline, sent {when}").format(when=moment(heard, standing.at)) if heard else _tr("Offline")
        return Face("laptop", words, sentence=standing.said)
    if changes:
        return Face("laptop", _tr("%n to send", changes), short)
    return Face("tick", _tr("All sent {when}").format(when=moment(heard, standing.at)) if heard else _tr("All sent"))


def moment(at: datetime, now: datetime) -> str:
    """The hour today, the day of the week within a week, else the date."""
    here = at.astimezone(now.tzinfo)
    if here.date() == now.date():
        return f"{here:%H:%M}"
    day = QDate(here.year, here.month, here.day)
    days = (now.date() - here.date()).days
    return QLocale().toString(day, "dddd" if 0 < days < _WEEK else "d MMM")


def _tr(words: str, count: int = -1) -> str:
    return QCoreApplication.translate("SyncPill", words, "", count)
