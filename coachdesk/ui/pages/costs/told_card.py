"""What has to be read with the figures, and what looks wrong in the records they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.tools.figure_checks import CheckCode
from coachdesk.ui.pages.costs.behind_place import PAGE, behind_ids
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.marked import Marked
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coachdesk.models.figure_names import FigureNames
    from coachdesk.tools.figure_checks import Finding
    from coachdesk.tools.figure_flags import Flag
    from coachdesk.ui.page import Page

_OF_CONTACTS = frozenset(
    {
        CheckCode.DUPLICATE,
        CheckCode.FAR_FROM_USUAL,
        CheckCode.OUTSIDE_SHEET,
        CheckCode.MONTH_UNKNOWN,
        CheckCode.UNCOSTED,
    }
)
MOST_TOLD = 10
"""More sentences than this are folded away behind a button."""
MOST_BEHIND = 500
"""More contacts than this are not handed to the page behind one by one."""


class ToldCard(Card):
    """ToldCard(page): `.show_told(flags, findings, names)`; hidden where there is nothing to tell."""

    def __init__(self, page: Page) -> None:
        super().__init__(icon="info", parent=page)
        self.set_title(self.tr("Read this with the figures"))
        self._page = page
        self._rows = Rows(0.5, self)
        self.add(self._rows)

    def show_told(self, flags: Sequence[Flag], findings: Sequence[Finding], names: FigureNames) -> None:
        """Shows other sentences: those of the figures first, then those of the records."""
        lines: list[QWidget] = []
        for flag in flags:
            said = SafeLabel(names.in_sentence(flag.sentence), parent=self._rows)
            lines.append(Marked("info", "muted", self._rows).put(said))
        for line in lines[MOST_TOLD:]:
            line.hide()
        codes = dict.fromkeys(one.code for one in findings)
        checks = [self._finding([one for one in findings if one.code is code]) for code in codes]
        more = [self._more(lines[MOST_TOLD:])] if len(lines) > MOST_TOLD else []
        self._rows.fill([*lines, *more, *checks])
        self.setVisible(bool(lines or checks))

    def _more(self, folded: Sequence[QWidget]) -> QWidget:
        more = secondary_button(self.tr("Show %n more", "", len(folded)), "down", self._rows)

        def unfold() -> None:
            more.hide()
            for line in folded:
                line.show()

        more.clicked.connect(unfold)
        return more

    def _finding(self, alike: Sequence[Finding]) -> QWidget:
        """One line for all that are alike, with the way to what they are about."""
        code, about = alike[0].code, tuple(key for one in alike for key in one.about)
        line = TurningRow(34, gap=0.6, at_top=True, parent=self._rows)
        words = alike[0].sentence
        if code not in _OF_CONTACTS:
            words = f"{words} {', '.join(about)}"
        line.add(Marked("warning", "warn", line).put(SafeLabel(words, parent=line)), 1)
        if code in _OF_CONTACTS and self._page.router.has(PAGE):
            look = secondary_button(self.tr("Look at %n contact(s)", "", len(about)), "search", line)
            look.setAccessibleName(f"{look.words()}: {words}")
            look.clicked.connect(lambda: self._page.go(PAGE, **behind_ids(about[:MOST_BEHIND])))
            line.add(look)
        return line
