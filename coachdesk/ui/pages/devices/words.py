"""What is said of workers and their laptops: how they stand, when they were heard from, and words for a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.operations.shown_time import on_the_wall
from coachdesk.sync.membership import Role
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.people_words import WORKER_JOBS
from coachdesk.ui.pages.people_words import said as said_of_people

if TYPE_CHECKING:
    from coachdesk.operations.devices.reading import Colleague, KnownLaptop

LONG_SILENT = timedelta(days=14)
"""Who has not been heard from for so long is worth a call."""


def day_words(moment: datetime, now: datetime) -> str:
    """ "today 09:10", "yesterday 17:30" or "Friday 27 November 2026"."""
    there, here = on_the_wall(moment), on_the_wall(now)
    days = (here.date() - there.date()).days
    if days == 0:
        return QCoreApplication.translate("device_words", "today {time}").format(time=f"{there:%H:%M}")
    if days == 1:
        return QCoreApplication.translate("device_words", "yesterday {time}").format(time=f"{there:%H:%M}")
    return in_words(there.date())


def name_words(person: Colleague) -> str:
    """Her name, or that it has not arrived."""
    if person.worker is None:
        return QCoreApplication.translate("device_words", "Somebody whose name has not arrived yet")
    return person.worker.name


def role_words(person: Colleague) -> str:
    """ "Family Coach · administrator · you"."""
    job = (person.worker.job or said_of_people(WORKER_JOBS[person.worker.role])) if person.worker else ""
    admin = QCoreApplication.translate("device_words", "administrator") if person.is_admin else ""
    you = QCoreApplication.translate("device_words", "you") if person.is_me else ""
    return " · ".join(part for part in (job, admin, you) if part)


def state_words(person: Colleague, now: datetime) -> str:
    """How she stands: shut out, works and was last heard from, invited until a day, or neither."""
    if person.is_disabled:
        return QCoreApplication.translate("device_words", "Has left: all their laptops are shut out")
    parts = []
    if person.works:
        heard = max((one.heard for one in person.laptops if one.heard and not one.is_withdrawn), default=None)
        parts.append(QCoreApplication.translate("device_words", "Works"))
        if heard and not person.is_me:
            parts.append(heard_words(heard, now))
    open_ones = [one for one in person.invitations if not one.is_over]
    if open_ones:
        until = day_words(max(one.until for one in open_ones), now)
        parts.append(QCoreApplication.translate("device_words", "Invited until {day}").format(day=until))
    elif person.invitations:
        parts.append(QCoreApplication.translate("device_words", "Invited, and did not join in time"))
    if not parts:
        parts.append(QCoreApplication.translate("device_words", "No laptop that counts"))
    return " · ".join(parts)


def heard_words(heard: datetime, now: datetime) -> str:
    """ "Last heard from Friday 27 November 2026"."""
    words = QCoreApplication.translate("device_words", "Last heard from {day}")
    return words.format(day=day_words(heard, now))


def is_long_silent(person: Colleague, now: datetime) -> bool:
    """Whether nothing of any of her laptops has come for two weeks."""
    heard = [one.heard or one.joined for one in person.laptops if not one.is_withdrawn]
    return person.works and not person.is_me and all(one is not None and now - one > LONG_SILENT for one in heard)


def laptop_words(laptop: KnownLaptop, now: datetime) -> str:
    """ "This laptop · joined 3 March 2026 · last heard from today 09:10"."""
    if laptop.is_withdrawn:
        first = QCoreApplication.translate("device_words", "Withdrawn: it is shut out for good")
    elif laptop.is_this:
        first = QCoreApplication.translate("device_words", "This laptop")
    else:
        first = QCoreApplication.translate("device_words", "A laptop that counts")
    parts = [first]
    if laptop.joined:
        joined = QCoreApplication.translate("device_words", "Joined {day}")
        parts.append(joined.format(day=day_words(laptop.joined, now)))
    if laptop.heard and not laptop.is_this:
        parts.append(heard_words(laptop.heard, now))
    return " · ".join(parts)


def telephone_words(words: Sequence[str]) -> str:
    """Eight words in two lines of four, as they are read out."""
    half = len(words) // 2
    return " ".join(words[:half]) + "\n" + " ".join(words[half:])


def member_words(role: Role) -> str:
    """What a member may do."""
    match role:
        case Role.LEAD:
            return QCoreApplication.translate("device_words", "leads, and says who the members are")
        case Role.WRITER:
            return QCoreApplication.translate("device_words", "reads and writes")
        case Role.READER:
            return QCoreApplication.translate("device_words", "reads")
