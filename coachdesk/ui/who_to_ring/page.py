"""The page that says whom to ring: nothing on it comes out of the vault, and it claims to have told nobody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coachdesk.models.duty_number import EMERGENCY, DutyNumber
from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.ui.front_page import MiddleColumn
from coachdesk.ui.tab_order import tab_on
from coachdesk.ui.theme import spaced
from coachdesk.ui.who_to_ring.number_card import NumberCard
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.buttons import IconButton
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel

_WIDEST = 46.0
_TURNS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Space: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class WhoToRing(QWidget):
    """`back` is emitted by Escape and the one button. `show_numbers` draws it anew; arrows and page keys scroll."""

    accessible_role = QAccessible.Role.Grouping
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Who to ring"))
        top = QFrame(self)
        top.setProperty("kind", "strip")
        row = QHBoxLayout(top)
        spaced(row, margins=(0.6, 0.3, 0.6, 0.3), gap=0.6)
        self.back_button = IconButton("left", self.tr("Back  (Esc)"), look="secondary", parent=top)
        self.back_button.clicked.connect(self.back)
        row.addWidget(self.back_button)
        row.addWidget(heading(self.tr("Who to ring"), 1, top), 1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self.area, 1)

    def show_numbers(self, kept: KeptNumbers) -> None:
        """The national emergency number first, then what is kept; in words, where that is not all."""
        inside = QWidget()
        inside.setProperty("kind", "page")
        column = MiddleColumn(_WIDEST)
        inside.setLayout(column)
        spaced(column, (1.0, 0.5, 1.0, 1.0), 0.5)
        told = self.tr("Nobody has been told by this app.")
        column.addWidget(SafeLabel(told, level="3", parent=inside))
        cards = [NumberCard(number, inside) for number in (self.emergency(), *kept.numbers)]
        column.addWidget(cards[0])
        missing = self._missing(kept)
        if missing:
            column.addWidget(SafeLabel(missing, tone="warn", parent=inside))
        for card in cards[1:]:
            column.addWidget(card)
        after = self.tr("Saving on this laptop tells nobody: ring. Then write down whom you rang, and when.")
        column.addWidget(SafeLabel(after, parent=inside))
        column.addStretch(1)
        self.area.setWidget(inside)
        said = ". ".join([told, *(card.said for card in cards), missing])
        self.setAccessibleDescription(said)
        announce(self, said, at_once=True)

    def emergency(self) -> DutyNumber:
        """The national emergency number in the language worn."""
        return DutyNumber(self.tr("Emergency"), EMERGENCY, self.tr("Police, ambulance, fire. Day and night."))

    def _missing(self, kept: KeptNumbers) -> str:
        if not kept.whole:
            return self.tr(
                "Some of your own numbers could not be read on this laptop. Ask your manager for them, and type them "
                "again in Settings."
            )
        if not kept.numbers:
            return self.tr("No other numbers are kept on this laptop yet. Add them in Settings, under Who to ring.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = _TURNS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        elif turn is not None:
            self.area.verticalScrollBar().triggerAction(turn)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_on(self, forward=forward) or super().focusNextPrevChild(forward)
