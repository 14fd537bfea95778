"""Rows of what is due: a step that is late or due this week, and a letter that wants something by a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coachdesk.tools.dates import short
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.marked import Marked
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.operations.day import DueStep, WaitingLetter
    from coachdesk.ui.page import Page


def step_row(due: DueStep, page: Page) -> QWidget:
    """A step, whose it is and by when, and the way to its plan."""
    about = " · ".join(part for part in (due.owner, when_words(due.step.due, due.days_late)) if part)
    row = _row(due.step.words, about, due.days_late, page)
    family = due.family
    name = secondary_button(f"{family.ref} {family.name}", "plan", row)
    where = "plan" if page.router.has("plan") else "family"
    name.clicked.connect(lambda: page.go(where, family_id=family.id))
    row.add(name)
    return row


def letter_row(waiting: WaitingLetter, page: Page) -> QWidget:
    """What a letter wants and by when, and the way to it."""
    letter, family = waiting.letter, waiting.family
    about = " · ".join(part for part in (letter.from_words, when_words(letter.by_when, waiting.days_late)) if part)
    row = _row(letter.wants, about, waiting.days_late, page)
    name = secondary_button(f"{family.ref} {family.name}", "note", row)
    name.setAccessibleName(page.tr("Letter of {ref} {name}").format(ref=family.ref, name=family.name))
    name.clicked.connect(lambda: page.go("letter", family_id=family.id, record_id=letter.id))
    name.setVisible(page.router.has("letter"))
    row.add(name)
    return row


def when_words(due: date | None, days_late: int) -> str:
    """ "3 days late, since Mon 29 Aug 2011", "due today" or "by Thu 8 Sep 2011"."""
    if due is None:
        return ""
    day = short(due)
    if days_late > 0:
        words = QCoreApplication.translate("due_rows", "%n day(s) late, since {day}", "", days_late)
        return words.format(day=day)
    if days_late == 0:
        return QCoreApplication.translate("due_rows", "due today")
    return QCoreApplication.translate("due_rows", "by {day}").format(day=day)


def _row(words: str, about: str, days_late: int, page: Page) -> TurningRow:
    row = TurningRow(34, parent=page)
    late = days_late > 0
    said = Marked("warning" if late else "calendar", "warn" if late else "muted", row)
    column = Rows(0.1, said)
    column.fill([SafeLabel(words, parent=column), small_label(about, parent=column)])
    row.add(said.put(column), 1)
    return row
