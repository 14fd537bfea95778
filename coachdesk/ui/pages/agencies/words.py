"""What is said of a contact: when it was last checked and by whom, and whose families know it (F-13, R-15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.models.family import AssignmentRole
from coachdesk.operations.known_by import KnownBy, Part
from coachdesk.tools.contact_age import is_checked
from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.pages.words import assignment_role_words
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coachdesk.models.organisation import Agency, Worker
    from coachdesk.ui.pages.agencies.reading import Directory

_PARTS: dict[Part, str] = {
    Part.KEY_WORKER: str(QT_TRANSLATE_NOOP("contact_words", "key worker")),
    Part.STEP: str(QT_TRANSLATE_NOOP("contact_words", "does a step")),
    Part.APPOINTMENT: str(QT_TRANSLATE_NOOP("contact_words", "has an appointment with them")),
    Part.VISIT: str(QT_TRANSLATE_NOOP("contact_words", "comes along on a visit")),
}


def checked_words(contact: Agency | Worker, directory: Directory) -> str:
    """ "Checked 3 September 2011 by Bronwen", "Not checked since March 2011" or "Never checked"."""
    if contact.checked_on is None:
        return QCoreApplication.translate("contact_words", "Never checked")
    day = partial_in_words(contact.checked_on)
    who = directory.name(contact.checked_by)
    if not is_checked(contact.checked_on, directory.today, directory.months):
        return QCoreApplication.translate("contact_words", "Not checked since {day}").format(day=day)
    if not who:
        return QCoreApplication.translate("contact_words", "Checked {day}").format(day=day)
    return QCoreApplication.translate("contact_words", "Checked {day} by {who}").format(day=day, who=who)


def counts_as_checked(contact: Agency | Worker, directory: Directory) -> bool:
    """Whether it was checked within the months that are agreed."""
    return is_checked(contact.checked_on, directory.today, directory.months)


def known_by_words(known: Iterable[KnownBy]) -> str:
    """ "F2 Cole: key worker, does a step; F4 Wall: coach"."""
    lines = []
    for one in known:
        parts = ", ".join(_part(part) for part in one.parts)
        lines.append(f"{one.family.ref} {one.family.name}: {parts}")
    return "; ".join(lines)


def _part(part: AssignmentRole | Part) -> str:
    if isinstance(part, Part):
        return QCoreApplication.translate("contact_words", _PARTS[part])
    return assignment_role_words(part)
