"""One thing that was given, with a box that says whether it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.family_mode import HandOver
from coachdesk.models.plan import Target
from coachdesk.operations.family_given import GivenItem
from coachdesk.ui.pages.family_mode.given_words import TROUBLES, beneath, tick_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.tick_box import TickBox

_TARGET_LETTERS = 60


class GivenRow(QWidget):
    """`.box` is ticked to begin with, where the thing can be kept at all and nobody gave it after it was finished."""

    def __init__(self, one: HandOver, item: GivenItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        can = item.trouble is None
        self.box = TickBox(tick_words(one, item), ticked=can and not item.turn, parent=self)
        self.box.setEnabled(can)
        column = self.column = QVBoxLayout(self)
        spaced(column, gap=0.3)
        for line in beneath(one, item):
            column.addWidget(SafeLabel(line, parent=self))
        column.addWidget(self.box)
        if item.trouble is not None:
            words = QCoreApplication.translate("given_words", TROUBLES[item.trouble])
            column.addWidget(SafeLabel(words, tone="muted", level="small", parent=self))

    def is_kept(self) -> bool:
        """Whether the coach wants it kept."""
        return self.box.isEnabled() and self.box.is_ticked()


class StepRow(GivenRow):
    """A step somebody wants: `.where` says under which target it goes; without one it is a target of its own."""

    def __init__(
        self,
        one: HandOver,
        item: GivenItem,
        targets: Sequence[Target],
        *,
        private: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(one, item, parent)
        step = item.given.step
        assert step is not None
        self.where = ChoiceField(
            self.tr("Where does it go?"),
            [Choice(target.id, _cut(target.family_words)) for target in targets],
            chosen=step.target or "",
            hint=self.tr("None chosen: it starts something new in the plan, in these words."),
            parent=self,
        )
        self.where.setVisible(bool(targets) and item.trouble is None)
        self.column.addWidget(self.where)
        if private:
            words = self.tr("It comes from a private answer: nobody else in the family will see it in the plan.")
            self.column.addWidget(SafeLabel(words, parent=self))

    def target(self) -> str:
        """The id of the target chosen, or "" for none."""
        return self.where.chosen()


def _cut(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _TARGET_LETTERS else f"{one_line[:_TARGET_LETTERS].rstrip()}…"
