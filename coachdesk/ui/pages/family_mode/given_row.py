"""One thing that was given, with a box that says whether it is kept."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.family_mode import FromTheFamily
from coachdesk.operations.family_given import GivenItem, Trouble
from coachdesk.ui.pages.plan_words import DONE_HOW, quoted, said
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.tick_box import TickBox


class GivenRow(QWidget):
    """`.box` is ticked to begin with, where the thing can be kept at all."""

    def __init__(self, item: GivenItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.box = TickBox(self._words(item.given), ticked=item.trouble is None, parent=self)
        self.box.setEnabled(item.trouble is None)
        column = QVBoxLayout(self)
        spaced(column, gap=0.3)
        if item.given.told:
            column.addWidget(SafeLabel(quoted(item.given.told.words), parent=self))
        column.addWidget(self.box)
        if item.trouble is not None:
            column.addWidget(SafeLabel(self._trouble(item.trouble), tone="muted", level="small", parent=self))

    def is_kept(self) -> bool:
        """Whether the coach wants it kept."""
        return self.box.isEnabled() and self.box.is_ticked()

    def _words(self, given: FromTheFamily) -> str:
        name = isolated(self.item.who or self.tr("Somebody"))
        if given.tick is None or given.tick.how is None:
            return self.tr("Keep {name}'s words").format(name=name)
        how = said(DONE_HOW[given.tick.how])
        return self.tr("{name} ticked {step}: {how}").format(name=name, step=quoted(self.item.step), how=how)

    def _trouble(self, trouble: Trouble) -> str:
        if trouble is Trouble.DONE_ALREADY:
            return self.tr("It was ticked already. Nothing changes.")
        return self.tr("This step is not in the plan any more.")
