"""Who works with a family, key worker and lead agency marked; where there is none, that is said as a fault (M-15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.leads import LeadFault
from coachdesk.ui.pages.words import assignment_role_words
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.marked import Marked

if TYPE_CHECKING:
    from coachdesk.operations.family_home import FamilyHome

FAULTS: dict[LeadFault, str] = {
    LeadFault.NO_KEY_WORKER: str(
        QT_TRANSLATE_NOOP("who_leads", "No key worker is named: nobody holds it all together.")
    ),
    LeadFault.NO_LEAD_AGENCY: str(QT_TRANSLATE_NOOP("who_leads", "No lead agency is named: nobody is in charge.")),
}


def worker_lines(home: FamilyHome, parent: QWidget) -> list[QWidget]:
    """One line each, then what is missing; nothing is missing once the work has ended."""
    lines: list[QWidget] = []
    for one in home.workers:
        record = one.assignment.record
        key = _said(str(QT_TRANSLATE_NOOP("who_leads", "key worker"))) if record.is_key_worker else ""
        agency = home.agencies.get(one.worker.agency or "", "")
        since = _said(str(QT_TRANSLATE_NOOP("who_leads", "since {day}"))).format(day=partial_in_words(record.from_date))
        parts = (one.worker.name, agency, assignment_role_words(record.role), key, since)
        lines.append(SafeLabel(", ".join(part for part in parts if part), parent=parent))
    for fault in () if home.family.record.closed_on else home.leads.faults:
        marked = Marked("warning", "warn", parent)
        lines.append(marked.put(SafeLabel(_said(FAULTS[fault]), tone="warn", parent=marked)))
    return lines


def _said(text: str) -> str:
    return QCoreApplication.translate("who_leads", text)
