"""Ordinary steps to start from: one press puts a handful under the target, all to be changed afterwards (P-21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.organisation import StepTemplate
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds


class Templates(QWidget):
    """Templates(deeds, target_id): `.show_templates(templates)`."""

    def __init__(self, deeds: PlanDeeds, target_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds, self._target_id = deeds, target_id
        self._wanted: tuple[StepTemplate, ...] = ()
        self._offered: tuple[StepTemplate, ...] = ()
        self._buttons: list[Button] = []
        whole = QVBoxLayout(self)
        spaced(whole, gap=0.4)
        words = self.tr("A few ordinary steps to begin with. Change or drop any of them afterwards.")
        whole.addWidget(small_label(words, parent=self))
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        spaced(self._flow, gap=0.4)
        whole.addWidget(self._row)

    def show_templates(self, templates: tuple[StepTemplate, ...]) -> None:
        """Offers these, made into buttons when they are first looked at."""
        self._wanted = templates
        if self.isVisible():
            self._fill()

    def open(self) -> None:
        """Shows what is offered, the keyboard on the first."""
        self._fill()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        if self._wanted == self._offered:
            return
        self._offered = self._wanted
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(template) for template in self._offered]
        for button in self._buttons:
            self._flow.addWidget(button)
        if self._buttons:
            self.setFocusProxy(self._buttons[0])

    def _button(self, template: StepTemplate) -> Button:
        button = secondary_button(template.name, parent=self._row)
        button.setToolTip("")
        button.clicked.connect(lambda: self._take(template))
        return button

    def _take(self, template: StepTemplate) -> None:
        self._deeds.add_steps(self._target_id, template.steps)
        self.hide()
