"""How far it has come, as a bar and in words: "3 of 8 steps done"."""

from PySide6.QtWidgets import QProgressBar, QWidget

from coachdesk.tools.plan_progress import StepCount
from coachdesk.ui.pages.plan_words import steps_done
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.turning_row import TurningRow


class ProgressLine(TurningRow):
    """`.show_count(count)`; `.words()`. The bar says nothing that the words do not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(24, gap=0.6, parent=parent)
        self._words = SafeLabel("", tone="muted", wrap=True, parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self.add(self._bar, 2)
        self.add(self._words, 3)

    def show_count(self, count: StepCount) -> None:
        """Shows so many of so many."""
        words = steps_done(count)
        self._words.set_words(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, max(1, count.total))
        self._bar.setValue(count.done)
        self._bar.setVisible(bool(count.total))

    def words(self) -> str:
        """What it says."""
        return self._words.words()
