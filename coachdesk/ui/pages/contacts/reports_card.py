"""Two agencies' reports of one event: joined so that it counts once, and parted again (C-01)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.contacts.words import KINDS, amount_words, said, when_words
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.models.contact import Contact
    from coachdesk.operations.contact_entry import ContactReports


class ReportsCard(Card):
    """`.show_reports(reports, agencies)`; signals `joined(id)`, `parted(id)` and `asked(id)` of the other report."""

    joined = Signal(str)
    parted = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="link", parent=parent)
        self.set_title(self.tr("Did another agency tell of the same event?"))
        self._words = small_label("", parent=self)
        self.rows = Rows(0.6, self)
        self.add(self._words)
        self.add(self.rows)

    def show_reports(self, reports: ContactReports, agencies: Mapping[str, str], this: str) -> None:
        """Shows what was joined, and what may be the same; hides itself where there is neither."""
        rows = []
        if reports.event is not None:
            self._words.set_words(self.tr("This was joined to another report: the event counts there, and once."))
            rows.append(self._row(reports.event, agencies, self._part(this, self.tr("It was another event: part"))))
        elif reports.joined or reports.may_be:
            self._words.set_words(
                self.tr("Joined, they count once, as this report and with its amount. They can be parted again.")
            )
        for one in reports.joined:
            part = self._part(one.record.id, self.tr("Not the same: part"))
            rows.append(self._row(one.record, agencies, part))
        for one in reports.may_be:
            join = secondary_button(self.tr("The same event: join"), "link", self.rows)
            join.clicked.connect(partial(self._emit_joined, one.record.id))
            rows.append(self._row(one.record, agencies, join))
        self.rows.fill(rows)
        self.setVisible(bool(rows))

    def _row(self, one: Contact, agencies: Mapping[str, str], button: QWidget) -> QWidget:
        row = TurningRow(40, parent=self.rows)
        told = Rows(0.1, row)
        head = " · ".join(
            part for part in (when_words(one), agencies.get(one.agency, ""), said(KINDS[one.contact_kind]))
        )
        told.fill([SafeLabel(one.what, parent=told), small_label(f"{head} · {amount_words(one.pence)}", parent=told)])
        row.add(told, 1)
        look = quiet_button(self.tr("Open"), "right", row)
        look.setAccessibleName(self.tr("Open: {what}").format(what=one.what))
        look.clicked.connect(partial(self._emit_asked, one.id))
        row.add(look)
        row.add(button)
        return row

    def _part(self, contact_id: str, words: str) -> QWidget:
        button = secondary_button(words, "undo", self.rows)
        button.clicked.connect(partial(self._emit_parted, contact_id))
        return button

    def _emit_joined(self, contact_id: str, _pressed: bool = False) -> None:
        self.joined.emit(contact_id)

    def _emit_parted(self, contact_id: str, _pressed: bool = False) -> None:
        self.parted.emit(contact_id)

    def _emit_asked(self, contact_id: str, _pressed: bool = False) -> None:
        self.asked.emit(contact_id)
