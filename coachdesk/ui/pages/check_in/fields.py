"""With whom a check-in is agreed, who rings, by when, and what they do when they hear nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.visit import CheckInWay
from coachdesk.ui.pages.check_in.words import way_choices
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.time_field import TimeField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.errors import BadInput
    from coachdesk.models.visit import Visit
    from coachdesk.ui.pages.new_drafts import NewDrafts

_AFTER = timedelta(minutes=15)
"""So long after the end of the visit they are to have spoken, unless another time is typed."""


class CheckInFields(QWidget):
    """`.tie(drafts)`, `.suggest(visit before)`, `.suggest_time(ends)`, `.read()` the arguments of `check_in_fields`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column)
        self.way = ChoiceField(
            self.tr("Who rings"), way_choices(), chosen=CheckInWay.WE_RING.value, optional=False, parent=self
        )
        self.who = LineField(self.tr("With whom it is agreed"), placeholder=self.tr("Sam, duty desk"), parent=self)
        self.phone = LineField(self.tr("Their number"), parent=self)
        self.by = TimeField(self.tr("By when"), parent=self)
        self.otherwise = LineField(
            self.tr("What they do if they hear nothing"),
            placeholder=self.tr("ring the office, then 999"),
            parent=self,
        )
        column.addWidget(
            small_label(
                self.tr("Agree it with them before you leave. Where there is no signal, they are the ones who notice."),
                parent=self,
            )
        )
        column.addWidget(self.way)
        for pair in ((self.who, self.phone), (self.by, self.otherwise)):
            row = TurningRow(30, parent=self)
            for field in pair:
                row.add(field, 1)
            column.addWidget(row)

    def tie(self, drafts: NewDrafts) -> None:
        """What is typed is kept as a draft from now on."""
        drafts.choice("check_in_way", self.way)
        drafts.words("check_in_who", self.who)
        drafts.words("check_in_phone", self.phone)
        drafts.typed("check_in_by", self.by)
        drafts.words("check_in_otherwise", self.otherwise)

    def suggest(self, before: Visit | None) -> None:
        """Fills in with whom it was agreed the last time, where nothing is typed."""
        if before is None or self.who.text() or self.phone.text():
            return
        self.way.choose(before.check_in_way.value)
        self.who.set_text(before.check_in_who)
        self.phone.set_text(before.check_in_phone)
        self.otherwise.set_text(before.check_in_otherwise)

    def suggest_time(self, ends: datetime) -> None:
        """Fills in a quarter of an hour after the visit ends, where nothing is typed."""
        by = ends + _AFTER
        if not self.by.typed().strip() and by.date() == ends.date():
            self.by.set_at(by.time())

    def show_kept(self, visit: Visit, by: datetime) -> None:
        """Shows what is agreed; `by` on the wall."""
        self.way.choose(visit.check_in_way.value)
        self.who.set_text(visit.check_in_who)
        self.phone.set_text(visit.check_in_phone)
        self.otherwise.set_text(visit.check_in_otherwise)
        self.by.set_at(by.time())

    def read(self) -> dict[str, Any] | None:
        """What is typed; None where there is no time, which is then asked for."""
        at = self.by.at()
        if at is None:
            if not self.by.is_doubtful():
                self.by.show_problem(self.tr("Say by when."))
            self.by.setFocus()
            return None
        return {
            "by": at,
            "who": self.who.text(),
            "phone": self.phone.text(),
            "way": CheckInWay(self.way.chosen()),
            "otherwise": self.otherwise.text(),
        }

    def refused(self, error: BadInput) -> bool:
        """Shows a refusal at its field; False where it is about none of these."""
        fields = {"check_in_who": self.who, "check_in_phone": self.phone, "check_in_by": self.by}
        field = fields.get(error.field)
        if field is None:
            return False
        field.show_problem(error.sentence)
        field.setFocus()
        return True
