"""The line at the end of a target where the next step is typed: Enter adds it, with who and by when if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class AddStep(QWidget):
    """AddStep(deeds, target_id): `.line` the field; `.show_owners(shown)`; `.leave()`.

    Who and by when appear once something is typed, so that an untouched plan stays quiet.
    """

    def __init__(self, deeds: PlanDeeds, target_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds, self._target_id = deeds, target_id
        self._owners: tuple[Choice, ...] = ()
        self._offered: tuple[Choice, ...] = ()
        whole = QVBoxLayout(self)
        spaced(whole, gap=0.4)
        self.line = LineField(
            self.tr("Add a step"),
            placeholder=self.tr("Add a step, then Enter"),
            label_shown=False,
            parent=self,
        )
        self.line.setObjectName("add-step")
        self._draft = Drafted(self.line, deeds.table, f"target/{target_id}/new_step")
        self.line.edited.connect(self._turn)
        self.line.entered.connect(self.add)
        whole.addWidget(self.line)
        self._more = TurningRow(34, parent=self)
        self.who = SearchChoiceField(self.tr("Who"), (), placeholder=self.tr("Anyone"), parent=self._more)
        self.due = DateField(self.tr("By when"), deeds.table.today, parent=self._more)
        self.button = secondary_button(self.tr("Add"), icon="plus", parent=self._more)
        self.button.clicked.connect(self.add)
        self._more.add(self.who, 2)
        self._more.add(self.due, 2)
        self._more.add(self.button)
        whole.addWidget(self._more)
        self._more.hide()
        for editor in (self.who.editor(), self.due.editor()):
            editor.installEventFilter(self)

    def show_owners(self, shown: PlanShown) -> None:
        """Offers those a step can be given to; puts a draft back."""
        self._owners = shown.owners
        self._draft.show("", shown.drafts)
        self._turn()

    def add(self) -> None:
        """Adds what is typed; without words the keyboard goes back to the line."""
        words = self.line.text()
        if not words or self.due.is_doubtful():
            (self.due if words else self.line).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._deeds.add_step(
            self._target_id,
            words,
            self.who.chosen(),
            self.due.day(),
            self._draft.key,
            failed=self._refused,
            then=lambda: None,
        )
        self._draft.clear()
        self.who.choose("")
        self.due.set_day(None)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._turn()

    def leave(self) -> None:
        """What is half typed stays as a draft."""
        self.line.leave()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.who.problem()
        if entered:
            self.add()
        return entered

    def _turn(self) -> None:
        wanted = bool(self.line.text())
        if wanted and self._owners != self._offered:
            self._offered = self._owners
            self.who.set_choices(self._offered)
        self._more.setVisible(wanted)

    def _refused(self, error: CoachDeskError) -> None:
        self.line.show_problem(error.sentence)
