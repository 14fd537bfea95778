"""What goes in and what is left out, in plain words, before anybody looks at the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.plan import InkMethod
from coachdesk.tools.sharing_words import BASIS_WORDS, CLASS_WORDS
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.ui.pages.agency_copy.reading import Drawn


class GoesInCard(Card):
    """`.show_copy(drawn)`: targets, people, kinds of thing, for what, on which basis, and who signed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent, icon="tick")
        self.set_title(self.tr("What goes in"))
        self._rows = Rows(0.35, self)
        self.add(self._rows)

    def show_copy(self, drawn: Drawn) -> None:
        """In the order a coach would say it."""
        copy, page = drawn.copy, drawn.copy.page
        steps = sum(len(target.steps) for target in page.targets)
        lines = [
            self.tr("%n target(s)", "", len(page.targets)) + " · " + self.tr("%n step(s)", "", steps),
            *(f"“{isolated(target.words)}”" for target in page.targets),
            self.tr("About {people}").format(people=", ".join(map(isolated, drawn.people))),
            self.tr("What kind of thing: {kinds}").format(
                kinds=", ".join(self.tr(CLASS_WORDS[one]) for one in copy.included)
            ),
            self.tr("So that it can {purpose}, {basis}").format(
                purpose=self.tr(copy.purpose_words), basis=", ".join(self.tr(BASIS_WORDS[one]) for one in copy.bases)
            ),
            self._signed(drawn),
        ]
        self._rows.fill([SafeLabel(line, parent=self._rows) for line in lines])

    def _signed(self, drawn: Drawn) -> str:
        names = [isolated(one.name) for one in drawn.copy.page.inks if one.method is not InkMethod.RATHER_NOT]
        if not names:
            return self.tr("Nobody on this copy has signed this version.")
        return self.tr("That {people} signed is said in words. No signature is on it.").format(people=", ".join(names))


class LeftOutCard(Card):
    """`.show_copy(drawn)`: each kind with how many and why. Names only when asked for: others may see the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent, icon="private")
        self.set_title(self.tr("What is left out, and why"))
        self._rows = Rows(0.6, self)
        self.by_name = quiet_button(self.tr("Show each yes and no, by name"), "eye", self)
        self._named = Rows(0.35, self)
        self.by_name.clicked.connect(lambda: self._show_names(not self._named.isVisibleTo(self)))
        for part in (self._rows, self.by_name, self._named):
            self.add(part)

    def show_copy(self, drawn: Drawn) -> None:
        """Counts and kinds; never what was left out."""
        copy = drawn.copy
        rows: list[QWidget] = []
        for one in copy.left_out:
            row = Rows(0.0, self._rows)
            count = SafeLabel(f"{self.tr(one.name).capitalize()}: {one.count}", parent=row)
            row.fill([count, small_label(self.tr(one.why), parent=row)])
            rows.append(row)
        self._rows.fill(rows or [SafeLabel(self.tr("Nothing is left out."), parent=self._rows)])
        sentences = (*copy.refusals, *copy.because)
        self._named.fill([SafeLabel(sentence, level="small", parent=self._named) for sentence in sentences])
        self._show_names(False)

    def _show_names(self, shown: bool) -> None:
        self._named.setVisible(shown)
        words = self.tr("Hide each yes and no") if shown else self.tr("Show each yes and no, by name")
        self.by_name.set_words(words)
